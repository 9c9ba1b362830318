#include "core/users/usermodel.h"

namespace users {
namespace {

QString dashIfEmpty(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
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
    case Username:
        return dashIfEmpty(user.username);
    case Email:
        return dashIfEmpty(user.email);
    case Phone:
        return dashIfEmpty(user.phone);
    case State:
        return statusOf(user.account, now()).word;
    case Roles:
        return user.rolesText();
    case Created:
        return dayText(user.createdAt, now());
    case LastLogin:
        return user.lastLoginAt.isGiven() ? agoText(user.lastLoginAt, now()) : tr("never");
    case Uuid:
        return uuidOf(user.id);
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
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return titleOf(static_cast<Column>(section));
}

QString UserModel::titleOf(Column column)
{
    switch (column) {
    case Name:
        return tr("Name");
    case Username:
        return tr("Username");
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
    case Uuid:
        return tr("UUID");
    case ColumnCount:
        break;
    }
    return {};
}

bool UserModel::isTold(Column column) const
{
    const auto *field = fieldOf(column);
    return !field || !m_pager.lacking().contains(QLatin1String(field));
}

const char *UserModel::fieldOf(Column column)
{
    switch (column) {
    case Username:
    case Email:
    case Phone:
        return "User.standardAttributes";
    case State:
        return "User.isDisabled";
    case Roles:
        return "User.effectiveRoles";
    case Created:
        return "User.createdAt";
    case LastLogin:
        return "User.lastLoginAt";
    case Name:
    case Uuid:
    case ColumnCount:
        break;
    }
    return nullptr; // Names are made of what there is.
}

} // namespace users
