#include "core/graphql/help/completion.h"
#include "tests/core/graphql/corpus.h"
#include "tests/core/graphql/ruletest.h"
#include "tests/support/markedtext.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace graphql;

namespace {

Completion completionAt(const Schema *schema, const QByteArray &marked, const CompletionOptions &options = {})
{
    const support::MarkedText input(marked.toStdString());
    return complete(schema, *parse(input.text), *input.caret, options);
}

QByteArray labelsOf(const Completion &completion)
{
    QByteArrayList labels;
    for (const auto &item : completion.items)
        labels << QByteArray::fromStdString(item.label);
    return labels.join(' ');
}

QByteArray labelsAt(const QByteArray &marked, const CompletionOptions &options = {})
{
    return labelsOf(completionAt(&ruletest::schema(), marked, options));
}

const CompletionItem *itemNamed(const Completion &completion, std::string_view label)
{
    const auto found = std::find_if(completion.items.begin(), completion.items.end(),
                                    [&](const CompletionItem &item) { return item.label == label; });
    return found == completion.items.end() ? nullptr : &*found;
}

/// The text after the item of that label was chosen, with its stops as carets.
QByteArray accepted(const QByteArray &marked, const QByteArray &label, const CompletionOptions &options = {})
{
    const auto completion = completionAt(&ruletest::schema(), marked, options);
    const auto *item = itemNamed(completion, label.toStdString());
    if (!item)
        return "no such item: " + labelsOf(completion);
    auto inserted = item->insertText;
    for (auto stop = item->stops.rbegin(); stop != item->stops.rend(); ++stop)
        inserted.insert(stop->begin, "|");
    auto edits = item->besides;
    edits.push_back({item->instead.value_or(completion.replaced), inserted});
    return QByteArray::fromStdString(applied(support::MarkedText(marked.toStdString()).text, edits));
}

std::shared_ptr<const Schema> sandboxSchema()
{
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    return file.open(QIODevice::ReadOnly) ? schemaFromSdl(file.readAll().toStdString()).schema : nullptr;
}

} // namespace

class tst_Completion : public QObject
{
    Q_OBJECT

private slots:
    void offersWhatTheGrammarAllows_data();
    void offersWhatTheGrammarAllows();
    void replacesTheWordAtTheCaret_data();
    void replacesTheWordAtTheCaret();
    void ranks_data();
    void ranks();
    void lettersLeftOutBeginWithTheFirst();
    void aNewVariableIsWhatTheServerNeeds();
    void deprecatedOnesComeLast();
    void saysWhatAnItemIs();
    void anItemBringsWhatItNeeds_data();
    void anItemBringsWhatItNeeds();
    void namesOnly();
    void fillsLeafs_data();
    void fillsLeafs();
    void nullIsOfferedWhereAskedFor();
    void aLimitKeepsTheBest();
    void worksWithoutASchema();
    void survivesEveryByteOfEveryTruncation_data();
    void survivesEveryByteOfEveryTruncation();
    void answersAlikeWhereverReadingBegins();
    void survivesBracketsWithoutEnd();
    void costsThePlaceAndNotTheDocument();
};

