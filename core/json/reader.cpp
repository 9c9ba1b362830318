#include "core/json/reader.h"

#include "core/json/unescape.h"

namespace json {

std::string Reader::Text::string(std::string_view bytes) const
{
    return isPlain ? std::string(inner(bytes)) : unescaped(inner(bytes));
}

void Reader::skipContainer()
{
    struct Nobody
    {
        void child() { }
        void open(std::uint32_t) { }
        void close(std::uint32_t) { }
    };
    m_grammar.value(Nobody {});
}

} // namespace json
