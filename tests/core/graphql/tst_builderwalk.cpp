#include "core/graphql/builder/builderedit.h"
#include "core/graphql/dialect/dialect.h"
#include "core/graphql/edits/composition.h"
#include "tests/core/graphql/buildertest.h"
#include "tests/support/registry.h"

#include <QTest>

#include <random>

using namespace graphql;

namespace {

/// Documents of the Admin API in the layouts that people write.
const std::vector<std::string> &startingTexts()
{
    static const std::vector<std::string> texts {
        "",
        "# nothing yet\n",
        "{ users { totalCount } }",
        "query Users($first: Int, $key: String) {\n  # who is there\n  users(\n    first: $first # a page\n"
        "    searchKeyword: $key,\n    groupKeys: [\"a\", \"b\"]\n  ) {\n    totalCount # of all\n    edges {\n      # "
        "one\n"
        "      node { id, formattedName }\n    }\n  }\n}\n",
        "query One($id: ID!) { node(id: $id) { ...Person # him\n  ... on Role { key } } }\n\n# what we show\n"
        "fragment Person on User {\n\tid\n\troles(first: 3) { edges { node { key name } } }\n}\n\n"
        "mutation Give($user: ID!) {\r\n  addUserToRoles(input: {userID: $user, roleKeys: [\"x\",\"y\"]}) { user { id "
        "} }\r\n"
        "}\r\n",
        "query A { ...Root } query B($n: Int) { ...Root groups(first: $n) { totalCount } }\n"
        "fragment Root on Query { roles { totalCount } auditLogs(userIDs: \"a\") { totalCount } }",
        "mutation ($at: DateTime) {\n  a: setDisabledStatus(input: {isDisabled: true, userID: \"u\", reason: \"x\", "
        "temporarilyDisabledUntil: $at}) { user { id } }\n  # and\n  updateUser(input: {userID: \"u\" "
        "standardAttributes: "
        "\"\"\"{\"email\": \"a@b\"}\"\"\"}) {\n    user { standardAttributes }\n  }\n}",
    };
    return texts;
}

/// And of a schema with what the Admin API has none of.
const std::vector<std::string> &otherTexts()
{
    static const std::vector<std::string> texts {
        "query Find($key: ID!) {\n  find(key: {id: $key}) { ...F } # one\n  thing { ... on User { id } ... on Group { "
        "title } }\n"
        "  deep(a: {b: {unit: A}})\n}\nfragment F on Node { id ... on User { best { name(short: true) } } }",
        "query Grid($grid: [[Int]], $f: Filter!) {\n\tusers(\n\t\tgrid: $grid\n\t\tany: [{not: {name: null}}, $f] # "
        "any\n"
        "\t\ttags: \"one\"\n\t) { total, edges { cursor, }, }\n\n\t# again\n\ta: users(grid: [[1, 2], [], null]) { "
        "total }\n}\n"
        "subscription S { changed { id } }",
    };
    return texts;
}

QString complaint(const Schema &schema, const Document &document)
{
    auto findings = document.syntaxErrors();
    for (const auto &finding : validate(schema, document))
        if (finding.rule != "NoUnusedFragments")
            findings.push_back(finding);
    if (isAdminApi(schema))
        for (const auto &finding : checkDialect(schema, document, Delivery::AsWireText))
            findings.push_back(finding);
    return findings.empty() ? QString() : QString::fromStdString(findings.front().message);
}

/// Texts of the comments outside of \a gone, in their order.
QStringList comments(const Document &document, text::Span gone = {})
{
    QStringList texts;
    for (const auto comment : document.comments())
        if (!gone.contains(comment.begin))
            texts.append(QString::fromStdString(std::string(comment.of(document.source()))));
    return texts;
}

/// Clicks about in a tree as a person would, many times.
class Walk
{
public:
    Walk(const Schema &schema, unsigned seed, std::string text)
        : m_schema(schema),
          m_random(seed),
          m_text(std::move(text))
    { }

