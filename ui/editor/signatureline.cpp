#include "ui/editor/signatureline.h"

#include "core/base/visibletext.h"
#include "ui/theme/appearance.h"

#include <QPainter>

#include <algorithm>
#include <tuple>
#include <utility>

namespace ui {
namespace {

constexpr int SignatureMargin = 8;
constexpr int WidestSignature = 960;

QFont activeFont()
{
    auto font = Theme::codeFont();
    font.setBold(true);
    return font;
}

} // namespace

SignatureLine::SignatureLine(const Appearance &appearance, QWidget *parent) : QFrame(parent), m_appearance(appearance)
{
    setProperty("card", QStringLiteral("info"));
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void SignatureLine::setHelp(const graphql::SignatureHelp &help)
{
    const auto part = [&](std::size_t begin, std::size_t end) {
        return base::visibleText(QString::fromStdString(help.label.substr(begin, end - begin)));
    };
    m_parameters.clear();
    for (const auto &parameter : help.parameters)
        m_parameters.append(part(parameter.span.begin, parameter.span.end));
    const auto &spans = help.parameters;
    m_head = part(0, spans.empty() ? help.label.size() : spans.front().span.begin);
    m_gap = spans.size() < 2 ? QString() : part(spans[0].span.end, spans[1].span.begin);
    m_tail = spans.empty() ? QString() : part(spans.back().span.end, help.label.size());
    m_at = help.active ? static_cast<qsizetype>(*help.active) : -1;
    m_active = m_parameters.value(m_at);
    setAccessibleName(text());
    update();
}

void SignatureLine::showBeside(const QRect &anchor, const QRect &box)
{
    const QFontMetrics plain(Theme::codeFont());
    const auto bounds = parentWidget()->rect();
    m_room = std::min(WidestSignature, bounds.width()) - 2 * SignatureMargin;
    const auto pieces = fitted(m_room);
    const int used = plain.horizontalAdvance(pieces.before)
        + QFontMetrics(activeFont()).horizontalAdvance(pieces.active) + plain.horizontalAdvance(pieces.after);
    constexpr int Rounding = 2; // What is cut is measured in fractions of pixels, and what is not in whole ones.
    const QSize size(std::min(used + Rounding, m_room) + 2 * SignatureMargin, plain.height() + 8);
    const int left = std::clamp(anchor.left(), 0, std::max(0, bounds.width() - size.width()));
    const int above = anchor.top() - size.height() - 2;
    setGeometry({{left, above >= box.top() ? above : anchor.bottom() + 3}, size});
    show();
    raise();
}

void SignatureLine::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const auto &theme = m_appearance.theme();
    QPainter painter(this);
    auto place = rect().adjusted(SignatureMargin, 0, -SignatureMargin, 0);
    const auto pieces = fitted(m_room); // In its own width, rounding would decide anew.
    const auto draw = [&](const QString &text, const QFont &font, Role role) {
        painter.setFont(font);
        painter.setPen(theme.color(role));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
        place.setLeft(place.left() + QFontMetrics(font).horizontalAdvance(text));
    };
    draw(pieces.before, Theme::codeFont(), Role::MutedText);
    draw(pieces.active, activeFont(), Role::Text);
    draw(pieces.after, Theme::codeFont(), Role::MutedText);
}

QString SignatureLine::text() const
{
    return m_head + m_parameters.join(m_gap) + m_tail;
}

QString SignatureLine::shownIn(int width) const
{
    const auto pieces = fitted(width);
    return pieces.before + pieces.active + pieces.after;
}

SignatureLine::Pieces SignatureLine::fitted(int width) const
{
    if (m_at < 0)
        return {text(), {}, {}};
    const QFontMetrics plain(Theme::codeFont());
    const auto dots = QStringLiteral("…");
    const auto count = m_parameters.size();
    const auto advance = [&](const QString &text) {
        return plain.horizontalAdvance(text);
    };
    const int gap = advance(m_gap);
    const int left = advance(dots) + gap;
    int used = advance(m_head) + advance(m_tail) + QFontMetrics(activeFont()).horizontalAdvance(m_active);
    // Outwards from the one at hand, what comes next first; the most that fits, dots for the others included.
    auto [first, last] = std::pair(m_at, m_at);
    for (auto [from, to] = std::pair(m_at, m_at); from > 0 || to + 1 < count;) {
        const bool isNext = to + 1 < count && (from == 0 || to - m_at <= m_at - from);
        used += advance(m_parameters[isNext ? ++to : --from]) + gap;
        if (used + (from > 0 ? left : 0) + (to + 1 < count ? left : 0) <= width)
            std::tie(first, last) = std::pair(from, to);
    }
    Pieces pieces {m_head, m_active, {}};
    if (first > 0)
        pieces.before += dots + m_gap;
    for (auto i = first; i < m_at; ++i)
        pieces.before += m_parameters[i] + m_gap;
    for (auto i = m_at + 1; i <= last; ++i)
        pieces.after += m_gap + m_parameters[i];
    if (last + 1 < count)
        pieces.after += m_gap + dots;
    pieces.after += m_tail;
    return pieces;
}

} // namespace ui
