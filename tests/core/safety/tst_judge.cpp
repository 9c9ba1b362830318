#include "core/safety/requests.h"
#include "tests/support/judged.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using safety::Risk;

class tst_Judge : public QObject
{
    Q_OBJECT

    static project::Project acme();
    static safety::Verdict judge(const QByteArray &document, const QByteArray &operationName = {},
                                 const QByteArray &variables = {});
    /// "read", "write", or "refused: " and the sentence.
    static QString inWords(const safety::Verdict &verdict);

private slots:
    void aReviewShowsTheWireTextMasked();
    void verdicts_data();
    void verdicts();
    void refusesWithASentence_data();
    void refusesWithASentence();
    void aProjectWithoutAnAddressIsRefused();
    void bodies_data();
    void bodies();
    void theEffectOfAChange();
    void theEffectNamesWhatEachFieldDoes();
    void secretsAreMaskedInTheEffectButSent();
    void anUnknownMutationCountsAsTheWorst();
    void aNewKeyMakesAnUpdateDisruptive_data();
    void aNewKeyMakesAnUpdateDisruptive();
    void aFieldThatMayBeLeftOutSaysSo();
    void aDoubtfulQueryWaitsAndSaysWhy();
    void readsHaveNoRisk();
};

project::Project tst_Judge::acme()
{
    return project::Project::live(u"p1"_s, u"Acme"_s, *project::Endpoint::parse(u"https://acme.example/graphql"_s),
                                  u"acme"_s);
}

safety::Verdict tst_Judge::judge(const QByteArray &document, const QByteArray &operationName,
                                 const QByteArray &variables)
{
    return safety::judge({acme(), document, operationName, variables}, nullptr);
}

QString tst_Judge::inWords(const safety::Verdict &verdict)
{
    if (const auto *error = std::get_if<base::Error>(&verdict))
        return u"refused: "_s + error->message;
    return std::holds_alternative<safety::ReadRequest>(verdict) ? u"read"_s : u"write"_s;
}

void tst_Judge::verdicts_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, const QByteArray &document, const QByteArray &name,
                        const QString &expected) {
        QTest::newRow(title) << document << name << expected;
    };
    row("shorthand", "{ users { totalCount } }", "", u"read"_s);
    row("named query", "query Q { users { totalCount } }", "", u"read"_s);
    row("query that calls itself mutation", "query mutation { users { totalCount } }", "", u"read"_s);
    row("field called mutation", "{ mutation }", "", u"read"_s);
    row("mutation in a string", "{ roles(searchKeyword: \"mutation { deleteUser }\") { totalCount } }", "", u"read"_s);
    row("mutation in a comment", "# mutation { deleteUser }\n{ users { totalCount } }", "", u"read"_s);
    row("mutation", "mutation { deleteRole(input: {id: \"x\"}) { ok } }", "", u"write"_s);
    row("mutation through a fragment",
        "mutation { ...F } fragment F on Mutation { deleteRole(input: {id: \"x\"}) { ok } }", "", u"write"_s);
    row("mutation behind a query", "query A { a } mutation B { b }", "B", u"write"_s);
    row("query before a mutation", "query A { a } mutation B { b }", "A", u"read"_s);
    row("mutation skipped by a directive", "mutation { deleteRole(input: {id: \"x\"}) @skip(if: true) { ok } }", "",
        u"write"_s);
    row("only __typename", "mutation { __typename }", "", u"write"_s);
}

void tst_Judge::verdicts()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, name);
    QFETCH(QString, expected);
    QCOMPARE(inWords(judge(document, name)), expected);
}