void tst_Completion::offersWhatTheGrammarAllows_data()
{
    QTest::addColumn<QByteArray>("labels");
    const auto row = [](const char *marked, const char *labels) {
        QTest::newRow(marked) << QByteArray(labels);
    };
    const char *query = "dog cat pet human dogOrHuman node find scalars __typename __schema __type";
    const char *dog = "id name friends barks volume knows owner size __typename";

    // The top level.
    row("qu|", "query");
    row("{ dog { id } } mu|", "mutation");
    row("query |", "");
    row("query Fin|", "");
    row("query Find |", "");
    row("fragment |", "");
    row("fragment Name |", "on");
    row("fragment Name o|", "on");

    // Selections.
    row("{|", query);
    row("{ | }", query);
    row("query {|", query);
    row("query Q { | }", query);
    row("query Q($a: Int) @onQuery { | }", query);
    row("mutation { |", "rename __typename");
    row("subscription { |", "barked meowed __typename");
    row("{ dog { |", dog);
    row("{ dog { | }", dog);
    row("{ dog { | } }", dog);
    row("{ dog { id |} }", dog);
    row("{ dog { owner { name } | } }", dog);
    row("{ dog |{ id } }", query);
    row("{ dog { id } | cat { id } }", query);
    row("{ dog @include(if: true) | }", query);
    row("{ human(id: 1) | }", query);
    row("{ mine: |", query);
    row("{ mine: | { id } }", query);
    row("{ dogOrHuman { |", "__typename");
    row("{ dogOrHuman { ... on Dog { |", dog);
    row("{ dog { ... { |", dog);
    row("{ dog { ... @include(if: true) { |", dog);
    row("{ unknown { |", "");
    row("fragment F on Dog { |", dog);
    row("fragment F on Dog { id } fragment G on Dog {|}", dog);
    row("{ dog { name(surname: true { |", "");
    row("{ human(id: 1 { |", "id name pets size __typename");
    row("query A { dog {\n|\nquery B { dog }", dog);
    row("{ __schema { |", "description types queryType mutationType subscriptionType directives __typename");

    // Behind three dots.
    row("{ dog { ...| } }", "on");
    row("{ dog { ... | } }", "on");
    row("{ dog { ...| } } fragment A on Dog { id } fragment B on Pet { id } fragment C on Human { id }", "A B on");
    row("{ dog { ...B| } } fragment A on Dog { id } fragment B on Pet { id }", "B");
    row("{ dogOrHuman { ...| } }", "on on Dog on Human on Node on Pet");
    row("{ dogOrHuman { ...hu| } }", "on Human");
    row("fragment A on Dog { ...| } fragment B on Dog { id }", "B on");
    row("fragment A on Dog { ...| } fragment B on Dog { ... { ...C } } fragment C on Dog { ...A } fragment D on Dog { "
        "id }",
        "D on");
    row("{ dog { ... on | } }", "Dog DogOrHuman Node Pet");
    row("{ dogOrHuman { ... on H| } }", "Human DogOrHuman");
    row("{ dog { ...A | } }", dog);
    row("{ dog { ... on Dog | } }", "");
    row("fragment F on D|", "Dog DogOrHuman __Directive Node __Field");

    // Arguments.
    row("{ human(|", "id");
    row("{ dog { friends(|) } }", "first after");
    row("{ dog { friends(first: 1, |) } }", "after");
    row("{ dog { friends(|, first: 1) } }", "after");
    row("{ dog { friends(fi|, after: \"x\") } }", "first");
    row("{ dog { friends(fi|: 1, after: \"x\") } }", "first");
    row("{ dog { friends(first: 1 |", "after");
    row("{ dog { friends(first: 1, first |", "");
    row("{ dog { friends(first |: 1) } }", "");
    row("{ dog { friends(|\n owner { name } } }", "first after");
    row("{ find(re|)", "required");
    row("{ find(|)", "required filter place places key any grid");
    row("{ dog { id(|", "");
    row("{ unknown(|", "");
    row("{ dog @include(|", "if");
    row("{ dog @onField(level: 1, |", "note");
    row("query ($v: Int @onVariable(|", "json");

    // Values.
    row("{ dog { knows(command: |", "SIT HEEL DOWN $command");
    row("{ dog { knows(command: |)", "SIT HEEL DOWN $command");
    row("{ dog { knows(command: HE|)", "HEEL");
    row("{ dog { knows(command: |HEEL)", "SIT HEEL DOWN $command");
    row("{ dog { name(surname: |", "true false $surname");
    row("{ dog { name(surname: t|", "true");
    row("{ human(id: |", "$id");
    row("{ human(id: 1|", "");
    row("{ human(id: \"|", "");
    row("{ human(id: \"\"|", "");
    row("{ human(id: \"\"\"|\n", "");
    row("{ find(filter: |", "{} $filter");
    row("{ find(places: |", "[] $places");
    row("{ find(places: [|", "{}");
    row("{ find(grid: [|", "[]");
    row("{ find(filter: {|", "name tags age not unit limit");
    row("{ find(filter: {|}) }", "name tags age not unit limit");
    row("{ find(filter: {not: {|", "name tags age not unit limit");
    row("{ find(filter: {name: \"a\", |", "tags age not unit limit");
    row("{ find(filter: {| age: 1, name: \"x\"", "tags not unit limit");
    row("{ find(filter: {not: {}, |", "name tags age unit limit");
    row("{ find(filter: {unit: |", "DECIBEL SONE $unit");
    row("{ find(filter: {unit: | age: 1})", "DECIBEL SONE $unit");
    row("{ find(filter: {unit: |age: 1})", "DECIBEL SONE $unit");
    row("{ find(filter: {unit: a|: 1})", "age name tags");
    row("{ dog { volume(unit: SO|after: 1) } }", "SONE");
    row("{ find(place: {|", "lat lon label");
    row("{ find(places: {|", "lat lon label");
    row("{ find(places: [{lat: 1, |", "lon label");
    row("{ find(key: {|", "id name place");
    row("{ find(key: {id: 1, |", "");
    row("{ find(key: {i|: 1", "id");
    row("{ find(any: {|", "");
    row("{ dog @include(if: |", "true false $if");
    row("query ($u: Unit = |", "DECIBEL SONE");
    row("query ($u: [Unit!]! = [|", "DECIBEL SONE");
    row("query ($u: Place = {|", "lat lon label");
    row("query ($u: Unit = $|", "");
    row("query ($u: Unit = DECIBEL |", "");

    // Variables.
    row("query ($a: ID) { human(id: $|", "$a $id");
    row("query ($a: ID) { human(id: |", "$a $id");
    row("query ($a: ID) { human(id: a|", "$a");
    row("query ($a: ID, $b: [ID], $c: ID!) { human(id: $|", "$a $c $id");
    // A `!` more is written soon; what is of another type is never meant.
    row("query ($a: [Int], $b: Int) { human(id: $|", "$id");
    row("query ($id: [ID]) { human(id: $|", "");
    row("query ($a: [Place], $b: [[Place!]!]) { find(places: $|", "$places $a");
    row("query ($a: Unknown) { human(id: $|", "$id $a");
    row("query ($a: ID, $id: ID) { human(id: $|", "$id $a");
    row("query ($ab: ID) { human(id: $a|", "$ab $a");
    row("query ($ba: ID) { human(id: $a|", "$a $ba");
    row("query ($ab: ID) { human(id: $ab|", "$ab");
    row("{ human(id: $xyz|", "$xyz");
    row("{ find(places: [$|", "");
    row("{ find(places: [$p|", "$p");
    row("fragment F on Query { human(id: $x|) { id } }", "");
    // A variable that is called like another argument is that one's.
    row("query ($lat: Float!) { find(place: {lat: $lat, lon: $|", "$lon $lat");
    row("query ($lat: Float!, $lon: Float!) { find(place: {lat: $lat, lon: $|", "$lon $lat");
    row("query ($lat: Float!) { find(place: {lat: $|", "$lat");
    row("query ($a: ID, $b: ID!, $c: ID = 1) { node(id: $|", "$b $c $id $a");
    row("query ($a: Unit) { dog { volume(unit: |", "DECIBEL SONE $a $unit");
    row("query ($a: Int) { find(grid: [[|", "$a");
    // An input object that nobody has written anything in: a variable for all of it.
    row("{ find(place: {lat: $|, lon: }) { id } }", "$lat $place");
    row("{ find(place: {lat: $pl|, lon: }) { id } }", "$place $pl");
    row("{ find(filter: {name: \"\", tags: [], not: {unit: $|}}) { id } }", "$unit $filter");
    row("{ find(place: {lat: $|, lon: 1}) { id } }", "$lat");
    row("{ find(place: {lat: $|, lon: $x}) { id } }", "$lat");
    row("{ find(filter: {unit: $|, name: \"a\"}) { id } }", "$unit");
    row("{ find(filter: {unit: $|, unit: SONE}) { id } }", "$unit");
    row("{ find(place: {lat: $|, lon: ", "$lat");
    row("{ find(places: [{lat: $|, lon: }]) { id } }", "$lat");
    row("query ($place: Place) { find(place: {lat: $|, lon: }) { id } }", "$lat");
    // What a comma parts is not the name of the variable.
    row("{ find(place: {lat: $, lon: $|}) { id } }", "$lon");
    row("query A($a: ID) { human(id: $a) } query B($b: ID) { human(id: $|", "$b $id");
    row("query A($a: ID) { ...F } query B($b: ID) { dog { id } } fragment F on Query { human(id: $|) { id } }", "$a");
    row("query A($a: ID) { ...F } fragment F on Query { ...G } fragment G on Query { human(id: $|) { id } }", "$a");
    row("query ($|", "");
    row("query ($a|", "");

    // Types and directives.
    row("query ($a: Un|", "Unit");
    row("query ($a: [In|", "Int String __TypeKind __DirectiveLocation");
    row("query ($a: |)",
        "Boolean Command Filter Float ID Int Json Key Place String Unit __DirectiveLocation __TypeKind");
    row("query ($a: Int |", "");
    row("query ($a: Int @|", "onVariable");
    row("query @|", "onQuery");
    row("query Q @o| { dog { id } }", "onQuery");
    row("{ dog @| }", "onField many include skip");
    row("{ dog @include(if: true) @| }", "onField many skip");
    row("{ dog @| @include(if: true) }", "onField many skip");
    row("{ dog @many @| }", "onField many include skip");
    row("{ cat @many @include(if: true) dog @i| }", "include onField skip");
    row("{ ... @| }", "include skip");
    row("{ ...F @| }", "include skip");
    row("fragment F on Dog @|", "");

    // Nothing at all.
    row("# |", "");
    row("{ # dog |\n dog { id } }", "");
    row("type Dog { |", "");
    row("type Dog { } muta|", "mutation");
    row("{ ..|. }", "");
}

