#include "ui/builder/builderaccess.h"

#include "core/base/visibletext.h"
#include "ui/builder/builderlist.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <unordered_map>

namespace ui {
namespace {

class BuilderLineAccess final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    BuilderLineAccess(BuilderList *list, int row) : m_list(list), m_row(row) { }

    bool isValid() const override { return m_list && m_row < static_cast<int>(m_list->rows().size()); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_list ? m_list->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_list); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::TreeItem; }
    void setText(QAccessible::Text, const QString &) override { }
    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return base::visibleText(row().spoken());
        if (kind == QAccessible::Description)
            return BuilderList::tr("Level %1. %2").arg(row().depth + 1).arg(base::visibleText(m_list->detailOf(m_row)));
        return {};
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const auto place = m_list->visualRect(m_list->model()->index(m_row, 0));
        return {m_list->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const auto &shown = row();
        state.focusable = state.selectable = true;
        state.focused = state.selected = state.active = m_list->hasFocus() && m_list->currentRow() == m_row;
        state.checkable = shown.mark != BuilderLine::Mark::None;
        state.checked = shown.mark == BuilderLine::Mark::On;
        state.checkStateMixed = shown.mark == BuilderLine::Mark::Partly;
        state.expandable = shown.isExpandable;
        state.expanded = shown.isExpandable && shown.isExpanded;
        state.collapsed = shown.isExpandable && !shown.isExpanded;
        state.offscreen = !m_list->viewport()->rect().intersects(m_list->visualRect(m_list->model()->index(m_row, 0)));
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override
    {
        if (!isValid())
            return {};
        QStringList names {setFocusAction()};
        if (row().mark != BuilderLine::Mark::None)
            names.prepend(toggleAction());
        else
            names.prepend(pressAction());
        return names;
    }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_list->setCurrentRow(m_row);
        if (name == setFocusAction())
            m_list->setFocus(Qt::OtherFocusReason);
        else if (name == toggleAction())
            emit m_list->wanted(m_row, BuilderList::Wish::Toggle);
        else if (name == pressAction())
            emit m_list->wanted(m_row, BuilderList::Wish::Activate);
    }
    QStringList keyBindingsForAction(const QString &name) const override
    {
        return name == toggleAction() ? QStringList {QStringLiteral("Space")} : QStringList();
    }

private:
    const BuilderLine &row() const { return m_list->rows()[static_cast<std::size_t>(m_row)]; }

    QPointer<BuilderList> m_list;
    int m_row;
};

class BuilderListAccess final : public QAccessibleWidget
{
public:
    explicit BuilderListAccess(BuilderList *list) : QAccessibleWidget(list, QAccessible::Tree) { }
    ~BuilderListAccess() override
    {
        for (const auto &[row, id] : m_rows)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return list() ? static_cast<int>(list()->rows().size()) : 0; }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        auto &id = m_rows[index];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new BuilderLineAccess(list(), index));
        return QAccessible::accessibleInterface(id);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (const auto &[row, id] : m_rows)
            if (QAccessible::accessibleInterface(id) == child)
                return row;
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        return list() ? child(list()->indexAt(list()->viewport()->mapFromGlobal(QPoint(x, y))).row()) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        return list() && list()->hasFocus() ? child(list()->currentRow()) : nullptr;
    }

private:
    BuilderList *list() const { return static_cast<BuilderList *>(widget()); }

    mutable std::unordered_map<int, QAccessible::Id> m_rows; ///< Of rows that were asked for.
};

QAccessibleInterface *builderAccess(const QString &, QObject *object)
{
    auto *list = qobject_cast<BuilderList *>(object);
    return list ? new BuilderListAccess(list) : nullptr;
}

} // namespace

void installBuilderAccess()
{
    QAccessible::installFactory(builderAccess);
}

} // namespace ui