void tst_Judge::refusesWithASentence_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("variables");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *title, const QByteArray &document, const QByteArray &name,
                        const QByteArray &variables, const QString &part) {
        QTest::newRow(title) << document << name << variables << part;
    };
    row("empty", "", "", "", u"no operation"_s);
    row("broken", "{ users {", "", "", u"cannot be read at line 1"_s);
    row("broken behind a good one", "{ a } mutation {", "", "", u"cannot be read"_s);
    row("several without a name", "query A { a } query B { b }", "", "", u"choose one"_s);
    row("unknown name", "query A { a }", "B", "", u"no operation called"_s);
    row("repeated name", "query A { a } mutation A { b }", "A", "", u"called \"A\""_s);
    row("subscription", "subscription { a }", "", "", u"subscription"_s);
    row("only a fragment", "fragment F on User { id }", "", "", u"no operation"_s);
    row("fragment cycle", "{ ...F } fragment F on Query { ...F }", "", "", u"F"_s);
    row("type definition", "type A { a: Int } query { a }", "", "", u"defines types"_s);
    row("not UTF-8", "{ a(b: \"\xff\") }", "", "", u"UTF-8"_s);
    row("variables not JSON", "{ a }", "", "{\"a\": }", u"variables are not JSON"_s);
    row("variables an array", "{ a }", "", "[1]", u"JSON object"_s);
    row("variables null", "{ a }", "", "null", u"JSON object"_s);
    row("variables with a rest", "{ a }", "", "{} {}", u"variables are not JSON"_s);
    row("variables with a comment without an end", "{ a }", "", "{} /* x", u"comment is never closed"_s);
    row("variables not UTF-8", "{ a }", "", "{\"a\": \"\xff\"}", u"UTF-8"_s);
    row("variable twice", "{ a }", "", R"({"id": 1, "id": 2})", u"“id” twice"_s);
    row("variable twice, spelled differently", "{ a }", "", R"({"id": 1, "\u0069d": 2})", u"“id” twice"_s);
}

void tst_Judge::refusesWithASentence()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, variables);
    QFETCH(QString, part);
    const auto verdict = judge(document, name, variables);
    const auto *error = std::get_if<base::Error>(&verdict);
    QVERIFY2(error, qPrintable(inWords(verdict)));
    QCOMPARE(error->kind, base::Error::Kind::Refused);
    QVERIFY2(error->message.contains(part), qPrintable(error->message));
}

void tst_Judge::aProjectWithoutAnAddressIsRefused()
{
    const auto verdict = safety::judge({project::Project(), "{ a }", {}, {}}, nullptr);
    QVERIFY(inWords(verdict).contains(u"address"));
}

void tst_Judge::bodies_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("variables");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("plain") << QByteArray("{ a }") << QByteArray() << QByteArray() << QByteArray(R"({"query":"{ a }"})");
    QTest::newRow("the only name is said") << QByteArray("query Q { a }") << QByteArray() << QByteArray()
                                           << QByteArray(R"({"operationName":"Q","query":"query Q { a }"})");
    QTest::newRow("chosen by name") << QByteArray("query A { a } query B { b }") << QByteArray("B") << QByteArray()
                                    << QByteArray(R"({"operationName":"B","query":"query A { a } query B { b }"})");
    QTest::newRow("text is escaped") << QByteArray("{ a(b: \"x\\n\") }\n") << QByteArray() << QByteArray()
                                     << QByteArray(R"({"query":"{ a(b: \"x\\n\") }\n"})");
    QTest::newRow("variables go as they are")
        << QByteArray("{ a }") << QByteArray()
        << QByteArray(" {\"z\": 1.10,\n \"a\": 12345678901234567890, \"n\": null} ")
        << QByteArray("{\"query\":\"{ a }\",\"variables\":{\"z\": 1.10,\n \"a\": 12345678901234567890, \"n\": null}}");
    QTest::newRow("comments and last commas stay here")
        << QByteArray("{ a }") << QByteArray()
        << QByteArray("// who\n{\"a\": [1,/* \"secret\" */], # //\n \"b\": \"// #\",\n}\n/* end */")
        << QByteArray("{\"query\":\"{ a }\",\"variables\":{\"a\": [1               ],     \n \"b\": \"// #\" \n}}");
    QTest::newRow("nothing but comments is none")
        << QByteArray("{ a }") << QByteArray() << QByteArray("# none\n") << QByteArray(R"({"query":"{ a }"})");
    QTest::newRow("blank variables are none")
        << QByteArray("{ a }") << QByteArray() << QByteArray(" \n") << QByteArray(R"({"query":"{ a }"})");
}

