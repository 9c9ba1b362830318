#include "core/sandbox/gojson.h"
#include "core/sandbox/graphqlservice.h"
#include "core/sandbox/scalars.h"
#include "tests/support/manualclock.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace sandbox;

namespace graphqlservicetest {

/// Counts what the engine did with its transactions.
struct TransactionLog
{
    int begun = 0;
    int committed = 0;
    int rolledBack = 0;
};

class LoggedTransaction final : public Transaction
{
public:
    explicit LoggedTransaction(TransactionLog &log) : m_log(&log) { ++m_log->begun; }
    bool commit() override
    {
        ++m_log->committed;
        return true;
    }
    void rollback() override { ++m_log->rolledBack; }

private:
    TransactionLog *m_log;
};

ApiError notFound()
{
    return apiError(ApiError::Name::NotFound, QStringLiteral("UserNotFound"), QStringLiteral("user <not> found"),
                    R"({"keys":["b","a"],"cause":{"kind":"X"}})");
}

Resolver failing(const ApiError &error)
{
    return [error](const Object &, const Arguments &, RequestContext &) -> Resolved {
        return tl::unexpected(error);
    };
}

Resolver failingLater()
{
    return [](const Object &, const Arguments &, RequestContext &) -> Resolved {
        return Later {[]() -> Resolved {
            return tl::unexpected(notFound());
        }};
    };
}

Resolver answering(const Output &output)
{
    return [output](const Object &, const Arguments &, RequestContext &) -> Resolved {
        return output;
    };
}

/// Coerced arguments back as JSON, so that a row shows what a resolver would see.
std::string inputJson(const Input &input)
{
    std::string out;
    switch (input.kind()) {
    case Input::Kind::Absent:
        return "null";
    case Input::Kind::Boolean:
        return input.boolean() ? "true" : "false";
    case Input::Kind::Integer:
        return std::to_string(input.integer());
    case Input::Kind::Number:
        return goNumber(input.number());
    case Input::Kind::Text:
        appendGoQuoted(out, input.text().toStdString());
        return out;
    case Input::Kind::Moment:
        return '"' + toRfc3339(input.moment()) + '"';
    case Input::Kind::Json:
        return goCanonical(input.json());
    case Input::Kind::List:
        for (const Input &item : input.items())
            out += (out.empty() ? "" : ",") + inputJson(item);
        return '[' + out + ']';
    case Input::Kind::Object:
        for (const auto &[name, member] : input.members())
            out += (out.empty() ? "\"" : ",\"") + name + "\":" + inputJson(member);
        return goCanonical('{' + out + '}');
    }
    return {};
}

/// A few fields that show every turn an answer can take.
class TinyBackend final : public Backend
{
public:
    std::unique_ptr<Transaction> begin(const RequestInfo &) override
    {
        m_count = 0;
        return std::make_unique<LoggedTransaction>(log);
    }

    void registerResolvers(Resolvers &resolvers) override
    {
        const ObjectRef ann = makeObject("User",
                                         {{"id", QStringLiteral("u1")},
                                          {"name", QStringLiteral("Ann <a&b>")},
                                          {"age", 3},
                                          {"sort", QStringLiteral("NAME")}});
        const ObjectRef role = makeObject("Role", {{"id", QStringLiteral("r1")}, {"key", QStringLiteral("k")}});
        for (const char *field : {"fail", "failHard"}) {
            resolvers.add("Query", field, failing(notFound()));
            resolvers.add("User", field, failing(notFound()));
        }
        resolvers.add("User", "crash", failing(unexpectedError(QStringLiteral("boom"))));
        resolvers.add("User", "lateFail", failingLater());
        resolvers.add("User", "lateFailHard", failingLater());
        resolvers.add("Query", "me", answering(ann));
        resolvers.add("Query", "must", answering(ann));
        resolvers.add("Query", "lateMe", answering(Later {[ann]() -> Resolved {
                          return ann;
                      }}));
        resolvers.add("Query", "all", answering(OutputList {ann, role}));
        resolvers.add(
            "Query", "node", [ann, role](const Object &, const Arguments &arguments, RequestContext &) -> Resolved {
                const QString id = arguments["id"].text();
                return id == QStringLiteral("u1") ? Output(ann) : id == QStringLiteral("r1") ? Output(role) : Output();
            });
        resolvers.add("Query", "echo", [](const Object &, const Arguments &arguments, RequestContext &) -> Resolved {
            return QString::fromStdString(inputJson(arguments));
        });
        resolvers.add("Mutation", "step",
                      [this, ann](const Object &, const Arguments &arguments, RequestContext &) -> Resolved {
                          if (arguments["fail"].boolean())
                              return tl::unexpected(notFound());
                          ++m_count;
                          return makeObject("StepPayload",
                                            {{"count", Later {[this]() -> Resolved {
                                                  return m_count;
                                              }}},
                                             {"user", ann}});
                      });
        resolvers.add("Mutation", "send",
                      [this](const Object &, const Arguments &arguments, RequestContext &) -> Resolved {
                          if (arguments["fail"].boolean())
                              return tl::unexpected(notFound());
                          ++m_count;
                          return true;
                      });
    }

