#include "core/graphql/document.h"
#include "core/graphql/printer.h"
#include "tests/core/graphql/corpus.h"
#include "tests/core/graphql/spancheck.h"
#include "tests/support/registry.h"

#include <QTest>

#include <random>

namespace {

std::shared_ptr<const graphql::Document> parsed(const QByteArray &source)
{
    return graphql::parse(source.toStdString());
}

QByteArray textOf(std::string_view view)
{
    return {view.data(), qsizetype(view.size())};
}

/// The tree in one line: enough to see what a broken document was taken for.
class Outline
{
public:
    static QByteArray of(const graphql::Document &document)
    {
        Outline outline;
        for (const auto &definition : document.definitions()) {
            if (!outline.m_text.isEmpty())
                outline.m_text += ' ';
            if (const auto *operation = definition.operation) {
                outline.m_text += textOf(nameOf(operation->type)) + ':' + textOf(operation->name.value);
                outline.add(operation->variables);
                outline.add(operation->selectionSet);
            } else if (const auto *fragment = definition.fragment) {
                outline.m_text +=
                    "fragment:" + textOf(fragment->name.value) + '/' + textOf(fragment->typeCondition.value);
                outline.add(fragment->selectionSet);
            } else if (const auto *type = definition.type) {
                outline.m_text += "type:" + textOf(type->name.value);
                for (const auto &field : type->fields)
                    outline.m_text += '.' + textOf(field.name.value);
                for (const auto &field : type->inputFields)
                    outline.m_text += '.' + textOf(field.name.value);
                for (const auto &value : type->values)
                    outline.m_text += '.' + textOf(value.name.value);
            } else {
                outline.m_text += definition.schema ? "schema" : "directive";
            }
        }
        return outline.m_text;
    }

private:
    void add(graphql::List<graphql::VariableDefinition> variables)
    {
        for (const auto &variable : variables)
            m_text += '$' + textOf(variable.name.value);
    }
    void add(const graphql::SelectionSet *set)
    {
        if (!set)
            return;
        m_text += '{';
        for (const auto &selection : set->selections) {
            if (!m_text.endsWith('{'))
                m_text += ' ';
            if (selection.kind != graphql::Selection::Kind::Field)
                m_text += "...";
            if (selection.alias)
                m_text += textOf(selection.alias.value) + ':';
            m_text += textOf(selection.name.value) + textOf(selection.typeCondition.value);
            for (const auto &argument : selection.arguments) {
                m_text += '(' + textOf(argument.name.value) + '=';
                m_text += argument.value ? QByteArray::fromStdString(graphql::print(*argument.value)) : QByteArray("?");
                m_text += ')';
            }
            add(selection.selectionSet);
        }
        m_text += '}';
    }

    QByteArray m_text;
};

} // namespace

class tst_Parser : public QObject
{
    Q_OBJECT

private slots:
    void readsTheWholeGrammar_data();
    void readsTheWholeGrammar();
    void theFirstErrorIsGraphqlJsOwn_data();
    void theFirstErrorIsGraphqlJsOwn();
    void stringsAreDecoded_data();
    void stringsAreDecoded();
    void nodesKnowTheirPlaces();
    void oneMistakeDoesNotRuinTheRest_data();
    void oneMistakeDoesNotRuinTheRest();
    void everyMistakeIsReportedOnce_data();
    void everyMistakeIsReportedOnce();
    void anUnclosedSetReachesToTheEnd();
    void aMessageHoldsNoString();
    void nestingIsBounded_data();
    void nestingIsBounded();
    void aThousandLevelsAreFine();
    void theListOfErrorsIsBounded_data();
    void theListOfErrorsIsBounded();
    void whatIsTooLongForOffsetsIsNotRead();
    void definitionsAreFoundByNameAndPlace();
    void commentsAreKeptBesideTheTree();
    void everyPrefixGivesATree();
    void damagedTextGivesATree();
};

