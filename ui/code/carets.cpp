#include "ui/code/carets.h"

#include "ui/code/codebox.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace ui {
namespace {

using Sci = QsciScintillaBase;

} // namespace

int Carets::count() const
{
    return static_cast<int>(send(Sci::SCI_GETSELECTIONS));
}

Carets::Places Carets::places() const
{
    const auto many = static_cast<unsigned long>(count());
    Places places;
    places.main = send(Sci::SCI_GETMAINSELECTION);
    places.ranges.reserve(many);
    for (unsigned long i = 0; i < many; ++i)
        places.ranges.push_back({send(Sci::SCI_GETSELECTIONNCARET, i), send(Sci::SCI_GETSELECTIONNANCHOR, i)});
    return places;
}

void Carets::restore(const Places &places)
{
    bool isFirst = true;
    for (const auto &range : places.ranges)
        send(std::exchange(isFirst, false) ? Sci::SCI_SETSELECTION : Sci::SCI_ADDSELECTION,
             static_cast<unsigned long>(range.caret), range.anchor);
    // Some may have become one.
    if (places.main < count())
        send(Sci::SCI_SETMAINSELECTION, static_cast<unsigned long>(places.main));
}

void Carets::forEach(const std::function<void()> &act)
{
    auto places = this->places();
    m_box.caretHistory().begin(isAlone() ? Places() : places);
    std::vector<Range *> fromTheEnd;
    for (auto &range : places.ranges)
        fromTheEnd.push_back(&range);
    std::sort(fromTheEnd.begin(), fromTheEnd.end(), [](const Range *a, const Range *b) {
        return std::min(a->caret, a->anchor) > std::min(b->caret, b->anchor);
    });

    send(Sci::SCI_BEGINUNDOACTION);
    for (auto *range : fromTheEnd) {
        send(Sci::SCI_SETSELECTION, static_cast<unsigned long>(range->caret), range->anchor);
        act();
        // Counted from the end, because what is done further up moves it.
        const long length = send(Sci::SCI_GETLENGTH);
        range->caret = length - send(Sci::SCI_GETCURRENTPOS);
        range->anchor = length - send(Sci::SCI_GETANCHOR);
    }
    send(Sci::SCI_ENDUNDOACTION);

    const long length = send(Sci::SCI_GETLENGTH);
    for (auto &range : places.ranges)
        range = {length - range.caret, length - range.anchor};
    restore(places);
    m_box.caretHistory().settle();
}

void Carets::addBeside(int direction)
{
    long from = send(Sci::SCI_GETCURRENTPOS);
    for (unsigned long i = 0; i < static_cast<unsigned long>(count()); ++i) {
        const long caret = send(Sci::SCI_GETSELECTIONNCARET, i);
        from = direction < 0 ? std::min(from, caret) : std::max(from, caret);
    }
    const long column = send(Sci::SCI_GETCOLUMN, static_cast<unsigned long>(from));
    long line = send(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(from)) + direction;
    // Where a fold hides lines, nobody would see what is typed there.
    while (line >= 0 && line < send(Sci::SCI_GETLINECOUNT)
           && send(Sci::SCI_GETLINEVISIBLE, static_cast<unsigned long>(line)) == 0)
        line += direction;
    if (line < 0 || line >= send(Sci::SCI_GETLINECOUNT))
        return;
    const long to = send(Sci::SCI_FINDCOLUMN, static_cast<unsigned long>(line), column);
    send(Sci::SCI_ADDSELECTION, static_cast<unsigned long>(to), to);
    send(Sci::SCI_SCROLLCARET);
}

void Carets::addNextOccurrence()
{
    send(Sci::SCI_TARGETWHOLEDOCUMENT);
    if (isAlone()) {
        const auto selected = mainSelection();
        const bool isWord = selected.length() == 0 || selected == m_word;
        send(
            Sci::SCI_SETSEARCHFLAGS,
            static_cast<unsigned long>(isWord ? Sci::SCFIND_MATCHCASE | Sci::SCFIND_WHOLEWORD : Sci::SCFIND_MATCHCASE));
    }
    send(Sci::SCI_MULTIPLESELECTADDNEXT);
    if (isAlone())
        m_word = mainSelection();
    const auto at = static_cast<unsigned long>(send(Sci::SCI_GETCURRENTPOS));
    send(Sci::SCI_ENSUREVISIBLE, static_cast<unsigned long>(send(Sci::SCI_LINEFROMPOSITION, at)));
    send(Sci::SCI_SCROLLCARET);
}

void Carets::dropToOne()
{
    const auto main = static_cast<unsigned long>(send(Sci::SCI_GETMAINSELECTION));
    const long caret = send(Sci::SCI_GETSELECTIONNCARET, main);
    send(Sci::SCI_SETSELECTION, static_cast<unsigned long>(caret), send(Sci::SCI_GETSELECTIONNANCHOR, main));
}

text::Span Carets::mainSelection() const
{
    const auto main = static_cast<unsigned long>(send(Sci::SCI_GETMAINSELECTION));
    return {static_cast<std::uint32_t>(send(Sci::SCI_GETSELECTIONNSTART, main)),
            static_cast<std::uint32_t>(send(Sci::SCI_GETSELECTIONNEND, main))};
}

long Carets::send(unsigned int message, unsigned long first, long second) const
{
    return m_box.SendScintilla(message, first, second);
}

} // namespace ui
