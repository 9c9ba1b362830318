#include "core/graphql/dialect/standardattributes.h"
#include "core/graphql/help/variablescompletion.h"
#include "core/graphql/variables.h"
#include "core/json/typed.h"
#include "tests/core/graphql/ruletest.h"
#include "tests/support/markedtext.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace graphql;

class tst_VariablesCompletion : public QObject
{
    Q_OBJECT

private slots:
    void offersWhatFits_data();
    void offersWhatFits();
    void offersTheKeysOfStandardAttributes_data();
    void offersTheKeysOfStandardAttributes();
    void anItemBringsWhatItNeeds_data();
    void anItemBringsWhatItNeeds();
    void namesOnly();
    void saysWhatAnItemIs();
    void withoutASchemaOrAnOperationThereIsNothing();
    void whatIsInsertedIsAccepted();
    void anyCaretInBrokenTextIsServed();
};

namespace {

constexpr const char *operationText =
    "query Q($filter: Filter, $key: Key!, $place: Place!, $places: [Place!]!, $unit: Unit, $units: [Unit!],\n"
    "  $flag: Boolean, $flagRequired: Boolean! = true, $id: ID!, $count: Int, $any: Json, $odd: Nowhere) { __typename "
    "}";
constexpr const char *updateText = "mutation M($input: UpdateUserInput!, $attributes: UserStandardAttributes, $at: "
                                   "DateTime!) { __typename }";

struct CompletedVariables
{
    std::string text;
    Completion completion;
};

std::shared_ptr<const Schema> adminSchema()
{
    static const auto schema = [] {
        QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
        return file.open(QIODevice::ReadOnly) ? schemaFromSdl(file.readAll().toStdString()).schema : nullptr;
    }();
    return schema;
}

CompletedVariables completedAt(const QByteArray &marked, const CompletionOptions &options = {}, bool isAdmin = false)
{
    const support::MarkedText input(marked.toStdString());
    const auto document = parse(isAdmin ? updateText : operationText);
    const auto &schema = isAdmin ? *adminSchema() : ruletest::schema();
    return {input.text, completeVariables(&schema, document->operations().front(), input.text, *input.caret, options)};
}

QByteArray labelsIn(const Completion &completion)
{
    QByteArrayList labels;
    for (const auto &item : completion.items)
        labels << QByteArray::fromStdString(item.label);
    return labels.join(' ');
}

const CompletionItem *itemIn(const Completion &completion, std::string_view label)
{
    const auto found = std::find_if(completion.items.begin(), completion.items.end(),
                                    [&](const CompletionItem &item) { return item.label == label; });
    return found == completion.items.end() ? nullptr : &*found;
}

/// The text after the item of that label was chosen, with its stops as carets.
QByteArray chosen(const CompletedVariables &completed, const QByteArray &label, bool withStops = true)
{
    const auto *item = itemIn(completed.completion, label.toStdString());
    if (!item)
        return "no such item: " + labelsIn(completed.completion);
    auto inserted = item->insertText;
    for (auto stop = item->stops.rbegin(); withStops && stop != item->stops.rend(); ++stop)
        inserted.insert(stop->begin, "|");
    auto text = completed.text;
    const auto replaced = completed.completion.replaced;
    text.replace(replaced.begin, replaced.length(), inserted);
    return QByteArray::fromStdString(text);
}

} // namespace

