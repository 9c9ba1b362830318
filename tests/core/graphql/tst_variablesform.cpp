#include "core/graphql/form/variablesform.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTest>

using graphql::FormField;
using graphql::InputKind;

namespace {

constexpr auto FormSchema = R"(
type Query { a(tree: Tree, password: String, x: String): String }
"A tree."
input Tree { "Its name." name: String! = "oak" size: Int! children: [Tree!] old: Int @deprecated(reason: "No use.") pin: String }
input Pick @oneOf { id: ID name: String }
enum Order { ASC DESC }
scalar DateTime
scalar Any
)";

std::shared_ptr<const graphql::VariablesForm> formOf(std::string query, std::string json,
                                                     std::shared_ptr<const graphql::Schema> schema)
{
    auto document = graphql::parse(std::move(query));
    const auto operations = document->operations();
    return graphql::VariablesForm::make(std::move(schema), document, operations.empty() ? nullptr : operations.front(),
                                        std::move(json));
}

std::shared_ptr<const graphql::VariablesForm> formOf(std::string query, std::string json)
{
    return formOf(std::move(query), std::move(json), graphql::schemaFromSdl(FormSchema).schema);
}

std::string stateName(FormField::State state)
{
    switch (state) {
    case FormField::State::Absent:
        return "absent";
    case FormField::State::Null:
        return "null";
    case FormField::State::Empty:
        return "empty";
    case FormField::State::Given:
        break;
    }
    return "given";
}

/// A field a line: its name, state and content, and what is wrong; children below, two blanks deeper.
void dump(std::string &out, const graphql::VariablesForm &form, const std::vector<FormField> &fields, int depth)
{
    for (const auto &field : fields) {
        out.append(static_cast<std::size_t>(depth) * 2, ' ').append(field.name);
        if (field.isRequired)
            out.append("!");
        out.append(" ").append(stateName(field.state));
        const auto content = form.content(field);
        if (content && !field.isContainer())
            out.append(" ").append(*content);
        for (const auto &problem : field.problems)
            out.append(" <").append(problem).append(">");
        out.append("\n");
        if (field.state == FormField::State::Given)
            dump(out, form, form.children(field), depth + 1);
    }
}

std::string dumped(const graphql::VariablesForm &form)
{
    std::string out;
    dump(out, form, form.fields(), 0);
    return out;
}

const FormField &named(const std::vector<FormField> &fields, std::string_view name)
{
    for (const auto &field : fields)
        if (field.name == name)
            return field;
    qFatal("no such field");
}

} // namespace

class tst_VariablesForm : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsGiven_data();
    void tellsWhatIsGiven();
    void kindsAndEditors_data();
    void kindsAndEditors();
    void knowsWhatTheSchemaSays();
    void secretsAreKnownByEveryUse();
    void recursiveTypesAreReadAsFarAsAsked();
    void oneOfMembersReplaceEachOther();
    void oneValueStandsForAListOfIt();
    void keysOfStandardAttributes();
    void jsonIsShownAsTyped();
    void brokenJsonSaysWhere();
    void worksWithoutASchema();
    void contentsBecomeJson();
    void aThousandItemsAreQuick();
};

