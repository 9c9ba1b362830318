#include "ui/shell/boxplace.h"

#include "ui/code/codebox.h"
#include "ui/editor/jsoneditor.h"

#include <algorithm>

namespace ui {

workspace::BoxPlace placeOf(const CodeBox &box)
{
    using Box = QsciScintilla;
    workspace::BoxPlace place;
    place.caret = static_cast<quint32>(box.SendScintilla(Box::SCI_GETCURRENTPOS));
    place.anchor = static_cast<quint32>(box.SendScintilla(Box::SCI_GETANCHOR));
    const auto top = box.SendScintilla(Box::SCI_GETFIRSTVISIBLELINE);
    place.firstLine = static_cast<int>(box.SendScintilla(Box::SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(top)));
    for (long line = 0; (line = box.SendScintilla(Box::SCI_CONTRACTEDFOLDNEXT, static_cast<unsigned long>(line))) >= 0;
         ++line)
        place.folds.append(static_cast<int>(line));
    return place;
}

void restorePlace(CodeBox &box, const workspace::BoxPlace &place)
{
    using Box = QsciScintilla;
    const auto length = static_cast<quint32>(box.SendScintilla(Box::SCI_GETLENGTH));
    const auto lines = static_cast<int>(box.SendScintilla(Box::SCI_GETLINECOUNT));
    box.SendScintilla(Box::SCI_SETSEL, static_cast<unsigned long>(std::min(place.anchor, length)),
                      static_cast<long>(std::min(place.caret, length)));
    for (const int line : place.folds) {
        const auto at = static_cast<unsigned long>(std::max(line, 0));
        const bool isHeader =
            line < lines && (box.SendScintilla(Box::SCI_GETFOLDLEVEL, at) & Box::SC_FOLDLEVELHEADERFLAG) != 0;
        if (isHeader)
            box.SendScintilla(Box::SCI_FOLDLINE, at, static_cast<long>(Box::SC_FOLDACTION_CONTRACT));
    }
    const auto top =
        box.SendScintilla(Box::SCI_VISIBLEFROMDOCLINE,
                          static_cast<unsigned long>(std::clamp(place.firstLine, 0, std::max(lines - 1, 0))));
    box.SendScintilla(Box::SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(top));
}

void restoreJsonPlace(JsonEditor &box, const workspace::BoxPlace &place)
{
    using Box = QsciScintilla;
    const auto lines = static_cast<int>(box.SendScintilla(Box::SCI_GETLINECOUNT));
    int end = 0;
    for (const int line : place.folds) {
        if (line < lines)
            end = std::max(end, line + 1);
    }
    // Behind the last one it takes time for nothing.
    if (end > 0)
        box.SendScintilla(Box::SCI_COLOURISE, 0UL,
                          box.SendScintilla(Box::SCI_POSITIONFROMLINE, static_cast<unsigned long>(end)));
    restorePlace(box, place);
}

} // namespace ui
