#include "ui/code/codebox.h"

#include "core/text/linemap.h"
#include "ui/code/boxlook.h"
#include "ui/code/codelexer.h"
#include "ui/code/findbar.h"
#include "ui/code/invisibles.h"
#include "ui/theme/appearance.h"
#include "ui/theme/plaintext.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTimer>
#include <QToolTip>
#include <Qsci/qscicommandset.h>

#include <algorithm>

namespace ui {
namespace {

constexpr int TopPadding = 6;
constexpr long SideRoom = 24; ///< Pixels that are kept beside the caret.

int indicatorOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Error:
        return ErrorIndicator;
    case Finding::Severity::Warning:
        return WarningIndicator;
    case Finding::Severity::Hint:
        break;
    }
    return HintIndicator;
}

} // namespace

CodeBox::CodeBox(const Appearance &appearance, CodeLexer *lexer, QWidget *parent)
    : QsciScintilla(parent),
      m_appearance(appearance),
      m_lexer(lexer),
      m_carets(*this),
      m_caretHistory(*this),
      m_typing(*this),
      m_finder(*this)
{
    setUtf8(true);
    setEolMode(EolUnix);
    setFrameShape(NoFrame);
    // Scintilla knows no room above the first line: the viewport begins lower, on the same colour.
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setViewportMargins(0, TopPadding, 0, 0);
    setIndentationsUseTabs(false);
    setIndentationWidth(2);
    setTabWidth(2);
    setBackspaceUnindents(true);
    setBraceMatching(NoBraceMatch); // Until the focus comes.
    setCallTipsStyle(CallTipsNone);
    setAutoCompletionSource(AcsNone);
    setCaretLineVisible(true);
    setCaretWidth(2);
    setMarginLineNumbers(NumberMargin, true);
    setMarginWidth(SymbolMargin, 0);
    setFolding(PlainFoldStyle, FoldMargin);
    setMarginWidth(FoldMargin, 12);
    // The range is 2,000 pixels by default, which keeps a scroll bar in every narrower box.
    setScrollWidth(1);
    setScrollWidthTracking(true);
    send(SCI_SETMARGINLEFT, 0, 4);
    send(SCI_SETMOUSEDWELLTIME, 400);
    send(SCI_SETIDLESTYLING, SC_IDLESTYLING_AFTERVISIBLE);
    send(SCI_SETMULTIPLESELECTION, 1);
    send(SCI_SETADDITIONALSELECTIONTYPING, 1);
    send(SCI_SETMULTIPASTE, SC_MULTIPASTE_EACH);
    // Drawing through a buffer blurs text where the screen's scale is a fraction.
    send(SCI_SETBUFFEREDDRAW, 0);
    send(SCI_SETYCARETPOLICY, CARET_SLOP | CARET_EVEN, 2);
    // Strict: the caret at the beginning of a line shows the whole beginning, not from its own pixel on.
    send(SCI_SETXCARETPOLICY, CARET_SLOP | CARET_STRICT | CARET_EVEN, SideRoom);
    drawInvisibles(*this);
    freeShortcuts();
    defineShapes(*this);

    m_lexer->setParent(this);
    // Fonts and colours before the lexer is set: it is set once, and never again (see CodeLexer::applyTheme).
    m_lexer->applyTheme(appearance.theme());
    setLexer(m_lexer);
    applyBoxTheme(*this, appearance.theme());
    connect(&appearance, &Appearance::themeChanged, this, [this](const Theme &theme) {
        m_lexer->applyTheme(theme);
        applyBoxTheme(*this, theme);
    });

    connect(this, &QsciScintilla::linesChanged, this, &CodeBox::fitLineNumbers);
    fitLineNumbers();
    connect(this, &QsciScintillaBase::SCN_MODIFIED, this,
            [this](int, int modificationType) { noteModification(modificationType); });
    send(SCI_SETMODEVENTMASK,
         static_cast<unsigned long>(send(SCI_GETMODEVENTMASK) | SC_MOD_BEFOREINSERT | SC_MOD_BEFOREDELETE));
    connect(this, &QsciScintilla::cursorPositionChanged, this, [this] { emit caretMoved(caret()); });
    connect(this, &QsciScintillaBase::SCN_DWELLSTART, this, &CodeBox::showHover);
    connect(this, &QsciScintillaBase::SCN_DWELLEND, this, &CodeBox::hideHover);
}

