#include "ui/users/chosenpeople.h"

#include <QHash>

#include <algorithm>

namespace ui {

ChosenPeople::ChosenPeople(const users::UserPager &list, const QItemSelectionModel &chosen)
{
    const auto *current = chosen.currentIndex().isValid() ? list.user(chosen.currentIndex().row()) : nullptr;
    if (!current || current->id.isEmpty())
        return;
    int selected = 0;
    for (const auto &range : chosen.selection())
        selected += range.height();
    int held = 0;
    list.forEachHeld([&](int row, const users::UserSummary &user) {
        if (user.id.isEmpty() || !chosen.isRowSelected(row))
            return;
        ++held;
        m_selected.insert(user.id);
    });
    if (held == selected)
        m_current = current->id;
}

std::optional<ChosenPeople::Rows> ChosenPeople::rowsIn(const users::UserPager &list) const
{
    if (isEmpty())
        return std::nullopt;
    QHash<QString, int> found;
    list.forEachHeld([&](int row, const users::UserSummary &user) {
        const bool isWanted = user.id == m_current || m_selected.contains(user.id);
        if (isWanted && !found.contains(user.id))
            found.insert(user.id, row);
    });
    if (found.size() != m_selected.size() + (m_selected.contains(m_current) ? 0 : 1))
        return std::nullopt;
    Rows rows {found.value(m_current), {}};
    for (const auto &id : m_selected)
        rows.selected.push_back(found.value(id));
    std::sort(rows.selected.begin(), rows.selected.end());
    return rows;
}

} // namespace ui
