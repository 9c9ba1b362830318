#include "tests/support/registry.h"
#include "ui/builder/builderlist.h"
#include "ui/theme/appearance.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;

using Wish = ui::BuilderList::Wish;

/// Keys, mouse and what is told to screen readers, over lines made by hand.
class tst_BuilderList : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keysSayWhatIsWanted_data();
    void keysSayWhatIsWanted();
    void arrowsWalkAndOpen();
    void lettersGoToNames();
    void windowKeysAreLeftAlone();
    void clicksSayWhatIsWanted();
    void otherLinesKeepThePlace();
    void whatGoesLeavesTheNext();
    void screenReadersSeeATree();
    void screenReadersCanTick();
    void whatIsKnownIsShownByKey();

private:
    ui::BuilderLine line(const std::string &name, int depth, bool isExpandable = false, bool isExpanded = false) const
    {
        ui::BuilderLine line;
        line.key.place = {graphql::BuilderStep::field(name)};
        line.name = QString::fromStdString(name);
        line.type = u"Int"_s;
        line.depth = depth;
        line.mark = ui::BuilderLine::Mark::Off;
        line.isExpandable = isExpandable;
        line.isExpanded = isExpanded;
        return line;
    }
    std::vector<ui::BuilderLine> many(int count) const
    {
        std::vector<ui::BuilderLine> lines;
        for (int i = 0; i < count; ++i)
            lines.push_back(line("f" + std::to_string(i), 0));
        return lines;
    }
    QList<QPair<int, Wish>> wishes(const QSignalSpy &wanted) const
    {
        QList<QPair<int, Wish>> list;
        for (const auto &each : wanted)
            list.append({each.at(0).toInt(), each.at(1).value<Wish>()});
        return list;
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<ui::BuilderList> m_list;
};

void tst_BuilderList::init()
{
    m_list = std::make_unique<ui::BuilderList>(m_appearance);
    m_list->resize(272, 400);
    m_list->show({line("alpha", 0, true, true), line("beta", 1), line("gamma", 1, true), line("delta", 0)});
    m_list->QWidget::show();
    m_list->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
    m_list->setFocus(Qt::TabFocusReason);
    m_list->setCurrentRow(1);
}

void tst_BuilderList::keysSayWhatIsWanted_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<Wish>("wish");
    const auto row = [](const char *name, Qt::Key key, Wish wish, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::newRow(name) << key << modifiers << wish;
    };
    row("Space", Qt::Key_Space, Wish::Toggle);
    row("Return", Qt::Key_Return, Wish::Activate);
    row("Enter", Qt::Key_Enter, Wish::Activate, Qt::KeypadModifier);
    row("Delete", Qt::Key_Delete, Wish::Remove);
    row("Backspace", Qt::Key_Backspace, Wish::Remove);
    row("F2", Qt::Key_F2, Wish::Rename);
    row("dollar", Qt::Key_Dollar, Wish::MakeVariable, Qt::ShiftModifier);
    row("F12", Qt::Key_F12, Wish::OpenDocs);
    row("Alt+Up", Qt::Key_Up, Wish::MoveUp, Qt::AltModifier);
    row("Alt+Down", Qt::Key_Down, Wish::MoveDown, Qt::AltModifier);
}

void tst_BuilderList::keysSayWhatIsWanted()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(Wish, wish);
    QSignalSpy wanted(m_list.get(), &ui::BuilderList::wanted);
    QTest::keyClick(m_list.get(), key, modifiers);
    QCOMPARE(wishes(wanted), (QList<QPair<int, Wish>> {{1, wish}}));
    QCOMPARE(m_list->currentRow(), 1);
}

void tst_BuilderList::arrowsWalkAndOpen()
{
    QSignalSpy wanted(m_list.get(), &ui::BuilderList::wanted);
    QTest::keyClick(m_list.get(), Qt::Key_Down);
    QCOMPARE(m_list->currentRow(), 2);
    QTest::keyClick(m_list.get(), Qt::Key_Right);
    QCOMPARE(wishes(wanted), (QList<QPair<int, Wish>> {{2, Wish::Expand}}));
    QTest::keyClick(m_list.get(), Qt::Key_Left); // To what it is inside of.
    QCOMPARE(m_list->currentRow(), 0);
    QTest::keyClick(m_list.get(), Qt::Key_Right); // To the first inside.
    QCOMPARE(m_list->currentRow(), 1);
    QTest::keyClick(m_list.get(), Qt::Key_Home);
    wanted.clear();
    QTest::keyClick(m_list.get(), Qt::Key_Left);
    QCOMPARE(wishes(wanted), (QList<QPair<int, Wish>> {{0, Wish::Collapse}}));
    QTest::keyClick(m_list.get(), Qt::Key_End);
    QCOMPARE(m_list->currentRow(), 3);
    QTest::keyClick(m_list.get(), Qt::Key_Right);
    QCOMPARE(m_list->currentRow(), 3);
    QCOMPARE(wanted.count(), 1);
}

