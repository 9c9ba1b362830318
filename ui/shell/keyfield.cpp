#include "ui/shell/keyfield.h"

#include <QKeyEvent>

namespace ui {
namespace {

bool isModifier(int key)
{
    return (key >= Qt::Key_Shift && key <= Qt::Key_ScrollLock) || key == Qt::Key_AltGr || key == Qt::Key_unknown
        || key == 0;
}

bool leadsOut(const QKeyEvent &event)
{
    const bool plain = !(event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    return plain && (event.key() == Qt::Key_Escape || event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab);
}

} // namespace

KeyField::KeyField(QWidget *parent) : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setPlaceholderText(tr("Press a key"));
}

void KeyField::setKey(const QKeySequence &key)
{
    if (key == m_key)
        return;
    m_key = key;
    setText(key.toString(QKeySequence::NativeText));
    emit keyChanged(key);
}

bool KeyField::event(QEvent *event)
{
    // No shortcut hears a key that is pressed here, not even one of the line's own.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    if (leadsOut(*event)) {
        event->ignore();
        return;
    }
    if (!isModifier(event->key()))
        setKey(QKeySequence(QKeyCombination(event->modifiers() & ~Qt::KeypadModifier, Qt::Key(event->key()))));
    event->accept();
}

} // namespace ui
