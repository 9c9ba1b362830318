#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/builder/builderpane.h"
#include "ui/code/findbar.h"
#include "ui/docs/docspane.h"
#include "ui/editor/completer.h"
#include "ui/editor/hoverhelp.h"
#include "ui/editor/queryeditor.h"
#include "ui/editor/renamebox.h"
#include "ui/results/answerview.h"
#include "ui/shell/commandlist.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/keyfield.h"
#include "ui/shell/settingssheet.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include <functional>

/// Keys: the ones that people bring along, the palette on F1, and the page where keys are changed.
class tst_Keyboard : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void habitsOfOtherProgramsWork_data();
    void habitsOfOtherProgramsWork();
    void reloadKeysSendNothing_data();
    void reloadKeysSendNothing();
    void panesAreShownFromAnotherRoom_data();
    void panesAreShownFromAnotherRoom();
    void editorsFindWithTheirOwnKeys();
    void keysOfTheBoxesAreListedAndTheirs_data();
    void keysOfTheBoxesAreListedAndTheirs();
    void thePaletteRenames();
    void everyCommandHasAnIdOfItsOwn();
    void lettersFindCommands_data();
    void lettersFindCommands();
    void thePaletteUsesWhatItFinds();
    void theLatestCommandComesFirst();
    void whatCannotBeUsedNowDoesNothing();
    void escapeAndF1CloseThePalette();
    void thePaletteActsOnWhatHadTheFocus();
    void aKeyIsChanged();
    void aTakenKeyIsNamedAndTaken();
    void someKeysAreRefused_data();
    void someKeysAreRefused();
    void keysAreSearchedByNameAndByKey();
    void changedKeysAreRemembered();
    void themesAreInTheSettings();

private:
    ui::CommandList &commands() const { return *m_bench->window().findChild<ui::CommandList *>(); }
    QAction *action(const QString &id) const
    {
        const auto *command = commands().find(id);
        return command ? command->action : nullptr;
    }
    template <typename Kind>
    Kind *sheet() const
    {
        return qobject_cast<Kind *>(ui::Sheet::openOver(&m_bench->window()));
    }
    QTreeWidget *tree(const char *name) const
    {
        return m_bench->window().findChild<QTreeWidget *>(QLatin1String(name));
    }
    QTreeWidgetItem *keyRow(const QString &id) const
    {
        const auto *rows = tree("keyRows");
        for (int i = 0; i < rows->topLevelItemCount(); ++i)
            for (int j = 0; j < rows->topLevelItem(i)->childCount(); ++j)
                if (auto *row = rows->topLevelItem(i)->child(j); row->data(0, Qt::UserRole).toString() == id)
                    return row;
        return nullptr;
    }
    void openKeys() { press(Qt::Key_F1, Qt::ShiftModifier); }
    void pressNewKey(const QString &id, Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        tree("keyRows")->setCurrentItem(keyRow(id));
        auto *field = m_bench->window().findChild<ui::KeyField *>(QStringLiteral("newKey"));
        field->setFocus();
        QTest::keyClick(field, key, modifiers);
    }
};

void tst_Keyboard::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), false);
    m_bench->openTab(m_bench->sandbox(), "{\n  roles { totalCount }\n}\n");
}

void tst_Keyboard::cleanup()
{
    m_bench.reset();
}

void tst_Keyboard::habitsOfOtherProgramsWork_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *key, const char *command) {
        QTest::newRow(key) << QString::fromLatin1(key) << QString::fromLatin1(command);
    };
    // GraphiQL
    row("Ctrl+Return", "runOperation");
    row("Ctrl+Enter", "runOperation");
    row("Ctrl+Shift+P", "prettify");
    row("Ctrl+Shift+F", "prettify");
    row("Ctrl+Shift+M", "mergeFragments");
    row("Ctrl+Shift+C", "copyQuery");
    row("Ctrl+Shift+R", "fetchSchemaAgain");
    row("Ctrl+K", "searchDocs");
    row("Ctrl+Alt+K", "searchDocs");
    row("F1", "commandPalette");
    row("Ctrl+,", "settings");
    // Altair and its neighbours
    row("Ctrl+T", "newTab");
    row("Ctrl+W", "closeTab");
    row("Ctrl+Shift+T", "reopenClosedTab");
    row("Ctrl+Shift+D", "docs");
    row("Ctrl+Shift+Return", "fillFields");
    row("Ctrl+Shift+V", "goToVariables");
    row("Ctrl+Shift+H", "goToHeaders");
    row("Ctrl+1", "goToTab1");
    row("Ctrl+8", "goToTab8");
    row("Ctrl+9", "goToTab9");
    row("Ctrl+\\", "docs");
    row("Ctrl+E", "chooseProject");
    // Everybody
    row("Ctrl+O", "openFile");
    row("Ctrl+S", "save");
    row("Ctrl+Shift+S", "saveAs");
}

