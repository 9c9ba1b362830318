#pragma once

#include "ui/code/carets.h"

#include <optional>
#include <vector>

namespace ui {

class CodeBox;

/// Where the carets were before and after each step to undo that was made with several: Scintilla itself leaves one,
/// where it changed the text last. Steps are counted by Scintilla's own notifications, so it does not matter who made
/// them or takes them back; a step with one caret keeps nothing.
class CaretHistory
{
public:
    explicit CaretHistory(CodeBox &box) : m_box(box) { }

    /// The next change begins with these carets, although they are not what the box has by then.
    void begin(Carets::Places before);
    /// Told by SCN_MODIFIED, of changes before and after they are made.
    void note(int modificationType);
    /// A key or command is done: notes where it has left the carets, or puts them where they were around the step
    /// that was taken back or made again.
    void settle();
    void clear();

private:
    /// Empty where there was one caret.
    struct Step
    {
        Carets::Places before;
        Carets::Places after;
        long lengthBefore = 0; ///< Of the text, in bytes: what does not fit was not counted.
        long lengthAfter = 0;
    };

    CodeBox &m_box;
    std::vector<Step> m_steps;
    std::size_t m_done = 0; ///< How many of them the text has.
    std::optional<Carets::Places> m_before; ///< Of the change that is being made.
    long m_length = 0; ///< Of the text behind the last change.
    bool m_isChanging = false; ///< The last step is not over.
    std::optional<Carets::Places> m_wanted; ///< What Scintilla is to have once it is done with undoing.
};

} // namespace ui
