#include "core/json/change.h"
#include "core/json/typed.h"
#include "tests/support/registry.h"

#include <QTest>

#include <random>

using json::Change;
using ChangeKind = json::Change::Kind;

Q_DECLARE_METATYPE(json::Change)

namespace {

json::Path pathOf(std::initializer_list<const char *> steps)
{
    json::Path path;
    for (const std::string step : steps) {
        if (step.find_first_not_of("0123456789") == std::string::npos)
            path.emplace_back(static_cast<std::uint32_t>(std::stoul(step)));
        else
            path.emplace_back(step);
    }
    return path;
}

Change set(std::initializer_list<const char *> path, const char *value)
{
    return {ChangeKind::Set, pathOf(path), value, 0};
}
Change removal(std::initializer_list<const char *> path)
{
    return {ChangeKind::Remove, pathOf(path), {}, 0};
}
Change insertion(std::initializer_list<const char *> path, const char *value)
{
    return {ChangeKind::Insert, pathOf(path), value, 0};
}
Change moving(std::initializer_list<const char *> path, std::uint32_t to)
{
    return {ChangeKind::Move, pathOf(path), {}, to};
}

/// JSON as a person types it, and at random: comments, blanks and last commas wherever they are allowed.
class TypedJson
{
public:
    explicit TypedJson(unsigned seed) : m_random(seed) { }

    std::string text()
    {
        m_text.clear();
        m_comments = 0;
        trivia();
        object(0);
        trivia();
        return m_text;
    }
    unsigned number(unsigned below) { return static_cast<unsigned>(m_random()) % below; }

private:
    void trivia()
    {
        switch (number(10)) {
        case 0:
            m_text.append("// c").append(std::to_string(m_comments++)).append(",\n");
            break;
        case 1:
            m_text.append("/* c").append(std::to_string(m_comments++)).append(" } */");
            break;
        case 2:
            m_text.append(" # c").append(std::to_string(m_comments++)).append("\n  ");
            break;
        case 3:
            m_text.append("\n").append(number(4), ' ');
            break;
        case 4:
            m_text.append("\r\n\t");
            break;
        case 5:
        case 6:
            m_text.append(" ");
            break;
        default:
            break;
        }
    }
    void value(int depth)
    {
        switch (number(depth > 3 ? 4 : 7)) {
        case 0:
            m_text.append("12345678901234567890.50");
            break;
        case 1:
            m_text.append("\"a, } // \\\" \xC3\xA9\"");
            break;
        case 2:
            m_text.append("null");
            break;
        case 3:
            m_text.append("true");
            break;
        case 4:
            list(depth);
            break;
        default:
            object(depth);
        }
    }
    void children(unsigned count, int depth, bool isObject)
    {
        for (unsigned i = 0; i < count; ++i) {
            trivia();
            if (isObject) {
                m_text.append(1, '"').append(1, static_cast<char>('a' + static_cast<int>(number(5)))).append(1, '"');
                trivia();
                m_text.append(":");
                trivia();
            }
            value(depth + 1);
            trivia();
            if (i + 1 < count || number(3) == 0)
                m_text.append(",");
        }
        trivia();
    }
    void list(int depth)
    {
        m_text.append("[");
        children(number(4), depth, false);
        m_text.append("]");
    }
    void object(int depth)
    {
        m_text.append("{");
        children(number(4), depth, true);
        m_text.append("}");
    }

    std::mt19937 m_random;
    std::string m_text;
    int m_comments = 0;
};

/// A value with its meaning only: no blanks, no comments, of members of one name the last, at the place of the first.
std::string meaning(const json::Value &value)
{
    std::string text;
    if (value.isObject()) {
        std::vector<std::string> keys;
        value.forEachMember([&](std::string_view key, const json::Value &) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                keys.emplace_back(key);
        });
        std::sort(keys.begin(), keys.end());
        for (const auto &key : keys)
            text.append(key).append(":").append(meaning(*value.find(key))).append(";");
        return "{" + text + "}";
    }
    if (value.isArray()) {
        value.forEachItem([&](const json::Value &item) { text.append(meaning(item)).append(";"); });
        return "[" + text + "]";
    }
    return std::string(value.raw());
}