void tst_Completion::offersWhatTheGrammarAllows()
{
    QTEST(labelsAt(QTest::currentDataTag()), "labels");
}

void tst_Completion::replacesTheWordAtTheCaret_data()
{
    QTest::addColumn<QByteArray>("unused");
    const auto row = [](const char *marked) {
        QTest::newRow(marked) << QByteArray();
    };
    row("{ «na|me» }");
    row("{ «name|» }");
    row("{ «»|name }"); // One more field, in front of this one.
    row("{ a: «|name» }");
    row("{ «na|me»: dog }");
    row("{ human(«»|id: 1) }");
    row("{ human(id: «$|») }");
    row("{ human(id: «$a|bc») }");
    row("{ human(id: «|$abc») }");
    row("{ human(id: «|10») }");
    row("{ human(id: «|\"10\"») }");
    row("{ dog { volume(unit: «|SONE») } }");
    row("{ dog { volume(unit: «»|after: 1) } }");
    row("{ dog { ...«N|ame» } }");
    row("{ dog { ...«|Name» } }");
    row("{ dog { ... on «|Dog» } }");
    row("{ dog @«|include» }");
    row("{ dog @«inc|lude»(if: true) }");
    row("«que|ry» { dog }");
    row("{ dog } «»|");
}

void tst_Completion::replacesTheWordAtTheCaret()
{
    const support::MarkedText input(QTest::currentDataTag());
    const auto replaced = complete(&ruletest::schema(), *parse(input.text), *input.caret).replaced;
    QCOMPARE(replaced.begin, input.spans.front().begin);
    QCOMPARE(replaced.end, input.spans.front().end);
}

