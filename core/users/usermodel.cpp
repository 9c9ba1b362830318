#include "core/users/usermodel.h"

namespace users {
namespace {

QString dashIfEmpty(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

QString rolesText(const UserSummary &user)
{
    const auto text = user.roles.join(QStringLiteral(", "));
    const auto more = user.roleCount - user.roles.size();
    return more > 0 ? QStringLiteral("%1 +%2").arg(text).arg(more) : text;
}

} // namespace

UserModel::UserModel(UserPager &pager, const base::Clock &clock, QObject *parent)
    : QAbstractTableModel(parent),
      m_pager(pager),
      m_clock(clock),
      m_count(pager.count())
{
    connect(&pager, &UserPager::opened, this, [this] {
        beginResetModel();
        m_count = 0;
        endResetModel();
    });
    connect(&pager, &UserPager::countChanged, this, &UserModel::setCount);
    connect(&pager, &UserPager::rowsChanged, this, [this](int first, int last) {
        last = std::min(last, m_count - 1);
        if (first <= last)
            emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
}

void UserModel::setCount(int count)
{
    if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    } else if (count < m_count) {
        beginRemoveRows({}, count, m_count - 1);
        m_count = count;
        endRemoveRows();
    }
}

int UserModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int UserModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UserModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto *user = m_pager.user(index.row());
    switch (role) {
    case IdRole:
        return user ? user->id : QString();
    case Qt::DisplayRole:
        return user ? text(*user, index.column()) : QString();
    case Qt::ToolTipRole:
        return user ? toolTip(*user, index.column()) : QString();
    case Qt::AccessibleTextRole:
        if (user)
            return text(*user, index.column());
        return m_pager.isFailed(index.row()) ? tr("Not read") : tr("Loading");
    case IsMutedRole:
        return user && index.column() == Name && user->name.isEmpty();
    default:
        return {};
    }
}

QString UserModel::text(const UserSummary &user, int column) const
{
    // Nothing is known of somebody whom the server left out of its answer: dashes would say that there is nothing.
    if (user.id.isEmpty() && column != Name)
        return {};
    switch (column) {
    case Name:
        return user.shownName();
    case Email:
        return dashIfEmpty(user.email);
    case Phone:
        return dashIfEmpty(user.phone);
    case State:
        return statusOf(user.account, now()).word;
    case Roles:
        return rolesText(user);
    case Created:
        return dayText(user.createdAt, now());
    case LastLogin:
        return user.lastLoginAt.isGiven() ? agoText(user.lastLoginAt, now()) : tr("never");
    default:
        return {};
    }
}

QString UserModel::toolTip(const UserSummary &user, int column) const
{
    switch (column) {
    case State:
        return statusOf(user.account, now()).sentence;
    case Created:
        return momentText(user.createdAt);
    case LastLogin:
        return momentText(user.lastLoginAt);
    default:
        return text(user, column);
    }
}

QVariant UserModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Email:
        return tr("E-mail");
    case Phone:
        return tr("Phone");
    case State:
        return tr("State");
    case Roles:
        return tr("Roles");
    case Created:
        return tr("Created");
    case LastLogin:
        return tr("Last login");
    default:
        return {};
    }
}

} // namespace users