    TransactionLog log;

private:
    int m_count = 0;
};

} // namespace graphqlservicetest

using namespace graphqlservicetest;

class tst_GraphqlService : public QObject
{
    Q_OBJECT

private slots:
    void answersAsTheRealEngine_data();
    void answersAsTheRealEngine();
    void refusesBeforeTheEngine_data();
    void refusesBeforeTheEngine();
    void momentsAreReadWithTheirZone();
    void anErrorAnywhereRollsBack_data();
    void anErrorAnywhereRollsBack();
    void whatIsNotExecutedOpensNoTransaction();
    void introspectionOrderIsDrawnOnce();

private:
    http::Response answer(const QByteArray &requestJson);

    support::ManualClock m_clock;
    std::shared_ptr<const graphql::Schema> m_schema =
        engineSchema(support::readFile(QStringLiteral(TEST_DATA "/sandbox/engine.graphql")).toStdString());
    TinyBackend m_backend;
    GraphqlService m_service {m_schema, m_backend, m_clock, 1};
};

http::Response tst_GraphqlService::answer(const QByteArray &requestJson)
{
    const auto request = readGraphqlRequest(MediaType::Json, requestJson);
    return request ? m_service.answer(*request, {}) : http::Response();
}

void tst_GraphqlService::answersAsTheRealEngine_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("expected");
    const QList<QByteArray> lines = support::readFile(QStringLiteral(TEST_DATA "/sandbox/engine.rows")).split('\n');
    QByteArray request;
    for (const QByteArray &line : lines) {
        if (line.startsWith("{\"query\"")) {
            request = line;
        } else if (line.startsWith('{')) {
            QTest::newRow(request.constData()) << request << line;
        }
    }
}

void tst_GraphqlService::answersAsTheRealEngine()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, expected);

    http::Response response = answer(request);

    // Cut to pieces, so that a difference shows itself.
    QCOMPARE(response.body.replace("},{", "}\n{").split('\n'), QByteArray(expected).replace("},{", "}\n{").split('\n'));
    QCOMPARE(response.status, 200);
    QCOMPARE(http::headerValue(response.headers, "Content-Type"), "application/json; charset=utf-8");
}