void tst_Completion::ranks_data()
{
    QTest::addColumn<QByteArray>("labels");
    const auto row = [](const char *marked, const char *labels) {
        QTest::newRow(marked) << QByteArray(labels);
    };
    row("{ dog { s| } }", "size friends barks knows");
    row("{ dog { ID| } }", "id friends");
    row("{ do| }", "dog dogOrHuman");
    row("{ dogorhuman| }", "dogOrHuman");
    row("{ hum| }", "human dogOrHuman");
    row("{ doh| }", "dogOrHuman");
    row("{ ogdo| }", ""); // Its letters are there, but not in this order.
    row("{ nde| }", "node");
    row("{ __t| }", "__typename __type");
    row("{ humna| }", "human"); // A slip.
    row("{ zzzz| }", "");
    row("re|", "mutation Rename fragment subscription Barked");
}

void tst_Completion::ranks()
{
    QTEST(labelsAt(QTest::currentDataTag()), "labels");
}

void tst_Completion::lettersLeftOutBeginWithTheFirst()
{
    const auto schema = schemaFromSdl("type Query { endUserAccountID: ID isDeactivated: ID standardAttributes: ID }");
    QCOMPARE(labelsOf(completionAt(schema.schema.get(), "{ std|")),
             "standardAttributes endUserAccountID isDeactivated");
}