std::string meaning(std::string_view typed)
{
    const auto tape = json::parseTyped(typed);
    return tape ? meaning(tape->root()) : "broken: " + tape.error().message;
}

/// The same change, made on a tree of meanings instead of a text.
std::string changedMeaning(const json::Value &value, const Change &change, std::size_t depth)
{
    const bool isHere = depth + 1 == change.path.size();
    if (depth == change.path.size())
        return meaning(change.value);
    std::string text;
    const auto &step = change.path[depth];
    if (const auto *key = std::get_if<std::string>(&step)) {
        std::vector<std::string> keys;
        value.forEachMember([&](std::string_view name, const json::Value &) { keys.emplace_back(name); });
        keys.push_back(*key);
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        for (const auto &name : keys) {
            if (name != *key)
                text.append(name).append(":").append(meaning(*value.find(name))).append(";");
            else if (!isHere)
                text.append(name).append(":").append(changedMeaning(*value.find(name), change, depth + 1)).append(";");
            else if (change.kind == ChangeKind::Set)
                text.append(name).append(":").append(meaning(change.value)).append(";");
        }
        return "{" + text + "}";
    }
    const auto index = std::get<std::uint32_t>(step);
    std::vector<std::string> items;
    const auto values = value.items();
    for (std::uint32_t i = 0; i < values.size(); ++i)
        items.push_back(!isHere && i == index ? changedMeaning(values[i], change, depth + 1) : meaning(values[i]));
    const auto place = items.begin() + static_cast<std::ptrdiff_t>(index);
    if (isHere && change.kind == ChangeKind::Set)
        *place = meaning(change.value);
    else if (isHere && change.kind == ChangeKind::Remove)
        items.erase(place);
    else if (isHere && change.kind == ChangeKind::Insert)
        items.insert(place, meaning(change.value));
    else if (isHere) {
        const auto moved = *place;
        items.erase(place);
        items.insert(items.begin() + static_cast<std::ptrdiff_t>(change.to), moved);
    }
    for (const auto &item : items)
        text.append(item).append(";");
    return "[" + text + "]";
}

/// The names that TypedJson gave its comments, as far as they are in \a text.
std::vector<std::string> commentsOf(std::string_view text)
{
    std::vector<std::string> comments;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '"') {
            for (++at; text[at] != '"'; ++at)
                at += text[at] == '\\' ? 1 : 0;
            ++at;
            continue;
        }
        const auto end = json::commentEnd(text, at);
        if (end != at)
            comments.emplace_back(text.substr(at, end - at));
        at = end != at ? end : at + 1;
    }
    return comments;
}

} // namespace

class tst_Change : public QObject
{
    Q_OBJECT

private slots:
    void isWrittenLikeItsSurroundings_data();
    void isWrittenLikeItsSurroundings();
    void saysWhereItCannotBe_data();
    void saysWhereItCannotBe();
    void keepsAllElse();
    void findsAPlace();
};

