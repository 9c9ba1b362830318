#pragma once

#include "ui/code/codelexer.h"
#include "ui/editor/querycontext.h"

#include <map>
#include <vector>

namespace ui {

/// Colours of GraphQL for a CodeBox, by the core's own lexer. What a line's end leaves open is kept in Scintilla's line
/// states as the number of a context, so that an edit restyles what is in view and nothing above it.
class GraphqlLexer final : public CodeLexer
{
    Q_OBJECT

public:
    explicit GraphqlLexer(QObject *parent = nullptr);

protected:
    std::string stylesOf(std::string_view text, std::size_t begin, std::size_t end) override;

private:
    struct LineEnd
    {
        QueryContext context;
        bool inBlockString = false;
        auto operator<=>(const LineEnd &) const = default;
    };

    LineEnd lineEndAbove(long line) const;
    void keepLineEnd(long line, const LineEnd &lineEnd);

    std::vector<LineEnd>
        m_lineEnds; ///< The different ones, few, numbered by their place; the first is the initial one.
    std::map<LineEnd, int> m_numbers;
};

} // namespace ui