void tst_GraphqlService::refusesBeforeTheEngine_data()
{
    const QByteArray unexpected =
        R"({"error":{"name":"InternalError","reason":"UnexpectedError","message":"unexpected error occurred","code":500}})";
    const auto refused = [](const QByteArray &message) {
        return R"({"error":{"name":"BadRequest","reason":"BadRequest","message":")" + message + R"(","code":400}})";
    };
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("syntax error") << QByteArray("{ me { id }") << unexpected;
    QTest::newRow("null literal") << QByteArray("{ echo(text: null) }") << unexpected;
    QTest::newRow("null deep inside") << QByteArray("{ echo(input: {id: 1, tags: [null]}) }") << unexpected;
    QTest::newRow("null default") << QByteArray("query ($a: Int = null) { echo(number: $a) }") << unexpected;
    QTest::newRow("null in a directive") << QByteArray("{ me { id @skip(if: null) } }") << unexpected;
    QTest::newRow("directive on a variable") << QByteArray("query ($a: Int @x) { echo(number: $a) }") << unexpected;
    QTest::newRow("description on an operation") << QByteArray("\"what\" query A { me { id } }") << unexpected;
    QTest::newRow("braced escape") << QByteArray(R"({ echo(text: "\u{61}") })") << unexpected;
    QTest::newRow("sixth field") << QByteArray("mutation { a: send b: send c: send d: send e: send f: send }")
                                 << refused("too many mutation fields in one request: got 6, limit is 5");
    QTest::newRow("fields in fragments count")
        << QByteArray("mutation { ...F ... { __typename ...F } } fragment F on Mutation { a: send b: send c: send }")
        << refused("too many mutation fields in one request: got 7, limit is 5");
    QTest::newRow("invalid documents are counted too")
        << QByteArray("mutation { a b c d e f }")
        << refused("too many mutation fields in one request: got 6, limit is 5");
    QTest::newRow("cycle in a mutation") << QByteArray("mutation { ...F } fragment F on Mutation { ...F }")
                                         << refused(R"(graphql fragment cycle detected at \"F\")");
}

void tst_GraphqlService::refusesBeforeTheEngine()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, expected);
    GraphqlRequest request;
    request.query = query.toStdString();

    const http::Response response = m_service.answer(request, {});

    QCOMPARE(response.body, expected);
    QCOMPARE(response.status, expected.contains("\"code\":500") ? 500 : 400);
    QCOMPARE(http::headerValue(response.headers, "Content-Type"), "application/json");
}

void tst_GraphqlService::momentsAreReadWithTheirZone()
{
    const http::Response response = answer(
        R"({"query":"query($w: DateTime) { echo(when: $w) }","variables":{"w":"2026-01-02T03:04:05.120+08:00"}})");

    QCOMPARE(response.body, R"({"data":{"echo":"{\"when\":\"2026-01-01T19:04:05.12Z\"}"}})");
}

void tst_GraphqlService::anErrorAnywhereRollsBack_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("commits");
    QTest::newRow("query") << QByteArray("{ me { id } }") << true;
    QTest::newRow("mutation") << QByteArray("mutation { step { count } }") << true;
    QTest::newRow("nullable field of a query") << QByteArray("{ me { id fail } }") << false;
    QTest::newRow("mutation field") << QByteArray("mutation { step(fail: true) { count } }") << false;
    QTest::newRow("rehearsal: a failing field of the payload")
        << QByteArray("mutation { step { count user { fail } } }") << false;
}

void tst_GraphqlService::anErrorAnywhereRollsBack()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, commits);
    m_backend.log = {};
    GraphqlRequest request;
    request.query = query.toStdString();

    m_service.answer(request, {});

    QCOMPARE(m_backend.log.begun, 1);
    QCOMPARE(m_backend.log.committed, commits ? 1 : 0);
    QCOMPARE(m_backend.log.rolledBack, commits ? 0 : 1);
}

void tst_GraphqlService::whatIsNotExecutedOpensNoTransaction()
{
    m_backend.log = {};

    answer(R"({"query":"{ nope }"})");
    answer(R"({"query":"{"})");
    answer(R"({"query":"query($id: ID!) { node(id: $id) { id } }"})");

    QCOMPARE(m_backend.log.begun, 0);
}

void tst_GraphqlService::introspectionOrderIsDrawnOnce()
{
    const QByteArray request = R"({"query":"{ __schema { types { name } } }"})";
    TinyBackend otherBackend;
    GraphqlService other(m_schema, otherBackend, m_clock, 2);
    const auto parsed = readGraphqlRequest(MediaType::Json, request);

    const QByteArray first = answer(request).body;

    QCOMPARE(answer(request).body, first);
    const QByteArray fromAnotherStart = other.answer(*parsed, {}).body;
    QVERIFY(fromAnotherStart != first);
    QCOMPARE(fromAnotherStart.size(), first.size());
}

REGISTER_TEST(tst_GraphqlService)
#include "tst_graphqlservice.moc"