CodeBox::~CodeBox() = default;

QByteArray CodeBox::bytes() const
{
    // Copying from the pointer costs a hundredth of text(), which goes through QString.
    const auto length = send(SCI_GETLENGTH);
    return {static_cast<const char *>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER)), length};
}

quint32 CodeBox::caret() const
{
    return static_cast<quint32>(send(SCI_GETCURRENTPOS));
}

QByteArray CodeBox::textBefore(quint32 position, long length) const
{
    const auto end = static_cast<long>(position);
    const auto begin = std::max(0L, end - length);
    const auto *text = static_cast<const char *>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER));
    return {text + begin, end - begin};
}

QRect CodeBox::rectOf(quint32 position) const
{
    const QPoint corner(static_cast<int>(send(SCI_POINTXFROMPOSITION, 0, position)),
                        static_cast<int>(send(SCI_POINTYFROMPOSITION, 0, position)));
    const auto line = send(SCI_LINEFROMPOSITION, position);
    return {viewport()->mapTo(window(), corner),
            QSize(1, static_cast<int>(send(SCI_TEXTHEIGHT, static_cast<unsigned long>(line))))};
}

void CodeBox::setBytes(const QByteArray &utf8)
{
    replaceBytes(utf8);
    send(SCI_EMPTYUNDOBUFFER);
    m_caretHistory.clear();
    send(SCI_GOTOPOS, 0);
    // A box that has no height yet has scrolled to show the caret.
    send(SCI_SETFIRSTVISIBLELINE, 0);
}

void CodeBox::replaceBytes(const QByteArray &utf8)
{
    QByteArray wanted = utf8;
    wanted.replace("\r\n", "\n").replace('\r', '\n');
    const QByteArray present = bytes();
    const auto shorter = std::min(present.size(), wanted.size());
    qsizetype head = 0;
    while (head < shorter && present[head] == wanted[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && present[present.size() - 1 - tail] == wanted[wanted.size() - 1 - tail])
        ++tail;
    const bool readOnly = isReadOnly();
    send(SCI_SETREADONLY, 0);
    send(SCI_SETTARGETRANGE, static_cast<unsigned long>(head), present.size() - tail);
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(wanted.size() - tail - head),
                  wanted.constData() + head);
    send(SCI_SETREADONLY, readOnly ? 1 : 0);
}

void CodeBox::replaceSpan(text::Span span, const QByteArray &text)
{
    send(SCI_BEGINUNDOACTION);
    send(SCI_SETTARGETRANGE, span.begin, span.end);
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(text.size()), text.constData());
    send(SCI_GOTOPOS, static_cast<unsigned long>(span.begin + text.size()));
    send(SCI_ENDUNDOACTION);
}

void CodeBox::select(text::Span span)
{
    const long line = send(SCI_LINEFROMPOSITION, span.begin);
    send(SCI_ENSUREVISIBLE, static_cast<unsigned long>(line));
    send(SCI_SETSEL, span.begin, span.end);
    send(SCI_SCROLLCARET);
    showFromBeginning(span.end);
}

void CodeBox::showFromBeginning(quint32 position)
{
    const long offset = send(SCI_GETXOFFSET);
    if (offset != 0 && send(SCI_POINTXFROMPOSITION, 0, position) + offset + SideRoom <= viewport()->width())
        send(SCI_SETXOFFSET, 0);
}

