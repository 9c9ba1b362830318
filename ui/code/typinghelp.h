#pragma once

#include <QtGlobal>

class QKeyEvent;

namespace ui {

class CodeBox;

/// What happens beside the letter when somebody types code: brackets and quotes are closed, a closing one that we put
/// there is typed over, Enter keeps the indentation and opens a block, a closing bracket falls back to its opener.
/// Each is one step of undo together with the letter.
class TypingHelp
{
public:
    explicit TypingHelp(CodeBox &box) : m_box(box) { }

    /// True when the key is dealt with, at each of the carets.
    bool handle(const QKeyEvent &event);
    /// See CodeBox::noteClosers().
    void noteClosers(long begin, long end);

private:
    bool handleAtCaret(const QKeyEvent &event);
    bool handleAtEach(const QKeyEvent &event);
    bool open(char opener, char closer);
    bool close(char closer);
    bool quote();
    bool newLine();
    bool eraseBoth();
    void insertPair(const char *opener, const char *closer);
    bool isInTextOrComment(long position) const;
    /// Marked by an indicator that nobody sees, so that brackets we did not put there are never typed over.
    bool isOwnCloser(long position) const;
    void mark(long position, long length);

    long send(unsigned int message, unsigned long first = 0, long second = 0) const;
    char byteAt(long position) const;

    CodeBox &m_box;
};

} // namespace ui
