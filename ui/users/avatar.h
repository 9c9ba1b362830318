#pragma once

#include "core/users/accountstatus.h"
#include "ui/theme/theme.h"

class QPainter;
class QRectF;

namespace ui {

/// Initials on a disc, in a colour of the theme that is always the same for the same user.
void paintAvatar(QPainter &painter, const QRectF &disc, const QString &userId, const QString &name, const Theme &theme);
/// The colours of an avatar: of the letters, and of the disc behind them.
struct AvatarColors
{
    QColor letters;
    QColor disc;
};
AvatarColors avatarColors(const QString &userId, const Theme &theme);
/// How many different ones there are; for tests, which look at all of them.
int avatarTints();

/// The colours of an account's state, as a pill has them. The word is always said too.
struct StateColors
{
    QColor text;
    QColor wash;
    QColor line; ///< Around the pill; invalid: none.
};
StateColors stateColors(users::AccountState state, const Theme &theme);
/// The word of a state on its wash, beginning at the left of \a place, in the middle of its height, and no wider.
void paintState(QPainter &painter, const QRect &place, const users::AccountStatus &status, const Theme &theme);
/// What paintState() needs to say the whole word.
QSize stateSize(const users::AccountStatus &status);

} // namespace ui