void tst_Completion::aNewVariableIsWhatTheServerNeeds()
{
    const auto schema = sandboxSchema();
    const auto type = [&](const char *marked) {
        const auto completion = completionAt(schema.get(), marked);
        return QByteArray::fromStdString(completion.items.empty() ? "nothing" : completion.items.front().type);
    };
    QCOMPARE(type("mutation { addRoleToUsers(input: {roleKey: \"a\", userIDs: $|}) { role { id } } }"), "[ID!]!");
    QCOMPARE(type("mutation { addRoleToUsers(input: {userIDs: [], roleKey: $|}) { role { id } } }"), "String!");
    QCOMPARE(type("{ users(roleKeys: $|) { totalCount } }"), "[String!]");
}

void tst_Completion::deprecatedOnesComeLast()
{
    const auto schema = schemaFromSdl(R"(
        type Query { user: Int @deprecated(reason: "Use users.") users(kind: Kind): Int superuser: Int }
        enum Kind { OLD @deprecated NEW })")
                            .schema;
    QCOMPARE(labelsOf(completionAt(schema.get(), "{ |")), "users superuser __typename __schema __type user");
    QCOMPARE(labelsOf(completionAt(schema.get(), "{ user|")), "users superuser user");
    QCOMPARE(labelsOf(completionAt(schema.get(), "{ users(kind: |")), "NEW $kind OLD");
    const auto completion = completionAt(schema.get(), "{ |");
    QVERIFY(!completion.items.front().isDeprecated());
    QCOMPARE(completion.items.back().deprecationReason, "Use users.");
}

void tst_Completion::saysWhatAnItemIs()
{
    const auto schema = schemaFromSdl(R"gql(
        type Query { user: Node "Finds them." users("How many." first: Int! = 1, ids: [ID!]): [User!]! }
        interface Node { id: ID! } "A person." type User implements Node { id: ID! }
        "What for." directive @why("For whom." who: String!) on FIELD
        enum Kind { "Fresh." NEW } input In { "Of it." kind: Kind })gql")
                            .schema;
    const auto known = [&](const char *marked, std::size_t at = 0) {
        const auto items = completionAt(schema.get(), marked).items;
        if (at >= items.size())
            return QByteArray("nothing");
        const auto &item = items[at];
        QByteArray text = QByteArray::fromStdString(std::string(nameOf(item.kind)) + ' ' + item.label);
        text += ": " + QByteArray::fromStdString(item.type) + " # " + QByteArray::fromStdString(item.documentation);
        for (auto span = item.matched.rbegin(); span != item.matched.rend(); ++span) {
            const auto shift = text.indexOf(' ') + 1;
            text.insert(shift + span->end, ']').insert(shift + span->begin, '[');
        }
        return text;
    };
    QCOMPARE(known("{ users|"), "field [users]: [User!]! # Finds them.");
    QCOMPARE(known("{ urs|"), "field [u]se[rs]: [User!]! # Finds them.");
    QCOMPARE(known("{ users(|"), "argument first: Int! # How many.");
    QCOMPARE(known("{ users @wh|"), "directive [wh]y:  # What for.");
    QCOMPARE(known("{ users @why(|"), "argument who: String! # For whom.");
    QCOMPARE(known("query (\"Mine.\" $x: [ID!]) { users(ids: $x|"), "variable $[x]: [ID!] # Mine.");
    QCOMPARE(known("query ($x: [ID!]) { users(ids: |", 1), "variable $x: [ID!] # ");
    QCOMPARE(known("query ($x: Kind = |"), "enumValue NEW: Kind # Fresh.");
    QCOMPARE(known("query ($x: In = {|"), "inputField kind: Kind # Of it.");
    QCOMPARE(known("fragment F on Us|"), "type [Us]er:  # A person.");
    QCOMPARE(known("{ users { ...| } } \"Some.\" fragment F on User { id }"), "fragment F: User # Some.");
    QCOMPARE(known("users|"), "operation query [Users]: [User!]! # Finds them.");
    QCOMPARE(known("{ user { ...use| } }"), "type on [Use]r:  # A person.");
    QCOMPARE(known("que|"), "keyword [que]ry:  # ");
}

