#include "ui/code/carets.h"

#include "ui/code/codebox.h"

#include <algorithm>
#include <vector>

namespace ui {
namespace {

using Sci = QsciScintillaBase;

} // namespace

int Carets::count() const
{
    return static_cast<int>(send(Sci::SCI_GETSELECTIONS));
}

void Carets::forEach(const std::function<void()> &act)
{
    struct Range
    {
        unsigned long number;
        long caret;
        long anchor;
    };
    const auto many = static_cast<unsigned long>(count());
    const auto main = send(Sci::SCI_GETMAINSELECTION);
    std::vector<Range> ranges;
    for (unsigned long i = 0; i < many; ++i)
        ranges.push_back({i, send(Sci::SCI_GETSELECTIONNCARET, i), send(Sci::SCI_GETSELECTIONNANCHOR, i)});
    std::sort(ranges.begin(), ranges.end(),
              [](const Range &a, const Range &b) { return std::min(a.caret, a.anchor) > std::min(b.caret, b.anchor); });

    send(Sci::SCI_BEGINUNDOACTION);
    for (auto &range : ranges) {
        send(Sci::SCI_SETSELECTION, static_cast<unsigned long>(range.caret), range.anchor);
        act();
        // Counted from the end, because what is done further up moves it.
        const long length = send(Sci::SCI_GETLENGTH);
        range.caret = length - send(Sci::SCI_GETCURRENTPOS);
        range.anchor = length - send(Sci::SCI_GETANCHOR);
    }
    send(Sci::SCI_ENDUNDOACTION);

    std::sort(ranges.begin(), ranges.end(), [](const Range &a, const Range &b) { return a.number < b.number; });
    const long length = send(Sci::SCI_GETLENGTH);
    for (const auto &range : ranges)
        send(range.number == 0 ? Sci::SCI_SETSELECTION : Sci::SCI_ADDSELECTION,
             static_cast<unsigned long>(length - range.caret), length - range.anchor);
    if (main < count())
        send(Sci::SCI_SETMAINSELECTION, static_cast<unsigned long>(main));
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