void tst_Keyboard::habitsOfOtherProgramsWork()
{
    QFETCH(QString, key);
    QFETCH(QString, command);
    auto *wanted = action(command);
    QVERIFY(wanted);
    QSignalSpy triggered(wanted, &QAction::triggered);
    const auto combination = QKeySequence(key, QKeySequence::PortableText)[0];
    m_bench->editor()->setFocus();
    press(combination.key(), combination.keyboardModifiers());
    QCOMPARE(triggered.count(), 1);
    if (auto *list = QApplication::activePopupWidget())
        list->close();
    for (auto *dialog : m_bench->window().findChildren<QFileDialog *>())
        delete dialog;
}

void tst_Keyboard::reloadKeysSendNothing_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("F5") << Qt::Key_F5 << Qt::KeyboardModifiers();
    QTest::newRow("Ctrl+R") << Qt::Key_R << Qt::KeyboardModifiers(Qt::ControlModifier);
}

void tst_Keyboard::reloadKeysSendNothing()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    press(key, modifiers);
    QVERIFY(!m_bench->page()->isRunning());
    QVERIFY(!commands().owner(QKeySequence(static_cast<int>(modifiers) | key)));
}

void tst_Keyboard::panesAreShownFromAnotherRoom_data()
{
    QTest::addColumn<bool>("isShownBefore");
    QTest::newRow("was shown") << true;
    QTest::newRow("was hidden") << false;
}

/// A key that would hide what nobody sees, or show it where nobody looks, would seem dead.
void tst_Keyboard::panesAreShownFromAnotherRoom()
{
    QFETCH(bool, isShownBefore);
    for (const auto &id : {QStringLiteral("docs"), QStringLiteral("builder")}) {
        if (action(id)->isChecked() != isShownBefore)
            action(id)->trigger();
        action(QStringLiteral("projects"))->trigger();
        action(id)->trigger();
        QVERIFY(action(QStringLiteral("explorer"))->isChecked());
        QVERIFY(action(id)->isChecked());
        const auto *pane = id == QLatin1String("docs") ? static_cast<QWidget *>(&m_bench->window().explorer().docs())
                                                       : m_bench->page()->findChild<ui::BuilderPane *>();
        QVERIFY(pane && pane->isVisible());
        action(id)->trigger();
        QVERIFY(!pane->isVisible());
    }
}

void tst_Keyboard::editorsFindWithTheirOwnKeys()
{
    press(Qt::Key_F, Qt::ControlModifier);
    auto *bar = m_bench->editor()->findChild<ui::FindBar *>();
    QVERIFY(bar->isVisible());
    // On every desktop: Qt's own key for it is another one here and there.
    const auto *replacement = bar->findChild<QLineEdit *>(QStringLiteral("replacement"));
    QVERIFY(!replacement->isVisible());
    press(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(replacement->isVisible());
    press(Qt::Key_Escape);
    press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("o"));
    press(Qt::Key_F3);
    const auto second = m_bench->editor()->caret();
    press(Qt::Key_F3, Qt::ShiftModifier);
    QVERIFY(m_bench->editor()->caret() < second);
}

void tst_Keyboard::keysOfTheBoxesAreListedAndTheirs_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *key, const char *command) {
        QTest::newRow(key) << QString::fromLatin1(key) << QString::fromLatin1(command);
    };
    row("Ctrl+Space", "complete");
    row("Shift+Space", "complete");
    row("F12", "goToDefinition");
    row("Ctrl+I", "explain");
    row("Shift+Alt+Right", "growSelection");
    row("Shift+Alt+Left", "shrinkSelection");
    row("F2", "rename");
    row("Ctrl+/", "toggleComment");
    row("Shift+Alt+Up", "addCaretAbove");
    row("Shift+Alt+Down", "addCaretBelow");
    row("Ctrl+D", "addNextOccurrence");
    row("Alt+Left", "subwordLeft");
    row("Alt+Right", "subwordRight");
    row("Alt+Backspace", "deleteSubwordLeft");
    row("Alt+Del", "deleteSubwordRight");
    row("Ctrl+C", "copy");
}