void tst_BuilderList::lettersGoToNames()
{
    QTest::keyClicks(m_list.get(), u"de"_s);
    QCOMPARE(m_list->currentRow(), 3);
    // What is ticked ends a word: the next letters begin another, however soon they come.
    QTest::keyClick(m_list.get(), Qt::Key_Space);
    QTest::keyClicks(m_list.get(), u"be"_s);
    QCOMPARE(m_list->currentRow(), 1);
    QTest::keyClicks(m_list.get(), u"x"_s);
    QCOMPARE(m_list->currentRow(), 1);
    // Where one stands already is as good as any.
    m_list->show({line("beta", 0), line("betas", 0), line("bcd", 0)});
    m_list->setCurrentRow(1);
    QTest::keyClick(m_list.get(), Qt::Key_Space);
    QTest::keyClicks(m_list.get(), u"beta"_s);
    QCOMPARE(m_list->currentRow(), 1);
    m_list->show({line("abc", 0), line("acb", 0), line("b", 0), line("aa", 0)});
    m_list->setCurrentRow(0);
    QTest::keyClick(m_list.get(), Qt::Key_Space);
    QTest::keyClicks(m_list.get(), u"a"_s);
    QCOMPARE(m_list->currentRow(), 1);
    QTest::keyClicks(m_list.get(), u"a"_s);
    QCOMPARE(m_list->currentRow(), 3);
    QTest::keyClicks(m_list.get(), u"a"_s);
    QCOMPARE(m_list->currentRow(), 0);
}

void tst_BuilderList::windowKeysAreLeftAlone()
{
    QWidget window;
    m_list->setParent(&window);
    m_list->QWidget::show();
    QSignalSpy wanted(m_list.get(), &ui::BuilderList::wanted);
    QKeyEvent event(QEvent::KeyPress, Qt::Key_Return, Qt::ControlModifier);
    QApplication::sendEvent(m_list.get(), &event);
    QVERIFY(!event.isAccepted());
    QCOMPARE(wanted.count(), 0);
    m_list->setParent(nullptr);
}

void tst_BuilderList::clicksSayWhatIsWanted()
{
    QSignalSpy wanted(m_list.get(), &ui::BuilderList::wanted);
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, m_list->markRect(2).center());
    QCOMPARE(m_list->currentRow(), 2);
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, m_list->chevronRect(0).center());
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, m_list->nameRect(3).center());
    QCOMPARE(wishes(wanted), (QList<QPair<int, Wish>> {{2, Wish::Click}, {0, Wish::Collapse}}));
    QTest::mouseDClick(m_list->viewport(), Qt::LeftButton, {}, m_list->nameRect(3).center());
    QCOMPARE(wishes(wanted).last(), (QPair<int, Wish> {3, Wish::Activate}));
    QSignalSpy menus(m_list.get(), &ui::BuilderList::menuWanted);
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {},
                      {m_list->viewport()->width() - 16, m_list->nameRect(1).center().y()});
    QCOMPARE(menus.count(), 1);
    QTest::keyClick(m_list.get(), Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(menus.count(), 2);
    QCOMPARE(menus.at(1).at(0).toInt(), 1);
    QCOMPARE(menus.at(0).at(0).toInt(), 1);
    // A press that ends elsewhere is none.
    wanted.clear();
    QTest::mousePress(m_list->viewport(), Qt::LeftButton, {}, m_list->markRect(2).center());
    QTest::mouseRelease(m_list->viewport(), Qt::LeftButton, {}, m_list->markRect(3).center());
    QCOMPARE(wanted.count(), 0);
}