void tst_Completion::anItemBringsWhatItNeeds_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *marked, const char *label, const char *text) {
        QTest::addRow("%s: %s", label, marked) << QByteArray(label) << QByteArray(text);
    };
    row("{ n| }", "node", "{ node(id: \"|\") { | } }");
    row("{\n  n|\n}", "node", "{\n  node(id: \"|\") {\n    |\n  }\n}");
    row("{\n\td|\n}", "dog", "{\n\tdog {\n\t\t|\n\t}\n}");
    row("{\r\n d|\r\n}", "dog", "{\r\n dog {\r\n  |\r\n }\r\n}");
    row("{ d| { id } }", "dog", "{ dog { id } }");
    row("{ n|\n { id } }", "node", "{ node(id: \"|\")\n { id } }");
    row("{ n|(id: 1) { id } }", "node", "{ node(id: 1) { id } }");
    row("{ n|(id: 1) }", "node", "{ node { | }(id: 1) }");
    row("{ d| @include(if: true) { id } }", "dog", "{ dog @include(if: true) { id } }");
    row("{ d|: dog { id } }", "dog", "{ dog: dog { id } }");
    row("{ x: d|g { id } }", "dog", "{ x: dog { id } }");
    row("{ |dog { id } }", "scalars", "{ scalars dog { id } }");
    row("{ dog { i| } }", "id", "{ dog { id } }");
    row("{ dog { k| } }", "knows", "{ dog { knows(command: |) } }");
    row("{ find| }", "find", "{ find(required: {|}) { | } }");

    row("{ human(| }", "id", "{ human(id: \"|\" }");
    row("{ human(i|: 1) }", "id", "{ human(id: 1) }");
    row("{ human(|id: 1) }", "id", "no such item: ");
    row("{ dog { friends(|first: 1) } }", "after", "{ dog { friends(after: \"|\" first: 1) } }");
    row("{ human(name: \"a\",|) }", "id", "{ human(name: \"a\", id: \"|\") }");
    row("{ find(|)", "place", "{ find(place: {lat: |, lon: |})");
    row("{ find(|)", "places", "{ find(places: [{lat: |, lon: |}])");
    row("{ find(|)", "grid", "{ find(grid: [[|]])");
    row("{ find(place: |)", "{}", "{ find(place: {lat: |, lon: |})");
    row("{ find(places: |)", "[]", "{ find(places: [{lat: |, lon: |}])");
    row("{ find(places: [|])", "{}", "{ find(places: [{lat: |, lon: |}])");
    row("{ find(filter: {| age: 1})", "not", "{ find(filter: {not: {|} age: 1})");
    row("query ($abc: ID) { human(id: $|) }", "$abc", "query ($abc: ID) { human(id: $abc) }");
    row("query ($abc: ID) { human(id: ab|) }", "$abc", "query ($abc: ID) { human(id: $abc) }");
    row("query ($abc: ID) { human(id: |10) }", "$abc", "query ($abc: ID) { human(id: $abc) }");

    // A variable that is not there yet.
    row("{ human(id: $|) { id } }", "$id", "query ($id: ID) { human(id: $id) { id } }");
    row("{ human(id: |) { id } }", "$id", "query ($id: ID) { human(id: $id) { id } }");
    row("query Q { human(id: $one|) { id } }", "$one", "query Q($one: ID) { human(id: $one) { id } }");
    row("query Q() { human(id: $one|) { id } }", "$one", "query Q($one: ID) { human(id: $one) { id } }");
    row("query Q($a: ID) {\n  find(filter: {unit: $|}) }", "$unit",
        "query Q($a: ID, $unit: Unit) {\n  find(filter: {unit: $unit}) }");
    row("{ find(place: {lat: $|, lon: }) { id } }", "$place", "query ($place: Place) { find(place: $place) { id } }");
    row("query Q(\n  $a: ID\n) { find(places: $|) }", "$places",
        "query Q(\n  $a: ID\n  $places: [Place!]\n) { find(places: $places) }");
    row("query A { human(id: 1) { id } }\nquery B { human(id: $|", "$id",
        "query A { human(id: 1) { id } }\nquery B($id: ID) { human(id: $id");

    row("{ dog @o| }", "onField", "{ dog @onField(level: |) }");
    row("{ dog @o|(level: 1) }", "onField", "{ dog @onField(level: 1) }");
    row("{ dog @m| }", "many", "{ dog @many }");
    row("{ dog { ... on | } }", "Dog", "{ dog { ... on Dog { | } } }");
    row("{ dog { ... on | { id } } }", "Dog", "{ dog { ... on Dog { id } } }");
    row("{ pet { ...d| } }", "on Dog", "{ pet { ... on Dog { | } } }");
    row("{ pet { ...o| } }", "on", "{ pet { ... on } }");
    row("fragment F on D|", "Dog", "fragment F on Dog {\n  |\n}");
    row("fragment F |", "on", "fragment F on ");
    row("|", "query", "query ");
    row("| {\n}", "query", "query {\n}");
    row("|", "{", "{\n  |\n}");
    row("do|", "query Dog", "query Dog {\n  dog {\n    |\n  }\n}");
    row("{ dog { id } }\nren|\nquery B { dog { id } }", "mutation Rename",
        "{ dog { id } }\nmutation Rename($id: ID!) {\n  rename(id: $id) {\n    |\n  }\n}\nquery B { dog { id } }");
    row("sca|", "query Scalars", "query Scalars {\n  scalars\n}");
    row("ren| B { dog { id } }", "mutation Rename", "no such item: fragment");
}