void tst_Keyboard::keysOfTheBoxesAreListedAndTheirs()
{
    QFETCH(QString, key);
    QFETCH(QString, command);
    const QKeySequence sequence(key, QKeySequence::PortableText);
    const auto *owner = commands().owner(sequence);
    QVERIFY(owner);
    QCOMPARE(owner->id, command);
    QVERIFY(!commands().problemOf(QStringLiteral("minify"), sequence).isEmpty());
    openKeys();
    const auto shown = keyRow(command)->text(1);
    QVERIFY2(shown.split(QStringLiteral(", ")).contains(sequence.toString(QKeySequence::NativeText)),
             qPrintable(shown));
    press(Qt::Key_Escape);
    // What the menu does is what the key does.
    const auto state = [this] {
        const auto *editor = m_bench->editor();
        const auto span = editor->selection();
        return QStringLiteral("%1 %2-%3 %4 %5 %6 %7")
            .arg(QString::fromUtf8(editor->bytes()))
            .arg(span.begin)
            .arg(span.end)
            .arg(editor->SendScintilla(QsciScintilla::SCI_GETSELECTIONS))
            .arg(editor->completer().isOpen())
            .arg(editor->hover().isOpen())
            .arg(QApplication::clipboard()->text());
    };
    const auto result = [&](const std::function<void()> &act) {
        m_bench->editor()->setBytes("query ($a: Int) {\n  users(first: $a) { totalCount }\n}\n");
        m_bench->editor()->select({34, 34});
        m_bench->editor()->setFocus();
        if (command == QLatin1String("copy") || command == QLatin1String("shrinkSelection"))
            m_bench->editor()->growSelection();
        act();
        return state();
    };
    const auto untouched = result([] {});
    const auto byKey = result([&] { press(sequence[0].key(), sequence[0].keyboardModifiers()); });
    const auto byMenu = result([&] { action(command)->trigger(); });
    QCOMPARE(byMenu, byKey);
    if (command != QLatin1String("rename"))
        QVERIFY(byKey != untouched);
}

void tst_Keyboard::thePaletteRenames()
{
    m_bench->editor()->setBytes("{ x: roles { totalCount } }");
    m_bench->editor()->select({2, 2});
    press(Qt::Key_F1);
    QTest::keyClicks(m_bench->window().focusWidget(), QStringLiteral("rename"));
    press(Qt::Key_Return);
    QVERIFY(m_bench->editor()->renameBox() && m_bench->editor()->renameBox()->isOpen());
    support::keepPicture(m_bench->window(), QStringLiteral("rename"));
    QTest::keyClicks(m_bench->window().focusWidget(), QStringLiteral("all"));
    press(Qt::Key_Return);
    QCOMPARE(m_bench->editor()->bytes(), QByteArray("{ all: roles { totalCount } }"));
}

void tst_Keyboard::everyCommandHasAnIdOfItsOwn()
{
    QSet<QString> ids;
    for (const auto &command : commands().all()) {
        QVERIFY2(!ids.contains(command.id), qPrintable(command.id));
        ids.insert(command.id);
        QVERIFY(!command.title.isEmpty());
        QVERIFY(!command.title.contains(QLatin1Char('&')));
    }
    QVERIFY(ids.size() > 50);
    const auto menus = m_bench->window().menuBar()->findChildren<QMenu *>();
    for (const auto *menu : menus) {
        for (const auto *each : menu->actions())
            QVERIFY2(each->isSeparator() || each->menu() || ids.contains(each->objectName()), qPrintable(each->text()));
    }
}

void tst_Keyboard::lettersFindCommands_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    QTest::newRow("the beginning") << QStringLiteral("pret") << QStringLiteral("prettify");
    QTest::newRow("humps") << QStringLiteral("mf") << QStringLiteral("mergeFragments");
    QTest::newRow("words with blanks") << QStringLiteral("fill fi") << QStringLiteral("fillFields");
    QTest::newRow("a later word") << QStringLiteral("schema") << QStringLiteral("fetchSchemaAgain");
    QTest::newRow("menu and command") << QStringLiteral("as python") << QStringLiteral("copyAsPython");
}

void tst_Keyboard::lettersFindCommands()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    const auto found = ui::ranked(commands(), typed);
    QVERIFY(!found.isEmpty());
    QCOMPARE(found.first()->id, first);
}

