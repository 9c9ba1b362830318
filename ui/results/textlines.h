#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

/// A text too large for an editor, cut into rows that can be painted one by one. Immutable, so that a worker makes it
/// and the window shows it.
class TextLines
{
public:
    /// Rows end at line ends, and after \a longest bytes at the latest, never inside a character.
    static TextLines cut(std::shared_ptr<const std::string> text, std::size_t longest = 600);

    TextLines() : m_text(std::make_shared<const std::string>()), m_begins {0} { }

    std::size_t count() const { return m_begins.size(); }
    /// Without its line end.
    std::string_view row(std::size_t number) const;
    /// Rows [first, last] as they stand in the text.
    std::string_view rows(std::size_t first, std::size_t last) const;
    std::size_t rowAt(std::size_t offset) const;
    std::size_t begin(std::size_t number) const { return m_begins[number]; }
    std::string_view text() const { return *m_text; }
    /// In bytes.
    std::size_t longestRow() const { return m_longest; }

private:
    std::shared_ptr<const std::string> m_text;
    std::vector<std::uint32_t> m_begins;
    std::size_t m_longest = 0;
};

} // namespace ui
