#include "ui/builder/linepainter.h"

#include "core/base/visibletext.h"
#include "ui/theme/appearance.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ui {
namespace {

constexpr int LineMargin = 6;
constexpr int StepIn = 14;
constexpr int ChevronSize = 16;
constexpr int MarkSize = 14;
constexpr int LineGap = 6;
constexpr int MoreSize = 20;
constexpr int NarrowestValue = 56;
constexpr QSize SwitchSize {26, 14};

QFont lineFont(const BuilderLine &line)
{
    auto font = Theme::codeFont();
    font.setStrikeOut(line.isDeprecated);
    return font;
}

QFont smallFont()
{
    auto font = Theme::interfaceFont();
    font.setPointSizeF(font.pointSizeF() * 11.5 / 13);
    return font;
}

QString aliasText(const BuilderLine &line)
{
    return line.alias.isEmpty() ? QString() : line.alias + QStringLiteral(": ");
}

/// A name that something is given to is followed by a colon, as in the text.
QString nameText(const BuilderLine &line)
{
    return !line.value.isEmpty() && line.kind != BuilderLine::Kind::Field ? line.name + QLatin1Char(':') : line.name;
}

/// What has to be given, as long as it is not.
QString requiredMark(const BuilderLine &line)
{
    return line.isRequired && line.mark == BuilderLine::Mark::Off ? QStringLiteral(" *") : QString();
}

bool hasValuePlace(const BuilderLine &line)
{
    return !line.value.isEmpty()
        || (line.edits != BuilderLine::Value::None && line.edits != BuilderLine::Value::Inside
            && line.mark == BuilderLine::Mark::On);
}

Role roleOfName(const BuilderLine &line)
{
    switch (line.kind) {
    case BuilderLine::Kind::Argument:
    case BuilderLine::Kind::InputField:
        return Role::Argument;
    case BuilderLine::Kind::TypeCondition:
    case BuilderLine::Kind::Spread:
        return Role::Type;
    case BuilderLine::Kind::Root:
        return Role::Keyword;
    case BuilderLine::Kind::NewElement:
        return Role::Accent;
    case BuilderLine::Kind::Element:
    case BuilderLine::Kind::Note:
        return Role::MutedText;
    case BuilderLine::Kind::Field:
        break;
    }
    return line.mark == BuilderLine::Mark::Off ? Role::Text : Role::Field;
}

Role roleOfRisk(safety::Risk risk)
{
    switch (risk) {
    case safety::Risk::ReadOnly:
        return Role::MutedText;
    case safety::Risk::Reversible:
        return Role::Good;
    case safety::Risk::Disruptive:
        return Role::Warning;
    case safety::Risk::Irreversible:
        break;
    }
    return Role::Live;
}

/// What stands at the right end: the risk of a mutation matters more than the type of its answer.
QString typeText(const BuilderLine &line)
{
    return line.risk ? safety::nameOf(*line.risk) : line.type;
}

QFont typeFont(const BuilderLine &line)
{
    return line.risk ? smallFont() : Theme::codeFont();
}

void drawChevron(QPainter &painter, QRect place, bool isExpanded, const QColor &color)
{
    const auto middle = QRectF(place).center();
    QPainterPath path;
    if (isExpanded) {
        path.moveTo(middle + QPointF(-3.5, -1.5));
        path.lineTo(middle + QPointF(0, 2));
        path.lineTo(middle + QPointF(3.5, -1.5));
    } else {
        path.moveTo(middle + QPointF(-1.5, -3.5));
        path.lineTo(middle + QPointF(2, 0));
        path.lineTo(middle + QPointF(-1.5, 3.5));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

void drawMark(QPainter &painter, QRect place, BuilderLine::Mark mark, const Theme &theme)
{
    const auto box = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isFull = mark == BuilderLine::Mark::On;
    painter.setPen(QPen(theme.color(mark == BuilderLine::Mark::Off ? Role::MutedText : Role::Accent), 1));
    painter.setBrush(isFull ? theme.color(Role::Accent) : theme.color(Role::Panel));
    painter.drawRoundedRect(box, 3, 3);
    QPainterPath path;
    if (isFull) {
        path.moveTo(box.left() + 3, box.center().y());
        path.lineTo(box.left() + 5.5, box.center().y() + 2.5);
        path.lineTo(box.right() - 3, box.top() + 4);
    } else if (mark == BuilderLine::Mark::Partly) {
        path.moveTo(box.left() + 3.5, box.center().y());
        path.lineTo(box.right() - 3.5, box.center().y());
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(isFull ? Role::OnAccent : Role::Accent), isFull ? 1.6 : 2, Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

void drawPlus(QPainter &painter, QRect place, const QColor &color)
{
    const auto middle = QRectF(place).center();
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(middle - QPointF(4, 0), middle + QPointF(4, 0));
    painter.drawLine(middle - QPointF(0, 4), middle + QPointF(0, 4));
}

void drawDots(QPainter &painter, QRect place, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const int step : {-5, 0, 5})
        painter.drawEllipse(QRectF(place).center() + QPointF(step, 0), 1.5, 1.5);
}

void drawSwitch(QPainter &painter, QRect place, bool isOn, const Theme &theme)
{
    const QRectF track(QPointF(place.left(), place.center().y() - SwitchSize.height() / 2.0 + 0.5), SwitchSize);
    const double radius = track.height() / 2;
    painter.setPen(QPen(theme.color(isOn ? Role::Accent : Role::MutedText), 1));
    painter.setBrush(theme.color(isOn ? Role::Accent : Role::Panel));
    painter.drawRoundedRect(track, radius, radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(isOn ? Role::OnAccent : Role::MutedText));
    painter.drawEllipse(QPointF(isOn ? track.right() - radius : track.left() + radius, track.center().y()), radius - 3,
                        radius - 3);
}

/// Draws as much of \a text as fits, and goes on behind it.
void drawPiece(QPainter &painter, QRect &place, const QString &text, const QColor &color)
{
    if (text.isEmpty() || place.width() <= 0)
        return;
    const auto metrics = painter.fontMetrics();
    const auto shown = metrics.elidedText(base::visibleText(text), Qt::ElideRight, place.width());
    painter.setPen(color);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, shown);
    place.setLeft(place.left() + metrics.horizontalAdvance(shown));
}

/// The name with what was searched for in bold. Names are ASCII (spec §2.1.9): a byte is a letter.
void drawName(QPainter &painter, QRect place, const BuilderLine &line, const Theme &theme)
{
    painter.setFont(lineFont(line));
    drawPiece(painter, place, aliasText(line), theme.color(Role::Variable));
    const auto color = theme.color(line.isDeprecated ? Role::MutedText : roleOfName(line));
    const auto name = nameText(line);
    qsizetype at = 0;
    for (const auto span : line.matched) {
        drawPiece(painter, place, name.mid(at, span.begin - at), color);
        auto strong = lineFont(line);
        strong.setBold(true);
        painter.setFont(strong);
        drawPiece(painter, place, name.mid(span.begin, span.length()), theme.color(Role::Accent));
        painter.setFont(lineFont(line));
        at = span.end;
    }
    drawPiece(painter, place, name.mid(at), color);
    drawPiece(painter, place, requiredMark(line), theme.color(Role::Warning));
}

} // namespace

LineParts partsOf(const BuilderLine &line, QRect place)
{
    LineParts parts;
    const auto square = [&](int left, int size) {
        return QRect(left, place.top() + (place.height() - size) / 2, size, size);
    };
    int left = place.left() + LineMargin + line.depth * StepIn;
    if (line.isExpandable)
        parts.chevron = square(left, ChevronSize);
    left += ChevronSize + 2;
    if (line.mark != BuilderLine::Mark::None || line.kind == BuilderLine::Kind::NewElement) {
        parts.mark = square(left, MarkSize);
        left += MarkSize + LineGap;
    }
    int right = place.right() - LineMargin;
    if (line.kind != BuilderLine::Kind::Note && line.kind != BuilderLine::Kind::NewElement) {
        parts.more = square(right - MoreSize + 1, MoreSize);
    }
    const QFontMetrics letters(lineFont(line));
    const int nameWidth = letters.horizontalAdvance(aliasText(line) + nameText(line) + requiredMark(line)) + 2;
    const int room = right - left;
    parts.name = {left, place.top(), std::clamp(nameWidth, 0, std::max(0, room)), place.height()};
    left += parts.name.width() + LineGap;
    if (hasValuePlace(line)) {
        // Where something is given, it says more than its type does.
        const int width = line.isSwitch()
            ? SwitchSize.width() + 2
            : std::max(NarrowestValue, letters.horizontalAdvance(base::visibleText(line.value)) + 2);
        parts.value = {left, place.top(), std::clamp(width, 0, std::max(0, right - left)), place.height()};
        left += parts.value.width() + LineGap;
    }
    if (const auto text = typeText(line); !text.isEmpty() && right - left > 24) {
        const int width = QFontMetrics(typeFont(line)).horizontalAdvance(text) + 2;
        const int shown = std::min(width, right - left);
        parts.type = {right - shown + 1, place.top(), shown, place.height()};
    }
    return parts;
}

void paintLine(QPainter &painter, const BuilderLine &line, QRect place, LineState state, const Appearance &appearance)
{
    const auto &theme = appearance.theme();
    const auto parts = partsOf(line, place);
    painter.setRenderHint(QPainter::Antialiasing);
    if (state.isCurrent)
        painter.fillRect(place, theme.color(state.hasFocus ? Role::Selection : Role::Hover));
    else if (state.isHovered)
        painter.fillRect(place, theme.color(Role::Hover));
    if (!parts.chevron.isEmpty())
        drawChevron(painter, parts.chevron, line.isExpanded, theme.color(Role::MutedText));
    if (line.kind == BuilderLine::Kind::NewElement)
        drawPlus(painter, parts.mark, theme.color(Role::Accent));
    else if (!parts.mark.isEmpty())
        drawMark(painter, parts.mark, line.mark, theme);
    if (line.kind == BuilderLine::Kind::Note || line.kind == BuilderLine::Kind::NewElement) {
        painter.setFont(Theme::interfaceFont());
        auto rest = parts.name;
        rest.setRight(place.right() - LineMargin);
        drawPiece(painter, rest, line.name, theme.color(roleOfName(line)));
    } else {
        drawName(painter, parts.name, line, theme);
    }
    if (line.isSwitch()) {
        drawSwitch(painter, parts.value, line.isOn, theme);
    } else if (!parts.value.isEmpty()) {
        painter.setFont(Theme::codeFont());
        auto rest = parts.value;
        drawPiece(painter, rest, line.value, theme.color(line.valueRole));
    }
    const bool hasMore = !parts.more.isEmpty() && (state.isHovered || (state.isCurrent && state.hasFocus));
    if (!parts.type.isEmpty()) {
        painter.setFont(typeFont(line));
        auto rest = parts.type;
        if (hasMore)
            rest.moveRight(std::max(parts.more.left() - 3, rest.left()));
        rest.setLeft(std::max({rest.left(), parts.name.right() + LineGap, parts.value.right() + LineGap}));
        drawPiece(painter, rest, typeText(line), theme.color(line.risk ? roleOfRisk(*line.risk) : Role::MutedText));
    }
    if (hasMore)
        drawDots(painter, parts.more, theme.color(Role::MutedText));
    if (state.isCurrent && state.hasFocus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Role::Accent), 1));
        painter.drawRoundedRect(QRectF(place).adjusted(1.5, 0.5, -1.5, -0.5), 4, 4);
    }
}

} // namespace ui