void tst_Change::isWrittenLikeItsSurroundings_data()
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<Change>("change");
    QTest::addColumn<std::string>("after");
    const auto row = [](const char *name, const char *before, Change change, const char *after) {
        QTest::newRow(name) << std::string(before) << std::move(change) << std::string(after);
    };
    row("replaced", "{\"a\": 1, \"b\": 2}", set({"a"}, "\"x\""), "{\"a\": \"x\", \"b\": 2}");
    row("replaced under a comment", "{\"a\": /* why */ 1 // then\n}", set({"a"}, "2"),
        "{\"a\": /* why */ 2 // then\n}");
    row("the last of a name counts", "{\"a\": 1, \"a\": 2}", set({"a"}, "3"), "{\"a\": 1, \"a\": 3}");
    row("a big number", "{\"a\": 1}", set({"a"}, "123456789012345678901234567890.10"),
        "{\"a\": 123456789012345678901234567890.10}");
    row("deep", "{\"a\": {\"b\": [1, {\"c\": 2}]}}", set({"a", "b", "1", "c"}, "3"),
        "{\"a\": {\"b\": [1, {\"c\": 3}]}}");
    row("no text", "", set({"a"}, "1"), "{\n  \"a\": 1\n}");
    row("only comments", "// none yet", set({"a"}, "1"), "// none yet\n{\n  \"a\": 1\n}");
    row("no members", "{}", set({"a"}, "1"), "{\n  \"a\": 1\n}");
    row("no members, in lines", "{\n}", set({"a"}, "1"), "{\n  \"a\": 1\n}");
    row("a comment for members", "{\n  // none yet\n}", set({"a"}, "1"), "{\n  // none yet\n  \"a\": 1\n}");
    row("a line more", "{\n  \"a\": 1\n}", set({"b"}, "2"), "{\n  \"a\": 1,\n  \"b\": 2\n}");
    row("a line more, four blanks", "{\n    \"a\": 1\n}\n", set({"b"}, "{}"), "{\n    \"a\": 1,\n    \"b\": {}\n}\n");
    row("a line more behind a last comma", "{\n  \"a\": 1,\n}", set({"b"}, "2"), "{\n  \"a\": 1,\n  \"b\": 2,\n}");
    row("a line more behind a comment", "{\n  \"a\": 1 // one\n}", set({"b"}, "2"),
        "{\n  \"a\": 1, // one\n  \"b\": 2\n}");
    row("behind a last comma and a comment", "{\n  \"a\": 1, // one\n}", set({"b"}, "2"),
        "{\n  \"a\": 1, // one\n  \"b\": 2,\n}");
    row("in front of a comment of its own", "{\n  \"a\": 1\n  // \"b\": 3\n}", set({"b"}, "2"),
        "{\n  \"a\": 1,\n  \"b\": 2\n  // \"b\": 3\n}");
    row("in one line", "{\"a\": 1}", set({"b"}, "2"), "{\"a\": 1, \"b\": 2}");
    row("in one line, tight", "{\"a\":1,\"b\":2}", set({"c"}, "3"), "{\"a\":1,\"b\":2,\"c\":3}");
    row("in one line, last comma", "{\"a\": 1,}", set({"b"}, "2"), "{\"a\": 1, \"b\": 2,}");
    row("in one line, in front of a comment", "{ \"a\": 1 // one\n}", set({"b"}, "2"),
        "{ \"a\": 1, \"b\": 2 // one\n}");
    row("members that lead there", "{\n\t\"x\": 1\n}", set({"input", "name"}, "\"\""),
        "{\n\t\"x\": 1,\n\t\"input\": {\n\t\t\"name\": \"\"\n\t}\n}");
    row("members that lead there, in one line", "{\"x\": 1}", set({"input", "name"}, "2"),
        "{\"x\": 1, \"input\": {\"name\": 2}}");
    row("a list that leads there", "{\"x\": 1}", set({"ids", "0"}, "2"), "{\"x\": 1, \"ids\": [2]}");
    row("null becomes what is needed", "{\n  \"input\": null\n}", set({"input", "name"}, "2"),
        "{\n  \"input\": {\n    \"name\": 2\n  }\n}");
    row("further lines of a value", "{\n  \"a\": 1\n}", set({"a"}, " {\n  \"b\": 2 // two\n} // left out"),
        "{\n  \"a\": {\n    \"b\": 2 // two\n  }\n}");
    row("a key with everything in it", "{}", set({"q\"\\\n"}, "1"), "{\n  \"q\\\"\\\\\\n\": 1\n}");

    row("the only member", "{\"a\": 1}", removal({"a"}), "{}");
    row("the only member, in lines", "{\n  \"a\": 1,\n}", removal({"a"}), "{}");
    row("the only member beside a comment", "{\n  // why\n  \"a\": 1\n}", removal({"a"}), "{\n  // why\n}");
    row("the first line", "{\n  \"a\": 1,\n  \"b\": 2\n}", removal({"a"}), "{\n  \"b\": 2\n}");
    row("the last line", "{\n  \"a\": 1,\n  \"b\": 2\n}", removal({"b"}), "{\n  \"a\": 1\n}");
    row("the last line with its comma", "{\n  \"a\": 1,\n  \"b\": 2,\n}", removal({"b"}), "{\n  \"a\": 1,\n}");
    row("a comment behind stays", "{\n  \"a\": 1, // one\n  \"b\": 2 // two\n}", removal({"b"}),
        "{\n  \"a\": 1 // one\n  // two\n}");
    row("the first of a line", "{\"a\": 1, \"b\": 2}", removal({"a"}), "{\"b\": 2}");
    row("the last of a line", "{ \"a\": 1, \"b\": 2 }", removal({"b"}), "{ \"a\": 1 }");
    row("all of one name", "{\"a\": 1, \"b\": 2, \"a\": 3}", removal({"a"}), "{\"b\": 2}");
    row("all there are of one name", "{\"a\": 1, \"a\": 3}", removal({"a"}), "{}");
    row("what is not there", "{\"a\": 1}", removal({"b"}), "{\"a\": 1}");
    row("nothing out of nothing", "// c", removal({"b"}), "// c");
    row("an item", "[1, 2, 3]", removal({"1"}), "[1, 3]");
    row("behind the end of a comment's line", "[1, // one\n 2]", removal({"1"}), "[1 // one\n ]");

    row("an item at the end", "{\"a\": [1, 2]}", insertion({"a", "2"}, "3"), "{\"a\": [1, 2, 3]}");
    row("an item in front", "[1, 2]", insertion({"0"}, "0"), "[0, 1, 2]");
    row("an item's line in between", "[\n  1,\n  2\n]", insertion({"1"}, "9"), "[\n  1,\n  9,\n  2\n]");
    row("the first item", "{\n  \"a\": []\n}", insertion({"a", "0"}, "3"), "{\n  \"a\": [\n    3\n  ]\n}");
    row("the first item in one line", "{\"x\": 1, \"a\": []}", insertion({"a", "0"}, "3"), "{\"x\": 1, \"a\": [3]}");
    row("an item of no list", "{\"x\": 1}", insertion({"a", "0"}, "3"), "{\"x\": 1, \"a\": [3]}");
    row("an item of null", "{\"a\": null, \"b\": 1}", insertion({"a", "0"}, "3"), "{\"a\": [3], \"b\": 1}");

    row("down", "[1, /* two */ 2, 3]", moving({"0"}, 2), "[2, /* two */ 3, 1]");
    row("up", "[\n  1, // one\n  {},\n  3\n]", moving({"2"}, 0), "[\n  3, // one\n  1,\n  {}\n]");
    row("nowhere", "[1, 2]", moving({"1"}, 1), "[1, 2]");
}

