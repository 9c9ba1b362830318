#include "core/graphql/document.h"
#include "core/graphql/parser.h"
#include "core/graphql/schema.h"
#include "core/graphql/validation.h"
#include "core/json/tape.h"
#include "core/users/fitted.h"
#include "core/users/keyedlist.h"
#include "core/users/personquery.h"
#include "core/users/userquery.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// Older servers: what they lack is not asked for, and the rest is.
class tst_Fitted : public QObject
{
    Q_OBJECT

    std::string m_sdl;

private slots:
    void initTestCase();
    void whatIsThereStays();
    void anUnknownSchemaLeavesEverything();
    void whatIsLackingIsLeftOut_data();
    void whatIsLackingIsLeftOut();
    void noOlderServerRefusesIt_data();
    void noOlderServerRefusesIt();
    void whatWouldAnswerWithEverybodyIsRefused_data();
    void whatWouldAnswerWithEverybodyIsRefused();
};

namespace {

using SchemaRef = std::shared_ptr<const graphql::Schema>;

SchemaRef schemaOf(std::string sdl)
{
    return graphql::schemaFromSdl(std::move(sdl)).schema;
}

safety::Draft draftOf(const QByteArray &document, const QByteArray &variables = "{}")
{
    return {{}, document, {}, variables};
}

users::UserQuery filteredBy(const QString &typed)
{
    auto query = users::recognised(typed);
    query.roleKeys = {u"admin"_s};
    query.groupKeys = {u"staff"_s, u"night"_s};
    return query;
}

/// All that the room of users ever asks.
QList<safety::Draft> allDrafts()
{
    QList<safety::Draft> drafts {users::personDraft({}, u"VXNlcjox"_s), users::eventsDraft({}, u"VXNlcjox"_s, u"c"_s),
                                 users::keyedDraft({}, users::KeyedKind::Role, u"a"_s),
                                 users::keyedDraft({}, users::KeyedKind::Group, {})};
    for (const auto &typed : {u""_s, u"ann"_s, u"ann lam"_s, u"a@b.c"_s, u"A@b.c"_s, u"+85291234567"_s,
                              u"4e55cdf0-0b1a-4c7f-9f57-3d265d6b0a11"_s}) {
        drafts.append(users::draftOf({}, users::recognised(typed), {50, u"c"_s}));
        drafts.append(users::draftOf({}, filteredBy(typed), {50, u"c"_s}));
    }
    return drafts;
}

QStringList problemsOf(const QByteArray &document, const graphql::Schema &schema)
{
    const auto parsed = graphql::parse(document.toStdString());
    QStringList problems;
    for (const auto &error : parsed->syntaxErrors())
        problems.append(QString::fromStdString(error.message));
    for (const auto &finding : graphql::validate(schema, *parsed))
        problems.append(QString::fromStdString(finding.message));
    return problems;
}

} // namespace

void tst_Fitted::initTestCase()
{
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_sdl = file.readAll().toStdString();
}

void tst_Fitted::whatIsThereStays()
{
    const auto schema = schemaOf(m_sdl);
    for (const auto &draft : allDrafts()) {
        const auto fitted = users::fitted(draft, schema.get());
        QCOMPARE(fitted.draft.document, draft.document);
        QCOMPARE(fitted.draft.variables, draft.variables);
        QVERIFY(fitted.lacking.isEmpty());
        QCOMPARE(problemsOf(draft.document, *schema), QStringList());
    }
}

void tst_Fitted::anUnknownSchemaLeavesEverything()
{
    const auto draft = draftOf("{ nobodyKnows }");
    QCOMPARE(users::fitted(draft, nullptr).draft.document, draft.document);
}

void tst_Fitted::whatIsLackingIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QStringList>("lacking");
    QTest::newRow("a field") << QByteArray("{ user { id gone } }") << QByteArray("{\n  user {\n    id\n  }\n}")
                             << QStringList {u"User.gone"_s};
    QTest::newRow("a field with all of its own")
        << QByteArray("{ user { id gone { a { b } } } }") << QByteArray("{\n  user {\n    id\n  }\n}")
        << QStringList {u"User.gone"_s};
    QTest::newRow("what held nothing else") << QByteArray("{ other user { friend { gone } } }")
                                            << QByteArray("{\n  other\n}") << QStringList {u"User.gone"_s};
    QTest::newRow("one of two arguments, and its variable")
        << QByteArray("query Q($a: Int, $b: Int) { user(a: $a, gone: $b) { id } }")
        << QByteArray("query Q($a: Int) {\n  user(a: $a) {\n    id\n  }\n}") << QStringList {u"Query.user(gone:)"_s};
    QTest::newRow("the only argument") << QByteArray("query Q($b: Int) { user(gone: $b) { id } }")
                                       << QByteArray("query Q {\n  user {\n    id\n  }\n}")
                                       << QStringList {u"Query.user(gone:)"_s};
    QTest::newRow("a fragment with nothing left") << QByteArray("{ other user { ...F } } fragment F on User { gone }")
                                                  << QByteArray("{\n  other\n}") << QStringList {u"User.gone"_s};
    QTest::newRow("fragments that nothing spreads any more")
        << QByteArray("{ other gone { ...F } } fragment F on User { ...G } fragment G on User { id }")
        << QByteArray("{\n  other\n}") << QStringList {u"Query.gone"_s};
    QTest::newRow("a type") << QByteArray("{ other user { id ... on Gone { id } } }")
                            << QByteArray("{\n  other\n  user {\n    id\n  }\n}") << QStringList {u"Gone"_s};
    QTest::newRow("everything") << QByteArray("{ gone }") << QByteArray() << QStringList {u"Query.gone"_s};
}