void tst_VariablesForm::tellsWhatIsGiven_data()
{
    QTest::addColumn<std::string>("query");
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("fields");
    const auto row = [](const char *name, const char *query, const char *json, const char *fields) {
        QTest::newRow(name) << std::string(query) << std::string(json) << std::string(fields);
    };
    const auto *four = "query($a: String, $b: String, $c: String, $d: String) { a }";
    row("four states", four, "{\"b\": null, \"c\": \"\", \"d\": \"x\"}", "a absent\nb null\nc empty \nd given x\n");
    row("no text", four, "// nothing\n", "a absent\nb absent\nc absent\nd absent\n");
    row("required", "query($a: Int!, $b: Int! = 1) { a }", "{}", "a! absent <Required, and not given.>\nb absent\n");
    row("null where none may be", "query($a: Int!) { a }", "{\"a\": null}",
        "a! null <Variable \"$a\" of non-null type \"Int!\" must not be null.>\n");
    row("numbers as typed", "query($a: Int, $b: Float) { a }", "{\"a\": 12345678901234567890, \"b\": 1.50}",
        "a given 12345678901234567890 <Int cannot represent non 32-bit signed integer value: 12345678901234567890>\n"
        "b given 1.50\n");
    row("another kind of value", "query($a: Int) { a }", "{\"a\": {\"x\": \"; \"}}",
        "a given {\"x\": \"; \"} <Int cannot represent non-integer value: { x: \"; \" }>\n");
    row("the last of a name", "query($a: Int) { a }", "{\"a\": 1, \"a\": 2}", "a given 2\n");
    row("no such variable", "query($a: Int) { a }", "{\"b\": 1, \"b\": [2]}",
        "a absent\nb given [2] <The operation has no variable of this name.>\n");
    row("a list", "query($a: [Order!]) { a }", "{\"a\": [\"ASC\", \"UP\"]}",
        "a given\n  1 given ASC\n  2 given UP <Value \"UP\" does not exist in \"Order\" enum.>\n");
    row("an object", "query($a: Tree) { a }", "{\"a\": {\"name\": \"elm\", \"colour\": 1}}",
        "a given\n  name given elm\n  size! absent <Required, and not given.>\n  children absent\n  old absent\n"
        "  pin absent\n  colour given 1 <Field \"colour\" is not defined by type \"Tree\".>\n");
    row("what the server does not take", "query($a: DateTime) { a }", "{\"a\": \"2026-03-01\"}",
        "a given 2026-03-01 <The Admin API takes a date and time with its zone, as in \"2026-01-31T12:00:00Z\".>\n");
    row("a variable defined twice", "query($a: Int, $a: Int) { a }", "{\"a\": 1}", "a given 1\n");
    row("null for all", "query($a: Int) { a }", "null", "a absent\n");
    row("no operation", "fragment F on Query { a }", "{\"a\": 1}", "");
}

void tst_VariablesForm::tellsWhatIsGiven()
{
    QFETCH(std::string, query);
    QFETCH(std::string, json);
    QFETCH(std::string, fields);
    QCOMPARE(QString::fromStdString(dumped(*formOf(query, json))), QString::fromStdString(fields));
}

void tst_VariablesForm::kindsAndEditors_data()
{
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("editor");
    const auto row = [](const char *type, const char *value, InputKind kind, InputKind editor) {
        QTest::addRow("%s %s", type, value)
            << std::string(type) << std::string(value) << static_cast<int>(kind) << static_cast<int>(editor);
    };
    row("String", "\"a\"", InputKind::Text, InputKind::Text);
    row("String", "5", InputKind::Text, InputKind::Json);
    row("ID", "5", InputKind::Text, InputKind::Text);
    row("ID", "5.5", InputKind::Text, InputKind::Json);
    row("Int", "null", InputKind::Integer, InputKind::Integer);
    row("Int", "\"5\"", InputKind::Integer, InputKind::Json);
    row("Boolean", "0", InputKind::Switch, InputKind::Json);
    row("Order", "\"ASC\"", InputKind::Choice, InputKind::Choice);
    row("DateTime", "1", InputKind::DateTime, InputKind::Json);
    row("Any", "\"x\"", InputKind::Json, InputKind::Json);
    row("[Int]", "[]", InputKind::List, InputKind::List);
    row("Tree", "[]", InputKind::Object, InputKind::Json);
    row("Tree", "{}", InputKind::Object, InputKind::Object);
    row("Nonsense", "{}", InputKind::Json, InputKind::Json);
}

void tst_VariablesForm::kindsAndEditors()
{
    QFETCH(std::string, type);
    QFETCH(std::string, value);
    const auto form = formOf("query($a: " + type + ") { a }", "{\"a\": " + value + "}");
    const auto field = form->fields().front();
    QTEST(static_cast<int>(field.kind), "kind");
    QTEST(static_cast<int>(field.editor), "editor");
}