void tst_Parser::readsTheWholeGrammar_data()
{
    QTest::addColumn<QByteArray>("source");
    for (size_t i = 0; i < corpus.size(); ++i)
        QTest::newRow(qPrintable(QString::number(i))) << textOf(corpus[i]);
}

void tst_Parser::readsTheWholeGrammar()
{
    QFETCH(QByteArray, source);
    const auto document = parsed(source);
    QVERIFY2(document->syntaxErrors().empty(),
             document->syntaxErrors().empty() ? "" : document->syntaxErrors().front().message.c_str());
    QVERIFY(SpanCheck::holdsFor(*document));
    // What was printed reads back as the same tree, so nothing was dropped on the way in.
    const std::string printed = graphql::print(*document);
    const auto again = graphql::parse(printed);
    QVERIFY(again->syntaxErrors().empty());
    QCOMPARE(graphql::print(*again), printed);
    QCOMPARE(Outline::of(*again), Outline::of(*document));
}

void tst_Parser::theFirstErrorIsGraphqlJsOwn_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<uint>("offset");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const QByteArray &source, uint offset, const char *message) {
        QTest::newRow(source.isEmpty() ? "empty" : source.constData()) << source << offset << QByteArray(message);
    };
    row("", 0, "Unexpected <EOF>.");
    row("# only\n", 7, "Unexpected <EOF>.");
    row("{", 1, "Expected Name, found <EOF>. The \"{\" in line 1 is never closed.");
    row("{}", 1, "Expected Name, found \"}\".");
    row("{ a", 3, "Expected Name, found <EOF>. The \"{\" in line 1 is never closed.");
    row("{ a } }", 6, "Unexpected \"}\".");
    row("{ a(}", 4, "Expected Name, found \"}\".");
    row("{ a() }", 4, "Expected Name, found \")\".");
    row("{ a(b) }", 5, "Expected \":\", found \")\".");
    row("{ a(b:) }", 6, "Unexpected \")\".");
    row("{ a(b: [1) }", 9, "Unexpected \")\".");
    row("{ a: }", 5, "Expected Name, found \"}\".");
    row("{ ...on }", 8, "Expected Name, found \"}\".");
    row("{ ... }", 6, "Expected \"{\", found \"}\".");
    row("query", 5, "Expected \"{\", found <EOF>.");
    row("query A($x) { a }", 10, "Expected \":\", found \")\".");
    row("query A(x: Int) { a }", 8, "Expected \"$\", found Name \"x\".");
    row("query A() { a }", 8, "Expected \"$\", found \")\".");
    row("query A($x: Int = $y) { a }", 18, "Unexpected variable \"$y\" in constant value.");
    row("query A($x: [Int) { a }", 16, "Expected \"]\", found \")\".");
    row("query A { a }\nquery { b", 23, "Expected Name, found <EOF>. The \"{\" in line 2 is never closed.");
    row("query A { a\nquery B { b }", 25, "Expected Name, found <EOF>. The \"{\" in line 1 is never closed.");
    row("{ a(b: [1", 9, "Unexpected <EOF>. The \"[\" in line 1 is never closed.");
    row("fragment on on T { a }", 9, "Unexpected Name \"on\".");
    row("fragment F { a }", 11, "Expected \"on\", found \"{\".");
    row("notAnOperation { a }", 0, "Unexpected Name \"notAnOperation\".");
    row("...", 0, "Unexpected \"...\".");
    row("\"d\" { a }", 0, "Unexpected description, descriptions are not supported on shorthand queries.");
    row("\"d\" extend type A @a", 0, "Unexpected description, only GraphQL definitions support descriptions.");
    row("\"d\" what", 0, "Unexpected description, only GraphQL definitions support descriptions.");
    row("\"d\" 3", 4, "Unexpected Int.");
    row("extend what", 7, "Unexpected Name \"what\".");
    row("extend type A", 13, "Unexpected <EOF>.");
    row("extend scalar S { a }", 16, "Unexpected \"{\".");
    row("extend schema", 13, "Unexpected <EOF>.");
    row("schema { a: B }", 9, "Unexpected Name \"a\".");
    row("schema { a\"", 11, "Unterminated string."); // Read before it is known that `a` is wrong.
    row("type A {}", 8, "Expected Name, found \"}\".");
    row("type A { a }", 11, "Expected \":\", found \"}\".");
    row("type A implements { a: B }", 18, "Expected Name, found \"{\".");
    row("enum E { true }", 9, "Name \"true\" is reserved and cannot be used for an enum value.");
    row("union U = | | A", 12, "Expected Name, found \"|\".");
    row("directive @d on NOWHERE", 16, "Unexpected Name \"NOWHERE\".");
    row("directive @d", 12, "Expected \"on\", found <EOF>.");
    row("{ a % b ! }", 4, "Unexpected character: \"%\".");
}

