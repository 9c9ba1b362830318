#include "ui/variables/rowname.h"

#include "ui/theme/icons.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace ui {
namespace {

constexpr int Step = 14;
constexpr int ChevronSize = 12;

} // namespace

RowName::RowName(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::themeChanged, this, [this] { update(); });
}

void RowName::setLook(const Look &look)
{
    if (look == m_look)
        return;
    m_look = look;
    setFocusPolicy(look.isContainer ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(look.isContainer && !look.isBare ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void RowName::paintEvent(QPaintEvent *)
{
    const auto color = [this](Role role) {
        return m_appearance.color(role);
    };
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(color(Role::Accent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    int left = 4 + std::min(m_look.depth, 8) * Step;
    if (m_look.isContainer && !m_look.isBare)
        icon(m_look.isExpanded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), m_appearance.theme())
            .paint(&painter, QRect(left, (height() - ChevronSize) / 2 + 1, ChevronSize, ChevronSize));
    left += ChevronSize + 4;

    auto nameFont = Theme::codeFont();
    auto typeFont = font();
    typeFont.setPointSizeF(font().pointSizeF() * 12 / 13);
    const int right = width() - 6;
    const QFontMetrics nameMetrics(nameFont);
    const auto name = nameMetrics.elidedText(m_look.name, Qt::ElideRight, right - left - (m_look.isRequired ? 8 : 0));
    painter.setFont(nameFont);
    painter.setPen(color(m_look.isFaded ? Role::MutedText : Role::Variable));
    const QRect line(left, 0, right - left, height());
    painter.drawText(line, Qt::AlignVCenter, name);
    left += nameMetrics.horizontalAdvance(name);
    if (m_look.isRequired) {
        painter.setPen(color(Role::Live));
        painter.drawText(QRect(left + 1, 0, 10, height()), Qt::AlignVCenter, QStringLiteral("*"));
        left += 8;
    }
    painter.setFont(typeFont);
    painter.setPen(color(Role::MutedText));
    left += 8;
    if (right - left > 24)
        painter.drawText(QRect(left, 0, right - left, height()), Qt::AlignVCenter,
                         QFontMetrics(typeFont).elidedText(m_look.type, Qt::ElideRight, right - left));
}

void RowName::mousePressEvent(QMouseEvent *event)
{
    if (m_look.isContainer && !m_look.isBare && event->button() == Qt::LeftButton)
        emit toggled();
    else
        event->ignore();
}

void RowName::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Right && !m_look.isExpanded;
    const bool closes = event->key() == Qt::Key_Left && m_look.isExpanded;
    const bool turns = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isPlain = m_look.isContainer && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isPlain && m_look.isBare && turns)
        emit begun();
    else if (isPlain && !m_look.isBare && (opens || closes || turns))
        emit toggled();
    else
        event->ignore();
}

} // namespace ui
