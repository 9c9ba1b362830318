#include "core/json/tape.h"

namespace json {

/// Takes down the containers as they open and close.
class Tape::Index
{
public:
    explicit Index(std::vector<Container> &containers) : m_containers(containers) { }

    void child() { ++m_count; }
    void open(std::uint32_t begin)
    {
        if (!m_open.empty())
            m_containers[m_open.back()].count = m_count;
        m_count = 0;
        m_open.push_back(next());
        m_containers.push_back({begin, 0, 0, 0});
    }
    void close(std::uint32_t end)
    {
        Container &container = m_containers[m_open.back()];
        container.end = end;
        container.count = m_count;
        container.next = next();
        m_open.pop_back();
        if (!m_open.empty())
            m_count = m_containers[m_open.back()].count;
    }

private:
    std::uint32_t next() const { return static_cast<std::uint32_t>(m_containers.size()); }

    std::vector<Container> &m_containers;
    std::vector<std::uint32_t> m_open;
    std::uint32_t m_count = 0; ///< Of the innermost open container, which is told when it matters to anyone.
};

tl::expected<Tape, SyntaxError> Tape::parse(std::string bytes, std::size_t largest)
{
    if (bytes.starts_with(Grammar::ByteOrderMark))
        return tl::make_unexpected(SyntaxError {0, "The JSON begins with a byte order mark (U+FEFF): remove it."});
    return read(std::make_shared<const std::string>(std::move(bytes)), largest);
}

tl::expected<Tape, SyntaxError> Tape::parse(std::shared_ptr<const std::string> bytes, std::size_t largest)
{
    return read(std::move(bytes), largest);
}

tl::expected<Tape, SyntaxError> Tape::read(std::shared_ptr<const std::string> bytes, std::size_t largest)
{
    Tape tape;
    tape.m_owner = std::move(bytes);
    tape.m_bytes = *tape.m_owner;
    Grammar grammar(tape.m_bytes, largest);
    grammar.accept(Grammar::ByteOrderMark);
    grammar.skipSpace();
    tape.m_root = grammar.offset();
    grammar.value(Index(tape.m_containers));
    grammar.end();
    if (grammar.error())
        return tl::make_unexpected(*grammar.error());
    // The index grew by doubling; what is kept with every answer should not carry that slack.
    tape.m_containers.shrink_to_fit();
    return tape;
}

Value Tape::root() const
{
    return {*this, m_root, 0};
}

} // namespace json
