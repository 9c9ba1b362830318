#include "ui/editor/completer.h"

#include "ui/code/codebox.h"
#include "ui/editor/applyedits.h"
#include "ui/editor/completionpopup.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {
namespace {

using Sci = QsciScintillaBase;

bool isNameStart(char byte)
{
    return byte == '_' || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool isNamePart(char byte)
{
    return isNameStart(byte) || (byte >= '0' && byte <= '9');
}

std::uint32_t lengthOf(const CodeBox &editor)
{
    return static_cast<std::uint32_t>(editor.SendScintilla(Sci::SCI_GETLENGTH));
}

} // namespace

Completer::Completer(const Appearance &appearance, CodeBox &editor, Source source)
    : QObject(&editor),
      m_appearance(appearance),
      m_editor(editor),
      m_source(std::move(source))
{
    connect(&editor, &CodeBox::caretMoved, this, &Completer::noteCaret);
    for (auto *bar : {editor.verticalScrollBar(), editor.horizontalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, &Completer::close);
}

Completer::~Completer()
{
    delete m_popup;
}

const CompletionPopup *Completer::popup() const
{
    return m_popup;
}

bool Completer::isOpen() const
{
    return m_popup && !m_popup->isHidden();
}

void Completer::close()
{
    m_waiting.reset();
    if (m_popup)
        m_popup->hide();
}

void Completer::open()
{
    update(Cause::Asked);
}

bool Completer::handle(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (event.key() == Qt::Key_Space && (modifiers == Qt::ControlModifier || modifiers == Qt::ShiftModifier)) {
        open();
        return true;
    }
    if (handleInUntouched(event.text()))
        return true;
    if (modifiers != Qt::NoModifier)
        return false;
    if (!isOpen()) {
        if (event.key() != Qt::Key_Tab || !isOnTour())
            return false;
        goToNextStop();
        return true;
    }
    constexpr int Page = 9;
    switch (event.key()) {
    case Qt::Key_Down:
        m_popup->moveBy(1);
        return true;
    case Qt::Key_Up:
        m_popup->moveBy(-1);
        return true;
    case Qt::Key_PageDown:
        m_popup->moveBy(Page);
        return true;
    case Qt::Key_PageUp:
        m_popup->moveBy(-Page);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
        accept();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_popup->isEager()) {
            accept();
            return true;
        }
        close();
        return false;
    default:
        return false;
    }
}

void Completer::follow(const QKeyEvent &event, bool changed)
{
    if (!changed) {
        noteCaret();
        return;
    }
    const bool wasOpen = isOpen() || m_waiting;
    const auto typed = event.text();
    if (event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Delete) {
        if (wasOpen)
            update(m_isAsked ? Cause::AskedBefore : Cause::Typed);
        return;
    }
    if (typed.size() != 1 || typed.at(0).unicode() > 126) {
        close();
        return;
    }
    const char byte = typed.at(0).toLatin1();
    const auto text = m_editor.textBefore(m_editor.caret(), 4);
    const bool isBehindOn = byte == ' ' && text.endsWith(" on ");
    const bool isSpread = byte == '.' && text.endsWith("...");
    const bool startsName = isNameStart(byte);
    const bool goesOn = wasOpen && (isNamePart(byte) || (byte == ' ' && m_completion.replaced.length() == 0));
    if (startsName || goesOn || isSpread || isBehindOn || m_source.triggers.find(byte) != std::string_view::npos)
        update(m_isAsked && wasOpen ? Cause::AskedBefore : Cause::Typed);
    else
        close();
}

void Completer::noteCaret()
{
    if (m_isChanging || !isOpen())
        return;
    const auto caret = m_editor.caret();
    const auto word = m_completion.replaced;
    const bool isBehindQuote = caret == word.end && word.length() > 1 && m_editor.textBefore(caret, 1) == "\"";
    if (m_editor.revision() != m_revision || caret < word.begin || caret > word.end || isBehindQuote)
        close();
}

void Completer::analysisCame()
{
    if (m_waiting)
        update(*m_waiting);
}

void Completer::update(Cause cause)
{
    m_isAsked = cause != Cause::Typed;
    auto completion = m_source.ask(m_editor.caret());
    if (!completion) {
        close();
        m_waiting = cause;
        return;
    }
    m_waiting.reset();
    show(std::move(*completion), cause);
}

void Completer::show(graphql::Completion completion, Cause cause)
{
    // What takes the place of more than the word does so at one caret.
    if (!m_editor.carets().isAlone())
        std::erase_if(completion.items, [](const graphql::CompletionItem &item) { return item.instead.has_value(); });
    if (completion.items.empty()) {
        close();
        return;
    }
    const auto caret = m_editor.caret();
    const auto word = m_editor.textBefore(caret, static_cast<long>(caret - completion.replaced.begin));
    const auto &best = completion.items.front();
    // A name that its quotes are to come with is whole behind them: in front of them no new line can be meant.
    const bool isQuoted = best.insertText.find('"' + best.label + '"') != std::string::npos;
    const bool isComplete = best.label == word.toStdString() && !isQuoted && best.besides.empty();
    // What a slip may have meant, because nothing fits: not to be in the way of who is still typing.
    const bool isGuess = !word.isEmpty() && isNamePart(word.back()) && best.matched.empty();
    const bool isAllThereIs = isComplete && completion.items.size() == 1 && best.insertText == best.label;
    const bool isBehindString = word.isEmpty() && m_editor.textBefore(caret, 1) == "\"";
    if (cause == Cause::Typed && (isGuess || isAllThereIs || isBehindString)) {
        close();
        return;
    }
    // What was written out since it was asked for is meant as it stands.
    const bool isMeant = isComplete && cause == Cause::AskedBefore;
    const bool eager = cause == Cause::Typed ? !word.isEmpty() && !isComplete : !isGuess && !isMeant;

    auto *window = m_editor.window();
    if (!m_popup || m_popup->parentWidget() != window) {
        delete m_popup;
        m_popup = new CompletionPopup(m_appearance, window);
        connect(m_popup, &CompletionPopup::taken, this, &Completer::accept);
    }
    m_popup->setItems(std::move(completion.items), eager);
    m_completion = {completion.replaced, {}};
    m_revision = m_editor.revision();
    m_popup->showAt(m_editor.popupAnchor(m_completion.replaced.begin));
}

void Completer::accept()
{
    if (!isOpen() || m_revision != m_editor.revision()) {
        close();
        return;
    }
    const auto item = m_popup->current();
    const auto replaced = item.instead.value_or(m_completion.replaced);
    close();
    if (!m_editor.carets().isAlone()) {
        acceptAtEach(item, replaced);
        return;
    }
    // What this one leaves open comes first, then what is still open around it.
    if (!isOnTour()) {
        m_stops.clear();
        m_tourBegin = replaced.begin;
    }
    const auto behind = lengthOf(m_editor) - replaced.end;
    std::erase_if(m_stops, [behind](const Stop &stop) { return stop.begin > behind; });
    m_isChanging = true;
    m_editor.SendScintilla(Sci::SCI_BEGINUNDOACTION);
    m_editor.replaceSpan(replaced, QByteArray::fromStdString(item.insertText));
    m_editor.noteClosers({replaced.begin, replaced.begin + static_cast<std::uint32_t>(item.insertText.size())});
    applyEdits(m_editor, item.besides);
    m_editor.SendScintilla(Sci::SCI_ENDUNDOACTION);
    m_isChanging = false;
    if (item.stops.empty())
        return;
    const auto length = lengthOf(m_editor);
    for (auto stop = item.stops.rbegin(); stop != item.stops.rend(); ++stop)
        m_stops.push_back({length - replaced.begin - stop->begin, length - replaced.begin - stop->end});
    goToNextStop();
}

/// Each caret stands in the same word, because what was typed was typed at each; where it does not, nothing happens.
/// There is no tour through several places at once: the carets go to the first stop.
void Completer::acceptAtEach(const graphql::CompletionItem &item, text::Span replaced)
{
    const auto behind = replaced.end - m_editor.caret();
    const auto length = static_cast<long>(replaced.length());
    const auto word = m_editor.textBefore(replaced.end, length);
    std::vector<graphql::TextEdit> made;
    auto besides = besidesOfAll(item);
    m_stops.clear();
    m_isChanging = true;
    m_editor.SendScintilla(Sci::SCI_BEGINUNDOACTION);
    m_editor.carets().forEach([&] {
        const auto end = m_editor.caret() + behind;
        if (end > lengthOf(m_editor) || end < replaced.length() || m_editor.textBefore(end, length) != word)
            return;
        const auto begin = end - replaced.length();
        const auto before = m_editor.textBefore(begin, 1);
        if (!before.isEmpty() && isNamePart(before.front()))
            return;
        m_editor.replaceSpan({begin, end}, QByteArray::fromStdString(item.insertText));
        made.push_back({{begin, end}, item.insertText});
        if (!item.stops.empty())
            m_editor.select({begin + item.stops.front().begin, begin + item.stops.front().end});
    });
    // From the last to the first, each stood where it stood in the text before.
    std::reverse(made.begin(), made.end());
    for (auto &edit : besides)
        edit.span = {graphql::moved(edit.span.begin, made), graphql::moved(edit.span.end, made)};
    applyEdits(m_editor, besides);
    m_editor.SendScintilla(Sci::SCI_ENDUNDOACTION);
    m_editor.caretHistory().settle();
    m_isChanging = false;
}

/// What is chosen at one caret may need something else at another, that stands in another operation.
std::vector<graphql::TextEdit> Completer::besidesOfAll(const graphql::CompletionItem &item) const
{
    auto all = item.besides;
    // A variable that is there already at one may be new at another.
    if (all.empty() && item.kind != graphql::CompletionItem::Kind::Variable)
        return all;
    for (const auto &range : m_editor.carets().places().ranges) {
        const auto there = m_source.ask(static_cast<std::uint32_t>(range.caret));
        if (!there)
            continue;
        for (const auto &other : there->items)
            if (other.label == item.label && !other.instead)
                all.insert(all.end(), other.besides.begin(), other.besides.end());
    }
    const auto begins = [](const graphql::TextEdit &edit) {
        return edit.span.begin;
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const auto &left, const auto &right) { return begins(left) < begins(right); });
    const auto isSamePlace = [&](const auto &left, const auto &right) {
        return begins(left) == begins(right);
    };
    all.erase(std::unique(all.begin(), all.end(), isSamePlace), all.end());
    return all;
}

