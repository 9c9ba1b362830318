#include "core/graphql/edits/composition.h"

#include <algorithm>

namespace graphql {

namespace {

/// A stretch of a text that is being changed: of the source, or new.
struct TextPiece
{
    text::Span kept;
    std::string added; ///< Empty: it is of the source.
    std::size_t size() const { return added.empty() ? kept.length() : added.size(); }
};

void appendPiece(std::vector<TextPiece> &pieces, const TextPiece &piece, std::size_t begin, std::size_t end)
{
    if (begin >= end)
        return;
    if (!piece.added.empty()) {
        pieces.push_back({{}, piece.added.substr(begin, end - begin)});
        return;
    }
    const auto from = piece.kept.begin;
    pieces.push_back({{from + static_cast<std::uint32_t>(begin), from + static_cast<std::uint32_t>(end)}, {}});
}

std::vector<TextPiece> changedPieces(const std::vector<TextPiece> &pieces, const std::vector<TextEdit> &edits)
{
    std::vector<TextPiece> result;
    std::size_t piece = 0;
    std::size_t begin = 0; ///< Of the piece, in the text.
    std::size_t at = 0;
    const auto goTo = [&](std::size_t offset, bool keeps) {
        while (at < offset && piece < pieces.size()) {
            const auto end = std::min(offset, begin + pieces[piece].size());
            if (keeps)
                appendPiece(result, pieces[piece], at - begin, end - begin);
            at = end;
            if (at == begin + pieces[piece].size())
                begin += pieces[piece++].size();
        }
    };
    for (const auto &edit : edits) {
        goTo(edit.span.begin, true);
        if (!edit.replacement.empty())
            result.push_back({{}, edit.replacement});
        goTo(edit.span.end, false);
    }
    goTo(std::string::npos, true);
    return result;
}

} // namespace

std::vector<TextEdit> composed(std::string_view source, const std::vector<TextEdit> &first,
                               const std::vector<TextEdit> &second)
{
    const auto size = static_cast<std::uint32_t>(source.size());
    const std::vector<TextPiece> whole {{{0, size}, {}}};
    std::vector<TextEdit> edits;
    TextEdit edit;
    const auto finish = [&](std::uint32_t keptFrom) {
        edit.span.end = keptFrom;
        if (!edit.span.isEmpty() || !edit.replacement.empty())
            edits.push_back(std::move(edit));
    };
    for (const auto &piece :
         changedPieces(changedPieces(source.empty() ? std::vector<TextPiece>() : whole, first), second)) {
        if (!piece.added.empty()) {
            edit.replacement.append(piece.added);
            continue;
        }
        finish(piece.kept.begin);
        edit = {{piece.kept.end, piece.kept.end}, {}};
    }
    finish(size);
    return trimmed(source, edits);
}

std::vector<TextEdit> trimmed(std::string_view source, const std::vector<TextEdit> &edits)
{
    std::vector<TextEdit> result;
    for (auto edit : edits) {
        const auto old = edit.span.of(source);
        const auto shorter = std::min(old.size(), edit.replacement.size());
        std::size_t front = 0;
        while (front < shorter && old[front] == edit.replacement[front])
            ++front;
        std::size_t back = 0;
        while (back < shorter - front
               && old[old.size() - 1 - back] == edit.replacement[edit.replacement.size() - 1 - back])
            ++back;
        edit.span = {edit.span.begin + static_cast<std::uint32_t>(front),
                     edit.span.end - static_cast<std::uint32_t>(back)};
        edit.replacement = edit.replacement.substr(front, edit.replacement.size() - front - back);
        if (!edit.span.isEmpty() || !edit.replacement.empty())
            result.push_back(std::move(edit));
    }
    return result;
}

} // namespace graphql
