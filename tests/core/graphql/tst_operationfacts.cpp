#include "core/graphql/operationfacts.h"
#include "tests/support/registry.h"

#include <QTest>

namespace {

using Variables = std::optional<json::Tape>;

Variables variablesOf(const QByteArray &text)
{
    if (text.isEmpty())
        return std::nullopt;
    auto tape = json::Tape::parse(text.toStdString());
    Q_ASSERT(tape);
    return std::move(*tape);
}

/// Facts point into their document, so a test keeps both.
struct Judged
{
    explicit Judged(const QByteArray &text, const QByteArray &operation = {}, const QByteArray &variablesJson = {},
                    const graphql::Schema *schema = nullptr)
        : document(graphql::parse(text.toStdString())),
          variables(variablesOf(variablesJson)),
          facts(graphql::operationFacts(*document, operation.toStdString(), variables ? &*variables : nullptr, schema))
    { }

    std::shared_ptr<const graphql::Document> document;
    Variables variables;
    graphql::OperationFacts facts;
};

std::shared_ptr<const graphql::Schema> smallSchema()
{
    return graphql::schemaFromSdl(std::string(R"(
        type Query { user(id: ID!): User }
        type User { id: ID! }
        type Mutation {
            resetPassword(input: ResetPasswordInput!): User
            updateUser(input: UpdateUserInput!): User
            addRole(roleKey: String!, userIDs: [ID!]!, externalID: String): User
        }
        scalar Attributes
        input ResetPasswordInput { userID: ID! password: String sendPassword: Boolean }
        input UpdateUserInput { userID: ID! note: String customAttributes: Attributes }
    )"))
        .schema;
}

} // namespace

class tst_OperationFacts : public QObject
{
    Q_OBJECT

private slots:
    void refusals_data();
    void refusals();
    void theRefusalOfASyntaxErrorSaysWhereAndShowsNoString();
    void onlyPlainQueriesAreReads_data();
    void onlyPlainQueriesAreReads();
    void whatAnotherReaderCouldMisreadIsAChange_data();
    void whatAnotherReaderCouldMisreadIsAChange();
    void commentsThatTheServerMisreadsAreBlanked_data();
    void commentsThatTheServerMisreadsAreBlanked();
    void fieldsAreFoundThroughFragments();
    void aFragmentSpreadTwiceCountsOnce();
    void fragmentsThatSpreadEachOtherCostTheirText();
    void variablesArePutIn_data();
    void variablesArePutIn();
    void secretsAreMaskedWhereverTheyStand_data();
    void secretsAreMaskedWhereverTheyStand();
    void nodeIdsComeByNameOfTheirField();
    void variablesAreMaskedByNameUseAndKey_data();
    void variablesAreMaskedByNameUseAndKey();
    void literalsAreMaskedWhereTheyStand_data();
    void literalsAreMaskedWhereTheyStand();
};

void tst_OperationFacts::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("mentions");
    QTest::newRow("syntax error") << QByteArray("{ a") << QByteArray() << QByteArray("line 1, column 4");
    QTest::newRow("empty") << QByteArray() << QByteArray() << QByteArray("cannot be read");
    QTest::newRow("only a fragment") << QByteArray("fragment F on Q { a }") << QByteArray()
                                     << QByteArray("no operation");
    QTest::newRow("several, none chosen")
        << QByteArray("query A { a } query B { b }") << QByteArray() << QByteArray("choose");
    QTest::newRow("unknown name") << QByteArray("query A { a }") << QByteArray("B") << QByteArray("called \"B\"");
    QTest::newRow("repeated name") << QByteArray("query A { a } mutation A { b }") << QByteArray("A")
                                   << QByteArray("called \"A\"");
    QTest::newRow("repeated name, another chosen")
        << QByteArray("query A { a } mutation B { b } query A { c }") << QByteArray("B") << QByteArray("called \"A\"");
    QTest::newRow("unnamed beside named")
        << QByteArray("{ a } mutation B { b }") << QByteArray("B") << QByteArray("unnamed");
    QTest::newRow("subscription") << QByteArray("subscription { a }") << QByteArray() << QByteArray("subscriptions");
    QTest::newRow("type definition") << QByteArray("{ a } type T { b: Int }") << QByteArray()
                                     << QByteArray("defines types");
    QTest::newRow("extension") << QByteArray("{ a } extend type T { b: Int }") << QByteArray()
                               << QByteArray("defines types");
    QTest::newRow("unknown fragment") << QByteArray("{ a { ...F } }") << QByteArray()
                                      << QByteArray("no fragment \"F\"");
    QTest::newRow("fragment cycle") << QByteArray("{ ...F } fragment F on Q { a { ...G } } fragment G on Q { ...F }")
                                    << QByteArray() << QByteArray("spreads itself");
    QTest::newRow("fragment of itself") << QByteArray("{ ...F } fragment F on Q { ... { a { ...F } } }") << QByteArray()
                                        << QByteArray("\"F\"");
    QTest::newRow("two fragments of a name")
        << QByteArray("mutation { ...F } fragment F on M { a } fragment F on M { b }") << QByteArray()
        << QByteArray("two fragments");
}