void tst_VariablesForm::knowsWhatTheSchemaSays()
{
    const auto form = formOf("query(\"Of an oak.\" $a: Tree = {size: 1}) { a }", "{\"a\": {}}");
    const auto tree = form->fields().front();
    QCOMPARE(tree.typeText, std::string("Tree"));
    QCOMPARE(tree.documentation, std::string("Of an oak."));
    QCOMPARE(tree.defaultValue, std::string("{size: 1}"));
    QCOMPARE(tree.problemsInside, std::size_t {1});
    const auto children = form->children(tree);
    QCOMPARE(named(children, "name").documentation, std::string("Its name."));
    QCOMPARE(named(children, "name").defaultValue, std::string("\"oak\""));
    QVERIFY(!named(children, "name").isRequired);
    QVERIFY(!named(children, "name").isNullable);
    QCOMPARE(*named(children, "old").deprecationReason, std::string("No use."));
}

void tst_VariablesForm::secretsAreKnownByEveryUse()
{
    const auto form = formOf("query($token: String, $x: String, $y: String, $tree: Tree, $codes: [String!], "
                             "$passwordAt: DateTime, $secret: Tree, $code: Int, $otp: Float, $more: Int, "
                             "$pin: Boolean) { a(password: $x) }",
                             "{\"tree\": {}, \"codes\": [\"a\"], \"secret\": {}, \"code\": 123456}");
    const auto fields = form->fields();
    QVERIFY(named(fields, "token").isSecret);
    QVERIFY(named(fields, "x").isSecret);
    QVERIFY(!named(fields, "y").isSecret);
    QVERIFY(named(fields, "code").isSecret);
    QVERIFY(named(fields, "otp").isSecret);
    QVERIFY(!named(fields, "more").isSecret);
    // One of two values that everybody knows hides nothing.
    QVERIFY(!named(fields, "pin").isSecret);
    QVERIFY(named(form->children(named(fields, "tree")), "pin").isSecret);
    QVERIFY(named(form->children(named(fields, "codes")), "1").isSecret);
    // As where variables are masked: what is inside of something secret is secret.
    QVERIFY(named(form->children(named(fields, "secret")), "name").isSecret);
    QVERIFY(!named(form->children(named(fields, "tree")), "name").isSecret);
}

void tst_VariablesForm::recursiveTypesAreReadAsFarAsAsked()
{
    const auto form = formOf("query($a: Tree) { a }", "{\"a\": {\"children\": [{\"size\": 7}]}}");
    auto children = named(form->children(form->fields().front()), "children");
    QCOMPARE(children.size, 1U);
    const auto item = form->children(children).front();
    QVERIFY(item.isItem);
    QCOMPARE(item.path, (json::Path {std::string("a"), std::string("children"), 0U}));
    QCOMPARE(form->content(named(form->children(item), "size")), std::string("7"));
    // Of what is not there, the fields are known all the same, and nothing is missing yet.
    const auto absent = formOf("query($a: Tree) { a }", "{}");
    const auto fields = absent->children(absent->fields().front());
    QCOMPARE(fields.size(), std::size_t {5});
    QVERIFY(named(fields, "size").problems.empty());
    QVERIFY(absent->children(named(fields, "children")).empty());
}

void tst_VariablesForm::oneOfMembersReplaceEachOther()
{
    const auto form = formOf("query($a: Pick) { a }", "{\"a\": {\"id\": \"1\"}}");
    const auto children = form->children(form->fields().front());
    const auto &name = named(children, "name");
    QVERIFY(name.isOneOfMember && name.isSiblingGiven);
    const auto edits = json::editsFor(form->typed(), graphql::changeTo(name, "\"x\""));
    QCOMPARE(text::applied(form->typed(), *edits), std::string("{\"a\": {\"name\": \"x\"}}"));
    const auto &id = named(children, "id");
    QVERIFY(!id.isSiblingGiven);
    QCOMPARE(graphql::changeTo(id, "2").path, id.path);
}

