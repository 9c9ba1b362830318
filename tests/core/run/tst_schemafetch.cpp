#include "core/graphql/introspectionquery.h"
#include "core/graphql/schemaprinter.h"
#include "core/graphql/validation.h"
#include "core/json/tape.h"
#include "core/json/writer.h"
#include "core/run/runner.h"
#include "tests/support/keyfolder.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"
#include "tests/support/scriptedpeer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using support::ScriptedPeer;
using support::WireRequest;

/// Engines of every age are asked for what they have, in as few requests as can be. The peer refuses what its own
/// introspection types do not have, as engines do: with nothing but errors.
class tst_SchemaFetch : public QObject
{
    Q_OBJECT

    /// What a fetch came to, and what the server saw of it.
    struct Fetched
    {
        std::shared_ptr<const graphql::Schema> schema;
        QString failure;
        QStringList questions;
        int refusals = 0;
    };
    Fetched fetch(const std::string &introspectionTypes, bool hidesThem = false);

    support::KeyFolder m_keys;
    support::ManualClock m_clock;

private slots:
    void everyAgeIsAskedForWhatItHas_data();
    void everyAgeIsAskedForWhatItHas();
    void whatAServerHidesIsNotHeldAgainstIt();
    void theRealServerIsAskedOnce();
    void aClosedDoorIsNotKnockedAtTwice();
};

namespace {

/// The introspection types of the specification, a part a line so that a row can leave one out.
constexpr const char *Today = R"(
type __Schema {
  types: [__Type!]! queryType: __Type! mutationType: __Type directives: [__Directive!]!
  subscriptionType: __Type
  description: String
}
type __Type {
  kind: __TypeKind! name: String description: String interfaces: [__Type!] possibleTypes: [__Type!] ofType: __Type
  fields(includeDeprecated: Boolean = false): [__Field!] enumValues(includeDeprecated: Boolean = false): [__EnumValue!]
  inputFields(includeDeprecated: Boolean = true): [__InputValue!]
  specifiedByURL: String
  isOneOf: Boolean
}
type __Field {
  name: String! description: String type: __Type! isDeprecated: Boolean! deprecationReason: String
  args(includeDeprecated: Boolean = true, ofFields: Boolean): [__InputValue!]!
}
type __InputValue {
  name: String! description: String type: __Type! defaultValue: String
  isDeprecated: Boolean!
  deprecationReason: String
}
type __EnumValue { name: String! description: String isDeprecated: Boolean! deprecationReason: String }
type __Directive {
  name: String! description: String onOperation: Boolean! onFragment: Boolean! onField: Boolean!
  locations: [__DirectiveLocation!]!
  isRepeatable: Boolean!
  args(includeDeprecated: Boolean = true, ofDirectives: Boolean): [__InputValue!]!
}
)";

std::string without(std::string text, const QStringList &parts)
{
    for (const auto &part : parts) {
        const auto [from, to] = part.contains(u"=>"_s)
            ? std::pair(part.section(u"=>"_s, 0, 0).toStdString(), part.section(u"=>"_s, 1).toStdString())
            : std::pair(part.toStdString(), std::string());
        const auto at = text.find(from);
        if (at == std::string::npos)
            qFatal("the types have no part %s", from.c_str());
        text.replace(at, from.size(), to);
    }
    return text;
}

/// A part that came later: how to leave it out of the types above, and how a question asks for it.
struct Newer
{
    const char *name;
    QStringList parts;
    QString question;
};