void tst_VariablesCompletion::offersWhatFits_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("labels");
    const auto row = [](const char *marked, const char *labels) {
        QTest::newRow(marked) << QByteArray(marked) << QByteArray(labels);
    };
    row("|", "{}");
    row("{}|", "");
    row("{|}", "key place places id filter unit units flag flagRequired count any odd");
    row("{\"id\": 1, |, \"key\": {}, \"place\": 1, \"count\": 2}",
        "places filter unit units flag flagRequired any odd");
    row("{pl|}", "place places");
    row("{\"pl|\": 1, \"place\": 2}", "places");
    row("{\"flagR|\": 1}", "flagRequired");
    row("{\"uint|\": 1}", "unit units"); // A slip.
    row("{\"xyz|\": 1}", "");
    // Nested input fields.
    row("{\"place\": {|}}", "lat lon label");
    row("{\"place\": {\"lon\": 1, |", "lat label");
    row("{\"filter\": {\"not\": {\"not\": {\"u|", "unit");
    row("{\"places\": [{\"lat\": 1}, {|", "lat lon label");
    row("{\"places\": {|}}", "lat lon label"); // One stands for a list of one.
    row("{\"key\": {|}}", "id name place");
    row("{\"key\": {\"id\": 1, |}}", ""); // @oneOf.
    row("{\"nowhere\": {|}}", "");
    row("{\"any\": {|}}", "");
    row("{\"place\": [{|}]}", "");
    // Values.
    row("{\"unit\": |}", "DECIBEL SONE null");
    row("{\"unit\": \"|\"}", "DECIBEL SONE");
    row("{\"unit\": \"so|", "SONE");
    row("{\"unit\": so|", "SONE");
    row("{\"units\": |}", "[] null");
    row("{\"units\": [|]}", "DECIBEL SONE");
    row("{\"units\": [\"SONE\" |]}", "DECIBEL SONE");
    row("{\"flag\": |}", "true false null");
    row("{\"flag\": \"t|\"}", "");
    row("{\"flagRequired\": |}", "true false");
    row("{\"flag\": f|}", "false");
    row("{\"id\": |}", "\"\"");
    row("{\"id\": \"|\"}", "");
    row("{\"count\": |}", "null");
    row("{\"place\": |}", "{}");
    row("{\"places\": |}", "[]");
    row("{\"places\": [|]}", "{}");
    row("{\"any\": |}", "null");
    row("{\"odd\": |}", "");
    row("{\"filter\": {\"tags\": [|]}}", "\"\"");
    // Where nothing can be written.
    row("{// |\n}", "");
    row("{\"id\"| : 1}", "");
    // Broken around it.
    row("/* { */ {\"unit\" \"SONE\" \"place\": {|", "lat lon label");
    row("{\"filter\": {\"tags\": [\"a\", \"unit\": 1}, |",
        "key place places id unit units flag flagRequired count any odd");
}

void tst_VariablesCompletion::offersWhatFits()
{
    QFETCH(QByteArray, marked);
    QTEST(labelsIn(completedAt(marked).completion), "labels");
}

void tst_VariablesCompletion::offersTheKeysOfStandardAttributes_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("labels");
    const auto row = [](const char *marked, const char *labels) {
        QTest::newRow(marked) << QByteArray(marked) << QByteArray(labels);
    };
    row("{\"input\": {\"standardAttributes\": {\"ema|", "email email_verified");
    row("{\"attributes\": {\"address\": {\"locality\": \"\", |", "formatted street_address region postal_code country");
    row("{\"attributes\": {\"email_verified\": |", "true false");
    row("{\"attributes\": {\"address\": |", "{}");
    row("{\"attributes\": {\"email\": |", "\"\"");
    row("{\"attributes\": {\"email\": {|", "");
    row("{\"attributes\": |", "{} null");
    row("{\"input\": {\"customAttributes\": {|", "");
    row("{\"input\": {\"|", "userID customAttributes standardAttributes");
    row("{\"at\": |", "\"\"");
}

void tst_VariablesCompletion::offersTheKeysOfStandardAttributes()
{
    QFETCH(QByteArray, marked);
    QTEST(labelsIn(completedAt(marked, {}, true).completion), "labels");
}

