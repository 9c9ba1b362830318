#include "ui/editor/applyedits.h"

#include "ui/code/codebox.h"

namespace ui {
namespace {

void replaceAll(CodeBox &box, const std::vector<graphql::TextEdit> &edits)
{
    box.SendScintilla(QsciScintilla::SCI_BEGINUNDOACTION);
    // From the last to the first: the places of the others stay true.
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        box.SendScintilla(QsciScintilla::SCI_SETTARGETRANGE, static_cast<unsigned long>(edit->span.begin),
                          static_cast<long>(edit->span.end));
        box.SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<unsigned long>(edit->replacement.size()),
                          edit->replacement.c_str());
    }
    box.SendScintilla(QsciScintilla::SCI_ENDUNDOACTION);
}

} // namespace

void applyEdits(CodeBox &box, const std::vector<graphql::TextEdit> &edits)
{
    if (edits.empty())
        return;
    auto places = box.carets().places();
    for (auto &range : places.ranges)
        for (auto *end : {&range.caret, &range.anchor})
            *end = graphql::moved(static_cast<std::uint32_t>(*end), edits);
    const auto caret = graphql::moved(box.caret(), edits);
    const auto send = [&box](unsigned int message, unsigned long first = 0, long second = 0) {
        return box.SendScintilla(message, first, second);
    };
    const auto topLine = send(QsciScintilla::SCI_GETFIRSTVISIBLELINE);
    replaceAll(box, edits);
    send(QsciScintilla::SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(topLine));
    // A long line may be a short one now: from its beginning on, as far as the caret leaves it in view.
    send(QsciScintilla::SCI_SETXOFFSET, 0);
    if (places.ranges.size() > 1)
        box.carets().restore(places);
    else
        box.select({caret, caret});
}

void applyEditsElsewhere(CodeBox &box, const std::vector<graphql::TextEdit> &edits, text::Span selection)
{
    const auto send = [&box](unsigned int message, long first = 0, long second = 0) {
        return box.SendScintilla(message, static_cast<unsigned long>(first), second);
    };
    const auto topLine = send(QsciScintilla::SCI_DOCLINEFROMVISIBLE, send(QsciScintilla::SCI_GETFIRSTVISIBLELINE));
    const auto top =
        graphql::moved(static_cast<std::uint32_t>(send(QsciScintilla::SCI_POSITIONFROMLINE, topLine)), edits);
    replaceAll(box, edits);
    // Not SCI_SETSEL, which scrolls.
    send(QsciScintilla::SCI_SETSELECTION, selection.end, selection.begin);
    const auto line = topLine == 0 ? 0 : send(QsciScintilla::SCI_LINEFROMPOSITION, top);
    send(QsciScintilla::SCI_SETFIRSTVISIBLELINE, send(QsciScintilla::SCI_VISIBLEFROMDOCLINE, line));
    box.showFromBeginning(selection.end);
}

} // namespace ui