void tst_OperationFacts::refusals()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, operation);
    QFETCH(QByteArray, mentions);
    const Judged judged(text, operation);
    QVERIFY2(QByteArray::fromStdString(judged.facts.refusal).contains(mentions), judged.facts.refusal.c_str());
    QVERIFY(!judged.facts.operation);
    QVERIFY(judged.facts.changesData);
    QVERIFY(judged.facts.fields.empty());
    QVERIFY(judged.facts.wireText.empty());
}

void tst_OperationFacts::theRefusalOfASyntaxErrorSaysWhereAndShowsNoString()
{
    const Judged judged("mutation {\n  reset(input: {password \"hunter2\"})\n}");
    QVERIFY2(judged.facts.refusal.find("line 2, column 26") != std::string::npos, judged.facts.refusal.c_str());
    QVERIFY(judged.facts.refusal.find("hunter2") == std::string::npos);
}

void tst_OperationFacts::onlyPlainQueriesAreReads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<bool>("changes");
    QTest::newRow("shorthand") << QByteArray("{ a }") << QByteArray() << false;
    QTest::newRow("query") << QByteArray("query A { a }") << QByteArray() << false;
    QTest::newRow("query called mutation") << QByteArray("query mutation { a }") << QByteArray() << false;
    QTest::newRow("field called mutation") << QByteArray("{ mutation }") << QByteArray() << false;
    QTest::newRow("mutation called query") << QByteArray("mutation query { a }") << QByteArray() << true;
    QTest::newRow("chosen query beside a mutation")
        << QByteArray("query A { a } mutation B { b }") << QByteArray("A") << false;
    QTest::newRow("chosen mutation beside a query")
        << QByteArray("query A { a } mutation B { b }") << QByteArray("B") << true;
    QTest::newRow("keyword in a comment") << QByteArray("# mutation { x }\n{ a }") << QByteArray() << false;
    QTest::newRow("keyword in a string") << QByteArray("{ a(s: \"mutation { x }\") }") << QByteArray() << false;
    QTest::newRow("CRLF") << QByteArray("# mutation\r\nquery A {\r\n a\r\n}") << QByteArray() << false;
    QTest::newRow("odd bytes but no keyword anywhere")
        << QByteArray("# \x01 \xE2\x80\xA8 é\r{ mutationType }") << QByteArray() << false;
}

void tst_OperationFacts::onlyPlainQueriesAreReads()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, operation);
    const Judged judged(text, operation);
    QCOMPARE(judged.facts.refusal, std::string());
    QTEST(judged.facts.changesData, "changes");
    QCOMPARE(judged.facts.doubt, std::string());
}