void tst_VariablesCompletion::anItemBringsWhatItNeeds_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<bool>("isAdmin");
    const auto row = [](const char *marked, const char *label, const char *result, bool isAdmin = false) {
        QTest::addRow("%s %s", marked, label)
            << QByteArray(marked) << QByteArray(label) << QByteArray(result) << isAdmin;
    };
    row("{|}", "id", "{\"id\": \"|\"}");
    row("{i|}", "id", "{\"id\": \"|\"}");
    row("{\"i|\"}", "id", "{\"id\": \"|\"}");
    row("{\"i|", "id", "{\"id\": \"|\"");
    row("{\"i|d\": 5}", "id", "{\"id\": 5}");
    row("{|}", "count", "{\"count\": |}");
    row("{|}", "flag", "{\"flag\": |}");
    row("{|}", "unit", "{\"unit\": \"|\"}");
    row("{|}", "units", "{\"units\": [\"|\"]}");
    row("{|}", "place", "{\"place\": {\"lat\": |, \"lon\": |}}");
    row("{|}", "places", "{\"places\": [{\"lat\": |, \"lon\": |}]}");
    row("{|}", "filter", "{\"filter\": {|}}");
    row("{|}", "key", "{\"key\": {|}}");
    row("{\"places\": [|]}", "{}", "{\"places\": [{\"lat\": |, \"lon\": |}]}");
    row("{\"unit\": |}", "SONE", "{\"unit\": \"SONE\"}");
    row("{\"unit\": \"|DECIBEL\"}", "SONE", "{\"unit\": \"SONE\"}");
    row("{\"unit\": s|}", "SONE", "{\"unit\": \"SONE\"}");
    row("{\"flag\": |}", "true", "{\"flag\": true}");
    row("{\"flag\": |}", "null", "{\"flag\": null}");
    row("{\"id\": |}", "\"\"", "{\"id\": \"|\"}");
    // Commas.
    row("{\"count\": \"1\"|}", "id", "{\"count\": \"1\", \"id\": \"|\"}");
    row("{|\"count\": 1}", "id", "{\"id\": \"|\", \"count\": 1}");
    row("{\n  |\n  \"count\": 1\n}", "id", "{\n  \"id\": \"|\",\n  \"count\": 1\n}");
    row("{|, \"count\": 1}", "id", "{\"id\": \"|\", \"count\": 1}");
    row("{\"units\": [\"SONE\"|]}", "DECIBEL", "{\"units\": [\"SONE\", \"DECIBEL\"]}");
    row("{\"units\": [|\"SONE\"]}", "DECIBEL", "{\"units\": [\"DECIBEL\", \"SONE\"]}");
    // From nothing.
    row("|", "{}",
        "{\n  \"key\": {|},\n  \"place\": {\"lat\": |, \"lon\": |},\n  \"places\": [{\"lat\": |, \"lon\": |}],\n"
        "  \"id\": \"|\"\n}");
    row("|", "{}", "{\n  \"input\": {\"userID\": \"|\"},\n  \"at\": \"|\"\n}", true);
    row("{\"input\": {|}}", "standardAttributes", "{\"input\": {\"standardAttributes\": {|}}}", true);
    row("{\"attributes\": {|}}", "email", "{\"attributes\": {\"email\": \"|\"}}", true);
    row("{\"attributes\": {|}}", "email_verified", "{\"attributes\": {\"email_verified\": |}}", true);
    row("{\"attributes\": {|}}", "address", "{\"attributes\": {\"address\": {|}}}", true);
}

void tst_VariablesCompletion::anItemBringsWhatItNeeds()
{
    QFETCH(QByteArray, marked);
    QFETCH(QByteArray, label);
    QFETCH(bool, isAdmin);
    QTEST(chosen(completedAt(marked, {}, isAdmin), label), "result");
}

void tst_VariablesCompletion::namesOnly()
{
    CompletionOptions options;
    options.expand = false;
    QCOMPARE(chosen(completedAt("{|}", options), "place"), QByteArray("{\"place\": }"));
    options.limit = 2;
    QCOMPARE(labelsIn(completedAt("{|}", options).completion), QByteArray("key place"));
}

