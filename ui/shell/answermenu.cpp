#include "ui/shell/answermenu.h"

#include "ui/results/answerpages.h"
#include "ui/results/answerview.h"
#include "ui/results/valuecopies.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMenuBar>

namespace ui {
namespace {

constexpr int DeepestChoice = 5;

QString menuText(const char *text)
{
    return QCoreApplication::translate("ui::AnswerMenu", text);
}

/// Commands of the answer in view. They do nothing where there is none.
class AnswerCommands
{
public:
    AnswerCommands(QMenu &menu, std::function<AnswerView *()> current) : m_menu(menu), m_current(std::move(current)) { }

    template <typename Act>
    void add(const QString &id, const QString &text, const QKeySequence &key, Act act)
    {
        auto *action = m_menu.addAction(text, &m_menu, [current = m_current, act] {
            if (auto *view = current(); view && view->answer().body)
                act(*view);
        });
        action->setObjectName(id);
        action->setShortcut(key);
    }
    void separate() { m_menu.addSeparator(); }

    void addPage(const char *id, const char *text, AnswerTab tab)
    {
        add(QLatin1String(id), menuText(text), {}, [tab](AnswerView &view) {
            const bool needsJson = tab == AnswerTab::Table || tab == AnswerTab::Tree || tab == AnswerTab::Json;
            if (view.answer().tape || !needsJson)
                view.pages().chooseTab(tab);
            view.setFocus();
        });
    }
    void addCopy(const char *id, const char *text, QString (ValueCopies::*copy)() const)
    {
        add(QLatin1String(id), menuText(text), {}, [copy](AnswerView &view) {
            const auto place = view.pages().chosen();
            if (view.answer().tape && place)
                QApplication::clipboard()->setText((ValueCopies(view.answer().tape, *place).*copy)());
        });
    }

private:
    QMenu &m_menu;
    std::function<AnswerView *()> m_current;
};

} // namespace

void addAnswerMenu(QMenuBar &bar, std::function<AnswerView *()> current)
{
    auto &menu = *bar.addMenu(menuText("&Answer"));
    AnswerCommands commands(menu, std::move(current));
    commands.addPage("answerAsTable", "As &Table", AnswerTab::Table);
    commands.addPage("answerAsTree", "As T&ree", AnswerTab::Tree);
    commands.addPage("answerAsJson", "As &JSON", AnswerTab::Json);
    commands.addPage("answerAsBytes", "As It &Came", AnswerTab::Raw);
    commands.addPage("answerHeaders", "&Headers", AnswerTab::Headers);
    commands.separate();
    for (int depth = 1; depth <= DeepestChoice; ++depth)
        commands.add(QStringLiteral("collapseToDepth%1").arg(depth), menuText("Collapse to Depth &%1").arg(depth),
                     QKeySequence(QStringLiteral("Ctrl+Alt+%1").arg(depth)),
                     [depth](AnswerView &view) { view.pages().collapseTo(depth); });
    commands.add(QStringLiteral("expandAnswer"), menuText("&Expand All"), QKeySequence(QStringLiteral("Ctrl+Alt+0")),
                 [](AnswerView &view) { view.pages().expandAll(); });
    commands.separate();
    commands.addCopy("copyAnswerValue", "Copy &Value", &ValueCopies::value);
    commands.addCopy("copyAnswerPath", "Copy &Path", &ValueCopies::path);
    commands.addCopy("copyAnswerPointer", "Copy JSON P&ointer", &ValueCopies::pointer);
    commands.addCopy("copyAnswerRow", "Copy Ro&w as JSON", &ValueCopies::rowAsJson);
    commands.separate();
    commands.add(QStringLiteral("saveAnswer"), menuText("&Save Answer…"), {}, [](AnswerView &view) { view.save(); });
}

} // namespace ui
