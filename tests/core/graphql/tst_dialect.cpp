#include "core/graphql/dialect/dialect.h"
#include "core/graphql/dialect/mutationfields.h"
#include "core/graphql/dialect/serverfacts.h"
#include "core/graphql/findingorder.h"
#include "core/graphql/validation.h"
#include "core/graphql/wiretext.h"
#include "tests/support/markedtext.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QTest>

namespace {

using graphql::Delivery;
using graphql::Diagnostic;

std::shared_ptr<const graphql::Schema> adminSchema()
{
    static const auto schema =
        graphql::schemaFromSdl(
            support::readFile(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql")).toStdString())
            .schema;
    return schema;
}

std::vector<text::Span> firstSpans(const std::vector<Diagnostic> &findings)
{
    std::vector<text::Span> spans;
    for (const Diagnostic &finding : findings)
        spans.push_back(finding.spans.front());
    return spans;
}

QByteArray severities(const std::vector<Diagnostic> &findings)
{
    QByteArray text;
    for (const Diagnostic &finding : findings)
        text += finding.severity == Diagnostic::Severity::Error ? 'E' : 'W';
    return text;
}

QByteArray messages(const std::vector<Diagnostic> &findings)
{
    QByteArray text;
    for (const Diagnostic &finding : findings)
        text += QByteArray::fromStdString(finding.message) + '\n';
    return text;
}

std::vector<Diagnostic> variablesFindings(const graphql::Document &document, const json::Tape &variables)
{
    std::vector<Diagnostic> findings;
    for (const auto &said : graphql::checkVariablesDialect(*adminSchema(), document, document.operations(), variables))
        graphql::append(findings, said.findings);
    return findings;
}

} // namespace

class tst_Dialect : public QObject
{
    Q_OBJECT

private slots:
    void limitsAreFoundAtTheirPlace_data();
    void limitsAreFoundAtTheirPlace();
    void whatTheServerTakesIsFine_data();
    void whatTheServerTakesIsFine();
    void everyFindingIsValidBySpecification_data() { limitsAreFoundAtTheirPlace_data(); }
    void everyFindingIsValidBySpecification();
    void findingsSayWhoseLimitItIs_data() { limitsAreFoundAtTheirPlace_data(); }
    void findingsSayWhoseLimitItIs();
    void findingsSayWhoseOperationItIs_data();
    void findingsSayWhoseOperationItIs();
    void findingsOfVariablesBelongToAnOperation();
    void commentsMatterOnlyAsWritten_data();
    void commentsMatterOnlyAsWritten();
    void mutationFieldsAreCountedAsTheServerCounts_data();
    void mutationFieldsAreCountedAsTheServerCounts();
    void fragmentsThatSpreadEachOtherAreCountedInTime();
    void aRequestHasRoomForOneMebibyte();
    void variablesAreHeldAgainstTheServer_data();
    void variablesAreHeldAgainstTheServer();
    void dateTimesAreReadAsStrictlyAsThere_data();
    void dateTimesAreReadAsStrictlyAsThere();
    void theAdminApiIsKnownByItsScalars();
};

void tst_Dialect::limitsAreFoundAtTheirPlace_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *name, const char *marked, const char *found = "E") {
        QTest::newRow(name) << QByteArray(marked) << QByteArray(found);
    };
    row("null", "{ users(first: «null») { totalCount } }");
    row("null in a list", "query($a: ID) { nodes(ids: [$a, «null»]) { id } }");
    row("null in an object",
        "mutation { setDisabledStatus(input: {userID: 1, isDisabled: false, reason: «null»}) { user { id } } }");
    row("null as a default", "query($n: Int = «null») { users(first: $n) { totalCount } }");
    row("a directive on a variable", "query($n: Int «@here») { users(first: $n) { totalCount } }");
    row("descriptions",
        "«\"of an operation\"» query(«\"\"\"of a variable\"\"\"» $n: Int) { users(first: $n) { ...F } }\n"
        "«\"of a fragment\"» fragment F on UserConnection { totalCount }",
        "EEE");
    row("an escape with braces", R"({ users(searchKeyword: «"\u{1F600}"») { totalCount } })");
    row("an escaped surrogate pair", R"({ users(searchKeyword: «"a\\\uD83D\uDE00"») { totalCount } })", "W");
    row("a control character", "{ users(searchKeyword: «\"\x01\"») { totalCount } }");
    row("a control character in a block string", "{ users(searchKeyword: «\"\"\"\x01\"\"\"») { totalCount } }");
    row("JSON as an object",
        "mutation { updateUser(input: {userID: 1, standardAttributes: «{email: \"a@b.c\"}»}) { user { id } } }");
    row("JSON as a number", "mutation { updateUser(input: {userID: 1, customAttributes: «1»}) { user { id } } }");
    row("JSON that is none",
        "mutation { updateUser(input: {userID: 1, customAttributes: «\"{a: 1}\"»}) { user { id } } }");
    row("a date without a time", "{ auditLogs(rangeFrom: «\"2026-01-31\"») { totalCount } }");
    row("a list that must be there", "mutation { addUserToRoles(input: «{userID: 1}») { user { id } } }");
    row("a list that may not be there",
        "mutation($k: [String!]) { addUserToRoles(input: {userID: 1, roleKeys: «$k»}) { user { id } } }", "W");
    row("too many fields",
        "«mutation» { a: __typename b: __typename ...F ... { f: __typename } }\n"
        "fragment F on Mutation { c: __typename d: __typename ... on Mutation { e: __typename } }");
    row("young introspection",
        "{ __schema { «description» types { «isOneOf» «specifiedByURL» fields { args(«includeDeprecated: true») "
        "{ «isDeprecated» } } } directives { «isRepeatable» } } }",
        "EEEEEE");
    row("a directive's argument",
        "query($n: Int) { users(first: $n) @skip(if: false) { totalCount @include(if: true) } nodes(ids: [«null»]) { "
        "id } }");
}