void tst_Completion::anItemBringsWhatItNeeds()
{
    QFETCH(QByteArray, label);
    const QByteArray tag(QTest::currentDataTag());
    QTEST(accepted(tag.mid(label.size() + 2), label), "text");
}

void tst_Completion::namesOnly()
{
    CompletionOptions options;
    options.expand = false;
    QCOMPARE(accepted("{ n| }", "node", options), "{ node }");
    QCOMPARE(accepted("{ find(|)", "place", options), "{ find(place: )");
    QCOMPARE(accepted("{ dog @o| }", "onField", options), "{ dog @onField }");
    QCOMPARE(accepted("{ dog { ... on | } }", "Dog", options), "{ dog { ... on Dog } }");
}

void tst_Completion::fillsLeafs_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("{ d| }") << QByteArray("dog") << QByteArray("{ dog { id } }");
    QTest::newRow("{\n  n|\n}") << QByteArray("node") << QByteArray("{\n  node(id: \"|\") {\n    id\n  }\n}");
    QTest::newRow("do|") << QByteArray("query Dog") << QByteArray("query Dog {\n  dog {\n    id\n  }\n}");
    QTest::newRow("{ dogO| }") << QByteArray("dogOrHuman") << QByteArray("{ dogOrHuman { __typename } }");
}

void tst_Completion::fillsLeafs()
{
    QFETCH(QByteArray, label);
    CompletionOptions options;
    options.fillLeafs = true;
    QTEST(accepted(QTest::currentDataTag(), label, options), "text");
}

void tst_Completion::nullIsOfferedWhereAskedFor()
{
    QCOMPARE(labelsAt("{ dog { volume(unit: nul|"), "");
    CompletionOptions options;
    options.nullLiteral = true;
    QCOMPARE(labelsAt("{ dog { name(surname: |", options), "true false $surname null");
    QCOMPARE(labelsAt("{ dog { knows(command: |", options), "SIT HEEL DOWN $command"); // Non-null.
}

void tst_Completion::aLimitKeepsTheBest()
{
    CompletionOptions options;
    options.limit = 2;
    QCOMPARE(labelsAt("{ dog { s| } }", options), "size friends");
}

void tst_Completion::worksWithoutASchema()
{
    const auto labels = [](const char *marked) {
        return labelsOf(completionAt(nullptr, marked));
    };
    QCOMPARE(labels("|"), "query mutation subscription fragment {");
    QCOMPARE(labels("{ | }"), "");
    QCOMPARE(labels("{ a { ...| } } fragment F on T { id }"), "F on");
    QCOMPARE(labels("query ($x: Int) { a(b: |"), "$x");
    QCOMPARE(labels("{ a(|"), "");
    QCOMPARE(labels("{ a @|"), "");
    QCOMPARE(labels("query ($x: |"), "");
}

