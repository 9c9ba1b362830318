#include "ui/theme/sheet.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int CardRadius = 10;
constexpr int CardEdge = 4;
constexpr int CardPadding = 24;
constexpr int CardTop = 64;
constexpr int CardMargin = 24;

int heightFor(const QLayout &layout, int width)
{
    return layout.hasHeightForWidth() ? layout.totalHeightForWidth(width) : layout.totalSizeHint().height();
}

} // namespace

Sheet::Sheet(const Appearance &appearance, Role edge, int width, QWidget *over)
    : QWidget(over->window()),
      m_appearance(appearance),
      m_edge(edge),
      m_width(width)
{
    m_card = new QWidget(this);
    m_card->setFocusPolicy(Qt::NoFocus);
    auto *card = new QVBoxLayout(m_card);
    card->setContentsMargins(0, CardEdge + 16, 0, CardPadding - 4);
    card->setSpacing(16);

    m_head = new QHBoxLayout;
    m_head->setContentsMargins(CardPadding, 0, CardPadding, 0);
    m_head->setSpacing(12);
    card->addLayout(m_head);

    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(CardPadding, 0, CardPadding, 0);
    m_body->setSpacing(12);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
    card->addWidget(m_scroll);

    m_strip = new QVBoxLayout;
    m_strip->setContentsMargins(CardPadding, 0, CardPadding, 0);
    card->addLayout(m_strip);

    m_foot = new QHBoxLayout;
    m_foot->setContentsMargins(CardPadding, 0, CardPadding, 0);
    m_foot->setSpacing(8);
    card->addLayout(m_foot);

    window()->installEventFilter(this);
    connect(&m_appearance, &Appearance::themeChanged, this, [this] { update(); });
    hide();
}

Sheet::~Sheet() = default;

void Sheet::open()
{
    m_focusBefore = window()->focusWidget();
    arrange();
    show();
    raise();
    if (auto *first = m_firstFocus ? m_firstFocus.data() : m_retreat)
        first->setFocus(Qt::PopupFocusReason);
}

Sheet *Sheet::openOver(const QWidget *widget)
{
    const auto sheets = widget->window()->findChildren<Sheet *>(QString(), Qt::FindDirectChildrenOnly);
    for (auto *sheet : sheets) {
        if (!sheet->m_answered && !sheet->isHidden())
            return sheet;
    }
    return nullptr;
}

void Sheet::reject()
{
    if (m_answered)
        return;
    finish();
    emit rejected();
}

void Sheet::finish()
{
    m_answered = true;
    hide();
    if (m_focusBefore && m_focusBefore->isEnabled())
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    deleteLater();
}

bool Sheet::event(QEvent *event)
{
    // The window's shortcuts are asleep while a question is open: a Ctrl+Enter meant for the editor starts nothing.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    const bool resized = watched == window() && event->type() == QEvent::Resize;
    const bool changed = watched == m_scroll->widget() && event->type() == QEvent::LayoutRequest;
    if (!isHidden() && (resized || changed))
        arrange();
    return QWidget::eventFilter(watched, event);
}

bool Sheet::focusNextPrevChild(bool next)
{
    // Round and round inside the card: what is behind cannot be reached.
    QWidget *from = window()->focusWidget();
    if (!from || !isAncestorOf(from))
        from = m_card;
    for (auto *widget = next ? from->nextInFocusChain() : from->previousInFocusChain(); widget && widget != from;
         widget = next ? widget->nextInFocusChain() : widget->previousInFocusChain()) {
        if (isAncestorOf(widget) && widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus)) {
            widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            m_scroll->ensureWidgetVisible(widget);
            return true;
        }
    }
    return true;
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        reject();
    else if (enter && plain && !event->isAutoRepeat() && m_retreat && m_retreat->hasFocus())
        m_retreat->click();
    event->accept();
}

void Sheet::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void Sheet::wheelEvent(QWheelEvent *event)
{
    event->accept();
}

void Sheet::arrange()
{
    const QRect all(QPoint(0, 0), window()->size());
    setGeometry(all);
    const int width = std::min(m_width, all.width() - 2 * CardMargin);
    m_card->resize(width, m_card->height());

    const int bodyHeight = heightFor(*m_body, width);
    const auto *card = m_card->layout();
    const auto margins = card->contentsMargins();
    int around = margins.top() + margins.bottom() - card->spacing();
    for (const auto *part : {m_head, m_strip, m_foot}) {
        const int height = part->isEmpty() ? 0 : heightFor(*part, width);
        around += height > 0 ? height + card->spacing() : 0;
    }
    around += card->spacing();
    m_scroll->setFixedHeight(std::max(40, std::min(bodyHeight, all.height() - 2 * CardMargin - around)));
    const int height = around + m_scroll->height();
    const int top = std::max(CardMargin, std::min(CardTop, (all.height() - height) / 2));
    m_card->setGeometry((all.width() - width) / 2, top, width, height);
    update();
}

void Sheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, 128));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF card = m_card->geometry();
    for (int spread = 12; spread > 0; spread -= 2) {
        painter.setBrush(QColor(0, 0, 0, 10));
        painter.drawRoundedRect(card.adjusted(-spread, -spread + 4, spread, spread + 4), CardRadius + spread,
                                CardRadius + spread);
    }
    QPainterPath shape;
    shape.addRoundedRect(card, CardRadius, CardRadius);
    painter.fillPath(shape, m_appearance.color(Role::Panel));
    QPainterPath edge;
    edge.addRect(QRectF(card.left(), card.top(), card.width(), CardEdge));
    painter.fillPath(shape.intersected(edge), m_appearance.color(m_edge));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(m_appearance.color(Role::Line));
    if (m_appearance.theme().isDark())
        painter.drawPath(shape);
}

} // namespace ui