void tst_BuilderList::otherLinesKeepThePlace()
{
    auto lines = many(1000);
    m_list->show(lines);
    m_list->setCurrentRow(500);
    const int top = m_list->visualRect(m_list->currentIndex()).top();
    // Lines come and go above.
    lines.insert(lines.begin() + 10, {line("new", 1), line("newer", 1)});
    m_list->show(lines);
    QCOMPARE(m_list->currentRow(), 502);
    QCOMPARE(m_list->visualRect(m_list->currentIndex()).top(), top);
    lines.erase(lines.begin(), lines.begin() + 100);
    m_list->show(lines);
    QCOMPARE(m_list->currentRow(), 402);
    QCOMPARE(m_list->visualRect(m_list->currentIndex()).top(), top);
    // What changes in the line itself is no other line.
    lines[402].mark = ui::BuilderLine::Mark::On;
    m_list->show(lines);
    QCOMPARE(m_list->currentRow(), 402);
    // Somebody who has scrolled away is not taken back.
    m_list->verticalScrollBar()->setValue(0);
    lines[402].mark = ui::BuilderLine::Mark::Off;
    m_list->show(lines);
    QCOMPARE(m_list->verticalScrollBar()->value(), 0);
}

void tst_BuilderList::whatGoesLeavesTheNext()
{
    auto lines = many(5);
    m_list->show(lines);
    m_list->setCurrentRow(2);
    lines.erase(lines.begin() + 2);
    m_list->show(lines);
    QCOMPARE(m_list->currentRow(), 2);
    m_list->show(many(1));
    QCOMPARE(m_list->currentRow(), 0);
    m_list->show({});
    QCOMPARE(m_list->currentRow(), -1);
    m_list->show(many(3));
}

void tst_BuilderList::screenReadersSeeATree()
{
    auto lines = m_list->rows();
    lines[1].mark = ui::BuilderLine::Mark::On;
    lines[2].mark = ui::BuilderLine::Mark::Partly;
    m_list->show(lines);
    m_list->setDetails([](const ui::BuilderLine &shown) { return u"about "_s + shown.name; });
    auto *tree = QAccessible::queryAccessibleInterface(m_list.get());
    QVERIFY(tree);
    QCOMPARE(tree->role(), QAccessible::Tree);
    QCOMPARE(tree->childCount(), 4);
    QVERIFY(!tree->text(QAccessible::Name).isEmpty());
    auto *item = tree->child(0);
    QCOMPARE(item->role(), QAccessible::TreeItem);
    QCOMPARE(item->text(QAccessible::Name), u"alpha, Int"_s);
    QCOMPARE(item->text(QAccessible::Description), u"Level 1. about alpha"_s);
    QVERIFY(item->state().expandable && item->state().expanded && !item->state().collapsed);
    QVERIFY(item->state().checkable && !item->state().checked);
    QCOMPARE(tree->indexOfChild(item), 0);
    QVERIFY(tree->child(1)->state().checked && !tree->child(1)->state().expandable);
    QVERIFY(tree->child(2)->state().collapsed && tree->child(2)->state().checkStateMixed);
    QVERIFY(!tree->child(4));
    m_list->setCurrentRow(1);
    QCOMPARE(tree->focusChild(), tree->child(1));
    QVERIFY(tree->child(1)->state().focused);
    const auto middle = tree->child(3)->rect().center();
    QCOMPARE(tree->childAt(middle.x(), middle.y()), tree->child(3));
    // What was a line and is none any more says so.
    auto *last = tree->child(3);
    m_list->show({lines.front()});
    QVERIFY(!last->isValid());
}

void tst_BuilderList::screenReadersCanTick()
{
    QSignalSpy wanted(m_list.get(), &ui::BuilderList::wanted);
    auto *tree = QAccessible::queryAccessibleInterface(m_list.get());
    auto *actions = tree->child(3)->actionInterface();
    QVERIFY(actions);
    QVERIFY(actions->actionNames().contains(QAccessibleActionInterface::toggleAction()));
    actions->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(wishes(wanted), (QList<QPair<int, Wish>> {{3, Wish::Toggle}}));
}

void tst_BuilderList::whatIsKnownIsShownByKey()
{
    m_list->setDetails([](const ui::BuilderLine &shown) { return u"<b>about</b> "_s + shown.name; });
    QTest::keyClick(m_list.get(), Qt::Key_I, Qt::ControlModifier);
    QVERIFY(QToolTip::isVisible());
    // As text, not as markup.
    QVERIFY2(QToolTip::text().contains(u"&lt;b&gt;about"_s), qPrintable(QToolTip::text()));
    QToolTip::hideText();
}

REGISTER_TEST(tst_BuilderList)
#include "tst_builderlist.moc"
