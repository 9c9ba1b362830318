#include "ui/code/jsonlexer.h"

#include "ui/code/jsonstyles.h"

#include <Qsci/qsciscintilla.h>

#include <algorithm>
#include <array>

namespace ui {
namespace {

// In the order of JsonStyle.
constexpr std::array JsonStyleRoles {
    CodeLexer::Style {Role::Text, "punctuation"},      CodeLexer::Style {Role::Field, "key", true},
    CodeLexer::Style {Role::String, "string", true},   CodeLexer::Style {Role::Field, "number"},
    CodeLexer::Style {Role::Keyword, "word"},          CodeLexer::Style {Role::Live, "not JSON"},
    CodeLexer::Style {Role::Comment, "comment", true},
};

constexpr long FoldBase = QsciScintilla::SC_FOLDLEVELBASE;
constexpr long FoldHeader = QsciScintilla::SC_FOLDLEVELHEADERFLAG;
constexpr int NextLevelShift = 16;

} // namespace

JsonLexer::JsonLexer(QObject *parent) : CodeLexer("JSON", JsonStyleRoles, parent) { }

std::string JsonLexer::stylesOf(std::string_view text, std::size_t begin, std::size_t end)
{
    const bool isInComment = begin > 0
        && editor()->SendScintilla(QsciScintilla::SCI_GETSTYLEAT, static_cast<unsigned long>(begin - 1))
            == static_cast<long>(JsonStyle::Comment);
    auto styles = jsonStyles(text, begin, end, isInComment);
    fold(text, begin, styles);
    return styles;
}

void JsonLexer::fold(std::string_view text, std::size_t begin, std::string_view styles)
{
    auto *box = editor();
    auto line =
        static_cast<unsigned long>(box->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<long>(begin)));
    // As Scintilla's own lexers do: a line's level is that of its first byte, the next line's stands above 16 bits.
    long level = FoldBase;
    if (line > 0)
        level = std::max(level, box->SendScintilla(QsciScintilla::SCI_GETFOLDLEVEL, line - 1) >> NextLevelShift);
    long next = level;
    const auto finishLine = [&] {
        const long header = next > level ? FoldHeader : 0;
        const long wanted = level | header | next << NextLevelShift;
        if (box->SendScintilla(QsciScintilla::SCI_GETFOLDLEVEL, line) != wanted)
            box->SendScintilla(QsciScintilla::SCI_SETFOLDLEVEL, line, wanted);
        ++line;
        level = next;
    };
    for (std::size_t i = 0; i < styles.size(); ++i) {
        if (text[begin + i] == '\n')
            finishLine();
        if (styles[i] != static_cast<char>(JsonStyle::Plain))
            continue;
        if (text[begin + i] == '{' || text[begin + i] == '[')
            ++next;
        else if (text[begin + i] == '}' || text[begin + i] == ']')
            next = std::max(next - 1, FoldBase);
    }
    finishLine();
}

} // namespace ui
