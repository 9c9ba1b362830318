#include "core/graphql/help/rename.h"
#include "tests/core/graphql/corpus.h"
#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

#include <random>
#include <set>

using namespace graphql;

class tst_Rename : public QObject
{
    Q_OBJECT

private slots:
    void renamesWhatMeansTheSame_data();
    void renamesWhatMeansTheSame();
    void saysWhyNot_data();
    void saysWhyNot();
    void tellsWhatCouldBeRenamed();
    void whatWasValidStaysValid();
    void everyPlaceOfEveryPrefixCanBeAsked();
};

void tst_Rename::renamesWhatMeansTheSame_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *marked, const char *expected) {
        QTest::newRow(name) << QByteArray(marked) << QByteArray(expected);
    };
    row("a variable", "query A($x|: ID, $y: ID) { a(x: [$x, $y]) } query B($x: ID) { a(x: $x) }",
        "query A($new: ID, $y: ID) { a(x: [$new, $y]) } query B($x: ID) { a(x: $x) }");
    row("a variable through a shared fragment",
        "query A($x: ID) { ...F } query B($x: ID, $z: ID) { ...F b(x: $x, z: $z) } fragment F on T { a(x: $x|) }",
        "query A($new: ID) { ...F } query B($new: ID, $z: ID) { ...F b(x: $new, z: $z) } fragment F on T { a(x: $new) "
        "}");
    row("a fragment", "{ ...F| ... { ...F } ...G } fragment F on T { a } fragment G on T { b }",
        "{ ...new ... { ...new } ...G } fragment new on T { a } fragment G on T { b }");
    row("an operation", "query |A { a } fragment A on T { a }", "query new { a } fragment A on T { a }");
    row("an alias", "{ x|: a y: b } query B { new: c }", "{ new: a y: b } query B { new: c }");
    row("an alias whose new name is deeper down", "{ x|: a { new } }", "{ new: a { new } }");
    row("to the same name", "query new| { a }", "query new { a }");
    row("in broken text", "query A($x: ID) { a(x: $x|", "query A($new: ID) { a(x: $new");
}

void tst_Rename::renamesWhatMeansTheSame()
{
    QFETCH(QByteArray, marked);
    const support::MarkedText input(marked.toStdString());
    const Refactoring renamed = rename(*parse(input.text), *input.caret, "new");
    QCOMPARE(renamed.refusal, std::string());
    QTEST(QByteArray::fromStdString(applied(input.text, renamed.edits)), "expected");
}

void tst_Rename::saysWhyNot_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("newName");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *marked, const char *newName, const char *expected) {
        QTest::newRow(name) << QByteArray(marked) << QByteArray(newName) << QByteArray(expected);
    };
    const char *noName = "A name is made of letters A to Z, digits and underscores, and begins with no digit.";
    row("no name", "query A| { a }", "", noName);
    row("a digit first", "query A| { a }", "1a", noName);
    row("a dash", "query A| { a }", "a-b", noName);
    row("a dollar", "query A($x|: ID) { a(x: $x) }", "$y", noName);
    row("a letter that is not ASCII", "query A| { a }", "ä", noName);
    row("a variable that is there", "query A($x|: ID, $y: ID) { a(x: $x, y: $y) }", "y",
        "There already is a variable $y where this one is used.");
    row("a variable that another operation has",
        "query A($x|: ID) { ...F } query B($x: ID, $y: ID) { ...F b(y: $y) } fragment F on T { a(x: $x) }", "y",
        "There already is a variable $y where this one is used.");
    row("a variable that another fragment uses", "query A($x|: ID) { a(x: $x) ...F } fragment F on T { a(x: $y) }", "y",
        "There already is a variable $y where this one is used.");
    row("a fragment that is there", "{ ...F| ...G } fragment F on T { a } fragment G on T { b }", "G",
        "There already is a fragment \"G\".");
    row("a fragment called on", "{ ...F| } fragment F on T { a }", "on", "A fragment cannot be called \"on\".");
    row("an operation that is there", "query A| { a } query B { b }", "B", "There already is an operation \"B\".");
    row("an alias beside a field", "{ x|: a y }", "y", "Another field answers as \"y\" in the same place.");
    row("an alias beside an alias in a fragment", "{ x|: a ...F } fragment F on T { ... { y: b } }", "y",
        "Another field answers as \"y\" in the same place.");
    row("an alias under fields of one key", "{ u { x|: a } ... { u { y: b } } }", "y",
        "Another field answers as \"y\" in the same place.");
    row("an alias in a fragment that is spread beside", "{ u { ...F y } } fragment F on T { x|: a }", "y",
        "Another field answers as \"y\" in the same place.");
    row("a field", "{ user| { a } }", "x", "The schema names this field. Give it an alias to rename it in the answer.");
    row("an argument", "{ user(id|: 1) { a } }", "x",
        "Only variables, fragments, operations and aliases can be renamed.");
    row("nothing", "{ a   |   }", "x", "Only variables, fragments, operations and aliases can be renamed.");
}

void tst_Rename::saysWhyNot()
{
    QFETCH(QByteArray, marked);
    QFETCH(QByteArray, newName);
    const support::MarkedText input(marked.toStdString());
    const Refactoring renamed = rename(*parse(input.text), *input.caret, newName.toStdString());
    QVERIFY(renamed.edits.empty());
    QTEST(QByteArray::fromStdString(renamed.refusal), "expected");
}