void tst_VariablesForm::oneValueStandsForAListOfIt()
{
    const auto form = formOf("query($a: [Int!]) { a }", "{\"a\": 5}");
    const auto list = form->fields().front();
    QCOMPARE(list.size, 1U);
    const auto items = form->children(list);
    QCOMPARE(items.size(), std::size_t {1});
    QCOMPARE(items.front().path, list.path);
    QCOMPARE(form->content(items.front()), std::string("5"));
}

void tst_VariablesForm::keysOfStandardAttributes()
{
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto schema = graphql::schemaFromSdl(file.readAll().toStdString()).schema;
    const auto form =
        formOf("query($a: UserStandardAttributes, $b: UserCustomAttributes) { viewer { id } }",
               "{\"a\": {\"address\": {\"locality\": \"Ghent\"}, \"own\": 1}, \"b\": {\"x\": 2}}", schema);
    const auto fields = form->fields();
    QCOMPARE(fields[0].editor, InputKind::Object);
    QCOMPARE(fields[1].editor, InputKind::Json);
    const auto keys = form->children(fields[0]);
    QCOMPARE(named(keys, "email_verified").kind, InputKind::Switch);
    QCOMPARE(named(keys, "updated_at").kind, InputKind::Integer);
    QCOMPARE(named(keys, "given_name").state, FormField::State::Absent);
    QCOMPARE(form->content(named(form->children(named(keys, "address")), "locality")), std::string("Ghent"));
    QVERIFY(!named(keys, "own").isUnknown);
    QVERIFY(named(keys, "own").problems.empty());
}

void tst_VariablesForm::jsonIsShownAsTyped()
{
    const auto form = formOf("query($a: Any) { a }", "{\n    \"a\": {\n        // why\n        \"b\": 1.0,\n    }\n}");
    QCOMPARE(form->content(form->fields().front()), std::string("{\n    // why\n    \"b\": 1.0,\n}"));
}

void tst_VariablesForm::brokenJsonSaysWhere()
{
    const auto broken = formOf("query($a: Int) { a }", "{\"a\": 1,,}");
    QVERIFY(broken->unreadable());
    QCOMPARE(broken->unreadable()->offset, 8U);
    QVERIFY(broken->fields().empty());
    QVERIFY(formOf("query($a: Int) { a }", "[1]")->unreadable());
}

void tst_VariablesForm::worksWithoutASchema()
{
    const auto form = formOf("query($a: Int!, $b: Tree) { a }", "{\"b\": {\"x\": 1}}", nullptr);
    QCOMPARE(QString::fromStdString(dumped(*form)),
             QStringLiteral("a! absent <Required, and not given.>\nb given {\"x\": 1}\n"));
    QCOMPARE(form->fields().front().typeText, std::string("Int!"));
}

void tst_VariablesForm::contentsBecomeJson()
{
    QCOMPARE(graphql::contentJson(InputKind::Text, "a \"b\"\n"), std::string("\"a \\\"b\\\"\\n\""));
    QCOMPARE(graphql::contentJson(InputKind::Choice, "ASC"), std::string("\"ASC\""));
    QCOMPARE(graphql::contentJson(InputKind::Decimal, "1.50"), std::string("1.50"));
    QCOMPARE(graphql::contentJson(InputKind::Json, "{}"), std::string("{}"));
    QCOMPARE(graphql::emptyJson(InputKind::Text), std::string("\"\""));
    QCOMPARE(graphql::emptyJson(InputKind::List), std::string("[]"));
    QVERIFY(!graphql::emptyJson(InputKind::Integer));
}

void tst_VariablesForm::aThousandItemsAreQuick()
{
    std::string json = "{\"a\": [";
    for (int i = 0; i < 10'000; ++i)
        json.append("{\"size\": \"x\"}, ");
    json.append("]}");
    const auto form = formOf("query($a: [Tree!]) { a }", json);
    const auto list = form->fields().front();
    const auto items = form->children(list);
    QCOMPARE(items.size(), std::size_t {10'000});
    QCOMPARE(list.problemsInside, std::size_t {10'000});
    QCOMPARE(items.back().problemsInside, std::size_t {1});
}

REGISTER_TEST(tst_VariablesForm)
#include "tst_variablesform.moc"