void tst_OperationFacts::whatAnotherReaderCouldMisreadIsAChange_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("CR ends a comment for some") << QByteArray("# x\rquery A { a } mutation B { b }");
    QTest::newRow("line separator in a string") << QByteArray("query A { a(s: \"\xE2\x80\xA8 mutation { b }\") }");
    QTest::newRow("paragraph separator in a string") << QByteArray("query A { a(s: \"\xE2\x80\xA9 mutation { b }\") }");
    QTest::newRow("control character in a string") << QByteArray("query A { a(s: \"\x0B mutation { b }\") }");
    QTest::newRow("NUL in a string") << QByteArray("query A { a(s: \"\0 mutation { b }\") }", 36);
    QTest::newRow("DEL in a string") << QByteArray("query A { a(s: \"\x7F mutation { b }\") }");
    QTest::newRow("byte order mark in a string") << QByteArray("query A { a(s: \"\xEF\xBB\xBF mutation { b }\") }");
    QTest::newRow("escaped triple quotes") << QByteArray("query A { a(s: \"\"\" \\\"\"\" } mutation B { b } \"\"\") }");
    QTest::newRow("described operation") << QByteArray("\"mutation { b }\" query A { a }");
}

void tst_OperationFacts::whatAnotherReaderCouldMisreadIsAChange()
{
    QFETCH(QByteArray, text);
    const Judged judged(text, "A");
    QCOMPARE(judged.facts.refusal, std::string());
    QVERIFY(judged.facts.changesData);
    QVERIFY(judged.facts.doubt.ends_with('.'));
    QVERIFY(judged.facts.operation->type == graphql::OperationType::Query);
}

void tst_OperationFacts::commentsThatTheServerMisreadsAreBlanked_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("wire");
    // graphql-go 0.8.1 reads the tail of the first comment as the field deleteUser.
    QTest::newRow("more bytes than characters")
        << QByteArray("mutation A {\n # ✓✓✓✓✓✓✓ deleteUser(id: 1)\n a\n b }")
        << QByteArray("mutation A {\n #                                        \n a\n b }");
    QTest::newRow("byte order mark in front")
        << QByteArray("\xEF\xBB\xBFquery A { a }") << QByteArray("   query A { a }");
    QTest::newRow("byte order mark between tokens")
        << QByteArray("query\xEF\xBB\xBF A { a }") << QByteArray("query    A { a }");
    QTest::newRow("control character in a comment")
        << QByteArray("#a\x01z\nquery A { a }") << QByteArray("#   \nquery A { a }");
    QTest::newRow("plain comments stay") << QByteArray("# plain\tcomment\nquery A { a } # end")
                                         << QByteArray("# plain\tcomment\nquery A { a } # end");
    QTest::newRow("strings stay") << QByteArray("query A { a(s: \"é \xEF\xBB\xBF #ü\") }")
                                  << QByteArray("query A { a(s: \"é \xEF\xBB\xBF #ü\") }");
}

void tst_OperationFacts::commentsThatTheServerMisreadsAreBlanked()
{
    QFETCH(QByteArray, text);
    const Judged judged(text, "A");
    QCOMPARE(judged.facts.refusal, std::string());
    QTEST(QByteArray::fromStdString(judged.facts.wireText), "wire");
    QCOMPARE(judged.facts.wireText.size(), size_t(text.size()));
}

void tst_OperationFacts::fieldsAreFoundThroughFragments()
{
    const Judged judged("mutation { a: one ...F @include(if: $x) ... on M @skip(if: true) { three } last }"
                        "fragment F on M { two ...G } fragment G on M { deep { inner } }");
    QByteArray seen;
    for (const auto &field : judged.facts.fields)
        seen += QByteArray::fromStdString(field.responseKey + '=' + field.name) + (field.conditional ? "? " : " ");
    QCOMPARE(seen, QByteArray("a=one two=two? deep=deep? three=three? last=last "));
}

void tst_OperationFacts::aFragmentSpreadTwiceCountsOnce()
{
    const Judged judged("mutation { ...F @skip(if: $x) ...F ...F } fragment F on M { one }");
    QCOMPARE(judged.facts.fields.size(), 1U);
    // It also runs without the condition, so it is not conditional.
    QVERIFY(!judged.facts.fields.front().conditional);
}

