#include "tests/support/openwatch.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "ui/docs/docspage.h"
#include "ui/docs/docspane.h"
#include "ui/docs/linkline.h"
#include "ui/docs/searchlist.h"
#include "ui/theme/appearance.h"
#include "ui/theme/statepage.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class tst_DocsPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theStartPageListsWhatThereIs();
    void aTypePageShowsItsMembers();
    void aFieldPageShowsItsArguments();
    void inputsEnumsAndInterfacesHavePages();
    void deprecationAndDefaultsAreShown();
    void backAndForward();
    void aLinkOnThePageThatItReplaces();
    void onlyTheKeyboard();
    void searchIsInstant();
    void anArgumentIsMarkedOnItsFieldsPage();
    void unknownPlacesAreIgnored();
    void aNewSchemaKeepsThePlace();
    void loadingAndFailing();
    void anotherProjectsSchemaIsOutOfView();
    void fieldsGoToTheEditor();
    void aRootFieldOpensAsAnOperation();
    void backticksAreCodeAndLinks();
    void whatIsKnownOfAMutationIsSaid();
    void wrappersFoldAway();
    void searchLooksIntoDescriptions();
    void backReturnsToWhereSomebodyRead();
    void placesAskedForEarlyAreOpenedLater();
    void newsStandOnTheStartPage();
    void namesAreNeverMarkup();
    void aNarrowPageIsLaidOutAnew();

private:
    ui::DocsPage *page() const { return m_pane->findChild<ui::DocsPage *>(); }
    /// The lines of the page in view, as they read.
    QStringList lines() const
    {
        QStringList texts;
        for (const auto &row : page()->rows())
            if (row.kind == ui::DocsRow::Kind::Text || row.kind == ui::DocsRow::Kind::Markdown)
                texts.append(row.text());
        return texts;
    }
    /// What a caption of the page in view stands above.
    QStringList section(const QString &caption) const
    {
        QStringList texts;
        bool isIn = false;
        for (const auto &row : page()->rows()) {
            if (row.kind == ui::DocsRow::Kind::Caption)
                isIn = row.text() == caption;
            else if (isIn)
                texts.append(row.text());
        }
        return texts;
    }
    QString pills() const
    {
        for (const auto &row : page()->rows())
            if (row.kind == ui::DocsRow::Kind::Pills)
                return row.text();
        return {};
    }
    void show(std::shared_ptr<const graphql::Schema> schema)
    {
        QSignalSpy shown(m_pane.get(), &ui::DocsPane::shown);
        m_pane->setSchema(std::move(schema));
        QVERIFY(shown.wait());
    }
    int rowOf(const QString &text) const
    {
        for (std::size_t row = 0; row < page()->rows().size(); ++row)
            if (page()->rows()[row].text().startsWith(text))
                return static_cast<int>(row);
        return -1;
    }
    QString trail() const
    {
        for (const auto *line : m_pane->findChildren<ui::LinkLine *>())
            if (line->text().startsWith(u"Schema"_s) && line->isVisibleTo(m_pane.get()))
                return line->text();
        return {};
    }
    /// Clicks the first letters of a row.
    void follow(const QString &text)
    {
        // Of equal rows the one below its title.
        int row = rowOf(text);
        QVERIFY2(row >= 0, qPrintable(u"no line begins with "_s + text));
        if (page()->linkCount(row) == 0)
            for (std::size_t next = static_cast<std::size_t>(row) + 1; next < page()->rows().size(); ++next)
                if (page()->rows()[next].text().startsWith(text)) {
                    row = static_cast<int>(next);
                    break;
                }
        const auto index = page()->model()->index(row, 0);
        page()->scrollTo(index);
        const auto rect = page()->visualRect(index);
        const auto before = page()->rows()[static_cast<std::size_t>(row)].before;
        QTest::mouseClick(page()->viewport(), Qt::LeftButton, {}, {22, rect.top() + before + 10});
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<ui::DocsPane> m_pane;
    QLineEdit *m_search = nullptr;
};

