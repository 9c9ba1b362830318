#include "core/language/analysis.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Analysis : public QObject
{
    Q_OBJECT

private slots:
    void limitsOfTheServerAreFoundInTheirPlace();
    void everythingBelongsToOneText();
    void brokenTextHasOperationsAndFoldsToo();
    void anEmptyPageIsNoMistake();
    void withoutASchemaOnlySyntaxIsJudged();
    void withASchemaTheRulesSpeakOnceTheTextCanBeRead();
};

void tst_Analysis::everythingBelongsToOneText()
{
    const QByteArray text = "query A {\n  a\n}\nmutation Ändern { b }\nmutation B { c }";
    const auto broken = language::analyze({text, 7, nullptr});
    QCOMPARE(broken.revision, quint64(7));
    QCOMPARE(broken.document->source(), std::string_view(text.constData(), size_t(text.size())));
    // A name cannot have an umlaut.
    QVERIFY(!broken.diagnostics.empty());

    const auto analysis = language::analyze({"query A {\n  a\n}\nmutation B { b } { c }", 8, nullptr});
    QVERIFY(analysis.diagnostics.empty());
    QCOMPARE(analysis.operations.size(), 3U);
    QCOMPARE(analysis.operations[0].name, QStringLiteral("A"));
    QCOMPARE(analysis.operations[0].span, (text::Span {0, 15}));
    QVERIFY(analysis.operations[1].type == graphql::OperationType::Mutation);
    QVERIFY(analysis.operations[2].name.isEmpty());
    QCOMPARE(analysis.folds.size(), 1U);
}

void tst_Analysis::brokenTextHasOperationsAndFoldsToo()
{
    const auto analysis = language::analyze({"query A {\n  a {\n\nquery B {\n b\n}", 1, nullptr});
    QCOMPARE(analysis.diagnostics.size(), 1U);
    QCOMPARE(analysis.operations.size(), 2U);
    QCOMPARE(analysis.folds.size(), 3U);
}

void tst_Analysis::anEmptyPageIsNoMistake()
{
    QVERIFY(language::analyze({"", 1, nullptr}).diagnostics.empty());
    QVERIFY(language::analyze({" \n# { a\n", 1, nullptr}).diagnostics.empty());
    QVERIFY(!language::analyze({"# a\n%", 1, nullptr}).diagnostics.empty());
}

void tst_Analysis::withoutASchemaOnlySyntaxIsJudged()
{
    QVERIFY(language::analyze({"{ whatever(x: $undefined) { ...Nowhere } }", 1, nullptr}).diagnostics.empty());
}

void tst_Analysis::withASchemaTheRulesSpeakOnceTheTextCanBeRead()
{
    const auto schema = graphql::schemaFromSdl(std::string("type Query { a: Int }")).schema;
    const auto findings = language::analyze({"{ a nope }", 1, schema}).diagnostics;
    QCOMPARE(findings.size(), 1U);
    QCOMPARE(findings.front().rule, std::string("FieldsOnCorrectType"));
    QCOMPARE(findings.front().spans.front().begin, 4U);

    const auto broken = language::analyze({"{ a nope ", 1, schema}).diagnostics;
    QCOMPARE(broken.size(), 1U);
    QVERIFY(broken.front().rule.empty());
}

void tst_Analysis::limitsOfTheServerAreFoundInTheirPlace()
{
    const auto schema = graphql::schemaFromSdl(std::string("type Query { a(n: Int): Int }")).schema;
    // A comment in other letters is no finding here: the window sends it blank.
    const auto findings = language::analyze({"{ # \xC3\xA9\n a(n: null) nope }", 1, schema}).diagnostics;
    QCOMPARE(findings.size(), 2U);
    QCOMPARE(findings.at(0).rule, std::string("Dialect"));
    QCOMPARE(findings.at(1).rule, std::string("FieldsOnCorrectType"));
}

REGISTER_TEST(tst_Analysis)
#include "tst_analysis.moc"