void tst_Keyboard::thePaletteUsesWhatItFinds()
{
    press(Qt::Key_F1);
    QVERIFY(sheet<ui::CommandPalette>());
    support::keepPicture(m_bench->window(), QStringLiteral("palette"));
    QTest::keyClicks(m_bench->window().focusWidget(), QStringLiteral("prettify"));
    QCOMPARE(tree("commandRows")->currentItem()->text(2), QStringLiteral("Ctrl+Shift+P, Ctrl+Shift+F"));
    support::keepPicture(m_bench->window(), QStringLiteral("palettetyped"));
    press(Qt::Key_Return);
    QVERIFY(!sheet<ui::CommandPalette>());
    QCOMPARE(m_bench->editor()->bytes(), QByteArray("{\n  roles {\n    totalCount\n  }\n}"));
    QVERIFY(m_bench->editor()->hasFocus());
}

void tst_Keyboard::theLatestCommandComesFirst()
{
    commands().noteUse(QStringLiteral("minify"));
    commands().noteUse(QStringLiteral("fillFields"));
    const auto all = ui::ranked(commands(), {});
    QCOMPARE(all.at(0)->id, QStringLiteral("fillFields"));
    QCOMPARE(all.at(1)->id, QStringLiteral("minify"));
    QCOMPARE(all.size(), commands().all().size());
    // Among equals only: what fits better still comes first.
    QCOMPARE(ui::ranked(commands(), QStringLiteral("merge")).first()->id, QStringLiteral("mergeFragments"));
}

void tst_Keyboard::whatCannotBeUsedNowDoesNothing()
{
    press(Qt::Key_F1);
    QTest::keyClicks(m_bench->window().focusWidget(), QStringLiteral("cancel request"));
    QCOMPARE(tree("commandRows")->currentItem()->text(0), QStringLiteral("Cancel Request"));
    press(Qt::Key_Return);
    QVERIFY(sheet<ui::CommandPalette>());
    QVERIFY(commands().recent().isEmpty());
}

void tst_Keyboard::escapeAndF1CloseThePalette()
{
    for (const auto key : {Qt::Key_Escape, Qt::Key_F1}) {
        press(Qt::Key_F1);
        QVERIFY(sheet<ui::CommandPalette>());
        press(key);
        QVERIFY(!sheet<ui::CommandPalette>());
        QVERIFY(m_bench->editor()->hasFocus());
    }
}

void tst_Keyboard::thePaletteActsOnWhatHadTheFocus()
{
    m_bench->editor()->selectAll();
    press(Qt::Key_F1);
    QTest::keyClicks(m_bench->window().focusWidget(), QStringLiteral("copy"));
    QCOMPARE(tree("commandRows")->currentItem()->text(0), QStringLiteral("Copy"));
    press(Qt::Key_Return);
    QCOMPARE(QApplication::clipboard()->text().toUtf8(), m_bench->editor()->bytes());
}

void tst_Keyboard::aKeyIsChanged()
{
    openKeys();
    QVERIFY(sheet<ui::SettingsSheet>());
    QVERIFY(m_bench->window().focusWidget()->objectName() == QLatin1String("keySearch"));
    support::keepPicture(m_bench->window(), QStringLiteral("keys"));
    QSignalSpy stateChanged(&m_bench->window(), &ui::MainWindow::stateChanged);
    pressNewKey(QStringLiteral("minify"), Qt::Key_Y, Qt::ControlModifier | Qt::AltModifier);
    QTest::mouseClick(m_bench->button("giveKey"), Qt::LeftButton);
    QCOMPARE(keyRow(QStringLiteral("minify"))->text(1), QStringLiteral("Ctrl+Alt+Y"));
    QVERIFY(stateChanged.count() > 0);
    press(Qt::Key_Escape);
    QVERIFY(!sheet<ui::SettingsSheet>());
    press(Qt::Key_Y, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(m_bench->editor()->bytes(), QByteArray("{roles{totalCount}}"));
}

void tst_Keyboard::aTakenKeyIsNamedAndTaken()
{
    openKeys();
    pressNewKey(QStringLiteral("minify"), Qt::Key_T, Qt::ControlModifier);
    const auto *notice = sheet<ui::SettingsSheet>()->findChild<ui::Notice *>();
    QVERIFY2(notice->text().contains(QStringLiteral("New Tab")), qPrintable(notice->text()));
    support::keepPicture(m_bench->window(), QStringLiteral("conflict"));
    QTest::mouseClick(m_bench->button("giveKey"), Qt::LeftButton);
    QCOMPARE(commands().owner(QKeySequence(Qt::CTRL | Qt::Key_T))->id, QStringLiteral("minify"));
    QVERIFY(action(QStringLiteral("newTab"))->shortcuts().isEmpty());
    tree("keyRows")->setCurrentItem(keyRow(QStringLiteral("newTab")));
    QTest::mouseClick(m_bench->button("resetKey"), Qt::LeftButton);
    QCOMPARE(commands().owner(QKeySequence(Qt::CTRL | Qt::Key_T))->id, QStringLiteral("newTab"));
    QVERIFY(action(QStringLiteral("minify"))->shortcuts().isEmpty());
    QTest::mouseClick(m_bench->button("resetAllKeys"), Qt::LeftButton);
    QVERIFY(commands().changes().isEmpty());
}

void tst_Keyboard::someKeysAreRefused_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("key");
    QTest::newRow("typing") << QStringLiteral("minify") << QStringLiteral("M");
    QTest::newRow("typing upper case") << QStringLiteral("minify") << QStringLiteral("Shift+M");
    QTest::newRow("of every text box") << QStringLiteral("minify") << QStringLiteral("Ctrl+C");
    QTest::newRow("find") << QStringLiteral("minify") << QStringLiteral("Ctrl+F");
    QTest::newRow("reload, sending") << QStringLiteral("runOperation") << QStringLiteral("F5");
    QTest::newRow("reload with Ctrl, sending") << QStringLiteral("runOperation") << QStringLiteral("Ctrl+R");
    QTest::newRow("a box's command") << QStringLiteral("undo") << QStringLiteral("Ctrl+Alt+Z");
}

