#include "ui/editor/applyedits.h"

#include "ui/code/codebox.h"

namespace ui {

void applyEdits(CodeBox &box, const std::vector<graphql::TextEdit> &edits)
{
    if (edits.empty())
        return;
    const auto caret = graphql::moved(box.caret(), edits);
    const auto send = [&box](unsigned int message, unsigned long first = 0, long second = 0) {
        return box.SendScintilla(message, first, second);
    };
    const auto topLine = send(QsciScintilla::SCI_GETFIRSTVISIBLELINE);
    send(QsciScintilla::SCI_BEGINUNDOACTION);
    // From the last to the first: the places of the others stay true.
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        send(QsciScintilla::SCI_SETTARGETRANGE, edit->span.begin, edit->span.end);
        box.SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<unsigned long>(edit->replacement.size()),
                          edit->replacement.c_str());
    }
    send(QsciScintilla::SCI_ENDUNDOACTION);
    send(QsciScintilla::SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(topLine));
    box.select({caret, caret});
}

} // namespace ui
