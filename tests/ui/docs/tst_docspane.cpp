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
    void fieldsGoToTheEditor();
    void backticksAreCodeAndLinks();
    void namesAreNeverMarkup();

private:
    /// The lines of the page in view, as they read.
    QStringList lines() const
    {
        QStringList texts;
        for (const auto *line : m_pane->findChild<ui::DocsPage *>()->widget()->findChildren<ui::LinkLine *>())
            texts.append(line->text());
        return texts;
    }
    QString trail() const
    {
        for (const auto *line : m_pane->findChildren<ui::LinkLine *>())
            if (line->text().startsWith(u"Schema"_s) && line->isVisibleTo(m_pane.get()))
                return line->text();
        return {};
    }
    void follow(const QString &text)
    {
        for (auto *line : m_pane->findChild<ui::DocsPage *>()->widget()->findChildren<ui::LinkLine *>())
            if (line->text().startsWith(text)) {
                QTest::mouseClick(line, Qt::LeftButton, {}, {8, 10});
                return;
            }
        QFAIL(qPrintable(u"no line begins with "_s + text));
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
    m_pane->setSchema(schemaOf(DocsSdl));
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
    QCOMPARE(lines(),
             (QStringList {u"A person, see Node."_s, u"Node"_s, u"id: ID!"_s, u"friends: Connection"_s,
                           u"name: String"_s, u"Any"_s, u"Edge.node"_s, u"Mutation.createUser"_s,
                           u"Mutation.deleteUser"_s, u"Query.people"_s}));
}

void tst_DocsPane::aFieldPageShowsItsArguments()
{
    m_pane->open(u"Query.users"_s);
    QCOMPARE(trail(), u"Schema › Query › users"_s);
    QCOMPARE(lines(),
             (QStringList {u"Connection"_s, u"Deprecated: Use people."_s, u"All the people."_s, u"Newest first."_s,
                           u"first: Int = 20"_s, u"sortBy: SortBy"_s, u"User"_s}));
    follow(u"Connection"_s);
    QCOMPARE(m_pane->place(), u"Connection"_s);
}

void tst_DocsPane::inputsEnumsAndInterfacesHavePages()
{
    m_pane->open(u"Input"_s);
    QCOMPARE(lines(), (QStringList {u"name: String! = \"x\""_s, u"nick: String"_s, u"Mutation.createUser(input)"_s}));
    m_pane->open(u"Node"_s);
    QCOMPARE(lines(), (QStringList {u"id: ID!"_s, u"User"_s}));
    m_pane->open(u"Any"_s);
    QCOMPARE(lines(), (QStringList {u"User"_s, u"Edge"_s}));
    m_pane->open(u"Time"_s);
    QCOMPARE(lines(), QStringList {u"Specified by https://example.com/time"_s});
    m_pane->open(u"@include"_s);
    QVERIFY(lines().contains(u"if: Boolean!"_s) && lines().contains(u"FIELD"_s));
}

void tst_DocsPane::deprecationAndDefaultsAreShown()
{
    m_pane->open(u"SortBy"_s);
    QCOMPARE(lines(),
             (QStringList {u"CREATED"_s, u"By date."_s, u"OLD"_s, u"Deprecated: gone"_s, u"Query.users(sortBy)"_s}));
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
        if (line->text() == u"Schema › Connection"_s)
            QTest::mouseClick(line, Qt::LeftButton, {}, {8, 9});
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
    // From the page on, Tab walks its links in their order: Node twice, id, ID, friends.
    QCOMPARE(QApplication::focusWidget(), m_pane->findChild<ui::DocsPage *>());
    for (int i = 0; i < 5; ++i)
        press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QCOMPARE(m_pane->place(), u"User.friends"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_pane->place(), u"User"_s);
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
    QCOMPARE(m_pane->findChild<ui::StatePage *>()->title(), u"Nothing is called that"_s);
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
    m_pane->setSchema(schemaOf("type Query { a: User } type User { friends: Int }"));
    QCOMPARE(m_pane->place(), u"User.friends"_s);
    QVERIFY(lines().contains(u"Int"_s));
    m_pane->setSchema(schemaOf("type Query { a: User } type User { b: Int }"));
    QCOMPARE(m_pane->place(), u"User"_s);
    m_pane->setSchema(schemaOf("type Query { a: Int }"));
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
    QCOMPARE(state->title(), u"No schema yet"_s);
    QVERIFY(!m_search->isEnabled());
    m_pane->showLoading();
    QCOMPARE(state->title(), u"Reading the schema"_s);
    m_pane->showFailed(u"The server says no."_s);
    QCOMPARE(state->text(), u"The server says no."_s);
    QSignalSpy retried(m_pane.get(), &ui::DocsPane::retryRequested);
    QTest::keyClick(state->findChild<QPushButton *>(), Qt::Key_Space);
    QCOMPARE(retried.size(), 1);
    m_pane->setSchema(schemaOf(DocsSdl));
    QVERIFY(!state->isVisible() && m_search->isEnabled());
}

void tst_DocsPane::fieldsGoToTheEditor()
{
    QSignalSpy inserted(m_pane.get(), &ui::DocsPane::insertRequested);
    m_pane->open(u"Mutation.createUser"_s);
    QTest::keyClick(m_pane->findChild<ui::DocsPage *>()->widget()->findChild<QPushButton *>(), Qt::Key_Space);
    m_pane->open(u"User.name"_s);
    QTest::keyClick(m_pane->findChild<ui::DocsPage *>()->widget()->findChild<QPushButton *>(), Qt::Key_Space);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(inserted[0], (QVariantList {u"createUser(input: {}) {\n  id\n}"_s, u"mutation"_s}));
    QCOMPARE(inserted[1], (QVariantList {u"name"_s, QString()}));
}

void tst_DocsPane::backticksAreCodeAndLinks()
{
    m_pane->open(u"Mutation"_s);
    QVERIFY(lines().contains(u"Undo with deleteUser."_s));
    for (auto *line : m_pane->findChild<ui::DocsPage *>()->widget()->findChildren<ui::LinkLine *>())
        if (line->text() == u"Undo with deleteUser."_s) {
            line->setFocus(Qt::TabFocusReason);
            QTest::keyClick(line, Qt::Key_Return);
            break;
        }
    QCOMPARE(m_pane->place(), u"Mutation.deleteUser"_s);
}

void tst_DocsPane::namesAreNeverMarkup()
{
    support::OpenWatch watch;
    auto markup = watch.markup().toStdString();
    for (auto quote = markup.find('"'); quote != std::string::npos; quote = markup.find('"', quote + 2))
        markup.insert(quote, "\\");
    m_pane->setSchema(schemaOf("\"" + markup + "\" type Query { \"" + markup + "\" f(\"" + markup
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

REGISTER_TEST(tst_DocsPane)
#include "tst_docspane.moc"