void tst_Judge::bodies()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, variables);
    QFETCH(QByteArray, body);
    const auto verdict = judge(document, name, variables);
    const auto *read = std::get_if<safety::ReadRequest>(&verdict);
    QVERIFY2(read, qPrintable(inWords(verdict)));
    QCOMPARE(read->body(), body);
}

void tst_Judge::theEffectOfAChange()
{
    const auto verdict =
        judge("mutation Drop($id: ID!) { gone: deleteRole(input: {id: $id}) { ok } "
              "addRoleToUsers(input: {roleKey: \"k\", userIDs: [\"VXNlcjox\", \"VXNlcjoy\"]}) { ok } }",
              {}, R"({"id": "Um9sZTox"})");
    const auto *write = std::get_if<safety::PendingWrite>(&verdict);
    QVERIFY2(write, qPrintable(inWords(verdict)));
    const auto &effect = write->effect();
    QVERIFY(effect.changesData);
    QCOMPARE(effect.operationName, u"Drop"_s);
    QCOMPARE(effect.risk(), Risk::Irreversible);
    QCOMPARE(effect.maskedVariables, u"{\"id\":\"Um9sZTox\"}"_s);
    QCOMPARE(effect.fields.size(), 2);
    QCOMPARE(effect.fields.at(0).responseKey, u"gone"_s);
    QCOMPARE(effect.fields.at(0).name, u"deleteRole"_s);
    QCOMPARE(effect.fields.at(0).arguments, u"{\"input\":{\"id\":\"Um9sZTox\"}}"_s);
    QCOMPARE(effect.fields.at(0).nodeIds, QStringList {u"Um9sZTox"_s});
    QCOMPARE(effect.fields.at(0).risk, Risk::Irreversible);
    QCOMPARE(effect.fields.at(1).responseKey, u"addRoleToUsers"_s);
    QCOMPARE(effect.fields.at(1).nodeIds, QStringList({u"VXNlcjox"_s, u"VXNlcjoy"_s}));
    QCOMPARE(effect.fields.at(1).risk, Risk::Reversible);
    QVERIFY(write->needsPerson());
}

void tst_Judge::theEffectNamesWhatEachFieldDoes()
{
    const auto verdict = judge("mutation { unscheduleAccountDeletion(input: {userID: \"x\"}) { user { id } } }");
    const auto &field = std::get<safety::PendingWrite>(verdict).effect().fields.first();
    QCOMPARE(field.wayBack, u"scheduleAccountDeletion"_s);
    QVERIFY(field.alsoHappens.contains(u"enabled"));
}

void tst_Judge::secretsAreMaskedInTheEffectButSent()
{
    auto verdict = judge("mutation($p: String) { resetPassword(input: {userID: \"x\", password: $p}) { user { id } } }",
                         {}, R"({"p": "hunter2"})");
    const support::ManualClock clock;
    project::WriteLock lock(clock);
    lock.unlock(acme());
    support::NoRecord record;
    const auto write =
        std::get<safety::PendingWrite>(std::move(verdict)).approve(lock.grant(acme()), record, clock).value();
    QVERIFY(write.body().contains("hunter2"));
    QVERIFY2(!write.effect().maskedVariables.contains(u"hunter2"), qPrintable(write.effect().maskedVariables));
    QVERIFY(write.effect().maskedVariables.contains(u"•••"));
    QVERIFY(!write.effect().fields.first().arguments.contains(u"hunter2"));
    QVERIFY(write.effect().fields.first().arguments.contains(u"•••"));
}

void tst_Judge::anUnknownMutationCountsAsTheWorst()
{
    const auto verdict =
        judge("mutation { addRoleToUsers(input: {roleKey: \"k\"}) { ok } frobnicate(input: {}) { ok } }");
    const auto &effect = std::get<safety::PendingWrite>(verdict).effect();
    QCOMPARE(effect.risk(), Risk::Irreversible);
    QVERIFY(effect.fields.at(1).alsoHappens.contains(u"not known"));
}