void tst_OperationFacts::fragmentsThatSpreadEachOtherCostTheirText()
{
    // Each fragment spreads the next one twice: walked as written, 2^2000 fields.
    QByteArray text = "mutation { ...F0 }";
    for (int i = 0; i < 2000; ++i)
        text += " fragment F" + QByteArray::number(i) + " on M { ...F" + QByteArray::number(i + 1) + " ...F"
            + QByteArray::number(i + 1) + " }";
    const Judged judged(text + " fragment F2000 on M { only }");
    QCOMPARE(judged.facts.refusal, std::string());
    QCOMPARE(judged.facts.fields.size(), 1U);
}

void tst_OperationFacts::variablesArePutIn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("variables");
    QTest::addColumn<QByteArray>("arguments");
    QTest::newRow("none") << QByteArray("{ f }") << QByteArray() << QByteArray("{}");
    QTest::newRow("literals") << QByteArray("{ f(a: -1.50, b: \"q\\\"\\u00e9\", c: [true, null, E], d: {e: {}}) }")
                              << QByteArray()
                              << QByteArray(R"({"a":-1.50,"b":"q\"é","c":[true,null,"E"],"d":{"e":{}}})");
    QTest::newRow("block string") << QByteArray("{ f(a: \"\"\"\n  x\n    y\n\"\"\") }") << QByteArray()
                                  << QByteArray(R"({"a":"x\n  y"})");
    QTest::newRow("given") << QByteArray("query($x: Int) { f(a: $x, b: {c: [$x]}) }") << QByteArray(R"({"x":1.10})")
                           << QByteArray(R"({"a":1.10,"b":{"c":[1.10]}})");
    QTest::newRow("given null") << QByteArray("query($x: Int = 3) { f(a: $x) }") << QByteArray(R"({"x":null})")
                                << QByteArray(R"({"a":null})");
    QTest::newRow("default") << QByteArray("query($x: I = {a: [1]}) { f(a: $x) }") << QByteArray("{}")
                             << QByteArray(R"({"a":{"a":[1]}})");
    QTest::newRow("absent leaves its argument out")
        << QByteArray("query($x: Int) { f(a: $x, b: {c: $x, d: 1}, e: [$x]) }") << QByteArray()
        << QByteArray(R"({"b":{"d":1},"e":[null]})");
    QTest::newRow("variables that are no object")
        << QByteArray("query($x: Int) { f(a: $x) }") << QByteArray("[1]") << QByteArray("{}");
}

void tst_OperationFacts::variablesArePutIn()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, variables);
    const Judged judged(text, {}, variables);
    QCOMPARE(judged.facts.fields.size(), 1U);
    QTEST(QByteArray::fromStdString(judged.facts.fields.front().arguments), "arguments");
}

void tst_OperationFacts::secretsAreMaskedWhereverTheyStand_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("masked");
    QTest::newRow("literal") << QByteArray(
        "mutation { resetPassword(input: {userID: \"u\", password: \"hunter2\"}) { id } }")
                             << QByteArray(R"({"input":{"userID":"u","password":"•••"}})");
    QTest::newRow("alias") << QByteArray("mutation { harmless: resetPassword(input: {password: \"hunter2\"}) { id } }")
                           << QByteArray(R"({"input":{"password":"•••"}})");
    QTest::newRow("block string") << QByteArray(
        "mutation { resetPassword(input: {password: \"\"\"hunter2\"\"\"}) { id } }")
                                  << QByteArray(R"({"input":{"password":"•••"}})");
    QTest::newRow("variable with an innocent name")
        << QByteArray("mutation($p: String) { resetPassword(input: {password: $p}) { id } }")
        << QByteArray(R"({"input":{"password":"•••"}})");
    QTest::newRow("whole input in a variable") << QByteArray("mutation($i: I) { resetPassword(input: $i) { id } }")
                                               << QByteArray(R"({"input":{"userID":"u","password":"•••"}})");
    QTest::newRow("default value") << QByteArray(
        "mutation($d: String = \"hunter2\") { resetPassword(input: {password: $d}) { id } }")
                                   << QByteArray(R"({"input":{"password":"•••"}})");
    QTest::newRow("what tells nothing stays")
        << QByteArray("mutation { resetPassword(input: {password: \"\", sendPassword: true}) { id } }")
        << QByteArray(R"({"input":{"password":"","sendPassword":true}})");
    QTest::newRow("JSON in a string") << QByteArray(
        "mutation { updateUser(input: {customAttributes: \"{\\\"pin\\\": \\\"hunter2\\\", \\\"x\\\": 1}\"}) { id } }")
                                      << QByteArray(R"({"input":{"customAttributes":"{\"pin\":\"•••\",\"x\":1}"}})");
    QTest::newRow("nothing to mask") << QByteArray("mutation { updateUser(input: {note: \"{ not json\"}) { id } }")
                                     << QByteArray(R"({"input":{"note":"{ not json"}})");
}