void tst_Change::isWrittenLikeItsSurroundings()
{
    QFETCH(std::string, before);
    QFETCH(Change, change);
    const auto edits = json::editsFor(before, change);
    QVERIFY2(edits.has_value(), edits ? "" : edits.error().message.c_str());
    QTEST(text::applied(before, *edits), "after");
}

void tst_Change::saysWhereItCannotBe_data()
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<Change>("change");
    QTest::addColumn<std::uint32_t>("offset");
    const auto row = [](const char *name, const char *before, Change change, std::uint32_t offset) {
        QTest::newRow(name) << std::string(before) << std::move(change) << offset;
    };
    row("broken text", "{\"a\": 1,, }", set({"a"}, "2"), 8);
    row("a comment that never ends", "{} /*", set({"a"}, "2"), 3);
    row("broken value", "{\"a\": 1}", set({"a"}, "{"), 1);
    row("no value", "{\"a\": 1}", set({"a"}, ""), 0);
    row("through a string", "{\"a\": \"x\"}", set({"a", "b"}, "2"), 6);
    row("a key of a list", "{\"a\": []}", set({"a", "b"}, "2"), 6);
    row("behind the end", "[1]", set({"3"}, "2"), 0);
    row("inserted behind the end", "[1]", insertion({"3"}, "2"), 0);
    row("moved from nowhere", "[1]", moving({"3"}, 0), 0);
}