void tst_Parser::theFirstErrorIsGraphqlJsOwn()
{
    QFETCH(QByteArray, source);
    const auto document = parsed(source);
    QVERIFY(!document->syntaxErrors().empty());
    QTEST(uint(document->syntaxErrors().front().spans.front().begin), "offset");
    const QByteArray message = QByteArray::fromStdString(document->syntaxErrors().front().message);
    QTEST(message.mid(qstrlen("Syntax Error: ")), "message");
}

void tst_Parser::stringsAreDecoded_data()
{
    QTest::addColumn<QByteArray>("literal");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << QByteArray(R"("abc")") << QByteArray("abc");
    QTest::newRow("short escapes") << QByteArray(R"("\"\\\/\b\f\n\r\t")") << QByteArray("\"\\/\b\f\n\r\t");
    QTest::newRow("four digits") << QByteArray(R"("\u00e9\u20AC")") << QByteArray("é€");
    QTest::newRow("braces") << QByteArray(R"("\u{41}\u{1F600}\u{0010FFFF}")") << QByteArray("A😀\xF4\x8F\xBF\xBF");
    QTest::newRow("pair") << QByteArray(R"("\uD83D\uDE00")") << QByteArray("😀");
    QTest::newRow("empty block") << QByteArray(R"("""""")") << QByteArray();
    QTest::newRow("block in one line") << QByteArray(R"(""" a """)") << QByteArray(" a ");
    QTest::newRow("block is dedented") << QByteArray(
        "\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  \"\"\"")
                                       << QByteArray("Hello,\n  World!\n\nYours,\n  GraphQL.");
    QTest::newRow("the first line has no indentation to lose")
        << QByteArray("\"\"\"  first\n    second\n   third\"\"\"") << QByteArray("  first\n second\nthird");
    QTest::newRow("blank lines at both ends go")
        << QByteArray("\"\"\"\n\n \t\n  a\n\n  b\n \n\n\"\"\"") << QByteArray("a\n\nb");
    QTest::newRow("line ends become LF") << QByteArray("\"\"\"a\r\n b\r c\n d\"\"\"") << QByteArray("a\nb\nc\nd");
    QTest::newRow("only blanks") << QByteArray("\"\"\" \n \t \n\"\"\"") << QByteArray();
    QTest::newRow("escaped quotes") << QByteArray("\"\"\"a \\\"\"\" b \\n \\\\ \"\"\"")
                                    << QByteArray("a \"\"\" b \\n \\\\ ");
    QTest::newRow("tabs count as one") << QByteArray("\"\"\"\n\t\t\ta\n\t b\n\"\"\"") << QByteArray("\ta\nb");
}

void tst_Parser::stringsAreDecoded()
{
    QFETCH(QByteArray, literal);
    const auto document = parsed("{ a(s: " + literal + ") }");
    QVERIFY(document->syntaxErrors().empty());
    const auto *value = document->definitions()[0].operation->selectionSet->selections[0].arguments[0].value;
    QTEST(textOf(value->text), "value");
    QCOMPARE(textOf(value->span.of(document->source())), literal);
    QCOMPARE(value->block, literal.startsWith("\"\"\""));
}

void tst_Parser::nodesKnowTheirPlaces()
{
    const auto document =
        parsed("\"d\" query A($x: [Int!]! = [1]) @d(a: $x) { b: c(e: {f: 1}) @g { h } ...F ... on T { i } }");
    const auto at = [&](text::Span span) {
        return textOf(span.of(document->source()));
    };
    const auto &operation = *document->definitions()[0].operation;
    QCOMPARE(at(operation.span), textOf(document->source()));
    QCOMPARE(at(operation.keyword), QByteArray("query"));
    QCOMPARE(at(operation.name.span), QByteArray("A"));
    QCOMPARE(at(operation.description->span), QByteArray("\"d\""));
    QCOMPARE(at(operation.variables[0].span), QByteArray("$x: [Int!]! = [1]"));
    QCOMPARE(at(operation.variables[0].name.span), QByteArray("x"));
    QCOMPARE(at(operation.variables[0].type->span), QByteArray("[Int!]!"));
    QCOMPARE(at(operation.variables[0].type->of->span), QByteArray("[Int!]"));
    QCOMPARE(textOf(operation.variables[0].type->innermost().name.value), QByteArray("Int"));
    QCOMPARE(at(operation.directives[0].span), QByteArray("@d(a: $x)"));
    const auto &selections = operation.selectionSet->selections;
    QCOMPARE(at(selections[0].span), QByteArray("b: c(e: {f: 1}) @g { h }"));
    QCOMPARE(at(selections[0].alias.span), QByteArray("b"));
    QCOMPARE(at(selections[0].arguments[0].span), QByteArray("e: {f: 1}"));
    QCOMPARE(at(selections[0].arguments[0].value->fields[0].span), QByteArray("f: 1"));
    QCOMPARE(at(selections[0].selectionSet->span), QByteArray("{ h }"));
    QCOMPARE(at(selections[1].span), QByteArray("...F"));
    QCOMPARE(at(selections[2].span), QByteArray("... on T { i }"));
    QCOMPARE(at(selections[2].typeCondition.span), QByteArray("T"));
}

void tst_Parser::oneMistakeDoesNotRuinTheRest_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("outline");
    QTest::newRow("missing brace") << QByteArray("query A { a { b }\nquery B { c }\nfragment F on T { d }")
                                   << QByteArray("query:A{a{b}} query:B{c} fragment:F/T{d}");
    QTest::newRow("missing parenthesis") << QByteArray("query A { a(x: 1 { b } c }\nquery B { d }")
                                         << QByteArray("query:A{a(x=1){b} c} query:B{d}");
    QTest::newRow("argument under way") << QByteArray("{ a(x: ) { b } c }") << QByteArray("query:{a(x=?){b} c}");
    QTest::newRow("argument before another")
        << QByteArray("{ a(x: , y: 2) { b } }") << QByteArray("query:{a(x=?)(y=2){b}}");
    QTest::newRow("argument list under way")
        << QByteArray("{ a( }\nquery B { c }") << QByteArray("query:{a} query:B{c}");
    QTest::newRow("argument list at the next definition")
        << QByteArray("{ a(x:\nquery B { c }") << QByteArray("query:{a(x=?)} query:B{c}");
    QTest::newRow("object under way") << QByteArray("{ a(x: {y: ) { b } }") << QByteArray("query:{a(x={y: }){b}}");
    QTest::newRow("list under way") << QByteArray("{ a(x: [1, 2) { b } }") << QByteArray("query:{a(x=[1, 2]){b}}");
    QTest::newRow("alias under way") << QByteArray("{ a: } query B { c }") << QByteArray("query:{a:} query:B{c}");
    QTest::newRow("field that lost its name") << QByteArray("{ (x: 1) { b } c }") << QByteArray("query:{(x=1){b} c}");
    QTest::newRow("empty set") << QByteArray("{ a { } b }") << QByteArray("query:{a{} b}");
    QTest::newRow("spread under way") << QByteArray("{ a ... }\nfragment F on T { b }")
                                      << QByteArray("query:{a ...} fragment:F/T{b}");
    QTest::newRow("type condition under way") << QByteArray("{ ... on { a } b }") << QByteArray("query:{...{a} b}");
    QTest::newRow("wrong keyword") << QByteArray("qurey A { a }\nmutation B { b }")
                                   << QByteArray("query:{a} mutation:B{b}");
    QTest::newRow("one brace too many") << QByteArray("{ a } }\nquery B { b }") << QByteArray("query:{a} query:B{b}");
    QTest::newRow("junk between") << QByteArray("{ a ! = 3 b }") << QByteArray("query:{a b}");
    QTest::newRow("fragment without on") << QByteArray("fragment F T { a }") << QByteArray("fragment:F/T{a}");
    QTest::newRow("fragment without name") << QByteArray("fragment on T { a }") << QByteArray("fragment:/T{a}");
    QTest::newRow("variable without dollar")
        << QByteArray("query A(x: Int, $y: Int) { a }") << QByteArray("query:A$x$y{a}");
    QTest::newRow("variables never closed") << QByteArray("query A($x: Int { a }") << QByteArray("query:A$x{a}");
    QTest::newRow("operation under way") << QByteArray("query A\nquery B { b }") << QByteArray("query:A query:B{b}");
    QTest::newRow("fields named like keywords are fields")
        << QByteArray("{\nquery\ntype\n} }") << QByteArray("query:{query type}");
    QTest::newRow("string never closed") << QByteArray("{ a(s: \"x) { b }\nc }\nquery B { d }")
                                         << QByteArray("query:{a(s=\"x) { b }\")(c=?)} query:B{d}");
    QTest::newRow("type under way") << QByteArray("type A {\n a: Int\n b(x: Int\n\"\"\"doc\"\"\"\ntype B { c: Int }")
                                    << QByteArray("type:A.a.b type:B.c");
    QTest::newRow("field without type") << QByteArray("type A { a: }\nenum E { F }") << QByteArray("type:A.a type:E.F");
    QTest::newRow("nothing of use") << QByteArray("%%% 3 \"x\"") << QByteArray();
}

void tst_Parser::oneMistakeDoesNotRuinTheRest()
{
    QFETCH(QByteArray, source);
    const auto document = parsed(source);
    QVERIFY(!document->syntaxErrors().empty());
    QTEST(Outline::of(*document), "outline");
    QVERIFY(SpanCheck::holdsFor(*document));
}

void tst_Parser::everyMistakeIsReportedOnce_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QList<uint>>("offsets");
    QTest::newRow("two in one operation") << QByteArray("{ a(x: ) b(y: ) }") << QList<uint> {7, 14};
    QTest::newRow("one in each of two") << QByteArray("query A { a( }\nquery B { b( }") << QList<uint> {13, 28};
    QTest::newRow("the first is strict's, at the end of the text")
        << QByteArray("query A { a\nquery B { b }") << QList<uint> {25};
    QTest::newRow("characters and grammar mixed") << QByteArray("{ a % b } } { c(1) }") << QList<uint> {4, 10, 16};
}

void tst_Parser::everyMistakeIsReportedOnce()
{
    QFETCH(QByteArray, source);
    QList<uint> offsets;
    const auto document = parsed(source);
    for (const auto &error : document->syntaxErrors())
        offsets.append(error.spans.front().begin);
    QTEST(offsets, "offsets");
}

void tst_Parser::anUnclosedSetReachesToTheEnd()
{
    // A caret in the blank line must be inside, or completion would offer definitions there.
    const auto document = parsed("query A {\n  user {\n    \n\nquery B { b }");
    const auto &operation = *document->definitions()[0].operation;
    const auto &user = operation.selectionSet->selections[0];
    QCOMPARE(uint(user.selectionSet->span.end), 25U);
    QCOMPARE(uint(operation.span.end), 25U);
    QVERIFY(document->operationAt(22) == &operation);
}

void tst_Parser::aMessageHoldsNoString()
{
    const auto document = parsed("mutation { a(input: {password \"hunter2\" \"\"\"hunter2\"\"\" }) } \"hunter2\" 3");
    QVERIFY(document->syntaxErrors().size() >= 2);
    for (const auto &error : document->syntaxErrors())
        QVERIFY2(error.message.find("hunter2") == std::string::npos, error.message.c_str());
}

void tst_Parser::nestingIsBounded_data()
{
    QTest::addColumn<QByteArray>("source");
    const int many = 1'000'000;
    QTest::newRow("braces") << QByteArray(many, '{');
    QTest::newRow("sets") << QByteArray("{a").repeated(many);
    QTest::newRow("lists") << QByteArray("{a(b:") + QByteArray(many, '[');
    QTest::newRow("objects") << QByteArray("{a(b:") + QByteArray("{c:").repeated(many);
    QTest::newRow("types") << QByteArray("query($a:") + QByteArray(many, '[');
    QTest::newRow("inline fragments") << QByteArray("{") + QByteArray("...{").repeated(many);
    QTest::newRow("parentheses") << QByteArray("{a") + QByteArray(many, '(');
    QTest::newRow("closing") << QByteArray(many, '}');
    QTest::newRow("quotes") << QByteArray(many + 1, '"');
    QTest::newRow("all closed again") << QByteArray("{a").repeated(many) + QByteArray(many, '}');
}

void tst_Parser::nestingIsBounded()
{
    QFETCH(QByteArray, source);
    const auto document = parsed(source);
    QVERIFY(!document->syntaxErrors().empty());
    QVERIFY(SpanCheck::holdsFor(*document));
}

void tst_Parser::aThousandLevelsAreFine()
{
    const auto nested = [](int depth) {
        return QByteArray("{a").repeated(depth) + QByteArray(depth, '}');
    };
    QVERIFY(parsed(nested(1000))->syntaxErrors().empty());
    const auto tooDeep = parsed(nested(1001) + "\nquery B { b }");
    QCOMPARE(tooDeep->syntaxErrors().size(), 1U);
    QCOMPARE(uint(tooDeep->syntaxErrors().front().spans.front().begin), 2000U);
    QVERIFY(tooDeep->operation("B"));
}

void tst_Parser::theListOfErrorsIsBounded_data()
{
    QTest::addColumn<QByteArray>("source");
    const int many = 100'000;
    QTest::newRow("characters") << "{" + QByteArray("a %\n").repeated(many) + "}";
    QTest::newRow("on one line") << "{" + QByteArray("a % ").repeated(many) + "}";
    QTest::newRow("grammar") << "{" + QByteArray("a(b: ) ").repeated(many) + "}";
    QTest::newRow("bytes of a string") << "{a(s: \"" + QByteArray(many, '\xFF') + "\")}";
    QTest::newRow("escapes of a string") << "{a(s: \"" + QByteArray("\\q").repeated(many) + "\")}";
    QTest::newRow("bytes of a comment") << "{a} #" + QByteArray(many, '\xFF');
    QTest::newRow("definitions") << QByteArray("query A {\n").repeated(many);
}

void tst_Parser::theListOfErrorsIsBounded()
{
    QFETCH(QByteArray, source);
    const auto document = parsed(source);
    QVERIFY(document->syntaxErrors().size() >= 1);
    QVERIFY(document->syntaxErrors().size() <= 1001);
    QVERIFY(SpanCheck::holdsFor(*document));
}

void tst_Parser::whatIsTooLongForOffsetsIsNotRead()
{
    // Four gigabytes are more than a test should ask of a machine: the limit is one more argument.
    QCOMPARE(text::largestText, std::size_t {0xFFFF'FFFE});
    const std::string source = "{ a }";
    QVERIFY(graphql::parse(source, source.size())->syntaxErrors().empty());
    const auto document = graphql::parse(source, source.size() - 1);
    QCOMPARE(document->source(), std::string_view());
    QVERIFY(document->definitions().empty());
    QCOMPARE(document->syntaxErrors().size(), 1U);
    QCOMPARE(document->syntaxErrors().front().message,
             std::string("Syntax Error: Documents of 4 GB and more are not read."));
}

void tst_Parser::definitionsAreFoundByNameAndPlace()
{
    const auto document =
        parsed("query A { a } fragment G on T { a } query B { b } fragment F on T { a } fragment G on U { b }");
    QCOMPARE(document->operations().size(), 2U);
    QCOMPARE(textOf(document->operation("B")->name.value), QByteArray("B"));
    QVERIFY(!document->operation("C"));
    QCOMPARE(textOf(document->fragment("G")->typeCondition.value), QByteArray("T"));
    QVERIFY(document->fragment("F"));
    QVERIFY(!document->fragment("H"));
    QCOMPARE(document->operationAt(3), document->operation("A"));
    QCOMPARE(document->operationAt(13), document->operation("A"));
    QVERIFY(!document->operationAt(20));
    // The only operation is meant wherever the caret is.
    const auto single = parsed("{ a } fragment F on T { b }");
    QCOMPARE(single->operationAt(20), single->operations().front());
}

void tst_Parser::commentsAreKeptBesideTheTree()
{
    const QByteArray sources[] = {"# one\n{ a # two\n} #", "# one\n{ a # two\n %} #"};
    for (const QByteArray &source : sources) {
        const auto document = parsed(source);
        QByteArrayList comments;
        for (const auto span : document->comments())
            comments.append(textOf(span.of(document->source())));
        QCOMPARE(comments, QByteArrayList({" one", " two", ""}));
    }
}

void tst_Parser::everyPrefixGivesATree()
{
    for (const std::string_view whole : corpus) {
        for (size_t length = 0; length <= whole.size(); ++length) {
            const auto document = graphql::parse(std::string(whole.substr(0, length)));
            QVERIFY2(SpanCheck::holdsFor(*document), std::string(whole.substr(0, length)).c_str());
            graphql::print(*document);
        }
    }
}

void tst_Parser::damagedTextGivesATree()
{
    std::mt19937 random(20250903);
    const auto below = [&](size_t limit) {
        return size_t(random()) % limit;
    };
    constexpr std::string_view bites[] = {"{", "}",   "(", ")",  "[",          "]",    "\"", "\"\"\"", "$",
                                          "@", "...", ":", "\n", "\nquery Q ", "\xFF", "#",  "\\"};
    for (int round = 0; round < 5'000; ++round) {
        std::string text(corpus[below(corpus.size())]);
        for (size_t changes = 1 + below(4); changes > 0; --changes) {
            const size_t at = below(text.size() + 1);
            switch (below(4)) {
            case 0:
                text.insert(at, bites[below(std::size(bites))]);
                break;
            case 1:
                text.erase(at, 1 + below(6));
                break;
            case 2:
                if (at < text.size())
                    text[at] = static_cast<char>(below(256));
                break;
            default:
                text.insert(at, text.substr(below(text.size() + 1), below(40)));
            }
        }
        const auto document = graphql::parse(text);
        QVERIFY2(SpanCheck::holdsFor(*document), text.c_str());
        const std::string printed = graphql::print(*document);
        if (document->syntaxErrors().empty())
            QVERIFY2(graphql::print(*graphql::parse(printed)) == printed, text.c_str());
    }
}

REGISTER_TEST(tst_Parser)
#include "tst_parser.moc"