void tst_OperationFacts::secretsAreMaskedWhereverTheyStand()
{
    QFETCH(QByteArray, text);
    const auto schema = smallSchema();
    const graphql::Schema *const schemas[] = {schema.get(), nullptr};
    for (const graphql::Schema *known : schemas) {
        const Judged judged(text, {}, R"({"p":"hunter2","i":{"userID":"u","password":"hunter2"}})", known);
        QCOMPARE(judged.facts.refusal, std::string());
        QTEST(QByteArray::fromStdString(judged.facts.fields.front().maskedArguments), "masked");
    }
}

void tst_OperationFacts::nodeIdsComeByNameOfTheirField()
{
    const auto schema = smallSchema();
    const QByteArray text =
        "mutation($ids: [ID!]!) { addRole(roleKey: \"admin\", userIDs: $ids, externalID: \"e\") { id } "
        "updateUser(input: {userID: \"u3\", note: \"n\"}) { id } }";
    const auto idsOf = [](const Judged &judged) {
        QByteArray seen;
        for (const auto &field : judged.facts.fields) {
            for (const auto &[name, id] : field.nodeIds)
                seen += QByteArray::fromStdString(name + '=' + id + ' ');
        }
        return seen;
    };
    QCOMPARE(idsOf(Judged(text, {}, R"({"ids":["u1","u2"]})", schema.get())),
             QByteArray("userIDs=u1 userIDs=u2 userID=u3 "));
    // Without a schema the names are all there is to go by.
    QCOMPARE(idsOf(Judged(text, {}, R"({"ids":["u1","u2"]})")),
             QByteArray("userIDs=u1 userIDs=u2 externalID=e userID=u3 "));
}

void tst_OperationFacts::variablesAreMaskedByNameUseAndKey_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("variables");
    QTest::addColumn<QByteArray>("masked");
    QTest::newRow("by name") << QByteArray("mutation($newPassword: String) { f(x: $newPassword) }")
                             << QByteArray(R"({"newPassword":"a","n":1.0})")
                             << QByteArray(R"({"newPassword":"•••","n":1.0})");
    QTest::newRow("by use") << QByteArray("mutation($p: String) { f(input: {password: $p}) }")
                            << QByteArray(R"({"p":"a"})") << QByteArray(R"({"p":"•••"})");
    QTest::newRow("by use in a list") << QByteArray("mutation($p: String) { f(input: {recoveryCodes: [\"x\", $p]}) }")
                                      << QByteArray(R"({"p":"a"})") << QByteArray(R"({"p":"•••"})");
    QTest::newRow("by use in a fragment")
        << QByteArray("mutation($p: String) { ...F } fragment F on M { a { f(code: $p) } }")
        << QByteArray(R"({"p":"a"})") << QByteArray(R"({"p":"•••"})");
    QTest::newRow("by key, in depth") << QByteArray("mutation($i: I) { f(input: $i) }")
                                      << QByteArray(R"({"i":[{"userID":"u","d":{"password":"a","otp":123456}}]})")
                                      << QByteArray(R"({"i":[{"userID":"u","d":{"password":"•••","otp":"•••"}}]})");
    QTest::newRow("order and numbers stay")
        << QByteArray("{ a }") << QByteArray(R"({"z":1.10,"a":[null,true,"\u00e9"]})")
        << QByteArray(R"({"z":1.10,"a":[null,true,"\u00e9"]})");
    QTest::newRow("no object") << QByteArray("{ a }") << QByteArray("[\"a\"]") << QByteArray("\"•••\"");
    QTest::newRow("broken document") << QByteArray("mutation($p: String) { f(input: {password: $p")
                                     << QByteArray(R"({"p":"a","token":"b"})")
                                     << QByteArray(R"({"p":"•••","token":"•••"})");
}