bool Completer::isOnTour() const
{
    return !m_stops.empty() && m_stops.back().begin <= lengthOf(m_editor) && m_editor.caret() >= m_tourBegin
        && m_editor.caret() <= lengthOf(m_editor) - m_stops.back().begin;
}

bool Completer::isInUntouched() const
{
    const auto caret = m_editor.caret();
    return m_source.triggers.find('$') != std::string_view::npos && m_stopRevision == m_editor.revision()
        && m_stopAt == caret && caret < lengthOf(m_editor) && m_editor.carets().isAlone()
        && QByteArrayList {"\"\"", "[]", "{}"}.contains(m_editor.textBefore(caret + 1, 2));
}

/// What is typed first into quotes or brackets that an inserted text brought. True when it is dealt with.
bool Completer::handleInUntouched(const QString &typed)
{
    if ((typed != QLatin1String("$") && typed != QLatin1String("\"")) || !isInUntouched())
        return false;
    const auto caret = m_editor.caret();
    const bool isQuote = typed == QLatin1String("\"");
    if (isQuote && m_editor.textBefore(caret, 1) != "\"")
        return false;
    m_stopRevision = 0;
    if (isQuote)
        return true; // The one that is there already.
    // A whole list is rather one variable than a list of them.
    const std::uint32_t length = m_editor.textBefore(caret + 2, 4) == "[\"\"]" ? 2 : 1;
    m_isChanging = true;
    m_editor.replaceSpan({caret - length, caret + length}, "$");
    m_isChanging = false;
    update(Cause::Typed);
    return true;
}

void Completer::goToNextStop()
{
    const auto length = lengthOf(m_editor);
    const auto stop = m_stops.back();
    m_stops.pop_back();
    m_isChanging = true;
    m_editor.select({length - stop.begin, length - stop.end});
    m_isChanging = false;
    m_stopRevision = m_editor.revision();
    m_stopAt = length - stop.begin;
    if (stop.begin == stop.end)
        update(Cause::Typed);
}

} // namespace ui
