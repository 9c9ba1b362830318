#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace json {

/// Appends \a text to \a out as a JSON string with its quotes. Control characters, U+2028 and U+2029 are escaped; a
/// malformed byte becomes U+FFFD, so that the result is always UTF-8.
void appendQuoted(std::string &out, std::string_view text);
std::string quoted(std::string_view text);

/// Builds JSON text front to back. Order is the caller's, commas are its own business; raw() takes text that is
/// JSON already, so that numbers and variables pass through unread.
class Writer
{
public:
    Writer &beginObject();
    Writer &endObject();
    Writer &beginArray();
    Writer &endArray();
    Writer &key(std::string_view name);
    Writer &value(std::string_view text);
    Writer &value(const char *text) { return value(std::string_view(text)); }
    Writer &value(bool value);
    Writer &value(std::int64_t value);
    Writer &value(int number) { return value(static_cast<std::int64_t>(number)); }
    Writer &null();
    Writer &raw(std::string_view json);

    const std::string &text() const & { return m_text; }
    std::string text() && { return std::move(m_text); }

private:
    void separate();

    std::string m_text;
    bool m_needsComma = false;
};

} // namespace json
