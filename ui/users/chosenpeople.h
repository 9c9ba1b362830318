#pragma once

#include "core/users/userpager.h"

#include <QItemSelectionModel>
#include <QSet>

#include <optional>

namespace ui {

/// Whoever is chosen in a list, by their IDs: when it is read again, people came and went, and the rows of before are
/// somebody else's.
class ChosenPeople
{
public:
    /// Nobody.
    ChosenPeople() = default;
    /// Nobody as well when not all of them have been read: some of them are not the choice that was made.
    ChosenPeople(const users::UserPager &list, const QItemSelectionModel &chosen);

    bool isEmpty() const { return m_current.isEmpty(); }

    struct Rows
    {
        int current = 0;
        std::vector<int> selected; ///< Ascending.
    };
    /// Where they stand in \a list; nothing unless all of them have been read there.
    std::optional<Rows> rowsIn(const users::UserPager &list) const;

private:
    QString m_current;
    QSet<QString> m_selected;
};

} // namespace ui
