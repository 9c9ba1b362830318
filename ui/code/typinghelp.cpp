#include "ui/code/typinghelp.h"

#include "ui/code/boxlook.h"
#include "ui/code/codebox.h"
#include "ui/code/codelexer.h"

#include <QKeyEvent>

#include <cstring>

namespace ui {
namespace {

char closerOf(char opener)
{
    switch (opener) {
    case '{':
        return '}';
    case '(':
        return ')';
    case '[':
        return ']';
    default:
        return 0;
    }
}

bool isBlankByte(char byte)
{
    return byte == 0 || byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/// Whether a closing one may be put before \a next: not in front of a word, which somebody wants to enclose.
bool hasRoomBefore(char next)
{
    return isBlankByte(next) || std::strchr("})],:", next) != nullptr;
}

} // namespace

bool TypingHelp::handle(const QKeyEvent &event)
{
    if (m_box.isReadOnly())
        return false;
    if (event.modifiers().testFlag(Qt::ControlModifier) != event.modifiers().testFlag(Qt::AltModifier))
        return false; // A shortcut. Both together are AltGr on some keyboards, which types brackets.
    return m_box.carets().isAlone() ? handleAtCaret(event) : handleAtEach(event);
}

bool TypingHelp::handleAtEach(const QKeyEvent &event)
{
    const bool isBackspace = event.key() == Qt::Key_Backspace;
    const bool isNewLine = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    const QByteArray typed = event.text().toUtf8();
    if (!isBackspace && !isNewLine && (typed.size() != 1 || std::strchr("{}()[]\"", typed.at(0)) == nullptr))
        return false;
    m_box.carets().forEach([&] {
        if (handleAtCaret(event))
            return;
        if (isBackspace)
            send(QsciScintilla::SCI_DELETEBACK);
        else
            m_box.SendScintilla(QsciScintilla::SCI_REPLACESEL, isNewLine ? "\n" : typed.constData());
    });
    return true;
}

bool TypingHelp::handleAtCaret(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        return event.modifiers().testFlag(Qt::ShiftModifier) ? false : newLine();
    if (event.key() == Qt::Key_Backspace)
        return eraseBoth();
    if (event.text().size() != 1)
        return false;
    const char typed = event.text().at(0).toLatin1();
    if (const char closer = closerOf(typed))
        return open(typed, closer);
    if (typed == '}' || typed == ')' || typed == ']')
        return close(typed);
    return typed == '"' && quote();
}

bool TypingHelp::open(char opener, char closer)
{
    const char pair[] = {opener, 0, closer, 0};
    const long begin = send(QsciScintilla::SCI_GETSELECTIONSTART);
    const long end = send(QsciScintilla::SCI_GETSELECTIONEND);
    if (begin != end) {
        send(QsciScintilla::SCI_BEGINUNDOACTION);
        m_box.SendScintilla(QsciScintilla::SCI_INSERTTEXT, static_cast<unsigned long>(end), pair + 2);
        m_box.SendScintilla(QsciScintilla::SCI_INSERTTEXT, static_cast<unsigned long>(begin), pair);
        send(QsciScintilla::SCI_SETSEL, static_cast<unsigned long>(begin + 1), end + 1);
        send(QsciScintilla::SCI_ENDUNDOACTION);
        return true;
    }
    if (!hasRoomBefore(byteAt(begin)) || isInTextOrComment(begin))
        return false;
    insertPair(pair, pair + 2);
    return true;
}

bool TypingHelp::close(char closer)
{
    const long caret = send(QsciScintilla::SCI_GETCURRENTPOS);
    if (send(QsciScintilla::SCI_GETSELECTIONSTART) != send(QsciScintilla::SCI_GETSELECTIONEND))
        return false;
    if (byteAt(caret) == closer && isOwnCloser(caret)) {
        send(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(caret + 1));
        return true;
    }
    const long line = send(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<unsigned long>(caret));
    const long textBegin = send(QsciScintilla::SCI_GETLINEINDENTPOSITION, static_cast<unsigned long>(line));
    if (textBegin < caret || isInTextOrComment(caret))
        return false;
    const char text[] = {closer, 0};
    send(QsciScintilla::SCI_BEGINUNDOACTION);
    m_box.SendScintilla(QsciScintilla::SCI_REPLACESEL, text);
    const long opener = send(QsciScintilla::SCI_BRACEMATCH, static_cast<unsigned long>(caret));
    if (opener >= 0) {
        const long openerLine = send(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<unsigned long>(opener));
        send(QsciScintilla::SCI_SETLINEINDENTATION, static_cast<unsigned long>(line),
             send(QsciScintilla::SCI_GETLINEINDENTATION, static_cast<unsigned long>(openerLine)));
        send(QsciScintilla::SCI_GOTOPOS,
             static_cast<unsigned long>(send(QsciScintilla::SCI_GETLINEINDENTPOSITION, static_cast<unsigned long>(line))
                                        + 1));
    }
    send(QsciScintilla::SCI_ENDUNDOACTION);
    return true;
}

bool TypingHelp::quote()
{
    const long caret = send(QsciScintilla::SCI_GETCURRENTPOS);
    if (send(QsciScintilla::SCI_GETSELECTIONSTART) != send(QsciScintilla::SCI_GETSELECTIONEND))
        return false;
    if (byteAt(caret) == '"' && isOwnCloser(caret)) {
        send(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(caret + 1));
        return true;
    }
    if (isInTextOrComment(caret) || !hasRoomBefore(byteAt(caret)))
        return false;
    if (byteAt(caret - 1) == '"' && byteAt(caret - 2) == '"' && byteAt(caret - 3) != '"'
        && qstrcmp(m_box.lexer()->language(), "GraphQL") == 0) {
        insertPair("\"", "\"\"\"");
        return true;
    }
    if (!isBlankByte(byteAt(caret - 1)) && std::strchr("{([:,=", byteAt(caret - 1)) == nullptr)
        return false;
    insertPair("\"", "\"");
    return true;
}

bool TypingHelp::newLine()
{
    send(QsciScintilla::SCI_BEGINUNDOACTION);
    m_box.SendScintilla(QsciScintilla::SCI_REPLACESEL, "");
    const long caret = send(QsciScintilla::SCI_GETCURRENTPOS);
    const auto line =
        static_cast<unsigned long>(send(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<unsigned long>(caret)));
    const long indentation = std::min(send(QsciScintilla::SCI_GETLINEINDENTATION, line),
                                      send(QsciScintilla::SCI_GETCOLUMN, static_cast<unsigned long>(caret)));
    const char closer = isInTextOrComment(caret) ? 0 : closerOf(byteAt(caret - 1));
    long next = caret;
    while (byteAt(next) == ' ' || byteAt(next) == '\t')
        ++next;

    QByteArray text = "\n" + QByteArray(indentation, ' ');
    if (closer)
        text += QByteArray(m_box.indentationWidth(), ' ');
    const long newCaret = caret + static_cast<long>(text.size());
    if (closer && byteAt(next) == closer)
        text += "\n" + QByteArray(indentation, ' ');
    send(QsciScintilla::SCI_DELETERANGE, static_cast<unsigned long>(caret), next - caret);
    m_box.SendScintilla(QsciScintilla::SCI_INSERTTEXT, static_cast<unsigned long>(caret), text.constData());
    send(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(newCaret));
    send(QsciScintilla::SCI_ENDUNDOACTION);
    return true;
}

bool TypingHelp::eraseBoth()
{
    const long caret = send(QsciScintilla::SCI_GETCURRENTPOS);
    if (send(QsciScintilla::SCI_GETSELECTIONSTART) != send(QsciScintilla::SCI_GETSELECTIONEND) || !isOwnCloser(caret))
        return false;
    const char opener = byteAt(caret - 1);
    const char closer = byteAt(caret);
    if (closer != closerOf(opener) && !(closer == '"' && opener == '"'))
        return false;
    send(QsciScintilla::SCI_DELETERANGE, static_cast<unsigned long>(caret - 1), 2);
    return true;
}

void TypingHelp::insertPair(const char *opener, const char *closer)
{
    send(QsciScintilla::SCI_BEGINUNDOACTION);
    m_box.SendScintilla(QsciScintilla::SCI_REPLACESEL, opener);
    const long caret = send(QsciScintilla::SCI_GETCURRENTPOS);
    m_box.SendScintilla(QsciScintilla::SCI_INSERTTEXT, static_cast<unsigned long>(caret), closer);
    mark(caret, static_cast<long>(std::strlen(closer)));
    send(QsciScintilla::SCI_ENDUNDOACTION);
}

bool TypingHelp::isInTextOrComment(long position) const
{
    if (position == 0)
        return false;
    const long styled = send(QsciScintilla::SCI_GETENDSTYLED);
    if (styled <= position)
        send(QsciScintilla::SCI_COLOURISE, static_cast<unsigned long>(styled), position + 1);
    const auto isProse = [this](long at) {
        const auto *lexer = static_cast<const CodeLexer *>(m_box.lexer());
        return lexer->isProse(static_cast<int>(send(QsciScintilla::SCI_GETSTYLEAT, static_cast<unsigned long>(at))));
    };
    // Behind a closing quote the text is over; behind anything else of it, at the end of a line, it is not.
    return isProse(position - 1) && (isProse(position) || byteAt(position - 1) != '"');
}

void TypingHelp::noteClosers(long begin, long end)
{
    for (long at = begin; at < end; ++at) {
        const char byte = byteAt(at);
        if (byte == ')' || byte == ']' || byte == '}' || (byte == '"' && at > begin && byteAt(at - 1) == '"'))
            mark(at, 1);
    }
}

bool TypingHelp::isOwnCloser(long position) const
{
    // Behind the last byte Scintilla answers for the last byte.
    return position < send(QsciScintilla::SCI_GETLENGTH)
        && send(QsciScintilla::SCI_INDICATORVALUEAT, OwnCloserIndicator, position) != 0;
}

void TypingHelp::mark(long position, long length)
{
    send(QsciScintilla::SCI_SETINDICATORCURRENT, OwnCloserIndicator);
    send(QsciScintilla::SCI_SETINDICATORVALUE, 1);
    send(QsciScintilla::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(position), length);
}

long TypingHelp::send(unsigned int message, unsigned long first, long second) const
{
    return m_box.SendScintilla(message, first, second);
}

char TypingHelp::byteAt(long position) const
{
    return position < 0 ? '\0'
                        : static_cast<char>(send(QsciScintilla::SCI_GETCHARAT, static_cast<unsigned long>(position)));
}

} // namespace ui
