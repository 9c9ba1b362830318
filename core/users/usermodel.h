#pragma once

#include "core/base/clock.h"
#include "core/users/userpager.h"

#include <QAbstractTableModel>

namespace users {

/// Shows a UserPager as a table. Colours, pictures and fonts are the view's.
class UserModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UserModel)

public:
    enum Column { Name, Username, Email, Phone, State, Roles, Created, LastLogin, Uuid, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< Node ID; empty while the user is not here.
        IsMutedRole, ///< bool: what stands there is no value of the user's.
    };

    /// Nothing is owned.
    UserModel(UserPager &pager, const base::Clock &clock, QObject *parent = nullptr);

    static QString titleOf(Column column);
    /// Whether the server tells what stands in it; an older one may not.
    bool isTold(Column column) const;

    UserPager &pager() const { return m_pager; }
    QDateTime now() const { return m_clock.now(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void setCount(int count);
    static const char *fieldOf(Column column);
    QString text(const UserSummary &user, int column) const;
    QString toolTip(const UserSummary &user, int column) const;

    UserPager &m_pager;
    const base::Clock &m_clock;
    int m_count = 0;
};

} // namespace users