namespace {

constexpr auto DocsSdl = R"(
"What can be read."
type Query { "All the people.\n\nNewest first." users(first: Int = 20, sortBy: SortBy): Connection @deprecated(reason: "Use `people`.") people: [User!]! }
type Mutation { "Undo with `deleteUser`." createUser(input: Input!): User! deleteUser(id: ID!): User }
interface Node { id: ID! }
"A person, see `Node`."
type User implements Node { id: ID! friends: Connection name: String }
type Edge { node: User }
type Connection { edges: [Edge] total: Int }
enum SortBy { "By date." CREATED OLD @deprecated(reason: "gone") }
input Input { name: String! = "x" nick: String }
scalar Time @specifiedBy(url: "https://example.com/time")
union Any = User | Edge
)";

std::shared_ptr<const graphql::Schema> schemaOf(const std::string &sdl)
{
    return graphql::schemaFromSdl(sdl).schema;
}

} // namespace

void tst_DocsPane::init()
{
    m_pane = std::make_unique<ui::DocsPane>(m_appearance);
    m_pane->resize(280, 600);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    show(schemaOf(DocsSdl));
    m_search = m_pane->findChild<QLineEdit *>();
}

void tst_DocsPane::theStartPageListsWhatThereIs()
{
    const auto all = lines();
    QVERIFY(all.contains(u"query: Query  2 fields"_s));
    QVERIFY(all.contains(u"mutation: Mutation  2 fields"_s));
    for (const auto &name : {u"User"_s, u"Node"_s, u"SortBy"_s, u"Input"_s, u"Time"_s, u"Any"_s, u"@include"_s})
        QVERIFY2(all.contains(name), qPrintable(name));
    QVERIFY(!all.join(u' ').contains(u"__"_s));
    QCOMPARE(trail(), u"Schema"_s);
}

void tst_DocsPane::aTypePageShowsItsMembers()
{
    m_pane->open(u"User"_s);
    QCOMPARE(trail(), u"Schema › User"_s);
    QCOMPARE(pills(), u"type"_s);
    QCOMPARE(lines().first(), u"A person, see Node."_s);
    QCOMPARE(section(u"IMPLEMENTS"_s), QStringList {u"Node"_s});
    QCOMPARE(section(u"FIELDS"_s), (QStringList {u"id: ID!"_s, u"friends: Connection"_s, u"name: String"_s}));
    QCOMPARE(section(u"RETURNED BY"_s),
             (QStringList {u"Query.people"_s, u"Mutation.createUser"_s, u"Mutation.deleteUser"_s, u"Edge.node"_s}));
    QCOMPARE(section(u"MEMBER OF"_s), QStringList {u"Any"_s});
    QCOMPARE(section(u"QUERIES THAT LEAD HERE"_s), (QStringList {u"people"_s, u"users › edges › node"_s}));
}

void tst_DocsPane::aFieldPageShowsItsArguments()
{
    m_pane->open(u"Query.users"_s);
    QCOMPARE(trail(), u"Schema › Query › users"_s);
    QCOMPARE(pills(), u"deprecated"_s);
    QCOMPARE(lines(),
             (QStringList {u"Connection"_s, u"Deprecated: Use people."_s, u"All the people."_s, u"Newest first."_s,
                           u"first: Int = 20"_s, u"sortBy: SortBy"_s, u"User"_s}));
    follow(u"Connection"_s);
    QCOMPARE(m_pane->place(), u"Connection"_s);
}

void tst_DocsPane::inputsEnumsAndInterfacesHavePages()
{
    m_pane->open(u"Input"_s);
    QCOMPARE(section(u"FIELDS"_s), (QStringList {u"name: String! = \"x\""_s, u"nick: String"_s}));
    QCOMPARE(section(u"USED BY"_s), QStringList {u"Mutation.createUser(input)"_s});
    m_pane->open(u"Node"_s);
    QCOMPARE(pills(), u"interface"_s);
    QCOMPARE(section(u"IMPLEMENTED BY"_s), QStringList {u"User"_s});
    m_pane->open(u"Any"_s);
    QCOMPARE(section(u"POSSIBLE TYPES"_s), (QStringList {u"User"_s, u"Edge"_s}));
    m_pane->open(u"Time"_s);
    QCOMPARE(lines(), QStringList {u"Specified by https://example.com/time"_s});
    m_pane->open(u"@include"_s);
    QCOMPARE(section(u"ARGUMENTS"_s).first(), u"if: Boolean!"_s);
    QVERIFY(section(u"MAY STAND ON"_s).contains(u"FIELD"_s));
}

