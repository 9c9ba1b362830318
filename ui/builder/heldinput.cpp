#include "ui/builder/heldinput.h"

#include <QApplication>
#include <QEvent>

#include <utility>

namespace ui {
namespace {

bool isKey(const QEvent &event)
{
    return event.type() == QEvent::KeyPress || event.type() == QEvent::KeyRelease
        || event.type() == QEvent::InputMethod;
}

bool isInput(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::ContextMenu:
        return true;
    default:
        return isKey(event);
    }
}

} // namespace

HeldInput::~HeldInput() = default;

void HeldInput::hold()
{
    if (std::exchange(m_isHolding, true))
        return;
    // What has the focus, and what is clicked, is not known beforehand.
    qApp->installEventFilter(this);
}

void HeldInput::release()
{
    if (std::exchange(m_isHolding, false))
        qApp->removeEventFilter(this);
    if (std::exchange(m_isReleasing, true))
        return;
    while (!m_events.empty() && !m_isHolding) {
        const auto held = std::move(m_events.front());
        m_events.pop_front();
        // A key goes to what has the keyboard by now: an open menu before the focus.
        auto *keyboard = QApplication::activePopupWidget();
        if (!keyboard)
            keyboard = QApplication::focusWidget();
        auto *widget = isKey(*held.event) ? keyboard : held.widget.data();
        if (widget)
            QCoreApplication::sendEvent(widget, held.event.get());
    }
    m_isReleasing = false;
}

bool HeldInput::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || !isInput(*event) || (widget != &m_around && !m_around.isAncestorOf(widget)))
        return QObject::eventFilter(watched, event);
    m_events.push_back({widget, std::unique_ptr<QEvent>(event->clone())});
    event->accept();
    return true;
}

} // namespace ui