void tst_Keyboard::someKeysAreRefused()
{
    QFETCH(QString, command);
    QFETCH(QString, key);
    const QKeySequence sequence(key, QKeySequence::PortableText);
    QVERIFY(!commands().problemOf(command, sequence).isEmpty());
    const auto before = commands().find(command)->keys();
    commands().setKey(command, sequence);
    QCOMPARE(commands().find(command)->keys(), before);
    commands().setChanges({{command, {key}}});
    QVERIFY(!commands().find(command)->keys().contains(sequence));
}

void tst_Keyboard::keysAreSearchedByNameAndByKey()
{
    openKeys();
    QTest::keyClicks(m_bench->window().focusWidget(), QStringLiteral("merge"));
    QVERIFY(!keyRow(QStringLiteral("mergeFragments"))->isHidden());
    QVERIFY(keyRow(QStringLiteral("newTab"))->isHidden());
    QVERIFY(keyRow(QStringLiteral("newTab"))->parent()->isHidden());
    auto *search = m_bench->window().findChild<QLineEdit *>(QStringLiteral("keySearch"));
    search->setText(QStringLiteral("ctrl+shift+t"));
    QVERIFY(!keyRow(QStringLiteral("reopenClosedTab"))->isHidden());
    QVERIFY(keyRow(QStringLiteral("mergeFragments"))->isHidden());
}

void tst_Keyboard::changedKeysAreRemembered()
{
    commands().setKey(QStringLiteral("minify"), QKeySequence(Qt::CTRL | Qt::Key_T));
    commands().noteUse(QStringLiteral("minify"));
    const auto state = ui::WindowState::fromJson(m_bench->window().state().toJson());
    QCOMPARE(state.keys.value(QStringLiteral("minify")), QStringList {QStringLiteral("Ctrl+T")});
    QCOMPARE(state.keys.value(QStringLiteral("newTab")), QStringList());
    support::ShellBench other(*m_server, m_clock);
    other.window().setState(state);
    const auto *commands = other.window().findChild<ui::CommandList *>();
    QCOMPARE(commands->owner(QKeySequence(Qt::CTRL | Qt::Key_T))->id, QStringLiteral("minify"));
    QVERIFY(commands->find(QStringLiteral("newTab"))->keys().isEmpty());
    QCOMPARE(commands->recent(), QStringList {QStringLiteral("minify")});
}

void tst_Keyboard::themesAreInTheSettings()
{
    press(Qt::Key_Comma, Qt::ControlModifier);
    auto *box = m_bench->window().findChild<QComboBox *>(QStringLiteral("themeBox"));
    QVERIFY(box->hasFocus());
    QCOMPARE(box->currentText(), QStringLiteral("Light"));
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(m_bench->window().state().theme, ui::Appearance::Choice::Dark);
    support::keepPicture(m_bench->window(), QStringLiteral("settingsdark"));
}

REGISTER_TEST(tst_Keyboard)
#include "tst_keyboard.moc"