const QList<Newer> NewerParts {
    {"description of a schema", {u"\n  description: String\n=>\n"_s}, u"__schema {\n    description"_s},
    {"address of a scalar", {u"  specifiedByURL: String\n"_s}, u"specifiedByURL"_s},
    {"oneOf", {u"  isOneOf: Boolean\n"_s}, u"isOneOf"_s},
    {"repeatable directives", {u"  isRepeatable: Boolean!\n"_s}, u"isRepeatable"_s},
    {"deprecation of inputs",
     {u"\n  isDeprecated: Boolean!\n=>\n"_s, u"\n  deprecationReason: String\n}\ntype __E=>\n}\ntype __E"_s},
     u"defaultValue\n  isDeprecated\n  deprecationReason"_s},
    {"deprecated arguments",
     {u"(includeDeprecated: Boolean = true, ofFields: Boolean)"_s},
     u"\n    args(includeDeprecated: true)"_s},
    {"deprecated arguments of directives",
     {u"(includeDeprecated: Boolean = true, ofDirectives: Boolean)"_s},
     u"\n      args(includeDeprecated: true)"_s},
    {"deprecated input fields",
     {u"inputFields(includeDeprecated: Boolean = true)=>inputFields"_s},
     u"inputFields(includeDeprecated: true)"_s},
};

/// `{"data": {"Schema": {"fields": […]}, …}}`
std::string probeAnswer(const graphql::Schema &schema)
{
    json::Writer json;
    json.beginObject().key("data").beginObject();
    for (const char *name : {"__Schema", "__Type", "__Field", "__InputValue", "__Directive"}) {
        json.key(name + 2).beginObject().key("fields").beginArray();
        for (const auto &field : schema.type(name)->fields) {
            json.beginObject().key("name").value(field.name).key("args").beginArray();
            for (const auto &argument : field.arguments)
                json.beginObject().key("name").value(argument.name).endObject();
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }
    return std::move(json.endObject().endObject()).text();
}

} // namespace

tst_SchemaFetch::Fetched tst_SchemaFetch::fetch(const std::string &introspectionTypes, bool hidesThem)
{
    Fetched result;
    const auto served = graphql::schemaFromSdl("type Query { a: Int }\n" + introspectionTypes).schema;
    ScriptedPeer peer([&](QTcpSocket &socket, const WireRequest &request) {
        const auto body = json::Tape::parse(request.body.toStdString());
        const auto question = body->root().at("query")->string();
        result.questions += QString::fromStdString(question);
        const auto document = graphql::parse(question);
        if (const auto findings = graphql::validate(*served, *document); !findings.empty()) {
            ++result.refusals;
            json::Writer errors;
            errors.beginObject().key("errors").beginArray().beginObject().key("message");
            errors.value(findings.front().message).endObject().endArray().endObject();
            socket.write(ScriptedPeer::response(QByteArray::fromStdString(errors.text()), "400 Bad Request"));
            return;
        }
        std::string answer = "{\"data\":" + graphql::introspectionJson(*served) + '}';
        if (question.find("Probe") != std::string::npos)
            answer = probeAnswer(*served);
        else if (hidesThem)
            answer = R"({"data":{"__schema":{"queryType":{"name":"Query"},"types":[{"kind":"SCALAR","name":"Int"},
                {"kind":"OBJECT","name":"Query","fields":[{"name":"a","args":[],"type":{"kind":"SCALAR","name":"Int"}}],
                "interfaces":[]}]}}})";
        socket.write(ScriptedPeer::response(QByteArray::fromStdString(answer)));
    });
    const QTemporaryDir folder;
    run::Runner runner(folder.filePath(u"journal"_s), m_clock);
    QSignalSpy fetched(&runner, &run::Runner::schemaFetched);
    QSignalSpy failed(&runner, &run::Runner::schemaFailed);
    runner.fetchSchema(project::Project::live(u"p"_s, u"Acme"_s, *project::Endpoint::parse(peer.address()), u"acme"_s)
                           .withKeyBound(u"kid-1"_s, m_keys.keyPath()));
    if (!QTest::qWaitFor([&] { return fetched.size() + failed.size() > 0; }, 20000))
        result.failure = u"no end"_s;
    if (!fetched.isEmpty())
        result.schema = fetched.first().at(1).value<std::shared_ptr<const graphql::Schema>>();
    if (!failed.isEmpty())
        result.failure = failed.first().at(1).value<base::Error>().message;
    return result;
}

