#include "ui/users/cutlabel.h"

#include "core/base/visibletext.h"
#include "ui/theme/plaintext.h"

#include <QPainter>

namespace ui {
namespace {

/// Wider than any screen.
constexpr int MostCutCharacters = 1000;

} // namespace

CutLabel::CutLabel(Look look, Qt::TextElideMode mode, QWidget *parent) : PlainLabel({}, look, parent), m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void CutLabel::setText(const QString &text)
{
    m_text = text;
    // On one line, whatever it holds.
    PlainLabel::setText(base::visibleText(shortened(text, MostCutCharacters)));
    showToolTip();
}

QSize CutLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QChar(u'…')), PlainLabel::minimumSizeHint().height()};
}

void CutLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(QLabel::text(), m_mode, contentsRect().width()));
}

void CutLabel::resizeEvent(QResizeEvent *event)
{
    PlainLabel::resizeEvent(event);
    showToolTip();
}

void CutLabel::showToolTip()
{
    const bool isCut = fontMetrics().horizontalAdvance(QLabel::text()) > contentsRect().width();
    setToolTip(isCut ? plainToolTip(QLabel::text()) : QString());
}

} // namespace ui
