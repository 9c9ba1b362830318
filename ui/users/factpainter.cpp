#include "ui/users/factpainter.h"

#include "core/base/visibletext.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int SideMargin = 16;
constexpr int CopyWidth = 22;
constexpr int Gap = 8;
constexpr int LineHeight = 20;
constexpr int SmallLineHeight = 18;
constexpr int RowPadding = 4;
constexpr int PillRowHeight = 18;
constexpr int PillSide = 8;
/// Text may be a fraction of a pixel wider than it says.
constexpr int Slack = 2;
constexpr int MostValueLines = 6;
constexpr int MostDetailLines = 2;
/// More than fits on MostValueLines of the widest window; the rest is not laid out.
constexpr int MostCharacters = 2000;

QString drawable(const QString &text, bool keepsLines)
{
    auto visible = base::visibleText(shortened(text, MostCharacters), keepsLines);
    visible.remove(QLatin1Char('\r'));
    return visible.replace(QLatin1Char('\n'), QChar::LineSeparator);
}

int nameWidthIn(int width)
{
    return std::clamp(width * 26 / 100, 108, 168);
}

Role pillText(Pill::Tone tone)
{
    switch (tone) {
    case Pill::Tone::Accent:
    case Pill::Tone::AccentSolid:
        return Role::Accent;
    case Pill::Tone::Good:
        return Role::Good;
    case Pill::Tone::Warning:
        return Role::Warning;
    case Pill::Tone::Live:
    case Pill::Tone::LiveSolid:
        return Role::Live;
    case Pill::Tone::Neutral:
        break;
    }
    return Role::MutedText;
}

Role pillWash(Pill::Tone tone)
{
    switch (tone) {
    case Pill::Tone::Accent:
    case Pill::Tone::AccentSolid:
        return Role::AccentWash;
    case Pill::Tone::Good:
        return Role::GoodWash;
    case Pill::Tone::Warning:
        return Role::WarningWash;
    case Pill::Tone::Live:
    case Pill::Tone::LiveSolid:
        return Role::LiveWash;
    case Pill::Tone::Neutral:
        break;
    }
    return Role::Hover;
}

QFont resized(QFont font, double pixels)
{
    font.setPointSizeF(font.pointSizeF() * pixels / 13.0);
    return font;
}