void tst_Dialect::limitsAreFoundAtTheirPlace()
{
    QFETCH(QByteArray, marked);
    QFETCH(QByteArray, found);
    const support::MarkedText input(marked.toStdString());
    const auto document = graphql::parse(input.text);
    QVERIFY(document->syntaxErrors().empty());
    const auto findings = graphql::checkDialect(*adminSchema(), *document, Delivery::AsWritten);
    QCOMPARE(severities(findings), found);
    QVERIFY2(firstSpans(findings) == input.spans, messages(findings).constData());
}

void tst_Dialect::everyFindingIsValidBySpecification()
{
    QFETCH(QByteArray, marked);
    const support::MarkedText input(marked.toStdString());
    const auto document = graphql::parse(input.text);
    // Otherwise the row would prove nothing about the server.
    for (const Diagnostic &finding : graphql::validate(*adminSchema(), *document)) {
        const QByteArray rule = QByteArray::fromStdString(finding.rule);
        QVERIFY2(rule == "KnownDirectives" || marked.contains("ids: ["), finding.message.c_str());
    }
}

void tst_Dialect::findingsSayWhoseLimitItIs()
{
    QFETCH(QByteArray, marked);
    const support::MarkedText input(marked.toStdString());
    for (const Diagnostic &finding :
         graphql::checkDialect(*adminSchema(), *graphql::parse(input.text), Delivery::AsWritten)) {
        QVERIFY2(finding.message.find("Admin API") != std::string::npos, finding.message.c_str());
        QCOMPARE(QByteArray::fromStdString(finding.rule), QByteArray("Dialect"));
    }
}

void tst_Dialect::findingsSayWhoseOperationItIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("begins"); ///< Of each finding, up to "The Admin API".
    const QByteArray many = "{ a: __typename b: __typename c: __typename d: __typename e: __typename f: __typename }";
    const QByteArray list = "mutation %1($k: [String!]) { ...F }";
    const QByteArray fragment =
        " fragment F on Mutation { addUserToRoles(input: {userID: 1, roleKeys: $k}) { user { id } } }";
    QTest::newRow("one operation") << QByteArray("mutation A " + many) << QByteArray("|");
    QTest::newRow("too many fields") << QByteArray("query A { __typename } mutation B " + many)
                                     << QByteArray("Operation \"B\": |");
    QTest::newRow("subscriptions") << QByteArray("query A { __typename } subscription B { __typename }")
                                   << QByteArray("Operation \"B\": |");
    QTest::newRow("a fragment of several")
        << QByteArray(list).replace("%1", "A") + " " + QByteArray(list).replace("%1", "B") + fragment
        << QByteArray("Operation \"A\": |Operation \"B\": |");
    QTest::newRow("without a name") << QByteArray("query A { __typename } mutation " + many) << QByteArray("|");
}

void tst_Dialect::findingsSayWhoseOperationItIs()
{
    QFETCH(QByteArray, text);
    QByteArray begins;
    for (const auto &finding :
         graphql::checkDialect(*adminSchema(), *graphql::parse(text.toStdString()), Delivery::AsWireText))
        begins += QByteArray::fromStdString(finding.message.substr(0, finding.message.find("The Admin API"))) + '|';
    QTEST(begins, "begins");
}