void tst_DocsPane::deprecationAndDefaultsAreShown()
{
    m_pane->open(u"SortBy"_s);
    QCOMPARE(section(u"VALUES"_s), (QStringList {u"CREATED"_s, u"By date."_s, u"OLD"_s, u"Deprecated: gone"_s}));
    QCOMPARE(section(u"USED BY"_s), QStringList {u"Query.users(sortBy)"_s});
    m_pane->open(u"Query"_s);
    QVERIFY(lines().contains(u"users(first, sortBy): Connection"_s));
    QVERIFY(lines().contains(u"Deprecated: Use people."_s));
}

void tst_DocsPane::backAndForward()
{
    for (const auto &place : {u"Query"_s, u"Query.people"_s, u"User"_s})
        m_pane->open(place);
    m_pane->focusSearch();
    QTest::keyClick(m_pane.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_pane->place(), u"Query.people"_s);
    QTest::keyClick(m_pane.get(), Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(m_pane.get(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_pane->place(), u"Query.people"_s);
    m_pane->open(u"SortBy"_s); // What was ahead is gone.
    m_pane->goForward();
    QCOMPARE(m_pane->place(), u"SortBy"_s);
    for (int i = 0; i < 9; ++i)
        m_pane->goBack();
    QCOMPARE(m_pane->place(), QString());
    for (const auto *button : m_pane->findChildren<QToolButton *>())
        if (!button->menu())
            QCOMPARE(button->isEnabled(), button->accessibleName() == u"Forward"_s);
}

void tst_DocsPane::aLinkOnThePageThatItReplaces()
{
    // The page with the link goes while the link is still at work; twice, and by mouse and by key.
    m_pane->open(u"User"_s);
    follow(u"friends"_s);
    QCOMPARE(m_pane->place(), u"User.friends"_s);
    QTest::qWait(1);
    follow(u"Connection"_s);
    QCOMPARE(m_pane->place(), u"Connection"_s);
    for (auto *line : m_pane->findChildren<ui::LinkLine *>())
        if (line->text() == u"Schema › Connection"_s) {
            QTest::mouseClick(line, Qt::LeftButton, {}, {8, 9});
            break;
        }
    QCOMPARE(m_pane->place(), QString());
    QTest::qWait(1);
}

void tst_DocsPane::onlyTheKeyboard()
{
    m_pane->focusSearch();
    QCOMPARE(QApplication::focusWidget(), m_search);
    const auto press = [](Qt::Key key) {
        QTest::keyClick(QApplication::focusWidget(), key);
    };
    QTest::keyClicks(m_search, u"User"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_pane->place(), u"User"_s);
    // On the page arrows go from link to link, the first is ready: Node in the text, Node, id and ID, friends.
    QCOMPARE(QApplication::focusWidget(), page());
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Right);
    press(Qt::Key_Return);
    QCOMPARE(m_pane->place(), u"ID"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_pane->place(), u"User"_s);
    press(Qt::Key_Down);
    press(Qt::Key_Space);
    QCOMPARE(m_pane->place(), u"User.friends"_s);
    press(Qt::Key_Backspace);
    QCOMPARE(m_pane->place(), u"User"_s);
    // Letters search; Enter opens; Escape returns to the search, and once more to the page.
    for (const char letter : {'s', 'o', 'r', 't'})
        QTest::keyClick(QApplication::focusWidget(), letter);
    QCOMPARE(m_search->text(), u"sort"_s);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    const auto opened = m_pane->place();
    QVERIFY(opened.contains(u"sort"_s, Qt::CaseInsensitive) && QApplication::focusWidget() == page());
    press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), m_search);
    QCOMPARE(m_search->text(), u"sort"_s);
    QCOMPARE(m_pane->findChild<ui::SearchList *>()->currentIndex().row(), 1);
    press(Qt::Key_Escape);
    QVERIFY(m_search->text().isEmpty() && page()->isVisible());
    QCOMPARE(m_pane->place(), opened);
    press(Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), page());
}

