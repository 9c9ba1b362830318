#include "ui/values/valuefield.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>

namespace ui {

ValueField::ValueField(QWidget *parent) : QWidget(parent) { }

void ValueField::setInput(QWidget *input)
{
    m_input = input;
    setFocusProxy(input);
    input->installEventFilter(this);
}

void ValueField::setLabel(const QString &name, const QString &description)
{
    m_input->setAccessibleName(name);
    m_input->setAccessibleDescription(description);
}

void ValueField::setContent(const Content &content)
{
    // What cannot be read stays while the value it could not become is the old one: it is being typed.
    if (content == m_content && (m_problem.isEmpty() || m_input->hasFocus()))
        return;
    m_content = content;
    setProblem({});
    showContent();
}

void ValueField::change(const QString &content)
{
    setProblem({});
    if (m_content == content)
        return;
    m_content = content;
    emit edited(content);
}

void ValueField::setProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    emit problemChanged(problem);
}

void ValueField::settleEmpty()
{
    setProblem({});
    if (!m_content)
        return;
    m_content.reset();
    emit emptied();
}

bool ValueField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool isUndo = key->matches(QKeySequence::Undo);
        if (isUndo || key->matches(QKeySequence::Redo)) {
            key->accept();
            if (event->type() == QEvent::KeyPress)
                isUndo ? emit undoRequested() : emit redoRequested();
            return true;
        }
    }
    if (watched == m_input && event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        const bool comesBack = reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason;
        // A long value that is left is read from its beginning. Not now: the line makes something of the event yet.
        const auto *box = qobject_cast<QComboBox *>(m_input);
        if (auto *line = box ? box->lineEdit() : qobject_cast<QLineEdit *>(m_input); line && !comesBack)
            QTimer::singleShot(0, line, [this, line] {
                if (!m_input->hasFocus())
                    line->home(false);
            });
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
