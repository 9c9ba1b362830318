#include "core/text/textedit.h"

namespace text {

std::string applied(std::string_view source, const std::vector<TextEdit> &edits)
{
    std::string text;
    text.reserve(source.size());
    std::size_t at = 0;
    for (const TextEdit &edit : edits) {
        text.append(source, at, edit.span.begin - at);
        text.append(edit.replacement);
        at = edit.span.end;
    }
    text.append(source, at);
    return text;
}

std::uint32_t moved(std::uint32_t offset, const std::vector<TextEdit> &edits)
{
    std::uint32_t inserted = 0;
    std::uint32_t removed = 0;
    for (const TextEdit &edit : edits) {
        if (edit.span.begin > offset || (edit.span.begin == offset && !edit.span.isEmpty()))
            break;
        inserted += static_cast<std::uint32_t>(edit.replacement.size());
        removed += edit.span.end > offset ? offset - edit.span.begin : edit.span.length();
    }
    return offset - removed + inserted;
}

} // namespace text