void tst_Fitted::whatIsLackingIsLeftOut()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, rest);
    QFETCH(QStringList, lacking);
    const auto schema = schemaOf("type Query { other: Int user(a: Int): User } type User { id: ID friend: User }");
    const auto fitted = users::fitted(draftOf(document, R"({"a": 1, "b": 2})"), schema.get());
    QCOMPARE(fitted.draft.document, rest);
    QCOMPARE(fitted.lacking, lacking);
    const auto variables = json::Tape::parse(fitted.draft.variables.toStdString());
    QCOMPARE(variables->root().find("a").has_value(), rest.isEmpty() || rest.contains("$a"));
    QCOMPARE(variables->root().find("b").has_value(), rest.isEmpty() || rest.contains("$b"));
}

void tst_Fitted::noOlderServerRefusesIt_data()
{
    QTest::addColumn<std::string>("sdl");
    // Every field, and every argument of one, that any of the documents may use: each is missing once.
    const auto document = graphql::parse(m_sdl);
    const QSet<QString> walked {u"Query"_s,
                                u"User"_s,
                                u"UserConnection"_s,
                                u"UserEdge"_s,
                                u"Role"_s,
                                u"RoleConnection"_s,
                                u"Group"_s,
                                u"Identity"_s,
                                u"Session"_s,
                                u"AccountLockout"_s,
                                u"AuditLogConnection"_s,
                                u"AuditLog"_s,
                                u"RoleEdge"_s,
                                u"PageInfo"_s};
    const auto addRow = [&](const QString &name, text::Span span) {
        auto cut = m_sdl;
        cut.erase(span.begin, span.length());
        QTest::newRow(qPrintable(name)) << cut;
    };
    for (const auto &definition : document->definitions()) {
        if (!definition.type)
            continue;
        const auto typeName = QString::fromStdString(std::string(definition.type->name.value));
        if (!walked.contains(typeName))
            continue;
        for (const auto &field : definition.type->fields) {
            const auto name = typeName + u"."_s + QString::fromStdString(std::string(field.name.value));
            addRow(name, field.span);
            // Brackets may not stand empty.
            if (field.arguments.size() < 2)
                continue;
            for (const auto &argument : field.arguments)
                addRow(u"%1(%2:)"_s.arg(name, QString::fromStdString(std::string(argument.name.value))), argument.span);
        }
    }
}

void tst_Fitted::noOlderServerRefusesIt()
{
    QFETCH(std::string, sdl);
    const auto schema = schemaOf(sdl);
    for (const auto &draft : allDrafts()) {
        const auto fitted = users::fitted(draft, schema.get());
        QCOMPARE(fitted.draft.document == draft.document, fitted.lacking.isEmpty());
        if (!fitted.draft.document.isEmpty())
            QCOMPARE(problemsOf(fitted.draft.document, *schema), QStringList());
    }
}

void tst_Fitted::whatWouldAnswerWithEverybodyIsRefused_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isFiltered");
    QTest::addColumn<QString>("cut");
    QTest::addColumn<QString>("why");
    QTest::newRow("no search") << u"ann lam"_s << false << u"searchKeyword"_s << u"cannot search"_s;
    QTest::newRow("no search beside a username") << u"ann"_s << false << u"searchKeyword"_s << u"cannot search"_s;
    QTest::newRow("no roles") << u""_s << true << u"roleKeys"_s << u"with a role"_s;
    QTest::newRow("no groups") << u""_s << true << u"groupKeys"_s << u"in a group"_s;
    QTest::newRow("no search, and none wanted") << u""_s << false << u"searchKeyword"_s << u""_s;
    QTest::newRow("no roles, and none wanted") << u"ann"_s << false << u"roleKeys"_s << u""_s;
    QTest::newRow("no order") << u""_s << false << u"sortBy"_s << u""_s;
}

void tst_Fitted::whatWouldAnswerWithEverybodyIsRefused()
{
    QFETCH(QString, typed);
    QFETCH(bool, isFiltered);
    QFETCH(QString, cut);
    QFETCH(QString, why);
    const auto schema = schemaOf(QString::fromStdString(m_sdl)
                                     .replace(QRegularExpression(u"(    users\\(.*?)^        %1: [^\\n]*\\n"_s.arg(cut),
                                                                 QRegularExpression::DotMatchesEverythingOption
                                                                     | QRegularExpression::MultilineOption),
                                              u"\\1"_s)
                                     .toStdString());
    QVERIFY(!schema->query()->field("users")->argument(cut.toStdString()));
    const auto query = isFiltered ? filteredBy(typed) : users::recognised(typed);
    const auto refusal = users::refusalOf(query, users::fitted(users::draftOf({}, query, {50, {}}), schema.get()));
    QVERIFY2(refusal.isEmpty() == why.isEmpty() && refusal.contains(why), qPrintable(refusal));
}

REGISTER_TEST(tst_Fitted)
#include "tst_fitted.moc"