void tst_VariablesCompletion::saysWhatAnItemIs()
{
    const auto variables = completedAt("{\"PL|\": 1}").completion;
    const auto *variable = itemIn(variables, "places");
    QVERIFY(variable);
    QCOMPARE(nameOf(variable->kind), std::string_view("variable"));
    QCOMPARE(variable->type, std::string("[Place!]!"));
    QCOMPARE(variable->matched.size(), 1U);
    QCOMPARE(variable->matched.front(), (text::Span {0, 2}));

    const auto fields = completedAt("{\"input\": {|}}", {}, true).completion;
    const auto *field = itemIn(fields, "userID");
    QVERIFY(field);
    QCOMPARE(nameOf(field->kind), std::string_view("inputField"));
    QCOMPARE(field->type, std::string("ID!"));
    QVERIFY(!field->documentation.empty());

    const auto attributes = completedAt("{\"attributes\": {|}}", {}, true).completion;
    const auto *attribute = itemIn(attributes, "phone_number_verified");
    QVERIFY(attribute);
    QCOMPARE(attribute->type, std::string("Boolean"));
    QVERIFY(attribute->documentation.find("ignored") != std::string::npos);
    QCOMPARE(attributes.items.size(), standardAttributes("UserStandardAttributes").size());
    QCOMPARE(attributes.items.front().label, std::string("email"));
}

void tst_VariablesCompletion::withoutASchemaOrAnOperationThereIsNothing()
{
    const auto document = parse(operationText);
    QVERIFY(completeVariables(nullptr, document->operations().front(), "{}", 1).items.empty());
    const auto completion = completeVariables(&ruletest::schema(), nullptr, "{}", 1);
    QVERIFY(completion.items.empty());
    QCOMPARE(completion.replaced, (text::Span {1, 1}));
}

/// The checks of variables and the offers speak of one grammar: what a chosen key makes of an object is JSON with a
/// known name in it, as soon as its stops are filled.
void tst_VariablesCompletion::whatIsInsertedIsAccepted()
{
    const auto document = parse(operationText);
    for (const char *marked : {"|", "{|}", "{\"count\": 1 |}", "{\n|\n\"count\": 1}", "{\"place\": {|}}",
                               "{\"filter\": {\"tags\": []|}}", "{\"key\": {|}}"}) {
        const auto completed = completedAt(marked);
        QVERIFY2(!completed.completion.items.empty(), marked);
        for (const auto &item : completed.completion.items) {
            auto filled = completed.text;
            auto inserted = item.insertText;
            for (auto stop = item.stops.rbegin(); stop != item.stops.rend(); ++stop)
                if (inserted[stop->begin - 1] == ' ')
                    inserted.insert(stop->begin, "1");
            filled.replace(completed.completion.replaced.begin, completed.completion.replaced.length(), inserted);
            const auto tape = json::parseTyped(filled);
            QVERIFY2(tape, filled.c_str());
            for (const auto &finding : checkVariables(ruletest::schema(), *document->operations().front(), *tape))
                QVERIFY2(finding.message.find("not defined by type") == std::string::npos, finding.message.c_str());
        }
    }
}

void tst_VariablesCompletion::anyCaretInBrokenTextIsServed()
{
    const std::string whole = "{\"filter\": {\"unit\": \"SONE\", \"not\": {\"tags\": [\"a\", true]}}, // x\n"
                              "\"places\": [{\"lat\": -1.5, /* y */ \"lon\": 2}], \"key\": {\"id\": null}}";
    const auto document = parse(operationText);
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        for (const std::size_t length : {std::size_t {1}, std::size_t {7}, whole.size()}) {
            auto text = whole;
            text.erase(cut, length);
            for (std::uint32_t caret = 0; caret <= text.size(); ++caret) {
                const auto completion =
                    completeVariables(&ruletest::schema(), document->operations().front(), text, caret);
                QVERIFY(completion.replaced.begin <= caret && caret <= completion.replaced.end);
                QVERIFY(completion.replaced.end <= text.size());
                for (const auto &item : completion.items)
                    for (const auto stop : item.stops)
                        QVERIFY(stop.begin <= stop.end && stop.end <= item.insertText.size());
            }
        }
    }
}

REGISTER_TEST(tst_VariablesCompletion)
#include "tst_variablescompletion.moc"
