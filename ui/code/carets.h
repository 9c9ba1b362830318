#pragma once

#include "core/text/span.h"

#include <functional>
#include <vector>

namespace ui {

class CodeBox;

/// The carets of a box when there are several: how they come and go, and how something that knows one caret only is
/// done at each of them. One of them is the main one, which everything else in the program means by "the caret".
class Carets
{
public:
    struct Range
    {
        long caret = 0;
        long anchor = 0;
    };
    /// Where they are: all of them, in Scintilla's order, and the number of the main one.
    struct Places
    {
        std::vector<Range> ranges;
        long main = 0;
    };

    explicit Carets(CodeBox &box) : m_box(box) { }

    int count() const;
    bool isAlone() const { return count() == 1; }
    Places places() const;
    /// Must lie within the text, and be one at least.
    void restore(const Places &places);
    /// Does \a act at each caret as if it were the only one, from the last of the text to the first, in one step to
    /// undo. What \a act leaves selected stays so.
    void forEach(const std::function<void()> &act);
    /// One more on the line above (-1) the first one or below (1) the last one, in the column of that one.
    void addBeside(int direction);
    /// Selects the word at the caret; from then on the next place that has the same text too. A word is found as a
    /// whole word, what was selected by hand anywhere.
    void addNextOccurrence();
    /// Only the main one is left, with what it has selected.
    void dropToOne();

private:
    long send(unsigned int message, unsigned long first = 0, long second = 0) const;
    text::Span mainSelection() const;

    CodeBox &m_box;
    text::Span m_word; ///< What addNextOccurrence() selected first.
};

} // namespace ui