    void step()
    {
        const auto document = parse(m_text);
        const auto definitions = builderDefinitions(*document);
        const bool isNew = definitions.empty() || below(12) == 0;
        const auto type = below(2) == 0 ? OperationType::Query : OperationType::Mutation;
        const auto tree = isNew ? BuilderTree(m_schema, *document, type)
                                : BuilderTree(m_schema, *document, definitions[below(definitions.size())]);
        const auto [place, row] = somePlace(tree);
        if (place.empty())
            return;
        what = QString::fromStdString(m_text + "\n--- " + nameOf(place) + " ");
        const auto edit = someEdit(tree, place, row);
        ++count;
        if (!edit.refactoring.refusal.empty()) {
            ++refused;
            QVERIFY2(edit.refactoring.edits.empty(), qPrintable(what));
            return;
        }
        check(tree, row, edit);
        m_text = applied(m_text, edit.refactoring.edits);
    }

    QString what;
    int count = 0;
    int refused = 0;

private:
    enum class Kind { Add, Remove, Change, Other };

    std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(m_random); }

    std::pair<BuilderPlace, BuilderRow> somePlace(const BuilderTree &tree)
    {
        BuilderPlace place;
        BuilderRow row;
        auto rows = tree.rows();
        while (!rows.empty()) {
            // What is chosen is what most clicks are near.
            std::vector<const BuilderRow *> chosen;
            for (const auto &one : rows)
                if (one.isChosen)
                    chosen.push_back(&one);
            row = chosen.empty() || below(3) == 0 ? rows[below(rows.size())] : *chosen[below(chosen.size())];
            place.push_back(row.step);
            if (!row.canExpand || place.size() > 9 || below(5) == 0)
                break;
            rows = tree.rows(row);
        }
        return {place, row};
    }

    BuilderEdit someEdit(const BuilderTree &tree, const BuilderPlace &place, const BuilderRow &row)
    {
        kind = Kind::Other;
        const auto choice = below(10);
        if (row.isInput() && row.isChosen && choice < 6) {
            kind = Kind::Change;
            return someValue(tree, place, row, choice);
        }
        if (!row.isChosen) {
            kind = Kind::Add;
            what += QStringLiteral("add");
            return addPlace(tree, place);
        }
        if (row.step.kind == BuilderStep::Kind::Field && choice < 2) {
            what += QStringLiteral("alias");
            kind = Kind::Change;
            return setAlias(tree, place, choice == 0 ? "" : "alias" + std::to_string(below(4)));
        }
        if (row.step.kind == BuilderStep::Kind::Field && choice == 2) {
            what += QStringLiteral("again");
            kind = Kind::Add;
            return addOccurrence(tree, place);
        }
        if (choice < 7) {
            what += QStringLiteral("remove");
            kind = Kind::Remove;
            return removePlace(tree, place);
        }
        what += QStringLiteral("rename");
        return renameOperation(tree, "Name" + std::to_string(below(3)));
    }

    BuilderEdit someValue(const BuilderTree &tree, const BuilderPlace &place, const BuilderRow &row, std::size_t choice)
    {
        using ValueKind = BuilderValue::Kind;
        if (choice == 0 && row.type.nullable().isList()) {
            what += QStringLiteral("add item");
            return addItem(tree, place);
        }
        if (choice == 1) {
            what += QStringLiteral("extract");
            return extractPlace(tree, place);
        }
        if (choice == 2 && row.step.kind == BuilderStep::Kind::ListItem) {
            what += QStringLiteral("move");
            return moveItem(tree, place, static_cast<std::uint32_t>(below(2)));
        }
        const ValueKind kinds[] {ValueKind::Sample,   ValueKind::Typed,     ValueKind::Null,
                                 ValueKind::Variable, ValueKind::EmptyList, ValueKind::EmptyObject};
        const auto valueKind = kinds[below(6)];
        what += QStringLiteral("set %1").arg(static_cast<int>(valueKind));
        return setValue(tree, place, {valueKind, valueKind == ValueKind::Typed ? "7" : ""});
    }