/// By itself the range only grows, and what is gone would leave a bar with nothing to scroll to.
void CodeBox::narrowScrollRange()
{
    constexpr long Unwieldy = 4096; // Bytes of a line that is wider than the box anyhow.
    if (send(SCI_GETXOFFSET) != 0 || send(SCI_GETSCROLLWIDTH) <= viewport()->width())
        return;
    const long first = send(SCI_GETFIRSTVISIBLELINE);
    long widest = 1;
    for (long shown = first; shown <= first + send(SCI_LINESONSCREEN); ++shown) {
        const auto line = static_cast<unsigned long>(send(SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(shown)));
        if (send(SCI_LINELENGTH, line) > Unwieldy)
            return;
        widest = std::max(widest,
                          send(SCI_POINTXFROMPOSITION, 0, send(SCI_GETLINEENDPOSITION, line))
                              - send(SCI_POINTXFROMPOSITION, 0, send(SCI_POSITIONFROMLINE, line)));
    }
    if (widest < send(SCI_GETSCROLLWIDTH))
        send(SCI_SETSCROLLWIDTH, static_cast<unsigned long>(widest));
}

void CodeBox::goTo(int line, int column)
{
    if (line < 1)
        return;
    const QByteArray text = bytes();
    const text::LineMap lines({text.constData(), static_cast<std::size_t>(text.size())});
    const auto offset =
        lines.offset({static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(std::max(column, 1))});
    select({offset, offset});
    setFocus(Qt::OtherFocusReason);
}

void CodeBox::showFindings(std::vector<Finding> findings)
{
    const auto length = static_cast<std::uint32_t>(send(SCI_GETLENGTH));
    for (const int indicator : {ErrorIndicator, WarningIndicator, HintIndicator}) {
        send(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
        send(SCI_INDICATORCLEARRANGE, 0, length);
    }
    for (auto &finding : findings) {
        auto &span = finding.span;
        // A missing token has no width, and the last one may be missing behind the end: a squiggle needs a byte.
        span.end = std::min(std::max(span.end, span.begin + 1), length);
        if (span.begin >= span.end)
            span.begin = span.end == 0 ? 0 : span.end - 1;
        send(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicatorOf(finding.severity)));
        send(SCI_SETINDICATORVALUE, 1);
        send(SCI_INDICATORFILLRANGE, span.begin, span.length());
    }
    m_findings = std::move(findings);
}

void CodeBox::showHover(int position, int x, int y)
{
    if (position < 0)
        return;
    QStringList messages;
    for (const auto &finding : m_findings)
        if (finding.span.contains(static_cast<std::uint32_t>(position)) && !messages.contains(finding.message))
            messages.append(finding.message);
    if (!messages.isEmpty())
        QToolTip::showText(viewport()->mapToGlobal(QPoint(x, y + 8)), plainToolTip(messages.join(QLatin1Char('\n'))),
                           viewport());
}

void CodeBox::hideHover()
{
    QToolTip::hideText();
}

void CodeBox::noteModification(int modificationType)
{
    m_caretHistory.note(modificationType);
    // Squiggles are modifications too: only changed text counts, or an analysis would cause the next one.
    if ((modificationType & (SC_MOD_INSERTTEXT | SC_MOD_DELETETEXT)) == 0)
        return;
    ++m_revision;
    m_hasShrunk = m_hasShrunk || (modificationType & SC_MOD_DELETETEXT) != 0;
    // Replacing a selection arrives as a delete and an insert; both are announced as one change, and never from
    // inside the notification, where Scintilla forbids touching the text.
    if (!std::exchange(m_announced, false))
        return;
    QTimer::singleShot(0, this, [this] {
        m_announced = true;
        m_caretHistory.settle();
        if (std::exchange(m_hasShrunk, false))
            narrowScrollRange();
        if (m_findBar && m_findBar->isVisible())
            m_findBar->showMatches(0, m_finder.mark(m_findBar->text(), m_findBar->isCaseSensitive()));
        emit documentChanged(bytes(), m_revision);
    });
}

bool CodeBox::event(QEvent *event)
{
    // While Escape closes or ends something here, it is nobody's shortcut; otherwise the window's comes first, which
    // Scintilla would take it from.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->setAccepted(!m_carets.isAlone() || (m_findBar && m_findBar->isVisible()));
        return true;
    }
    return QsciScintilla::event(event);
}

