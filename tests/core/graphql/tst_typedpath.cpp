#include "core/graphql/help/typedpath.h"
#include "tests/core/graphql/ruletest.h"
#include "tests/support/markedtext.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace graphql;

namespace {

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

struct KindOfNode
{
    QByteArray operator()(const OperationDefinition *) const { return "operation"; }
    QByteArray operator()(const FragmentDefinition *) const { return "fragment"; }
    QByteArray operator()(const TypeDefinition *) const { return "typeDefinition"; }
    QByteArray operator()(const SchemaDefinition *) const { return "schema"; }
    QByteArray operator()(const DirectiveDefinition *) const { return "directiveDefinition"; }
    QByteArray operator()(const VariableDefinition *) const { return "variableDefinition"; }
    QByteArray operator()(const FieldDefinition *) const { return "fieldDefinition"; }
    QByteArray operator()(const InputValueDefinition *) const { return "inputDefinition"; }
    QByteArray operator()(const EnumValueDefinition *) const { return "enumValue"; }
    QByteArray operator()(const RootOperation *) const { return "root"; }
    QByteArray operator()(const TypeReference *) const { return "type"; }
    QByteArray operator()(const SelectionSet *) const { return "set"; }
    QByteArray operator()(const Selection *node) const
    {
        return node->kind == Selection::Kind::Field         ? "field"
            : node->kind == Selection::Kind::FragmentSpread ? "spread"
                                                            : "inline";
    }
    QByteArray operator()(const Directive *) const { return "directive"; }
    QByteArray operator()(const Argument *) const { return "argument"; }
    QByteArray operator()(const ObjectField *) const { return "inputField"; }
    QByteArray operator()(const Value *) const { return "value"; }
    QByteArray operator()(const Name *node) const { return "name:" + bytes(node->value); }
};

QByteArray kinds(const TypedPath &path)
{
    QByteArrayList names;
    for (const auto &step : path.steps)
        names << std::visit(KindOfNode {}, step.node);
    return names.join(' ');
}

/// What the innermost step knows: `parent.field @directive input: type $variable`.
QByteArray facts(const TypedPath &path)
{
    if (path.steps.empty())
        return {};
    const auto &step = path.steps.back();
    QByteArrayList known;
    if (step.parent || step.field)
        known << (step.parent ? bytes(step.parent->name) : "?") + (step.field ? '.' + bytes(step.field->name) : "");
    if (step.directive)
        known << '@' + bytes(step.directive->name);
    if (step.input)
        known << bytes(step.input->name) + ':';
    if (step.type)
        known << bytes(step.type.toString());
    if (step.variable)
        known << '$' + bytes(step.variable->name.value);
    return known.join(' ');
}

TypedPath pathAt(const char *marked)
{
    const support::MarkedText input(marked);
    static std::vector<std::shared_ptr<const Document>> kept; // The path views into it.
    kept.push_back(parse(input.text));
    return typedPath(&ruletest::schema(), *kept.back(), *input.caret);
}

} // namespace

class tst_TypedPath : public QObject
{
    Q_OBJECT

private slots:
    void namesTheNodesAround_data();
    void namesTheNodesAround();
    void knowsWhatTheSchemaSays_data();
    void knowsWhatTheSchemaSays();
    void worksWithoutASchema();
    void everyStepHoldsTheNext();
    void costsTheDepthAndNotTheLength();
};

void tst_TypedPath::namesTheNodesAround_data()
{
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char *marked, const char *path) {
        QTest::newRow(marked) << QByteArray(path);
    };
    row("|", "");
    row("# note|\n{ dog { name } }", "");
    row("{ dog { na|me } }", "operation set field set field name:name");
    row("{ dog { name| } }", "operation set field set field name:name");
    row("{ dog { name | } }", "operation set field set");
    row("{ dog { name }| }", "operation set");
    row("{ dog { name } }|", "");
    row("|{ dog { name } }", "operation");
    row("{ x|: dog { name } }", "operation set field name:x");
    row("{ x: do|g { name } }", "operation set field name:dog");
    row("query Fi|nd { dog { name } }", "operation name:Find");
    row("query ($i|d: [ID!]! = [1]) { dog { name } }", "operation variableDefinition name:id");
    row("query ($id: [I|D!]! = [1]) { dog { name } }", "operation variableDefinition type type type type name:ID");
    row("query ($id: [ID!]! = [1|]) { dog { name } }", "operation variableDefinition value value");
    row("{ human(id|: 1) { name } }", "operation set field argument name:id");
    row("{ human(id: 1|) { name } }", "operation set field argument value");
    row("{ find(filter: {not: {na|me: 1}}) { id } }",
        "operation set field argument value inputField value inputField name:name");
    row("{ dog @in|clude(if: true) { name } }", "operation set field directive name:include");
    row("{ dog @include(if: tr|ue) { name } }", "operation set field directive argument value");
    row("{ ... on D|og { name } }", "operation set inline name:Dog");
    row("{ ...O|f }", "operation set spread name:Of");
    row("fragment Of on D|og { name }", "fragment name:Dog");
    row("fragment O|f on Dog { name }", "fragment name:Of");
    row("\"Wh|y\" query A { dog { name } }", "operation value");

    // What is still being written is around the caret as long as nothing closed it.
    row("{ dog { |", "operation set field set");
    row("{ dog { name { }|", "operation set field set");
    row("{ human(|", "operation set field");
    row("{ human(id: 1) |", "operation set");
    row("{ find(filter: {not: {|", "operation set field argument value inputField value");
    row("{ find(filter: {not: {}|", "operation set field argument value");
    row("{ find(filter: {not: {}}|", "operation set field");
    row("query A { dog {\n|\nquery B { dog }", "operation set field set");
    row("query A { dog {\n\n|query B { dog }", "operation");

    row("type T imp|lements I { f(a: Int): Int }", "typeDefinition");
    row("type T implements I| { f(a: Int): Int }", "typeDefinition name:I");
    row("type T implements I { f(a: In|t): Int }", "typeDefinition fieldDefinition inputDefinition type name:Int");
    row("type T implements I { f(a: Int): In|t }", "typeDefinition fieldDefinition type name:Int");
    row("enum E { A B| }", "typeDefinition enumValue name:B");
    row("schema { query: Que|ry }", "schema root name:Query");
    row("directive @a(b: Int) on FI|ELD", "directiveDefinition name:FIELD");
}