    void check(const BuilderTree &tree, const BuilderRow &row, const BuilderEdit &edit)
    {
        const auto &before = tree.document();
        QVERIFY2(edittest::areSound(edit.refactoring.edits, m_text), qPrintable(what));
        QCOMPARE(applied(m_text, trimmed(m_text, edit.refactoring.edits)), applied(m_text, edit.refactoring.edits));
        const auto text = applied(m_text, edit.refactoring.edits);
        const auto after = parse(text);
        const auto problem = complaint(m_schema, *after);
        QVERIFY2(problem.isEmpty(),
                 qPrintable(what + QStringLiteral("\n---\n") + QString::fromStdString(text) + QStringLiteral("\n--- ")
                            + problem));
        QVERIFY2(edit.selection.begin <= edit.selection.end && edit.selection.end <= text.size(), qPrintable(what));

        const auto definitions = builderDefinitions(*after);
        const auto old = builderDefinitions(before);
        std::size_t number = definitions.size() - 1; // A new one is the last.
        for (std::size_t i = 0; i < old.size(); ++i)
            if (tree.definition() && old[i].operation == tree.definition().operation
                && old[i].fragment == tree.definition().fragment)
                number = i;
        const BuilderTree now(m_schema, *after, definitions[number]);
        const auto there = now.find(edit.place);
        if (kind == Kind::Add || kind == Kind::Change)
            QVERIFY2(there && there->isChosen && there->step.kind == edit.place.back().kind,
                     qPrintable(what + QStringLiteral("\n---\n") + QString::fromStdString(text)));
        if (kind == Kind::Add || kind == Kind::Change) {
            // What was inside a value that is another now is gone with it.
            const auto valueSpan = kind == Kind::Change && row.value ? row.value->span : text::Span();
            QCOMPARE(comments(*after), comments(before, valueSpan));
        }
        if (kind == Kind::Remove && row.isChosen) {
            const auto left = comments(*after);
            for (const auto comment : before.comments()) {
                const auto line = m_text.rfind('\n', comment.begin) + 1;
                const bool hasOwnLine = m_text.find_first_not_of(" \t", line) + 1 == comment.begin;
                if (hasOwnLine && !row.span.contains(comment.begin))
                    QVERIFY2(left.contains(QString::fromStdString(std::string(comment.of(m_text)))), qPrintable(what));
            }
        }
    }

    const Schema &m_schema;
    std::mt19937 m_random;
    std::string m_text;
    Kind kind = Kind::Other;
};

} // namespace

class tst_BuilderWalk : public QObject
{
    Q_OBJECT

private slots:
    void aValidDocumentStaysValid_data()
    {
        QTest::addColumn<bool>("isAdminApi");
        QTest::addColumn<int>("text");
        for (std::size_t i = 0; i < startingTexts().size(); ++i)
            QTest::addRow("Admin API %d", static_cast<int>(i)) << true << static_cast<int>(i);
        for (std::size_t i = 0; i < otherTexts().size(); ++i)
            QTest::addRow("other %d", static_cast<int>(i)) << false << static_cast<int>(i);
    }
    void aValidDocumentStaysValid()
    {
        QFETCH(bool, isAdminApi);
        QFETCH(int, text);
        const auto &schema = isAdminApi ? buildertest::adminSchema() : buildertest::schema();
        const auto &start = (isAdminApi ? startingTexts() : otherTexts())[static_cast<std::size_t>(text)];
        QVERIFY(parse(start)->definitions().empty() || complaint(schema, *parse(start)).isEmpty());
        int count = 0;
        int refused = 0;
        for (unsigned seed = 0; seed < 6; ++seed) {
            Walk walk(schema, seed * 31 + static_cast<unsigned>(text), start);
            for (int i = 0; i < 40; ++i) {
                walk.step();
                if (QTest::currentTestFailed())
                    return;
            }
            count += walk.count;
            refused += walk.refused;
        }
        QVERIFY2(count > 200 && refused * 3 < count,
                 qPrintable(QStringLiteral("%1 of %2 refused").arg(refused).arg(count)));
    }
};

REGISTER_TEST(tst_BuilderWalk)
#include "tst_builderwalk.moc"