void tst_Rename::tellsWhatCouldBeRenamed()
{
    const support::MarkedText input("query A($«id»: ID) { a(x: |$id) }");
    const auto target = renameTarget(*parse(input.text), 9);
    QCOMPARE(target, std::optional(RenameTarget {DocumentName::Kind::Variable, "id", input.spans.front()}));
    QVERIFY(!renameTarget(*parse(input.text), 5));
}

namespace {

/// A valid document in which operations and fragments share variables, keys and fragments in every way. One key
/// always is one field with one argument, so that all of it merges.
class SharedFragments
{
public:
    explicit SharedFragments(unsigned seed) : m_random(seed) { }

    std::string write()
    {
        constexpr std::size_t fragments = 5;
        std::vector<Part> parts(fragments);
        std::set<std::size_t> unreached;
        for (std::size_t i = fragments; i-- > 0;) {
            Part &part = parts[i];
            fill(part);
            for (std::size_t j = i + 1; j < fragments; ++j) {
                if (chance(3))
                    include(part, j, parts[j]);
            }
            unreached.insert(i);
        }
        std::string text;
        for (char name = 'A'; name <= 'C'; ++name) {
            Part part;
            fill(part);
            for (std::size_t i = 0; i < fragments; ++i) {
                if (chance(4) || (name == 'C' && unreached.contains(i)))
                    include(part, i, parts[i]);
            }
            for (const std::size_t reached : part.reached)
                unreached.erase(reached);
            text += std::string("query ") + name;
            if (!part.variables.empty()) {
                text += '(';
                for (const std::string &variable : part.variables)
                    text += '$' + variable + ": ID ";
                text += ')';
            }
            text += " {" + part.text + " }\n";
        }
        for (std::size_t i = 0; i < fragments; ++i)
            text += "fragment F" + std::to_string(i) + " on Query {" + parts[i].text + " }\n";
        return text;
    }

private:
    struct Part
    {
        std::string text;
        std::set<std::string> variables;
        std::set<std::size_t> reached;
    };

    bool chance(unsigned oneIn) { return m_random() % oneIn == 0; }

    void fill(Part &part)
    {
        part.text += " __typename";
        for (int key = 0; key < 4; ++key) {
            if (!chance(3))
                continue;
            const std::string number = std::to_string(key);
            part.text += " k" + number + ": human(id: $v" + number + ") { k" + number + ": name }";
            part.variables.insert("v" + number);
        }
    }

    static void include(Part &part, std::size_t number, const Part &fragment)
    {
        part.text += " ...F" + std::to_string(number);
        part.variables.insert(fragment.variables.begin(), fragment.variables.end());
        part.reached.insert(number);
        part.reached.insert(fragment.reached.begin(), fragment.reached.end());
    }

    std::mt19937 m_random;
};

} // namespace

void tst_Rename::whatWasValidStaysValid()
{
    int refused = 0;
    int renamedToAName = 0;
    for (unsigned seed = 0; seed < 15; ++seed) {
        const std::string source = SharedFragments(seed).write();
        const auto document = parse(source);
        QVERIFY2(validate(ruletest::schema(), *document).empty(), source.c_str());
        const DocumentNames names(*document);
        for (const DocumentName &name : names.all()) {
            for (const char *newName : {"fresh", "v0", "v1", "k1", "k3", "F2", "B", "name"}) {
                const Refactoring renamed = rename(*document, name.span.begin, newName);
                if (renamed.edits.empty()) {
                    refused += renamed.refusal.empty() ? 0 : 1;
                    QVERIFY(renamed.refusal.empty() == (name.name == newName));
                    QVERIFY(std::string_view(newName) != "fresh");
                    continue;
                }
                renamedToAName += std::string_view(newName) != "fresh" ? 1 : 0;
                const std::string text = applied(source, renamed.edits);
                const auto after = parse(text);
                const auto findings = validate(ruletest::schema(), *after);
                QVERIFY2(findings.empty(), (text + '\n' + (findings.empty() ? "" : findings.front().message)).c_str());
                // And back again: no other name was mixed up with it. (Of two fields that merged, one may have gone.)
                if (name.kind == DocumentName::Kind::Alias)
                    continue;
                const std::uint32_t place = moved(name.span.begin, renamed.edits);
                const Refactoring back = rename(*after, place, name.name);
                QCOMPARE(applied(text, back.edits), source);
            }
        }
    }
    QVERIFY(refused > 200);
    QVERIFY(renamedToAName > 200);
}

void tst_Rename::everyPlaceOfEveryPrefixCanBeAsked()
{
    for (const std::string_view whole : corpus) {
        for (std::size_t size = 0; size <= whole.size(); ++size) {
            const std::string source(whole.substr(0, size));
            const auto document = parse(source);
            // Every place near the cut, where the text is broken, and some of the rest: all of them would take minutes.
            for (std::uint32_t offset = 0; offset <= size; offset += size - offset > 8 && size < whole.size() ? 7 : 1) {
                const Refactoring renamed = rename(*document, offset, "freshName");
                const auto target = renameTarget(*document, offset);
                QCOMPARE(renamed.refusal.empty(), target.has_value());
                std::uint32_t end = 0;
                for (const TextEdit &edit : renamed.edits) {
                    QVERIFY(edit.span.begin >= end);
                    QCOMPARE(edit.span.of(source), std::string_view(target->name));
                    end = edit.span.end;
                }
            }
        }
    }
}

REGISTER_TEST(tst_Rename)
#include "tst_rename.moc"