void tst_TypedPath::namesTheNodesAround()
{
    QTEST(kinds(pathAt(QTest::currentDataTag())), "path");
}

void tst_TypedPath::knowsWhatTheSchemaSays_data()
{
    QTest::addColumn<QByteArray>("known");
    const auto row = [](const char *marked, const char *known) {
        QTest::newRow(marked) << QByteArray(known);
    };
    row("{ | }", "Query");
    row("mutation { | }", "Mutation");
    row("{ do|g { name } }", "Query.dog Dog");
    row("{ dog { | } }", "Dog");
    row("{ dog { friends { name| } } }", "Pet.name String");
    row("{ dog { __typen|ame } }", "Dog.__typename String!");
    row("{ __schema { types { | } } }", "__Type");
    row("{ dog { nonsense { | } } }", "");
    row("{ dog { nonsense(x: 1|) } }", "Dog");
    row("{ human(i|d: 1) { name } }", "Query.human id: ID");
    row("{ scalars(intRequired: 1|) }", "Query.scalars intRequired: Int!");
    row("{ find(places: [{lat: 1|}]) { id } }", "Place.find lat: Float!");
    row("{ find(grid: [[1|]]) { id } }", "Query.find grid: Int!");
    row("{ find(grid: [|]) { id } }", "Query.find grid: [[Int!]]");
    row("{ find(grid: 1|) { id } }", "Query.find grid: [[Int!]]");
    row("{ find(any: {anything: 1|}) { id } }", "?.find");
    row("{ dog @include(if: $|x) { name } }", "Query.dog @include if: Boolean!");
    row("query ($x: Boolean!) { dog @include(if: $x|) { name } }", "Query.dog @include if: Boolean! $x");
    row("query ($x: [Unit!] = [SO|NE]) { dog { name } }", "Query Unit! $x");
    row("query ($x: [Unit|!]) { dog { name } }", "Query Unit $x");
    row("{ pet { ... on D|og { name } } }", "Pet Dog");
    row("{ pet { ... on Dog { | } } }", "Dog");
    row("{ pet { ... { | } } }", "Pet");
    row("{ pet { ... on Int { | } } }", "");
    row("{ pet { ...O|f } } fragment Of on Dog { name }", "Pet Dog");
    row("fragment Of on Dog { | }", "Dog");
    row("fragment Of on Hum|an { name }", "Human Human");
    row("{ dog { owner { | ", "Human");
}

void tst_TypedPath::knowsWhatTheSchemaSays()
{
    QTEST(facts(pathAt(QTest::currentDataTag())), "known");
}

void tst_TypedPath::worksWithoutASchema()
{
    const auto document = parse("query ($x: Int = 1) { a(b: {c: $x}) @d(e: 1) { ... on T { f } } }");
    for (std::uint32_t offset = 0; offset <= document->source().size(); ++offset) {
        const auto bare = typedPath(nullptr, *document, offset);
        QCOMPARE(kinds(bare), kinds(typedPath(&ruletest::schema(), *document, offset)));
        for (const auto &step : bare.steps)
            QVERIFY(!step.parent && !step.field && !step.directive && !step.input && !step.type);
    }
}

void tst_TypedPath::everyStepHoldsTheNext()
{
    const std::string whole =
        "query A($x: [Int!] = [1, 2]) @d(e: {f: \"g\"}) { a(b: {c: $x}) @d(e: 1) { ... on T { f } ...G } }\n"
        "fragment G on T { h }\ntype T { f(a: Int = 1): [Int!] }\n";
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const auto document = parse(whole.substr(0, length));
        for (std::uint32_t offset = 0; offset <= length; ++offset) {
            const auto path = typedPath(nullptr, *document, offset);
            text::Span around {0, static_cast<std::uint32_t>(length)};
            for (const auto &step : path.steps) {
                QVERIFY2(around.encloses(step.span), qPrintable(QString::number(length)));
                QVERIFY(step.span.begin <= offset && offset <= step.span.end);
                around = step.span;
            }
        }
    }
}

void tst_TypedPath::costsTheDepthAndNotTheLength()
{
    std::string text = "{\n";
    for (int i = 0; i < 100'000; ++i)
        text += "  dog(a: 1) { name }\n";
    text += '}';
    const auto document = parse(text);
    // A walk would look at a hundred thousand fields a hundred thousand times: minutes instead of milliseconds.
    std::size_t steps = 0;
    for (std::uint32_t offset = 0; offset < text.size(); offset += 21)
        steps += typedPath(&ruletest::schema(), *document, offset).steps.size();
    QVERIFY(steps > 100'000);
}

REGISTER_TEST(tst_TypedPath)
#include "tst_typedpath.moc"