bool CodeBox::handleCarets(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const auto is = [&](Qt::KeyboardModifiers wanted, Qt::Key key) {
        return modifiers == wanted && event.key() == key;
    };
    if (is(Qt::NoModifier, Qt::Key_Escape) && !m_carets.isAlone())
        m_carets.dropToOne();
    else if (is(Qt::ShiftModifier | Qt::AltModifier, Qt::Key_Up))
        addCaretAbove();
    else if (is(Qt::ShiftModifier | Qt::AltModifier, Qt::Key_Down))
        addCaretBelow();
    else if (is(Qt::ControlModifier, Qt::Key_D))
        addNextOccurrence();
    else if (is(Qt::AltModifier, Qt::Key_Left))
        subwordLeft();
    else if (is(Qt::AltModifier, Qt::Key_Right))
        subwordRight();
    else if (is(Qt::AltModifier, Qt::Key_Backspace))
        deleteSubwordLeft();
    else if (is(Qt::AltModifier, Qt::Key_Delete))
        deleteSubwordRight();
    else
        return false;
    return true;
}

void CodeBox::deleteTo(unsigned int extend)
{
    if (isReadOnly())
        return;
    m_carets.forEach([this, extend] {
        if (send(SCI_GETSELECTIONEMPTY) != 0)
            send(extend);
        SendScintilla(SCI_REPLACESEL, "");
    });
}

void CodeBox::keyPressEvent(QKeyEvent *event)
{
    QToolTip::hideText();
    if (event->key() == Qt::Key_Escape && m_findBar && m_findBar->isVisible()) {
        closeFindBar();
        return;
    }
    const auto before = std::pair(caret(), m_revision);
    if (handleCarets(*event) || m_typing.handle(*event))
        event->accept();
    else
        QsciScintilla::keyPressEvent(event);
    m_caretHistory.settle();
    if (before == std::pair(caret(), m_revision))
        return;
    // A line that has room is shown as a whole: Scintilla scrolls back no further than the caret has to be seen.
    const auto line = static_cast<unsigned long>(send(SCI_LINEFROMPOSITION, caret()));
    showFromBeginning(static_cast<quint32>(send(SCI_GETLINEENDPOSITION, line)));
}

void CodeBox::undo()
{
    QsciScintilla::undo();
    m_caretHistory.settle();
    showFromBeginning(caret());
}

void CodeBox::redo()
{
    QsciScintilla::redo();
    m_caretHistory.settle();
    showFromBeginning(caret());
}

void CodeBox::dragEnterEvent(QDragEnterEvent *event)
{
    // A file is opened by the window; its name is no text for here.
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        QsciScintilla::dragEnterEvent(event);
}

void CodeBox::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        QsciScintilla::dragMoveEvent(event);
}