void tst_DocsPane::searchIsInstant()
{
    auto *found = m_pane->findChild<ui::SearchList *>();
    QTest::keyClicks(m_search, u"us"_s);
    QVERIFY(found->isVisible());
    QCOMPARE(found->currentIndex().data().toString(), u"users"_s);
    QTest::keyClick(m_search, Qt::Key_Down);
    QCOMPARE(found->currentIndex().data().toString(), u"User"_s);
    QTest::keyClick(m_search, Qt::Key_Up);
    QTest::keyClick(m_search, Qt::Key_Up);
    QCOMPARE(found->currentIndex().row(), 0);
    QTest::keyClick(m_search, Qt::Key_Return);
    QCOMPARE(m_pane->place(), u"Query.users"_s);
    QVERIFY(!found->isVisible() && m_search->text().isEmpty());

    QTest::keyClicks(m_search, u"zzz"_s);
    QCOMPARE(m_pane->findChild<ui::StatePage *>()->title(), u"Nothing found"_s);
    QVERIFY(m_pane->findChild<ui::StatePage *>()->isVisible());
    QTest::keyClick(m_search, Qt::Key_Escape);
    QVERIFY(m_search->text().isEmpty());
    QVERIFY(m_pane->findChild<ui::DocsPage *>()->isVisible());
    QCOMPARE(m_pane->place(), u"Query.users"_s);
}

void tst_DocsPane::anArgumentIsMarkedOnItsFieldsPage()
{
    m_pane->open(u"Query.users(sortBy)"_s);
    QCOMPARE(trail(), u"Schema › Query › users"_s);
    QVERIFY(lines().contains(u"sortBy: SortBy"_s));
    m_pane->open(u"SortBy.OLD"_s);
    QCOMPARE(m_pane->place(), u"SortBy.OLD"_s);
    QVERIFY(lines().contains(u"OLD"_s));
}

void tst_DocsPane::unknownPlacesAreIgnored()
{
    m_pane->open(u"User"_s);
    for (const auto &place : {u"Nobody"_s, u"User.nothing"_s, u"Query.users(nothing)"_s, u"Input.name(x)"_s,
                              u"@nothing"_s, u"."_s, u"User."_s}) {
        m_pane->open(place);
        QCOMPARE(m_pane->place(), u"User"_s);
    }
}

void tst_DocsPane::aNewSchemaKeepsThePlace()
{
    m_pane->open(u"User.friends"_s);
    show(schemaOf("type Query { a: User } type User { friends: Int }"));
    QCOMPARE(m_pane->place(), u"User.friends"_s);
    QVERIFY(lines().contains(u"Int"_s));
    show(schemaOf("type Query { a: User } type User { b: Int }"));
    QCOMPARE(m_pane->place(), u"User"_s);
    show(schemaOf("type Query { a: Int }"));
    QCOMPARE(m_pane->place(), QString());
    m_pane->goBack(); // Over pages that are no more.
    QCOMPARE(m_pane->place(), QString());
}

void tst_DocsPane::loadingAndFailing()
{
    auto *state = m_pane->findChild<ui::StatePage *>();
    m_pane->showLoading(); // The schema there is stays readable.
    QVERIFY(!state->isVisible());
    m_pane->setSchema(nullptr);
    QTRY_COMPARE(state->title(), u"No schema yet"_s);
    QVERIFY(!m_search->isEnabled());
    m_pane->showLoading();
    QTRY_COMPARE(state->title(), u"Reading the schema"_s);
    m_pane->showFailed(u"The server says no."_s);
    QCOMPARE(state->text(), u"The server says no."_s);
    QSignalSpy retried(m_pane.get(), &ui::DocsPane::retryRequested);
    QTest::keyClick(state->findChild<QPushButton *>(), Qt::Key_Space);
    QCOMPARE(retried.size(), 1);
    show(schemaOf(DocsSdl));
    QVERIFY(!state->isVisible() && m_search->isEnabled());
}