void tst_Change::saysWhereItCannotBe()
{
    QFETCH(std::string, before);
    QFETCH(Change, change);
    const auto edits = json::editsFor(before, change);
    QVERIFY(!edits.has_value());
    QVERIFY(!edits.error().message.empty());
    QTEST(edits.error().offset, "offset");
}

void tst_Change::keepsAllElse()
{
    int made = 0;
    for (unsigned seed = 0; seed < 4'000; ++seed) {
        TypedJson source(seed);
        const auto before = source.text();
        const auto tape = json::parseTyped(before);
        QVERIFY2(tape.has_value(), before.c_str());
        // Down into the text, as far as luck has it.
        Change change;
        auto at = tape->root();
        while (at.size() > 0 && (change.path.empty() || source.number(3) > 0)) {
            if (at.isObject()) {
                const auto members = at.members();
                change.path.emplace_back(members[source.number(at.size())].first.string());
            } else {
                change.path.emplace_back(source.number(at.size()));
            }
            at = *json::valueAt(tape->root(), change.path);
        }
        if (at.isObject() && source.number(2) == 0)
            change.path.emplace_back("new");
        if (change.path.empty())
            continue;
        const bool isItem = std::holds_alternative<std::uint32_t>(change.path.back());
        change.kind = isItem ? static_cast<ChangeKind>(source.number(4)) : static_cast<ChangeKind>(source.number(2));
        change.value = "{\"v\": [1, 2.50]}";
        if (isItem) {
            auto parent = change.path;
            parent.pop_back();
            change.to = source.number(json::valueAt(tape->root(), parent)->size());
        }

        const auto edits = json::editsFor(before, change);
        QVERIFY2(edits.has_value(), before.c_str());
        const auto after = text::applied(before, *edits);
        const auto about = "seed " + std::to_string(seed) + "\n" + before + "\n--\n" + after;
        QVERIFY2(meaning(after) == changedMeaning(tape->root(), change, 0), about.c_str());
        ++made;

        // Whatever comments are gone stood inside what was replaced or removed.
        std::string taken;
        std::uint32_t end = 0;
        for (const auto &edit : *edits) {
            QVERIFY2(edit.span.begin >= end && edit.span.end >= edit.span.begin, about.c_str());
            end = edit.span.end;
            taken.append(edit.span.of(before));
        }
        const auto left = commentsOf(after);
        for (const auto &comment : commentsOf(before))
            QVERIFY2(std::find(left.begin(), left.end(), comment) != left.end()
                         || taken.find(comment) != std::string::npos,
                     about.c_str());
        // And where only something is added, nothing is gone.
        if (change.kind == ChangeKind::Insert || change.path.back() == json::PathStep("new"))
            QVERIFY2(left.size() == commentsOf(before).size() || change.kind == ChangeKind::Remove, about.c_str());
    }
    QVERIFY(made > 2'000);
}

void tst_Change::findsAPlace()
{
    const auto tape = json::Tape::parse("{\"a\": [1, {\"b\": 2}], \"a\": [3]}");
    QCOMPARE(json::valueAt(tape->root(), {})->raw(), tape->bytes());
    QCOMPARE(json::valueAt(tape->root(), pathOf({"a", "0"}))->raw(), std::string_view("3"));
    QVERIFY(!json::valueAt(tape->root(), pathOf({"a", "1"})));
    QVERIFY(!json::valueAt(tape->root(), pathOf({"b"})));
    QVERIFY(!json::valueAt(tape->root(), pathOf({"a", "b"})));
}

REGISTER_TEST(tst_Change)
#include "tst_change.moc"