void tst_Judge::aNewKeyMakesAnUpdateDisruptive_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("variables");
    QTest::addColumn<Risk>("risk");
    QTest::newRow("name only") << QByteArray("mutation { updateRole(input: {id: \"x\", name: \"n\"}) { ok } }")
                               << QByteArray() << Risk::Reversible;
    QTest::newRow("key") << QByteArray("mutation { updateRole(input: {id: \"x\", key: \"k\"}) { ok } }") << QByteArray()
                         << Risk::Disruptive;
    QTest::newRow("key in a variable") << QByteArray(
        "mutation($k: String) { updateGroup(input: {id: \"x\", key: $k}) { ok } }")
                                       << QByteArray(R"({"k": "k"})") << Risk::Disruptive;
    QTest::newRow("key in the whole input") << QByteArray("mutation($i: I!) { updateGroup(input: $i) { ok } }")
                                            << QByteArray(R"({"i": {"id": "x", "key": "k"}})") << Risk::Disruptive;
    QTest::newRow("no key in the whole input") << QByteArray("mutation($i: I!) { updateGroup(input: $i) { ok } }")
                                               << QByteArray(R"({"i": {"id": "x"}})") << Risk::Reversible;
    QTest::newRow("input is missing") << QByteArray("mutation($i: I!) { updateGroup(input: $i) { ok } }")
                                      << QByteArray() << Risk::Disruptive;
}

void tst_Judge::aNewKeyMakesAnUpdateDisruptive()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, variables);
    QFETCH(Risk, risk);
    const auto verdict = judge(document, {}, variables);
    QCOMPARE(std::get<safety::PendingWrite>(verdict).effect().risk(), risk);
}

void tst_Judge::aFieldThatMayBeLeftOutSaysSo()
{
    const auto verdict =
        judge("mutation($s: Boolean!) { createRole(input: {key: \"k\"}) @skip(if: $s) { ok } }", {}, R"({"s": false})");
    QVERIFY(std::get<safety::PendingWrite>(verdict).effect().fields.first().alsoHappens.contains(u"@skip"));
}

void tst_Judge::aDoubtfulQueryWaitsAndSaysWhy()
{
    // One reader ends the block string at the escaped quotes, another does not.
    const auto verdict =
        judge("{ roles(searchKeyword: \"\"\"a \\\"\"\" mutation { deleteUser } \"\"\") { totalCount } }");
    const auto *write = std::get_if<safety::PendingWrite>(&verdict);
    QVERIFY2(write, qPrintable(inWords(verdict)));
    QVERIFY(!write->effect().doubt.isEmpty());
    QCOMPARE(write->effect().risk(), Risk::Irreversible);
}

void tst_Judge::readsHaveNoRisk()
{
    const auto verdict = judge("query Q($k: String) { roles(searchKeyword: $k) { totalCount } }", {}, R"({"k": "a"})");
    const auto &effect = std::get<safety::ReadRequest>(verdict).effect();
    QVERIFY(!effect.changesData);
    QCOMPARE(effect.risk(), Risk::ReadOnly);
    QCOMPARE(effect.operationName, u"Q"_s);
    QVERIFY(effect.fields.isEmpty());
    QVERIFY(effect.doubt.isEmpty());
}

void tst_Judge::aReviewShowsTheWireTextMasked()
{
    const auto project =
        project::Project::live(u"p"_s, u"P"_s, *project::Endpoint::parse(u"https://p.example/g"_s), u"p"_s);
    const auto verdict =
        safety::judge({project, "# é\nmutation { f(password: \"hush\", id: \"u\") }", {}, {}}, nullptr);
    const auto *write = std::get_if<safety::PendingWrite>(&verdict);
    QVERIFY(write);
    QCOMPARE(write->effect().maskedDocument, u"#   \nmutation { f(password: \"•••\", id: \"u\") }"_s);
}

REGISTER_TEST(tst_Judge)
#include "tst_judge.moc"
