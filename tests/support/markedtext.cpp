#include "tests/support/markedtext.h"

namespace support {

MarkedText::MarkedText(std::string_view marked, Bars bars)
{
    constexpr std::string_view opening = "«";
    constexpr std::string_view closing = "»";
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < marked.size();) {
        const auto rest = marked.substr(i);
        const auto here = static_cast<std::uint32_t>(text.size());
        if (rest.starts_with(opening)) {
            open.push_back(spans.size());
            spans.push_back({here, here});
            i += opening.size();
        } else if (rest.starts_with(closing) && !open.empty()) {
            spans[open.back()].end = here;
            open.pop_back();
            i += closing.size();
        } else if (rest.front() == '|' && bars == Bars::AreCarets) {
            caret = here;
            ++i;
        } else {
            text += rest.front();
            ++i;
        }
    }
}

} // namespace support