void tst_OperationFacts::variablesAreMaskedByNameUseAndKey()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, variables);
    const auto document = graphql::parse(text.toStdString());
    const auto tape = variablesOf(variables);
    const auto operations = document->operations();
    QTEST(QByteArray::fromStdString(graphql::maskedVariables(*document, operations.front(), &*tape, nullptr)),
          "masked");
}

void tst_OperationFacts::literalsAreMaskedWhereTheyStand_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *name, const char *text, const char *masked) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(masked);
    };
    row("an argument", "mutation { f(password: \"hush\", id: \"u\") { a } }",
        "mutation { f(password: \"•••\", id: \"u\") { a } }");
    row("an input field, in depth", "mutation { f(input: {a: [{otp: 123456, b: 2}]}) }",
        "mutation { f(input: {a: [{otp: \"•••\", b: 2}]}) }");
    row("a list of them", "mutation { f(codes: [\"a\", \"b\"]) }", "mutation { f(codes: [\"•••\", \"•••\"]) }");
    row("all below a secret", "mutation { f(secret: {a: \"hush\"}) }", "mutation { f(secret: {a: \"•••\"}) }");
    row("a block string", "mutation { f(token: \"\"\"\n  hush\n\"\"\") }", "mutation { f(token: \"•••\") }");
    row("JSON in a string", R"(mutation { f(data: "{\"password\":\"hush\",\"n\":1.10}") })",
        R"(mutation { f(data: "{\"password\":\"•••\",\"n\":1.10}") })");
    row("a default value by the variable's name", "mutation($pin: Int = 1234) { f(a: $pin) }",
        "mutation($pin: Int = \"•••\") { f(a: $pin) }");
    row("a default value by its use", "mutation($p: String = \"hush\") { f(password: $p) }",
        "mutation($p: String = \"•••\") { f(password: $p) }");
    row("deep down, in a fragment, in a directive",
        "query { a { ...F } } fragment F on A { b(token: \"hush\") @d(secret: \"hush\") { c } }",
        "query { a { ...F } } fragment F on A { b(token: \"•••\") @d(secret: \"•••\") { c } }");
    row("what says nothing stays", "mutation { f(password: \"\", token: null, secret: true, otp: $o) }",
        "mutation { f(password: \"\", token: null, secret: true, otp: $o) }");
    row("what is no secret stays as written", "mutation { f(name: \"\\u00e9\", reason: \"\"\"\n  a\n\"\"\") # 1\n}",
        "mutation { f(name: \"\\u00e9\", reason: \"\"\"\n  a\n\"\"\") # 1\n}");
    row("beside what is not sent", "# é\nmutation { f(password: \"hush\") }",
        "#   \nmutation { f(password: \"•••\") }");
}

void tst_OperationFacts::literalsAreMaskedWhereTheyStand()
{
    QFETCH(QByteArray, text);
    const auto document = graphql::parse(text.toStdString());
    QTEST(QByteArray::fromStdString(graphql::maskedDocument(*document)), "masked");
}

REGISTER_TEST(tst_OperationFacts)
#include "tst_operationfacts.moc"
