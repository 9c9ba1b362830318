#pragma once

#include "core/text/span.h"
#include "ui/code/carethistory.h"
#include "ui/code/carets.h"
#include "ui/code/finder.h"
#include "ui/code/typinghelp.h"

#include <Qsci/qsciscintilla.h>

#include <vector>

namespace ui {

class Appearance;
class CodeLexer;
class FindBar;

/// Something found at a place of a text: a squiggle there, and a sentence when the mouse rests on it.
struct Finding
{
    enum class Severity { Error, Warning, Hint };
    Severity severity = Severity::Error;
    text::Span span;
    QString message;
};

/// What every box of code in the program shares: UTF-8 and LF, the theme's colours and font on 20-pixel lines, line
/// numbers, folding, squiggles, a find bar, invisible characters drawn as what they are, and the window's shortcuts
/// left to the window. All positions are byte offsets into the UTF-8 text, which is how Scintilla counts.
class CodeBox : public QsciScintilla
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeBox)

public:
    /// \a lexer becomes ours; one lexer serves one box.
    CodeBox(const Appearance &appearance, CodeLexer *lexer, QWidget *parent = nullptr);
    ~CodeBox() override;

    QByteArray bytes() const;
    quint32 caret() const;
    /// Counts the edits, so that what was derived from an older text can be told.
    quint64 revision() const { return m_revision; }
    /// The \a length bytes in front of \a position, or as many as there are.
    QByteArray textBefore(quint32 position, long length) const;
    /// The line's height at \a position, in coordinates of the window.
    QRect rectOf(quint32 position) const;
    /// The same with what must stay in view beside it: where a list about \a position goes around.
    virtual QRect popupAnchor(quint32 position) const { return rectOf(position); }

    /// Loads another text: the undo history starts anew, the caret goes to the top.
    void setBytes(const QByteArray &utf8);
    /// Changes the whole text as one undoable step, touching only what differs, so that caret and view stay.
    void replaceBytes(const QByteArray &utf8);
    /// One step to undo; the caret goes behind \a text.
    void replaceSpan(text::Span span, const QByteArray &text);
    /// The closing brackets in \a span, and the quotes that close empty strings, are ours: they are typed over.
    void noteClosers(text::Span span) { m_typing.noteClosers(span.begin, span.end); }
    /// Selects \a span and brings it into view.
    void select(text::Span span);
    /// Scrolls back to the beginnings of the lines when \a position can be seen from there.
    void showFromBeginning(quint32 position);
    /// Puts the caret where a GraphQL server says (both from 1, columns in UTF-16 units) and takes the focus.
    void goTo(int line, int column);

    /// Replaces the squiggles.
    void showFindings(std::vector<Finding> findings);
    const std::vector<Finding> &findings() const { return m_findings; }

    Finder &finder() { return m_finder; }
    Carets &carets() { return m_carets; }
    CaretHistory &caretHistory() { return m_caretHistory; }
    /// Gives this box a find bar of its own at the top, opened with Ctrl+F.
    void addFindBar();

public slots:
    /// All carets come back that the step was made with.
    void undo() override;
    void redo() override;
    void openFindBar();
    /// With a line for what to put in place of it; the plain find bar where the text cannot be changed.
    void openReplaceBar();
    void closeFindBar();
    /// Bound to Shift+Alt+Up, Shift+Alt+Down and Ctrl+D; Escape leaves one caret.
    void addCaretAbove() { m_carets.addBeside(-1); }
    void addCaretBelow() { m_carets.addBeside(1); }
    void addNextOccurrence() { m_carets.addNextOccurrence(); }
    /// To the next hump of a camel or part of a snake, which Ctrl with the same keys passes over. Bound to Alt with an
    /// arrow, Backspace and Delete.
    void subwordLeft() { send(SCI_WORDPARTLEFT); }
    void subwordRight() { send(SCI_WORDPARTRIGHT); }
    void deleteSubwordLeft() { deleteTo(SCI_WORDPARTLEFTEXTEND); }
    void deleteSubwordRight() { deleteTo(SCI_WORDPARTRIGHTEXTEND); }

signals:
    /// Once per turn of the event loop, however many notifications an edit is made of.
    void documentChanged(const QByteArray &utf8, quint64 revision);
    void caretMoved(quint32 byteOffset);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

    /// The mouse rests at (\a x, \a y) of the viewport, on \a position or on nothing (-1): says what was found there.
    virtual void showHover(int position, int x, int y);
    /// The mouse has moved on.
    virtual void hideHover();

    /// For messages whose arguments are numbers: SendScintilla has twelve overloads, and an int fits several.
    long send(unsigned int message, unsigned long first = 0, long second = 0) const
    {
        return SendScintilla(message, first, second);
    }

private:
    void freeShortcuts();
    bool handleCarets(const QKeyEvent &event);
    void deleteTo(unsigned int extend);
    void fitLineNumbers();
    void findNext(bool backwards);
    QString findable() const;
    void narrowScrollRange();
    void placeFindBar();
    void noteModification(int modificationType);

    const Appearance &m_appearance;
    CodeLexer *m_lexer;
    Carets m_carets;
    CaretHistory m_caretHistory;
    TypingHelp m_typing;
    Finder m_finder;
    FindBar *m_findBar = nullptr;
    std::vector<Finding> m_findings;
    quint64 m_revision = 0;
    bool m_announced = true;
    bool m_hasShrunk = false; ///< Since the range to scroll in was looked at.
};

} // namespace ui