void tst_SchemaFetch::everyAgeIsAskedForWhatItHas_data()
{
    QTest::addColumn<QStringList>("lacks");
    QTest::addColumn<QStringList>("unasked");
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("refusals");
    QTest::newRow("today's") << QStringList() << QStringList() << 2 << 0;
    QStringList all;
    QStringList questions;
    for (const auto &newer : NewerParts) {
        QTest::newRow(newer.name) << newer.parts << QStringList {newer.question} << 2 << 0;
        all += newer.parts;
        questions += newer.question;
    }
    QTest::newRow("of 2016") << all << questions << 1 << 0;
    QTest::newRow("before subscriptions") << all + QStringList {u"  subscriptionType: __Type\n"_s}
                                          << questions + QStringList {u"subscriptionType"_s} << 3 << 1;
    QTest::newRow("before locations") << all + QStringList {u"  locations: [__DirectiveLocation!]!\n"_s}
                                      << questions + QStringList {u"locations"_s} << 3 << 1;
    QTest::newRow("a mixture") << QStringList {u"  subscriptionType: __Type\n"_s, u"  isOneOf: Boolean\n"_s}
                               << QStringList {u"subscriptionType"_s, u"isOneOf"_s} << 3 << 1;
}

void tst_SchemaFetch::everyAgeIsAskedForWhatItHas()
{
    QFETCH(QStringList, lacks);
    QFETCH(QStringList, unasked);
    QFETCH(int, requests);
    QFETCH(int, refusals);
    const auto fetched = fetch(without(Today, lacks));
    QVERIFY2(fetched.schema, qPrintable(fetched.failure));
    QVERIFY(fetched.schema->query()->field("a"));
    QCOMPARE(fetched.questions.size(), requests);
    QCOMPARE(fetched.refusals, refusals);
    const auto &last = fetched.questions.last();
    for (const auto &newer : NewerParts)
        QVERIFY2(last.contains(newer.question) != unasked.contains(newer.question), qPrintable(newer.question));
    for (const auto &word : unasked)
        QVERIFY2(!last.contains(word), qPrintable(word));
}

void tst_SchemaFetch::whatAServerHidesIsNotHeldAgainstIt()
{
    // It lists no introspection types, so ours are taken for its own, and the question that follows is refused.
    const auto fetched = fetch(without(Today, NewerParts.at(2).parts), true);
    QVERIFY2(fetched.schema, qPrintable(fetched.failure));
    QVERIFY(fetched.schema->query()->field("a"));
    QCOMPARE(fetched.questions.size(), 2);
    QCOMPARE(fetched.refusals, 1);
}

void tst_SchemaFetch::theRealServerIsAskedOnce()
{
    // The introspection types of graphql-go 0.8.1: with the old booleans beside the locations, and nothing newer.
    QStringList lacks;
    for (const auto &newer : NewerParts)
        lacks += newer.parts;
    const auto fetched = fetch(without(Today, lacks));
    QVERIFY2(fetched.schema, qPrintable(fetched.failure));
    QCOMPARE(fetched.questions, QStringList {QString::fromStdString(graphql::introspectionQuery())});
}

void tst_SchemaFetch::aClosedDoorIsNotKnockedAtTwice()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(R"({"error":{"name":"Forbidden"}})", "403 No")));
    const QTemporaryDir folder;
    run::Runner runner(folder.filePath(u"journal"_s), m_clock);
    QSignalSpy failed(&runner, &run::Runner::schemaFailed);
    runner.fetchSchema(project::Project::live(u"p"_s, u"Acme"_s, *project::Endpoint::parse(peer.address()), u"acme"_s)
                           .withKeyBound(u"kid-1"_s, m_keys.keyPath()));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(peer.requests().size(), 1);
}

REGISTER_TEST(tst_SchemaFetch)
#include "tst_schemafetch.moc"
