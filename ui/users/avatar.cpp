#include "ui/users/avatar.h"

#include "core/base/visibletext.h"
#include "core/users/usersummary.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace ui {
namespace {

/// Red is for live data and errors, so nobody is red.
constexpr std::array AvatarRoles {Role::Accent,   Role::Good, Role::Argument, Role::String,
                                  Role::Variable, Role::Type, Role::Field};

QColor mixed(const QColor &some, const QColor &rest, double share)
{
    const auto mix = [share](float a, float b) {
        return static_cast<float>(a * share + b * (1 - share));
    };
    return QColor::fromRgbF(mix(some.redF(), rest.redF()), mix(some.greenF(), rest.greenF()),
                            mix(some.blueF(), rest.blueF()));
}

/// What letters may take of the disc's width, so that they do not touch its edge.
constexpr double InnerShare = 0.74;

/// In pixels: that of \a font, or less where the letters would be wider than \a room.
int fittingSize(const QFont &font, const QString &letters, double room)
{
    const double width = QFontMetricsF(font).horizontalAdvance(letters);
    return width <= room ? font.pixelSize() : std::max(5, static_cast<int>(font.pixelSize() * room / width));
}

constexpr int PillPadding = 8;
constexpr int PillHeight = 18;

QFont stateFont()
{
    auto font = Theme::interfaceFont();
    font.setPixelSize(12);
    return font;
}

} // namespace

int avatarTints()
{
    return static_cast<int>(AvatarRoles.size());
}

AvatarColors avatarColors(const QString &userId, const Theme &theme)
{
    constexpr double share = 0.13; // More would take the letters' contrast away.
    const auto role = AvatarRoles[static_cast<std::size_t>(users::tintOf(userId, avatarTints()))];
    return {theme.color(role), mixed(theme.color(role), theme.color(Role::Panel), share)};
}

void paintAvatar(QPainter &painter, const QRectF &disc, const QString &userId, const QString &name, const Theme &theme)
{
    const auto colors = avatarColors(userId, theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.disc);
    painter.drawEllipse(disc);
    const auto letters = users::initialsOf(name);
    auto font = Theme::interfaceFont();
    font.setPixelSize(std::max(8, qRound(disc.height() * (letters.size() > 1 ? 0.42 : 0.5))));
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(fittingSize(font, letters, disc.width() * InnerShare));
    painter.setFont(font);
    painter.setPen(colors.letters);
    // One character may carry any number of marks above and below itself.
    QPainterPath round;
    round.addEllipse(disc);
    painter.setClipPath(round, Qt::IntersectClip);
    painter.drawText(disc, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, letters);
    painter.restore();
}

StateColors stateColors(users::AccountState state, const Theme &theme)
{
    using enum users::AccountState;
    switch (state) {
    case Active:
        return {theme.color(Role::Good), theme.color(Role::GoodWash), {}};
    case LockedOut:
    case DeletionScheduled:
    case AnonymizationScheduled:
        return {theme.color(Role::Warning), theme.color(Role::WarningWash), {}};
    case Disabled:
        return {theme.color(Role::Panel), theme.color(Role::MutedText), {}};
    case Anonymous:
    case NotYetValid:
    case Expired:
    case Anonymized:
    case Unknown:
        break;
    }
    return {theme.color(Role::MutedText), theme.color(Role::Input), theme.color(Role::Line)};
}

QSize stateSize(const users::AccountStatus &status)
{
    const QFontMetrics metrics(stateFont());
    return {metrics.horizontalAdvance(base::visibleText(status.word)) + 2 * PillPadding + 1, PillHeight + 1};
}

void paintState(QPainter &painter, const QRect &place, const users::AccountStatus &status, const Theme &theme)
{
    const auto colors = stateColors(status.state, theme);
    const auto font = stateFont();
    const QFontMetrics metrics(font);
    const auto word = metrics.elidedText(base::visibleText(status.word), Qt::ElideRight,
                                         std::max(0, place.width() - 2 * PillPadding));
    const QRectF pill(place.left() + 0.5, place.center().y() - PillHeight / 2 + 0.5,
                      metrics.horizontalAdvance(word) + 2 * PillPadding, PillHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.line.isValid() ? QPen(colors.line) : QPen(Qt::NoPen));
    painter.setBrush(colors.wash);
    painter.drawRoundedRect(pill, PillHeight / 2.0, PillHeight / 2.0);
    painter.setFont(font);
    painter.setPen(colors.text);
    painter.drawText(pill, Qt::AlignCenter | Qt::TextSingleLine, word);
    painter.restore();
}

} // namespace ui