void tst_Completion::survivesEveryByteOfEveryTruncation_data()
{
    QTest::addColumn<QByteArray>("whole");
    int number = 0;
    for (const auto whole : corpus)
        QTest::addRow("corpus %d", number++) << QByteArray(whole.data(), static_cast<qsizetype>(whole.size()));
    QTest::newRow("requests") << QByteArray(R"(query Users($first: Int = 10, $after: String, $sort: UserSortBy!) {
  users(first: $first, after: $after, sortBy: $sort, roleKeys: ["a", "b"]) @include(if: true) {
    edges { cursor node { ...Who identities(first: 3) { edges { node { ... on Node { id } } } } } }
    pageInfo { hasNextPage endCursor }
  }
}
fragment Who on User { id standardAttributes isDisabled ...More }
# The rest.
fragment More on User { createdAt: createdAt lastLoginAt }
mutation Off { setDisabledStatus(input: {userID: "VXNlcjox", isDisabled: true, reason: """because"""}) { user { id } } }
)");
}

void tst_Completion::survivesEveryByteOfEveryTruncation()
{
    QFETCH(QByteArray, whole);
    static const auto schema = sandboxSchema();
    QVERIFY(schema);
    CompletionOptions options;
    options.fillLeafs = true;
    options.nullLiteral = true;
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        // At every byte of some, and at the end, where people write, of all.
        const auto document = parse(whole.left(length).toStdString());
        const auto caretStep = length % 16 == 0 || length == whole.size() ? 1 : std::max<qsizetype>(1, length);
        for (qsizetype caret = length; caret >= 0; caret -= caretStep) {
            const auto completion = complete(schema.get(), *document, static_cast<std::uint32_t>(caret), options);
            QVERIFY(completion.replaced.begin <= caret && caret <= completion.replaced.end);
            QVERIFY(completion.replaced.end <= length);
            for (const auto &item : completion.items) {
                QVERIFY(!item.label.empty() && !item.insertText.empty());
                for (const auto &stop : item.stops)
                    QVERIFY(stop.begin <= stop.end && stop.end <= item.insertText.size());
            }
        }
    }
    // An offset behind the end is the end.
    complete(schema.get(), *parse(whole.toStdString()), static_cast<std::uint32_t>(whole.size()) + 100);
}

void tst_Completion::answersAlikeWhereverReadingBegins()
{
    // What the tree is trusted with, in front of the caret, does not change what is offered behind it.
    const QByteArray before = "{ dog { friends(first: 1) { name } owner { pets { id } } } }\n";
    const QByteArray padding = "cat { owner { pets { id } } } ";
    const QByteArrayList carets {"{ | }", "{ dog { owner { | } } }", "{ dog(a: {b: [1]}) { | } }",
                                 "query Q { find(place: {|}) }"};
    for (const auto &caret : carets) {
        const auto labels = labelsAt(caret);
        QVERIFY(!labels.isEmpty());
        QCOMPARE(labelsAt(before + caret), labels);
        QCOMPARE(labelsAt(caret + before), labels);
        auto padded = caret;
        QCOMPARE(labelsAt(padded.insert(padded.indexOf('{') + 1, padding)), labels);
    }
}

void tst_Completion::survivesBracketsWithoutEnd()
{
    for (const char bracket : {'{', '(', '['}) {
        const auto brackets = QByteArray(200'000, bracket);
        QCOMPARE(labelsAt(brackets + "|"), "");
        QCOMPARE(labelsAt("{ find(grid: " + brackets + "|"), "");
    }
}

void tst_Completion::costsThePlaceAndNotTheDocument()
{
    QByteArray text = "{\n";
    for (int i = 0; i < 20'000; ++i)
        text += "  dog { owner { pets { id } } }\n";
    text += "  dog { owner { } }\n}";
    const auto document = parse(text.toStdString());
    const auto caret = static_cast<std::uint32_t>(text.lastIndexOf("{ }") + 1);
    // Read from its beginning every time, the document would keep this busy for a long time.
    std::size_t items = 0;
    for (int i = 0; i < 300; ++i)
        items += complete(&ruletest::schema(), *document, caret).items.size();
    QCOMPARE(items, std::size_t {300 * 5});
}

REGISTER_TEST(tst_Completion)
#include "tst_completion.moc"