void CodeBox::addFindBar()
{
    if (m_findBar)
        return;
    m_findBar = new FindBar(m_appearance, this);
    connect(m_findBar, &FindBar::searched, this, [this](const QString &text, bool caseSensitive) {
        const int current = m_finder.search(text, caseSensitive);
        m_findBar->showMatches(current, m_finder.count());
    });
    connect(m_findBar, &FindBar::nextWanted, this, [this] { findNext(false); });
    connect(m_findBar, &FindBar::previousWanted, this, [this] { findNext(true); });
    connect(m_findBar, &FindBar::replaceWanted, this, [this](const QString &replacement) {
        const int current = m_finder.replace(replacement);
        m_findBar->showMatches(current, m_finder.count());
    });
    connect(m_findBar, &FindBar::replaceAllWanted, this, [this](const QString &replacement) {
        m_finder.replaceAll(replacement);
        m_findBar->showMatches(0, m_finder.count());
    });
    connect(m_findBar, &FindBar::closed, this, &CodeBox::closeFindBar);
    const auto addKey = [this](const QKeySequence &key, auto &&slot) {
        auto *action = new QAction(this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    addKey(QKeySequence::Find, [this] { openFindBar(); });
    // Not Qt's standard key: it is Ctrl+R on one desktop and none on others.
    addKey(QKeySequence(Qt::CTRL | Qt::Key_H), [this] { openReplaceBar(); });
    addKey(QKeySequence(Qt::Key_F3), [this] { findNext(false); });
    addKey(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { findNext(true); });
}

void CodeBox::openFindBar()
{
    if (!m_findBar)
        return;
    m_findBar->open(findable());
    placeFindBar();
}

void CodeBox::openReplaceBar()
{
    if (!m_findBar)
        return;
    if (isReadOnly())
        m_findBar->open(findable());
    else
        m_findBar->openToReplace(findable());
    placeFindBar();
}

QString CodeBox::findable() const
{
    // A selection over several lines is where to look at, not what to look for.
    const QString selected = selectedText();
    return selected.contains(QLatin1Char('\n')) ? QString() : selected;
}

void CodeBox::closeFindBar()
{
    if (!m_findBar)
        return;
    m_findBar->hide();
    m_finder.clear();
    placeFindBar();
    setFocus(Qt::OtherFocusReason);
}

void CodeBox::findNext(bool backwards)
{
    if (!m_findBar->isVisible()) {
        openFindBar();
        return;
    }
    m_findBar->showMatches(m_finder.step(backwards), m_finder.count());
}

void CodeBox::placeFindBar()
{
    const int height = m_findBar && m_findBar->isVisible() ? m_findBar->sizeHint().height() : 0;
    setViewportMargins(0, height + TopPadding, 0, 0);
    if (height > 0)
        m_findBar->setGeometry(0, 0, width(), height);
}

void CodeBox::resizeEvent(QResizeEvent *event)
{
    QsciScintilla::resizeEvent(event);
    placeFindBar();
}

void CodeBox::focusInEvent(QFocusEvent *event)
{
    QsciScintilla::focusInEvent(event);
    // Looking for a bracket's partner reads to it on every move: 145 ms in a large answer, which nobody edits.
    if (!isReadOnly())
        setBraceMatching(SloppyBraceMatch);
}

void CodeBox::focusOutEvent(QFocusEvent *event)
{
    QsciScintilla::focusOutEvent(event);
    setBraceMatching(NoBraceMatch);
    constexpr long Nowhere = -1;
    send(SCI_BRACEHIGHLIGHT, static_cast<unsigned long>(Nowhere), Nowhere);
    send(SCI_BRACEBADLIGHT, static_cast<unsigned long>(Nowhere));
}

void CodeBox::freeShortcuts()
{
    // What is typed with Ctrl and Alt belongs to the window's menus, but for what every text box of the desktop has.
    constexpr QsciCommand::Command Kept[] {
        QsciCommand::Undo,  QsciCommand::Redo,      QsciCommand::SelectionCut,   QsciCommand::SelectionCopy,
        QsciCommand::Paste, QsciCommand::SelectAll, QsciCommand::DeleteWordLeft, QsciCommand::DeleteWordRight,
    };
    const auto isOurs = [](int key) {
        const int letter = key & ~static_cast<int>(Qt::KeyboardModifierMask);
        const bool isArrow = letter >= Qt::Key_Home && letter <= Qt::Key_PageDown;
        return isArrow || (key & static_cast<int>(Qt::ControlModifier | Qt::AltModifier)) == 0;
    };
    const auto commands = standardCommands()->commands();
    for (auto *command : commands) {
        if (std::find(std::begin(Kept), std::end(Kept), command->command()) != std::end(Kept))
            continue;
        if (!isOurs(command->key()))
            command->setKey(0);
        if (!isOurs(command->alternateKey()))
            command->setAlternateKey(0);
    }
}

void CodeBox::fitLineNumbers()
{
    // Room for three digits at least, so that the text does not jump on line 10.
    const auto digits = std::max<qsizetype>(3, QString::number(lines()).size());
    setMarginWidth(NumberMargin, QString(digits, QLatin1Char('0')) + QLatin1Char(' '));
}

} // namespace ui
