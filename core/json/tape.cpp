#include "core/json/tape.h"

#include <algorithm>

namespace json {

/// Takes down the containers as they open and close.
class Tape::Index
{
public:
    explicit Index(Tape &tape) : m_containers(tape.m_containers), m_strides(tape.m_strides) { }

    void child(std::uint32_t offset)
    {
        // The first is found without a stride.
        if (m_count % StrideLength == 0 && m_count > 0)
            m_strides.push_back({m_open.back(), m_count, {offset, next()}});
        ++m_count;
    }
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
    std::vector<Stride> &m_strides;
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
    grammar.value(Index(tape));
    grammar.end();
    if (grammar.error())
        return tl::make_unexpected(*grammar.error());
    // The index grew by doubling; what is kept with every answer should not carry that slack.
    tape.m_containers.shrink_to_fit();
    // They were met in the order of the bytes, in which containers lie inside each other.
    std::stable_sort(tape.m_strides.begin(), tape.m_strides.end(),
                     [](const Stride &left, const Stride &right) { return left.container < right.container; });
    tape.m_strides.shrink_to_fit();
    return tape;
}

const Tape::Stride *Tape::strideBefore(std::uint32_t container, std::uint32_t limit, bool byOffset) const
{
    const auto isBehind = [byOffset](const Stride &wanted, const Stride &stride) {
        if (stride.container != wanted.container)
            return wanted.container < stride.container;
        return byOffset ? wanted.value.offset < stride.value.offset : wanted.child < stride.child;
    };
    const auto next =
        std::upper_bound(m_strides.begin(), m_strides.end(), Stride {container, limit, {limit, 0}}, isBehind);
    if (next == m_strides.begin() || std::prev(next)->container != container)
        return nullptr;
    return &*std::prev(next);
}

std::optional<Value> Tape::containerAt(std::uint32_t begin) const
{
    const auto found =
        std::lower_bound(m_containers.begin(), m_containers.end(), begin,
                         [](const Container &container, std::uint32_t at) { return container.begin < at; });
    if (found == m_containers.end() || found->begin != begin)
        return std::nullopt;
    return Value(*this, begin, static_cast<std::uint32_t>(found - m_containers.begin()));
}

Value Tape::root() const
{
    return {*this, m_root, 0};
}

} // namespace json
