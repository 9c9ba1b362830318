#include "ui/users/userdelegate.h"

#include "core/base/visibletext.h"
#include "core/users/usermodel.h"
#include "ui/theme/chosenrow.h"
#include "ui/theme/plaintext.h"
#include "ui/users/avatar.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace ui {
namespace {

using users::UserModel;

constexpr int CellPadding = 10;
constexpr int AvatarSize = 22;
constexpr int AvatarGap = 8;
constexpr int WaitingHeight = 8;
/// How long a value of a column is, about.
constexpr std::array<int, UserModel::ColumnCount> WaitingWidths {112, 80, 140, 92, 52, 60, 44, 64, 240};

const UserModel &modelOf(const QModelIndex &index)
{
    return *static_cast<const UserModel *>(index.model());
}

/// As many roles as there is room for, and how many more.
QString rolesIn(const users::UserSummary &user, const QFontMetrics &metrics, int width)
{
    const auto more = [&](qsizetype shown) {
        const auto rest = user.roleCount - shown;
        return rest > 0 ? QStringLiteral(" +%1").arg(rest) : QString();
    };
    for (auto shown = user.roles.size(); shown > 1; --shown) {
        const auto text = user.roles.mid(0, shown).join(QStringLiteral(", ")) + more(shown);
        if (metrics.horizontalAdvance(text) <= width)
            return text;
    }
    return user.roles.value(0) + more(1);
}

QRectF avatarIn(const QRect &cell)
{
    return QRectF(cell.left(), cell.center().y() - AvatarSize / 2 + 0.5, AvatarSize, AvatarSize);
}

} // namespace

UserDelegate::UserDelegate(const Appearance &appearance, QObject *parent)
    : QStyledItemDelegate(parent),
      m_appearance(appearance)
{ }

void UserDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintBackground(*painter, option, index);
    const auto &theme = m_appearance.theme();
    const auto cell = option.rect.adjusted(CellPadding, 0, -CellPadding, -1);
    const auto &model = modelOf(index);
    const auto *user = model.pager().user(index.row());
    if (!user) {
        if (model.pager().isFailed(index.row()) && index.column() == UserModel::Name)
            paintText(*painter, cell, option, tr("Not read"), Role::MutedText);
        else if (!model.pager().isFailed(index.row()))
            paintWaiting(*painter, cell, option, index);
        return;
    }
    const auto text = index.data().toString();
    switch (index.column()) {
    case UserModel::Name: {
        paintAvatar(*painter, avatarIn(cell), user->id, user->name, theme);
        const bool isMuted = index.data(UserModel::IsMutedRole).toBool();
        paintText(*painter, cell.adjusted(AvatarSize + AvatarGap, 0, 0, 0), option, text,
                  isMuted ? Role::MutedText : Role::Text);
        break;
    }
    case UserModel::State:
        if (!text.isEmpty())
            paintState(*painter, cell, users::statusOf(user->account, model.now()), theme);
        break;
    case UserModel::Email:
        paintText(*painter, cell, option, text, user->email.isEmpty() ? Role::MutedText : Role::Text);
        break;
    case UserModel::Roles:
        paintText(*painter, cell, option, rolesIn(*user, option.fontMetrics, cell.width()), Role::MutedText);
        break;
    default:
        paintText(*painter, cell, option, text, Role::MutedText);
    }
}

void UserDelegate::paintBackground(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected || index.row() == m_hoveredRow)
        painter.fillRect(option.rect, m_appearance.color(isSelected ? Role::Selection : Role::Hover));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     m_appearance.color(Role::Line));
    // Where the keyboard is, at the edge of the row: a frame in each cell would be noise.
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool hasFocus = view && view->hasFocus() && view->currentIndex().row() == index.row();
    if (hasFocus && index.column() == UserModel::Name)
        paintChosenBar(painter, option.rect.adjusted(0, 0, 0, -1), m_appearance.theme());
}

void UserDelegate::paintWaiting(QPainter &painter, const QRect &cell, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    // Under the pointer and where somebody has gone to, the ground has that colour.
    const bool isOnWash = option.state.testFlag(QStyle::State_Selected) || index.row() == m_hoveredRow;
    painter.setBrush(m_appearance.color(isOnWash ? Role::Panel : Role::Hover));
    auto place = cell;
    if (index.column() == UserModel::Name) {
        painter.drawEllipse(avatarIn(cell));
        place.adjust(AvatarSize + AvatarGap, 0, 0, 0);
    }
    // Not all the same, so that it looks like what comes; always the same for a row, so that nothing dances.
    const int width = WaitingWidths[static_cast<std::size_t>(index.column())] * (80 + index.row() * 37 % 41) / 100;
    const QRectF bar(place.left(), place.center().y() - WaitingHeight / 2 + 0.5, std::min(width, place.width()),
                     WaitingHeight);
    painter.drawRoundedRect(bar, WaitingHeight / 2.0, WaitingHeight / 2.0);
    painter.restore();
}

void UserDelegate::paintText(QPainter &painter, const QRect &cell, const QStyleOptionViewItem &option,
                             const QString &text, Role role) const
{
    painter.setFont(option.font);
    painter.setPen(m_appearance.color(role));
    const auto line = option.fontMetrics.elidedText(base::visibleText(text), Qt::ElideRight, cell.width());
    // A name that runs from right to left does so within its cell; the column keeps its edge.
    painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, line);
}

bool UserDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    QToolTip::showText(event->globalPos(), plainToolTip(base::visibleText(index.data(Qt::ToolTipRole).toString())),
                       view);
    return true;
}

} // namespace ui
