#include "ui/values/textfield.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

/// As high as its lines, up to a bound.
class TextField::Box final : public QPlainTextEdit
{
public:
    explicit Box(QWidget *parent) : QPlainTextEdit(parent)
    {
        setProperty("input", true);
        setTabChangesFocus(true);
        setLineWrapMode(NoWrap);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setUndoRedoEnabled(false);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        document()->setDocumentMargin(0);
        connect(this, &QPlainTextEdit::blockCountChanged, this, [this] { fit(); });
    }

    QSize sizeHint() const override { return {160, heightOf(shownLines())}; }
    QSize minimumSizeHint() const override { return {60, heightOf(shownLines())}; }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
        if (isEnter && modifiers == Qt::ShiftModifier) {
            if (!isReadOnly())
                textCursor().insertText(QStringLiteral("\n"));
            return;
        }
        // In one line there is nowhere to go: the keys move between fields.
        const bool isVertical = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
        if (isEnter || (isVertical && blockCount() == 1)) {
            event->ignore();
            return;
        }
        QPlainTextEdit::keyPressEvent(event);
    }
    void focusInEvent(QFocusEvent *event) override
    {
        QPlainTextEdit::focusInEvent(event);
        ensureCursorVisible();
    }
    void focusOutEvent(QFocusEvent *event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        // A long value that is left is read from its beginning.
        if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
            horizontalScrollBar()->setValue(0);
    }
    void wheelEvent(QWheelEvent *event) override
    {
        if (blockCount() > MostLines)
            QPlainTextEdit::wheelEvent(event);
        else
            event->ignore();
    }

private:
    static constexpr int MostLines = 8;
    /// Border and padding of the style sheet, above and below.
    static constexpr int Around = 12;

    int shownLines() const { return std::clamp(blockCount(), 1, MostLines); }
    int heightOf(int lines) const { return std::max(18, fontMetrics().lineSpacing() * lines) + Around; }
    void fit()
    {
        setVerticalScrollBarPolicy(blockCount() > MostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
        updateGeometry();
        emit static_cast<TextField *>(parentWidget())->heightChanged();
    }
};

TextField::TextField(QWidget *parent) : ValueField(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_box = new Box(this);
    column->addWidget(m_box);
    setInput(m_box);
    connect(m_box, &QPlainTextEdit::textChanged, this, [this] {
        // A person who takes the last letter out of nothing has written nothing.
        if (const auto now = text(); content() || !now.isEmpty())
            change(now);
    });
}

QString TextField::text() const
{
    // toPlainText() turns no-break spaces into spaces.
    return m_box->document()->toRawText().replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
}

void TextField::showContent()
{
    const auto wanted = content().value_or(QString());
    if (text() == wanted)
        return;
    const QSignalBlocker quiet(m_box);
    m_box->setPlainText(wanted);
    m_box->moveCursor(m_box->hasFocus() ? QTextCursor::End : QTextCursor::Start);
    m_box->updateGeometry();
    emit heightChanged();
}

void TextField::setHint(const QString &hint)
{
    m_box->setPlaceholderText(hint);
}

void TextField::setReadOnly(bool readOnly)
{
    m_box->setReadOnly(readOnly);
}

} // namespace ui