void tst_DocsPane::anotherProjectsSchemaIsOutOfView()
{
    auto *state = m_pane->findChild<ui::StatePage *>();
    m_pane->open(u"User.friends"_s);
    m_search->setFocus();
    m_pane->leaveSchema();
    QVERIFY(state->isVisible());
    QVERIFY(!m_pane->schema());
    QTRY_COMPARE(state->title(), u"Reading the schema"_s);
    m_pane->goBack(); // Nowhere as yet.
    // It has the same place, and whoever was in the search still is.
    show(schemaOf("type Query { a: User } type User { friends: Int }"));
    QVERIFY(!state->isVisible());
    QCOMPARE(m_pane->place(), u"User.friends"_s);
    QVERIFY(lines().contains(u"Int"_s));
    QVERIFY(m_search->hasFocus());
    // One that is being looked through when its project is left never comes.
    QSignalSpy shown(m_pane.get(), &ui::DocsPane::shown);
    m_pane->setSchema(schemaOf(DocsSdl));
    m_pane->leaveSchema();
    QTest::qWait(50);
    QCOMPARE(shown.size(), 0);
    m_pane->showFailed(u"No."_s);
    QVERIFY(!m_search->isEnabled());
}

void tst_DocsPane::fieldsGoToTheEditor()
{
    QSignalSpy inserted(m_pane.get(), &ui::DocsPane::insertRequested);
    m_pane->open(u"Mutation.createUser"_s);
    QTest::keyClick(m_pane->findChild<QPushButton *>(u"insertField"_s), Qt::Key_Space);
    m_pane->open(u"User.name"_s);
    QTest::keyClick(m_pane->findChild<QPushButton *>(u"insertField"_s), Qt::Key_Space);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(inserted[0], (QVariantList {u"createUser(input: {}) {\n  id\n}"_s, u"mutation"_s}));
    QCOMPARE(inserted[1], (QVariantList {u"name"_s, QString()}));
    // By keys alone, from what was found.
    m_pane->focusSearch();
    QTest::keyClicks(m_search, u"createUser"_s);
    QTRY_COMPARE(m_pane->place(), u"User.name"_s);
    QTest::keyClick(m_search, Qt::Key_Return);
    QTRY_COMPARE(m_pane->place(), u"Mutation.createUser"_s);
    const auto *insert = m_pane->findChild<QPushButton *>(u"insertField"_s);
    for (int links = 0; links < 20 && !insert->hasFocus() && !m_search->hasFocus(); ++links)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(insert->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(inserted.size(), 3);
}

void tst_DocsPane::aRootFieldOpensAsAnOperation()
{
    QSignalSpy wanted(m_pane.get(), &ui::DocsPane::operationRequested);
    auto *button = m_pane->findChild<QPushButton *>(u"openOperation"_s);
    m_pane->open(u"Mutation.createUser"_s);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(wanted[0][0].toString(), u"mutation CreateUser {\n  createUser(input: {}) {\n    id\n  }\n}\n"_s);
    m_pane->open(u"User.name"_s);
    QVERIFY(!button->isVisible() && m_pane->findChild<QPushButton *>(u"insertField"_s)->isVisible());
    m_pane->open(u"User"_s);
    QVERIFY(!m_pane->findChild<QPushButton *>(u"insertField"_s)->isVisible());
}

void tst_DocsPane::backticksAreCodeAndLinks()
{
    m_pane->open(u"Mutation.createUser"_s);
    const int row = rowOf(u"Undo with deleteUser."_s);
    QCOMPARE(page()->linkCount(row), 1);
    page()->activateLink(row, 0);
    QCOMPARE(m_pane->place(), u"Mutation.deleteUser"_s);
}

void tst_DocsPane::whatIsKnownOfAMutationIsSaid()
{
    show(schemaOf("type Query { deleteUser: Int } type Mutation { deleteUser(id: ID!): Int unheardOf: Int }"));
    m_pane->open(u"Mutation.deleteUser"_s);
    QCOMPARE(pills(), u"irreversible"_s);
    QVERIFY(rowOf(u"Also happens: "_s) > 0 && rowOf(u"Way back: None known."_s) > 0);
    m_pane->open(u"Mutation.unheardOf"_s);
    QCOMPARE(pills(), u"changes data"_s);
    m_pane->open(u"Query.deleteUser"_s); // Only called like one.
    QCOMPARE(pills(), QString());
    QCOMPARE(rowOf(u"Way back: "_s), -1);
}

void tst_DocsPane::wrappersFoldAway()
{
    show(schemaOf(R"(
        type Query { users(first: Int): UserConnection! } type User { name: String }
        type Mutation { rename(input: RenameInput!): RenamePayload! }
        type UserConnection { edges: [UserEdge] pageInfo: PageInfo! } type UserEdge { node: User cursor: String }
        type PageInfo { hasNextPage: Boolean! } type RenamePayload { user: User! }
        input RenameInput { "What to call it." newName: Name! } scalar Name)"));
    QVERIFY(lines().contains(u"UserConnection"_s));
    QSignalSpy changed(m_pane.get(), &ui::DocsPane::hidesWrappersChanged);
    m_pane->setHidesWrappers(true);
    QCOMPARE(changed.size(), 1);
    for (const auto &line : lines())
        QVERIFY2(line == u"5 Relay wrappers are hidden"_s || !line.contains(u"Connection"_s), qPrintable(line));
    QVERIFY(lines().contains(u"5 Relay wrappers are hidden"_s));
    m_pane->open(u"Query"_s);
    QVERIFY(lines().contains(u"users(first): [User]"_s));
    m_pane->open(u"Mutation"_s);
    QVERIFY(lines().contains(u"rename(newName): User!"_s));
    m_pane->open(u"Mutation.rename"_s);
    QCOMPARE(section(u"TAKES"_s), (QStringList {u"newName: Name!"_s, u"What to call it."_s}));
    QCOMPARE(section(u"GIVES BACK"_s), QStringList {u"user: User!"_s});
    m_pane->open(u"User"_s);
    QCOMPARE(section(u"RETURNED BY"_s), (QStringList {u"Mutation.rename"_s, u"Query.users"_s}));
    QCOMPARE(section(u"QUERIES THAT LEAD HERE"_s), QStringList {u"users"_s});
    m_pane->open(u"Name"_s);
    QCOMPARE(section(u"USED BY"_s), QStringList {u"Mutation.rename"_s});
    // What a search finds in a folded input is shown where it is taken.
    QTest::keyClicks(m_search, u"newN"_s);
    QTest::keyClick(m_search, Qt::Key_Return);
    QCOMPARE(trail(), u"Schema › Mutation › rename"_s);
    QVERIFY(page()->rows()[static_cast<std::size_t>(rowOf(u"newName"_s))].isMarked);
    m_pane->setHidesWrappers(false);
    QCOMPARE(trail(), u"Schema › RenameInput › newName"_s);
}

void tst_DocsPane::searchLooksIntoDescriptions()
{
    auto *found = m_pane->findChild<ui::SearchList *>();
    QTest::keyClicks(m_search, u"newest"_s);
    QCOMPARE(found->currentIndex().data().toString(), u"users"_s);
    QVERIFY(found->currentIndex().data(Qt::AccessibleDescriptionRole).toString().contains(u"Newest first."_s));
    QTest::keyClick(m_search, Qt::Key_Return);
    QCOMPARE(m_pane->place(), u"Query.users"_s);
}

void tst_DocsPane::backReturnsToWhereSomebodyRead()
{
    std::string sdl = "type Query {";
    for (int i = 0; i < 300; ++i)
        sdl.append(" f").append(std::to_string(i)).append(": T").append(std::to_string(i));
    sdl.append(" }");
    for (int i = 0; i < 300; ++i)
        sdl.append(" type T").append(std::to_string(i)).append(" { a: Int }");
    const auto schema = schemaOf(sdl);
    show(schema);
    m_pane->open(u"Query"_s);
    follow(u"f250"_s);
    QCOMPARE(m_pane->place(), u"Query.f250"_s);
    QCOMPARE(page()->reading().scrolled, 0);
    m_pane->goBack();
    const int scrolled = page()->reading().scrolled;
    QVERIFY(scrolled > 1'000);
    QVERIFY(page()->viewport()->rect().intersects(page()->visualRect(page()->model()->index(rowOf(u"f250"_s), 0))));
    // The same schema came once more, or one that differs elsewhere.
    page()->verticalScrollBar()->setValue(scrolled - 100);
    m_pane->setSchema(schema);
    QCOMPARE(page()->reading().scrolled, scrolled - 100);
    show(schemaOf(sdl.append(" scalar New")));
    QCOMPARE(page()->reading().scrolled, scrolled - 100);
}

void tst_DocsPane::placesAskedForEarlyAreOpenedLater()
{
    m_pane->setSchema(nullptr);
    QSignalSpy shown(m_pane.get(), &ui::DocsPane::shown);
    m_pane->setSchema(schemaOf(DocsSdl));
    m_pane->open(u"User"_s);
    QVERIFY(shown.wait());
    QCOMPARE(m_pane->place(), u"User"_s);
    // Of two schemas one behind the other only the second is shown.
    m_pane->setSchema(schemaOf("type Query { a: Int }"));
    m_pane->setSchema(schemaOf("type Query { b: Int } type User { c: Int }"));
    QVERIFY(shown.wait());
    QCOMPARE(shown.size(), 2);
    QVERIFY(lines().contains(u"c: Int"_s));
}

void tst_DocsPane::newsStandOnTheStartPage()
{
    const auto before = schemaOf("type Query { a: Int user: User } type User { id: ID } directive @old on FIELD");
    const auto after = schemaOf("type Query { user: User } type User { id: ID name: String }");
    show(after);
    m_pane->setNews({graphql::schemaChanges(*before, *after),
                     {u"<b>FindUser</b>"_s},
                     QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate)});
    QCOMPARE(m_pane->findChild<ui::Notice *>()->text(), QString());
    m_pane->tellNews();
    QCOMPARE(m_pane->findChild<ui::Notice *>()->text(), u"The schema has changed, and breaks: <b>FindUser</b>"_s);
    QStringList news;
    for (const auto &line : lines())
        if (line.startsWith(u"breaks a tab"_s) || line.startsWith(u"breaking"_s) || line.startsWith(u"safe"_s))
            news.append(line);
    QCOMPARE(news.size(), 4);
    QCOMPARE(news[0], u"breaks a tab  <b>FindUser</b>"_s);
    QVERIFY(news[1].startsWith(u"breaking"_s) && news[2].startsWith(u"breaking"_s) && news[3].startsWith(u"safe"_s));
    // What is still there is led to, what is gone is not.
    QCOMPARE(page()->linkCount(rowOf(news[1])), 0);
    QCOMPARE(page()->linkCount(rowOf(news[3])), 1);
    page()->activateLink(rowOf(news[3]), 0);
    QCOMPARE(m_pane->place(), u"User.name"_s);
    QVERIFY(m_pane->findChild<ui::Notice *>()->text().isEmpty());
    m_pane->goBack();
    m_pane->setNews({});
    QCOMPARE(rowOf(u"breaking"_s), -1);
    m_pane->tellNews();
    QVERIFY(m_pane->findChild<ui::Notice *>()->text().isEmpty());
}

void tst_DocsPane::namesAreNeverMarkup()
{
    support::OpenWatch watch;
    auto markup = watch.markup().toStdString();
    for (auto quote = markup.find('"'); quote != std::string::npos; quote = markup.find('"', quote + 2))
        markup.insert(quote, "\\");
    show(schemaOf("\"" + markup + "\" type Query { \"" + markup + "\" f(\"" + markup
                  + "\" a: Int): Int @deprecated(reason: \"" + markup + "\") }"));
    for (const auto &place : {QString(), u"Query"_s, u"Query.f"_s, u"Query.f(a)"_s}) {
        m_pane->open(place);
        m_pane->grab();
    }
    QVERIFY(lines().contains(watch.markup()));
    m_pane->showFailed(watch.markup());
    m_pane->grab();
    for (const auto *label : m_pane->findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(label->text()));
    QVERIFY(!watch.wasOpened());
}

void tst_DocsPane::aNarrowPageIsLaidOutAnew()
{
    m_pane->resize(500, 600);
    show(graphql::schemaFromSdl(
             std::string("type Query { aFieldWithALongNameThatNeedsRoom(first: Int, second: Int): Int other: Int }"))
             .schema);
    m_pane->open(u"Query"_s);
    const auto height = [this] {
        const auto *model = page()->model();
        return page()->visualRect(model->index(rowOf(u"other"_s), 0)).top()
            - page()->visualRect(model->index(rowOf(u"aField"_s), 0)).top();
    };
    const int wide = height();
    m_pane->resize(200, 600);
    QTRY_VERIFY(height() > wide);
    m_pane->resize(500, 600);
    QTRY_COMPARE(height(), wide);
}

REGISTER_TEST(tst_DocsPane)
#include "tst_docspane.moc"
