#include "ui/editor/signatureline.h"

#include "core/base/visibletext.h"
#include "ui/theme/appearance.h"

#include <QPainter>

#include <algorithm>

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
    const auto span = help.active ? help.parameters[*help.active].span : text::Span {};
    m_before = part(0, span.begin);
    m_active = part(span.begin, span.end);
    m_after = part(span.end, help.label.size());
    setAccessibleName(text());
    update();
}

void SignatureLine::showBeside(const QRect &anchor, const QRect &box)
{
    const QFontMetrics plain(Theme::codeFont());
    const auto bounds = parentWidget()->rect();
    const int wanted = plain.horizontalAdvance(m_before) + QFontMetrics(activeFont()).horizontalAdvance(m_active)
        + plain.horizontalAdvance(m_after) + 2 * SignatureMargin;
    const QSize size(std::min({wanted, WidestSignature, bounds.width()}), plain.height() + 8);
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
    const QFontMetrics plain(Theme::codeFont());
    const QFontMetrics strong(activeFont());
    // Too long: what stands in front of the active part gives way first.
    const auto before =
        plain.elidedText(m_before, Qt::ElideLeft,
                         std::max(place.width() - strong.horizontalAdvance(m_active) - plain.horizontalAdvance(m_after),
                                  place.width() / 3));
    const auto draw = [&](const QString &text, const QFont &font, Role role) {
        painter.setFont(font);
        painter.setPen(theme.color(role));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
        place.setLeft(place.left() + QFontMetrics(font).horizontalAdvance(text));
    };
    draw(before, Theme::codeFont(), Role::MutedText);
    draw(m_active, activeFont(), Role::Text);
    draw(m_after, Theme::codeFont(), Role::MutedText);
}

} // namespace ui