void tst_Dialect::findingsOfVariablesBelongToAnOperation()
{
    const auto document = graphql::parse("query A($n: Int = 5) { users(first: $n) { totalCount } }"
                                         "query B($n: Int) { users(first: $n) { totalCount } }");
    const auto tape = json::Tape::parse("{\"n\": null}");
    QVERIFY(tape);
    const auto said = graphql::checkVariablesDialect(*adminSchema(), *document, document->operations(), *tape);
    QCOMPARE(said.size(), 2U);
    QCOMPARE(said[0].operation, document->operations()[0]);
    QCOMPARE(severities(said[0].findings), QByteArray("W"));
    QVERIFY(said[1].findings.empty());
}

void tst_Dialect::whatTheServerTakesIsFine_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QByteArray(text);
    };
    row("a name that is null", "{ null: users { null: totalCount } }");
    row("JSON in a variable",
        "mutation($a: UserStandardAttributes) { updateUser(input: {userID: 1, standardAttributes: $a}) { user { id } } "
        "}");
    row("JSON in a string",
        "mutation { updateUser(input: {userID: 1, standardAttributes: \"{\\\"email\\\": \\\"a@b.c\\\"}\"}) { user { id "
        "} } }");
    row("JSON in a block string",
        "mutation { updateUser(input: {userID: 1, standardAttributes: \"\"\"{\"email\": \"a@b.c\"}\"\"\"}) { user { id "
        "} } }");
    row("an empty list", "mutation { addUserToRoles(input: {userID: 1, roleKeys: []}) { user { id } } }");
    row("a list for certain",
        "mutation($k: [String!]!) { addUserToRoles(input: {userID: 1, roleKeys: $k}) { user { id } } }");
    row("a list with a default",
        "mutation($k: [String!] = []) { addUserToRoles(input: {userID: 1, roleKeys: $k}) { user { id } } }");
    row("a whole input in a variable",
        "mutation($i: AddUserToRolesInput!) { addUserToRoles(input: $i) { user { id } } }");
    row("five fields", "mutation { a: __typename b: __typename c: __typename d: __typename e: __typename }");
    row("six fields of a query",
        "{ a: __typename b: __typename c: __typename d: __typename e: __typename f: __typename }");
    row("fields below",
        "mutation { deleteUser(input: {userID: 1}) { a: __typename b: __typename c: __typename d: __typename "
        "e: __typename f: __typename } }");
    row("plain escapes", R"({ users(searchKeyword: "\\ud83d \u00e9 \" \\u{1}") { totalCount } })");
    row("escapes in a block string", R"({ users(searchKeyword: """ \u{1F600} \uD83D\uDE00 """) { totalCount } })");
    row("a date and time", "{ auditLogs(rangeFrom: \"2026-01-31T00:00:00+08:00\") { totalCount } }");
    row("old introspection", "{ __schema { types { fields(includeDeprecated: true) { name } } } }");
    row("other characters", "{ users(searchKeyword: \"é😀\") { totalCount } } # ünd");
}

void tst_Dialect::whatTheServerTakesIsFine()
{
    QFETCH(QByteArray, text);
    const auto document = graphql::parse(text.toStdString());
    QCOMPARE(messages(document->syntaxErrors()), QByteArray());
    QCOMPARE(messages(graphql::validate(*adminSchema(), *document)), QByteArray());
    QCOMPARE(messages(graphql::checkDialect(*adminSchema(), *document, Delivery::AsWritten)), QByteArray());
}

void tst_Dialect::commentsMatterOnlyAsWritten_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("found");
    QTest::newRow("in front of a name") << QByteArray("{ # caf«\xC3»\xA9\n totalCount: __typename }")
                                        << QByteArray("W");
    QTest::newRow("two in front of a name")
        << QByteArray("# «\xC3»\xA9\n# \xC3\xA9\nquery { __typename }") << QByteArray("W");
    QTest::newRow("a mark in front of a name") << QByteArray("«\xEF»\xBB\xBFquery { __typename }") << QByteArray("W");
    QTest::newRow("in front of a brace") << QByteArray("# \xC3\xA9\n{ __typename }") << QByteArray();
    QTest::newRow("in front of the end") << QByteArray("{ __typename } # \xC3\xA9") << QByteArray();
    QTest::newRow("a control character") << QByteArray("#« \x01»\n{ __typename }") << QByteArray("E");
    QTest::newRow("plain") << QByteArray("# plain\t~\nquery { __typename }") << QByteArray();
}

void tst_Dialect::commentsMatterOnlyAsWritten()
{
    QFETCH(QByteArray, marked);
    QFETCH(QByteArray, found);
    QByteArray text = marked;
    text.replace("«", "").replace("»", "");
    const auto document = graphql::parse(text.toStdString());
    QVERIFY(document->syntaxErrors().empty());
    const auto findings = graphql::checkDialect(*adminSchema(), *document, Delivery::AsWritten);
    QCOMPARE(severities(findings), found);
    if (!findings.empty())
        QCOMPARE(qsizetype(findings.front().spans.front().begin), marked.indexOf("«"));
    QVERIFY(graphql::checkDialect(*adminSchema(), *document, Delivery::AsWireText).empty());
    // The wire text is free of them however it is sent.
    const auto wire = graphql::parse(graphql::wireText(*document));
    QVERIFY(graphql::checkDialect(*adminSchema(), *wire, Delivery::AsWritten).empty());
}

void tst_Dialect::mutationFieldsAreCountedAsTheServerCounts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("fields");
    QTest::addColumn<QByteArray>("cycle");
    const QByteArray f = " fragment F on Mutation { a b ...G } fragment G on Mutation { c }";
    QTest::newRow("plain") << QByteArray("mutation { a a: b b c }") << 4 << QByteArray();
    QTest::newRow("fragments") << "mutation { ...F x }" + f << 4 << QByteArray();
    QTest::newRow("a fragment twice") << "mutation { ...F ...F }" + f << 6 << QByteArray();
    QTest::newRow("inline") << "mutation { ... { a ... on Mutation { ...G } } ...G }" + f << 3 << QByteArray();
    QTest::newRow("skipped ones too") << QByteArray("mutation { a @skip(if: true) ...X }") << 1 << QByteArray();
    QTest::newRow("a cycle") << QByteArray("mutation { a ...A } fragment A on Mutation { ... { ...B } } "
                                           "fragment B on Mutation { b ...A }")
                             << 1 << QByteArray("A");
}

void tst_Dialect::mutationFieldsAreCountedAsTheServerCounts()
{
    QFETCH(QByteArray, text);
    QFETCH(int, fields);
    QFETCH(QByteArray, cycle);
    const auto document = graphql::parse(text.toStdString());
    graphql::MutationFieldCounter counter(*document);
    for (int time = 0; time < 2; ++time) { // What it remembers does not change the answer.
        const auto count = counter.count(*document->operations().front());
        QCOMPARE(QByteArray::fromStdString(std::string(count.cycle)), cycle);
        if (cycle.isEmpty())
            QCOMPARE(count.fields, fields);
    }
}

void tst_Dialect::fragmentsThatSpreadEachOtherAreCountedInTime()
{
    std::string text = "mutation { ...F0 }";
    constexpr int fragments = 50'000;
    for (int i = 0; i < fragments; ++i)
        text += " fragment F" + std::to_string(i) + " on Mutation { ...F" + std::to_string(i + 1) + " ...F"
            + std::to_string(i + 1) + " }";
    text += " fragment F" + std::to_string(fragments) + " on Mutation { a }";
    const auto document = graphql::parse(text);
    const auto count = graphql::MutationFieldCounter(*document).count(*document->operations().front());
    QVERIFY(count.fields >= 1'000'000'000);
    QVERIFY(count.cycle.empty());
}

void tst_Dialect::aRequestHasRoomForOneMebibyte()
{
    constexpr int frame = 23;
    const auto findings = [](int size) {
        const std::string text = "{__typename}" + std::string(static_cast<std::size_t>(size - frame - 14), ' ');
        return graphql::checkDialect(*adminSchema(), *graphql::parse(text), Delivery::AsWireText);
    };
    QCOMPARE(messages(findings(1 << 20)), QByteArray());
    QCOMPARE(messages(findings((1 << 20) + 1)),
             QByteArray(
                 "The Admin API takes requests of up to 1 MiB (1048576 bytes), and this one has 1048577: split it.\n"));

    const auto document = graphql::parse("query($a: [ID!]!) { nodes(ids: $a) { id } }");
    const auto tape = json::Tape::parse("{\"a\": [\"" + std::string(1 << 20, 'x') + "\"]}");
    QVERIFY(tape);
    QCOMPARE(severities(variablesFindings(*document, *tape)), QByteArray("E"));
}

void tst_Dialect::variablesAreHeldAgainstTheServer_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("found");
    const QByteArray whole = "mutation($i: AddUserToRolesInput!) { addUserToRoles(input: $i) { user { id } } }";
    const QByteArray part = "mutation($k: [String!]) { ...M } fragment M on Mutation { addUserToRoles(input: {userID: "
                            "1, roleKeys: $k}) { user { id } } }";
    QTest::newRow("a list that is not there")
        << whole << QByteArray("{\"i\": «{\"userID\": \"1\"}»}") << QByteArray("E");
    QTest::newRow("a list that is null") << whole << QByteArray("{\"i\": {\"userID\": \"1\", \"roleKeys\": «null»}}")
                                         << QByteArray("E");
    QTest::newRow("a list that is there")
        << whole << QByteArray("{\"i\": {\"userID\": \"1\", \"roleKeys\": []}}") << QByteArray();
    QTest::newRow("a part that is not there") << part << QByteArray("«{}»") << QByteArray("E");
    QTest::newRow("a part that is null") << part << QByteArray("{\"k\": «null»}") << QByteArray("E");
    QTest::newRow("a part that is there") << part << QByteArray("{\"k\": [\"a\"]}") << QByteArray();
    QTest::newRow("dates") << QByteArray(
        "query($a: DateTime, $b: DateTime) { auditLogs(rangeFrom: $a, rangeTo: $b) { totalCount } }")
                           << QByteArray(R"({"a": "2026-01-31T00:00:00.5Z", "b": «"2026-01-31"»})") << QByteArray("E");
    QTest::newRow("null in place of a default") << QByteArray("query($n: Int = 5) { users(first: $n) { totalCount } }")
                                                << QByteArray("{\"n\": «null»}") << QByteArray("W");
    QTest::newRow("null without a default") << QByteArray("query($n: Int) { users(first: $n) { totalCount } }")
                                            << QByteArray("{\"n\": null}") << QByteArray();
    QTest::newRow("any JSON") << QByteArray("mutation($a: UserCustomAttributes) { updateUser(input: {userID: 1, "
                                            "customAttributes: $a}) { user { id } } }")
                              << QByteArray("{\"a\": {\"b\": [1, null]}}") << QByteArray();
    QTest::newRow("no object") << part << QByteArray("[]") << QByteArray();
}

void tst_Dialect::variablesAreHeldAgainstTheServer()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, marked);
    QFETCH(QByteArray, found);
    const support::MarkedText input(marked.toStdString());
    const auto document = graphql::parse(text.toStdString());
    const auto tape = json::Tape::parse(input.text);
    QVERIFY(tape);
    const auto findings = variablesFindings(*document, *tape);
    QCOMPARE(severities(findings), found);
    QVERIFY2(firstSpans(findings) == input.spans, messages(findings).constData());
}

void tst_Dialect::dateTimesAreReadAsStrictlyAsThere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isRead");
    for (const char *good :
         {"2026-01-31T12:00:00Z", "2024-02-29T23:59:59.123456789-12:30", "0000-01-01T00:00:00+00:00"})
        QTest::newRow(good) << QByteArray(good) << true;
    for (const char *bad :
         {"", "2026-01-31", "2026-01-31T12:00:00", "2026-1-31T12:00:00Z", "2026-02-29T12:00:00Z",
          "2026-13-01T12:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T12:60:00Z", "2026-01-31T12:00:60Z",
          "2026-01-31T12:00:00.Z", "2026-01-31T12:00:00,5Z", "2026-01-31 12:00:00Z", "2026-01-31t12:00:00z",
          "2026-01-31T12:00:00+24:00", "2026-01-31T12:00:00+0800", "2026-01-31T12:00:00Z ", "2026-01-00T12:00:00Z"})
        QTest::newRow(*bad ? bad : "empty") << QByteArray(bad) << false;
}

void tst_Dialect::dateTimesAreReadAsStrictlyAsThere()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isRead);
    QCOMPARE(graphql::isServerDateTime(text.toStdString()), isRead);
}

void tst_Dialect::theAdminApiIsKnownByItsScalars()
{
    QVERIFY(graphql::isAdminApi(*adminSchema()));
    const auto other = graphql::schemaFromSdl(std::string("type Query { a: DateTime } scalar DateTime")).schema;
    QVERIFY(!graphql::isAdminApi(*other));
}

REGISTER_TEST(tst_Dialect)
#include "tst_dialect.moc"
