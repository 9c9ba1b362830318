#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/editor/queryeditor.h"
#include "ui/shell/commandlist.h"
#include "ui/shell/documentpage.h"
#include "ui/theme/sheet.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QTest>

#include <functional>

namespace {

/// Parts that Qt makes inside of other controls: the control around them has the name.
bool isInnerPart(const QWidget &widget)
{
    return qobject_cast<const QComboBox *>(widget.parentWidget()) || widget.objectName().startsWith(u"qt_");
}

/// What a person uses, in the words of the accessibility interface.
bool isUsed(const QAccessibleInterface &part)
{
    switch (part.role()) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::List:
    case QAccessible::Tree:
    case QAccessible::Table:
    case QAccessible::PageTabList:
    case QAccessible::ProgressBar:
        return true;
    default:
        return part.state().focusable;
    }
}

/// A line for each part in view that a screen reader would read without a name.
QStringList withoutName(QWidget &within)
{
    QStringList found;
    auto widgets = within.findChildren<QWidget *>();
    widgets.prepend(&within);
    for (auto *widget : widgets) {
        if (!widget->isVisible() || isInnerPart(*widget))
            continue;
        const auto *part = QAccessible::queryAccessibleInterface(widget);
        if (part && isUsed(*part) && part->text(QAccessible::Name).trimmed().isEmpty())
            found.append(QStringLiteral("%1 \"%2\" in %3")
                             .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                                  QString::fromLatin1(widget->parentWidget()->metaObject()->className())));
    }
    return found;
}

/// A line for each entry that no letter reaches, or that shares its letter with another.
QStringList withoutLetter(const QMenu &menu)
{
    QStringList found;
    QSet<QChar> taken;
    const auto actions = menu.actions();
    for (const auto *action : actions) {
        if (action->isSeparator())
            continue;
        const auto text = action->text().section(QLatin1Char('\t'), 0, 0);
        const auto place = QString(text).replace(QStringLiteral("&&"), QStringLiteral("  ")).indexOf(QLatin1Char('&'));
        const auto letter = place < 0 ? QChar() : text.at(place + 1).toLower();
        if (letter.isNull() || taken.contains(letter))
            found.append(QStringLiteral("%1 › %2").arg(menu.title(), text));
        taken.insert(letter);
        if (action->menu())
            found.append(withoutLetter(*action->menu()));
    }
    return found;
}

} // namespace

/// What a person finds who does not use a mouse, or does not see the screen.
class tst_Accessibility : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everythingHasAName_data();
    void everythingHasAName();
    void everyMenuEntryHasALetter();
    void theWindowFitsASmallScreen_data();
    void theWindowFitsASmallScreen();

private:
    void use(const char *id) const
    {
        m_bench->window().findChild<ui::CommandList *>()->find(QLatin1String(id))->action->trigger();
    }
};

void tst_Accessibility::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().resize(1280, 800);
    m_bench->window().setSandbox(m_bench->sandbox(), false);
}

void tst_Accessibility::cleanup()
{
    m_bench.reset();
}

void tst_Accessibility::everythingHasAName_data()
{
    QTest::addColumn<QByteArray>("commands");
    QTest::newRow("explorer") << QByteArray();
    QTest::newRow("answer") << QByteArray("runOperation");
    QTest::newRow("builder") << QByteArray("builder");
    QTest::newRow("collection") << QByteArray("collection");
    QTest::newRow("find and replace") << QByteArray("replace");
    QTest::newRow("form") << QByteArray("variablesAsForm");
    QTest::newRow("headers") << QByteArray("goToHeaders");
    QTest::newRow("docs") << QByteArray("searchDocs");
    QTest::newRow("users") << QByteArray("users");
    QTest::newRow("history") << QByteArray("runOperation history");
    QTest::newRow("projects") << QByteArray("projects");
    QTest::newRow("new project") << QByteArray("addProject");
    QTest::newRow("settings") << QByteArray("settings");
    QTest::newRow("palette") << QByteArray("commandPalette");
    QTest::newRow("curl") << QByteArray("openCurlOrLink");
    QTest::newRow("about") << QByteArray("aboutGatehouse");
    QTest::newRow("review") << QByteArray("live runOperation");
}

void tst_Accessibility::everythingHasAName()
{
    QFETCH(QByteArray, commands);
    auto &window = m_bench->window();
    const bool isLive = commands.startsWith("live ");
    if (isLive) {
        const auto live = m_bench->liveProject(QStringLiteral("acme-prod"));
        window.setRemembered({live});
        m_bench->openTab(live, "mutation M { deleteRole(input: {id: \"x\"}) { ok } }");
    } else {
        m_bench->openTab(
            m_bench->sandbox(),
            "query Q($id: ID!, $n: Int, $is: Boolean, $s: [String!], $at: DateTime) {\n  users(first: 3) { edges "
            "{ node { id formattedName } } }\n}\n",
            R"({"id": "x", "is": true, "s": ["a"], "at": "2026-11-22T10:00:00Z"})");
    }
    QTRY_VERIFY(m_bench->label("schemaState").contains(QStringLiteral("189")));
    for (const auto &command : commands.split(' ')) {
        if (command.isEmpty() || command == "live")
            continue;
        use(command.constData());
        if (!isLive)
            QTRY_VERIFY(!m_bench->page()->isRunning());
        QTest::qWait(50);
    }
    if (isLive)
        QTRY_VERIFY(m_bench->review());
    support::keepPicture(window, QStringLiteral("named-") + QLatin1String(QTest::currentDataTag()));
    const auto nameless = withoutName(window);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void tst_Accessibility::everyMenuEntryHasALetter()
{
    QStringList found;
    QSet<QChar> taken;
    const auto menus = m_bench->window().menuBar()->actions();
    QVERIFY(menus.size() > 5);
    for (const auto *top : menus) {
        const auto letter = top->text().at(top->text().indexOf(QLatin1Char('&')) + 1).toLower();
        QVERIFY2(!taken.contains(letter), qPrintable(top->text()));
        taken.insert(letter);
        found.append(withoutLetter(*top->menu()));
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void tst_Accessibility::theWindowFitsASmallScreen_data()
{
    QTest::addColumn<QByteArray>("room");
    for (const auto *room : {"explorer", "users", "history", "projects"})
        QTest::newRow(room) << QByteArray(room);
}

/// 1280 by 800 at 150 %, with the docs beside the answer.
void tst_Accessibility::theWindowFitsASmallScreen()
{
    QFETCH(QByteArray, room);
    auto &window = m_bench->window();
    m_bench->openTab(m_bench->sandbox(), "{ users(first: 3) { edges { node { id } } } }");
    m_bench->editor()->goTo(1, 3);
    m_bench->pressRun();
    QTRY_VERIFY(!m_bench->page()->isRunning());
    use(room.constData());
    QTest::qWait(50);
    constexpr QSize Small(853, 533);
    window.resize(Small);
    const auto widgets = window.findChildren<QWidget *>();
    QStringList wide;
    for (const auto *widget : widgets)
        if (widget->isVisible() && widget->minimumSizeHint().width() > 150)
            wide.append(QStringLiteral("%1 \"%2\" %3")
                            .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName())
                            .arg(std::max(widget->minimumWidth(), widget->minimumSizeHint().width())));
    QVERIFY2(window.size() == Small,
             qPrintable(QStringLiteral("%1 × %2\n%3").arg(window.width()).arg(window.height()).arg(wide.join(u'\n'))));
}

REGISTER_TEST(tst_Accessibility)
#include "tst_accessibility.moc"