void drawLine(QPainter &painter, const QRect &place, const QString &text)
{
    // Left also for text that runs from the right: values stand in a column.
    painter.drawText(place, Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace

/// Text in lines of a width, the last of them cut with an ellipsis where there would be too many.
struct FactPainter::Block
{
    QStringList lines;
    int lastWidth = 0;
    bool isCut = false;

    Block() = default;
    Block(const QString &shown, const QFont &font, int width, int mostLines)
    {
        const QString text = drawable(shown, true);
        const QFontMetrics metrics(font);
        // Most are short, and a layout costs more than this.
        if (!text.contains(QChar::LineSeparator)) {
            lastWidth = metrics.horizontalAdvance(text);
            if (lastWidth <= width) {
                lines.append(text);
                return;
            }
        }
        QTextLayout layout(text, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(1, width));
            const int start = line.textStart();
            if (lines.size() + 1 == mostLines && start + line.textLength() < text.size()) {
                auto rest = text.mid(start);
                rest.replace(QChar::LineSeparator, QLatin1Char(' '));
                lines.append(metrics.elidedText(rest, Qt::ElideRight, width));
                isCut = true;
                break;
            }
            lines.append(text.mid(start, line.textLength()).remove(QChar::LineSeparator));
        }
        layout.endLayout();
        lastWidth = lines.isEmpty() ? 0 : metrics.horizontalAdvance(lines.last());
    }
    int count() const { return static_cast<int>(std::max<qsizetype>(1, lines.size())); }
};

struct FactPainter::Layout
{
    struct PlacedPill
    {
        QRect place;
        QString text;
        Pill::Tone tone = Pill::Tone::Neutral;
    };
    int height = 0;
    QRect name;
    QString nameText;
    QPoint value;
    Block block;
    QRect aside;
    QString asideText;
    QList<PlacedPill> pills;
    QPoint detail;
    Block detailBlock;
    int textWidth = 0;
};

FactPainter::FactPainter(const Appearance &appearance)
    : m_appearance(appearance),
      m_font(Theme::interfaceFont()),
      m_strong(Theme::interfaceFont()),
      m_code(Theme::codeFont()),
      m_small(resized(Theme::interfaceFont(), 12))
{
    m_strong.setWeight(QFont::DemiBold);
}

QRect FactPainter::copyPlace(const QRect &row)
{
    constexpr int width = CopyWidth + SideMargin - Gap;
    return {row.right() + 1 - width, row.top(), width, row.height()};
}

QFont FactPainter::fontOf(const Fact &fact) const
{
    if (fact.kind == Fact::Kind::Title || fact.kind == Fact::Kind::Action)
        return m_strong;
    if (fact.kind == Fact::Kind::Caption)
        return m_strong;
    return fact.look == Fact::Look::Code ? m_code : m_font;
}

Role FactPainter::roleOf(const Fact &fact) const
{
    if (fact.kind == Fact::Kind::Action)
        return Role::Accent;
    if (fact.kind == Fact::Kind::Caption || fact.look == Fact::Look::Muted)
        return Role::MutedText;
    return fact.look == Fact::Look::Warning ? Role::Warning : Role::Text;
}

FactPainter::Layout FactPainter::layout(const Fact &fact, int width, bool isFirst) const
{
    Layout laid;
    const bool opens = fact.kind == Fact::Kind::Caption || fact.kind == Fact::Kind::Title;
    const int top = RowPadding + (isFirst ? Gap : opens ? 2 * Gap : 0);
    int left = SideMargin;
    const int right = width - SideMargin - CopyWidth;
    if (fact.kind == Fact::Kind::Value) {
        const int nameWidth = nameWidthIn(width);
        laid.name = QRect(left, top, nameWidth - Gap, LineHeight);
        laid.nameText = QFontMetrics(m_font).elidedText(drawable(fact.name, false), Qt::ElideMiddle, laid.name.width());
        left += nameWidth;
    }
    laid.textWidth = std::max(40, right - left);
    laid.value = {left, top};
    laid.block = Block(fact.value, fontOf(fact), laid.textWidth, MostValueLines);
    int x = left + laid.block.lastWidth;
    int y = top + (laid.block.count() - 1) * LineHeight;

    const auto place = [&](int partWidth, int height) {
        if (x > left && x + Gap + partWidth > left + laid.textWidth) {
            x = left;
            y += LineHeight + 2;
        } else if (x > left) {
            x += Gap;
        }
        const QRect placed(x, y + (LineHeight - height) / 2, std::min(partWidth, laid.textWidth), height);
        x = placed.right() + 1;
        return placed;
    };
    if (!fact.aside.isEmpty()) {
        const QFontMetrics metrics(m_font);
        const auto text = drawable(fact.aside, false);
        laid.aside = place(metrics.horizontalAdvance(text) + Slack, LineHeight);
        laid.asideText = metrics.elidedText(text, Qt::ElideRight, laid.aside.width());
    }
    for (const auto &pill : fact.pills) {
        const QFontMetrics metrics(m_small);
        const auto text = drawable(pill.text, false);
        const auto placed = place(metrics.horizontalAdvance(text) + 2 * PillSide + Slack, PillRowHeight);
        laid.pills.append({placed, metrics.elidedText(text, Qt::ElideRight, placed.width() - 2 * PillSide), pill.tone});
    }
    y += LineHeight;
    if (!fact.detail.isEmpty()) {
        laid.detail = {left, y};
        laid.detailBlock = Block(fact.detail, m_small, laid.textWidth, MostDetailLines);
        y += laid.detailBlock.count() * SmallLineHeight;
    }
    laid.height = y + RowPadding + (fact.kind == Fact::Kind::Caption ? RowPadding : 0);
    return laid;
}

int FactPainter::heightOf(const Fact &fact, int width, bool isFirst) const
{
    return layout(fact, width, isFirst).height;
}

bool FactPainter::isCut(const Fact &fact, int width) const
{
    const auto laid = layout(fact, width, false);
    const auto ellipsis = QChar(u'…');
    return laid.block.isCut || laid.detailBlock.isCut || laid.nameText.contains(ellipsis)
        || laid.asideText.endsWith(ellipsis);
}

void FactPainter::paint(QPainter &painter, const QRect &row, const Fact &fact, const Mood &mood) const
{
    const auto laid = layout(fact, row.width(), mood.isFirst);
    const auto color = [this](Role role) {
        return m_appearance.color(role);
    };
    painter.save();
    painter.setClipRect(row);
    const bool canBeChosen = fact.kind != Fact::Kind::Caption;
    if (mood.isSelected)
        painter.fillRect(row, color(Role::Selection));
    else if (mood.isHovered && canBeChosen)
        painter.fillRect(row, color(Role::Hover));
    const bool opens = fact.kind == Fact::Kind::Caption || fact.kind == Fact::Kind::Title;
    if (opens && !mood.isFirst)
        painter.fillRect(QRect(row.left() + SideMargin, row.top() + Gap - 1, row.width() - 2 * SideMargin, 1),
                         color(Role::Line));
    if (mood.isCurrent) {
        painter.setPen(color(Role::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter.translate(row.topLeft());

    painter.setFont(m_font);
    painter.setPen(color(Role::MutedText));
    if (!laid.nameText.isEmpty())
        drawLine(painter, laid.name, laid.nameText);
    if (!laid.asideText.isEmpty())
        drawLine(painter, laid.aside, laid.asideText);
    painter.setFont(fontOf(fact));
    painter.setPen(color(roleOf(fact)));
    for (int line = 0; line < laid.block.lines.size(); ++line)
        drawLine(painter, QRect(laid.value.x(), laid.value.y() + line * LineHeight, laid.textWidth, LineHeight),
                 laid.block.lines[line]);
    painter.setFont(m_small);
    painter.setPen(color(Role::MutedText));
    for (int line = 0; line < laid.detailBlock.lines.size(); ++line)
        drawLine(painter,
                 QRect(laid.detail.x(), laid.detail.y() + line * SmallLineHeight, laid.textWidth, SmallLineHeight),
                 laid.detailBlock.lines[line]);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &pill : laid.pills) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(pillWash(pill.tone)));
        painter.drawRoundedRect(pill.place, pill.place.height() / 2.0, pill.place.height() / 2.0);
        painter.setPen(color(pillText(pill.tone)));
        painter.drawText(pill.place, Qt::AlignCenter | Qt::TextSingleLine, pill.text);
    }
    if ((mood.isHovered || mood.isCurrent) && !fact.copy.isEmpty() && fact.kind != Fact::Kind::Action) {
        const int x = copyPlace(QRect({0, 0}, row.size())).center().x();
        const QRect sign(x - 8, laid.value.y() + (LineHeight - 16) / 2, 16, 16);
        icon(QStringLiteral("copy"), m_appearance.theme()).paint(&painter, sign);
    }
    painter.restore();
}

} // namespace ui
