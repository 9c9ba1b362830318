#include "ui/theme/plaincode.h"

#include "core/base/visibletext.h"
#include "ui/theme/theme.h"

#include <QTextBlock>

#include <cmath>

namespace ui {

PlainCode::PlainCode(const QString &text, int mostLines, QWidget *parent)
    : QPlainTextEdit(parent),
      m_mostLines(mostLines)
{
    setProperty("code", true);
    setReadOnly(true);
    setFont(Theme::codeFont());
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // A reader with the keyboard needs a caret to move and to select with.
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    document()->setDocumentMargin(8);
    setText(text);
}

void PlainCode::setText(const QString &text)
{
    setPlainText(base::visibleText(text, true));
    fit();
}

QSize PlainCode::sizeHint() const
{
    return {320, height()};
}

void PlainCode::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void PlainCode::fit()
{
    int lines = 0;
    for (auto block = document()->begin(); block.isValid() && lines <= m_mostLines; block = block.next())
        lines += std::max(1, block.layout() ? block.lineCount() : 1);
    setVerticalScrollBarPolicy(lines > m_mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    lines = std::clamp(lines, 1, m_mostLines);
    // The style sheet draws a border of a pixel around the text.
    const double margins = 2 * document()->documentMargin() + 4;
    const int wanted = static_cast<int>(lines * std::ceil(QFontMetricsF(font()).lineSpacing()) + margins);
    if (wanted != height() || wanted != maximumHeight())
        setFixedHeight(wanted);
}

} // namespace ui
