#include "core/json/change.h"

#include "core/json/layout.h"
#include "core/json/typed.h"
#include "core/json/writer.h"

#include <algorithm>

namespace json {

namespace {

using text::Span;
using text::TextEdit;
using Edits = tl::expected<std::vector<TextEdit>, SyntaxError>;

Edits failure(std::uint32_t offset, std::string message)
{
    return tl::make_unexpected(SyntaxError {offset, std::move(message)});
}

/// What a container holds, as stretches of text: of a member from its key to the end of its value.
struct Child
{
    Span span;
    Span value;
    std::string key;
};

std::vector<Child> childrenOf(const Value &container)
{
    std::vector<Child> children;
    children.reserve(container.size());
    if (container.isObject()) {
        for (const auto &[key, value] : container.members())
            children.push_back({{key.span().begin, value.span().end}, value.span(), key.string()});
    } else {
        container.forEachItem([&](const Value &item) { children.push_back({item.span(), item.span(), {}}); });
    }
    return children;
}

/// Edits of the children of one container.
class ContainerEdit
{
public:
    ContainerEdit(const Layout &layout, const Value &container)
        : m_layout(layout),
          m_text(layout.text()),
          m_container(container),
          m_span(container.span()),
          m_children(childrenOf(container))
    { }

    const std::vector<Child> &children() const { return m_children; }

    /// \a written is made of the indentation of its first line.
    template <typename Write>
    std::vector<TextEdit> inserted(std::size_t index, Write written)
    {
        if (m_children.empty())
            insertOnly(written);
        else if (index < m_children.size())
            insertBefore(m_children[index].span.begin, written);
        else
            append(written);
        return std::move(m_edits);
    }

    std::vector<TextEdit> removed(const std::vector<std::size_t> &indices)
    {
        if (indices.size() == m_children.size() && m_layout.isBlank({m_span.begin + 1, m_children.front().span.begin})
            && m_layout.isBlank({commaOrEnd(m_children.back()), m_span.end - 1}) && !hasCommentsBetween()) {
            remove({m_span.begin + 1, m_span.end - 1});
            return std::move(m_edits);
        }
        const auto isRemoved = [&](std::size_t i) {
            return std::binary_search(indices.begin(), indices.end(), i);
        };
        auto lastKept = m_children.size();
        while (lastKept > 0 && isRemoved(lastKept - 1))
            --lastKept;
        const bool hasTrailingComma = m_layout.commaBehind(m_children.back().span.end).has_value();
        for (std::size_t i = 0; i < m_children.size(); ++i) {
            const auto comma = m_layout.commaBehind(m_children[i].span.end);
            if (isRemoved(i))
                removeChild(m_children[i].span, comma, i + 1 == m_children.size());
            else if (i + 1 == lastKept && lastKept < m_children.size() && !hasTrailingComma && comma)
                remove({*comma, *comma + 1});
        }
        return std::move(m_edits);
    }

private:
    std::uint32_t commaOrEnd(const Child &child) const
    {
        const auto comma = m_layout.commaBehind(child.span.end);
        return comma ? *comma + 1 : child.span.end;
    }

    bool hasCommentsBetween() const
    {
        for (std::size_t i = 0; i + 1 < m_children.size(); ++i) {
            const auto comma = *m_layout.commaBehind(m_children[i].span.end);
            if (!m_layout.isBlank({m_children[i].span.end, comma})
                || !m_layout.isBlank({comma + 1, m_children[i + 1].span.begin}))
                return true;
        }
        const auto &last = m_children.back();
        const auto comma = m_layout.commaBehind(last.span.end);
        return comma && !m_layout.isBlank({last.span.end, *comma});
    }

    void remove(Span span)
    {
        if (!m_edits.empty()) {
            auto &before = m_edits.back();
            span.begin = std::max(span.begin, before.span.end);
            if (span.begin == before.span.end) {
                before.span.end = std::max(before.span.end, span.end);
                return;
            }
        }
        if (span.begin < span.end)
            m_edits.push_back({span, {}});
    }

    void removeChild(Span child, std::optional<std::uint32_t> comma, bool isLast)
    {
        const bool isInOne = !comma || m_layout.isBlank({child.end, *comma});
        const Span whole {child.begin, comma && isInOne ? *comma + 1 : child.end};
        if (const auto line = m_layout.wholeLines(whole))
            remove(*line);
        else if (isLast && !m_layout.isFirstOnLine(whole.begin))
            remove({m_layout.behindBlanksBefore(whole.begin), whole.end});
        else
            remove({whole.begin, m_layout.skipBlanks(whole.end)});
        if (!isInOne)
            remove({*comma, *comma + 1});
    }

    /// Blanks between two children that stand on one line.
    std::string_view inlineGap() const
    {
        if (m_children.size() > 1) {
            const auto begin = *m_layout.commaBehind(m_children[m_children.size() - 2].span.end) + 1;
            const auto end = m_children.back().span.begin;
            if (m_layout.skipBlanks(begin) == end)
                return Span {begin, end}.of(m_text);
        }
        return " ";
    }

    template <typename Write>
    void insertOnly(Write written)
    {
        const auto inside = m_layout.behindLastComment({m_span.begin + 1, m_span.end - 1});
        const bool hasComment = inside > m_span.begin + 1;
        const bool isBroken =
            hasComment || m_layout.hasLineBreak({m_span.begin, m_span.end}) || m_layout.isBrokenInside(m_container);
        if (!isBroken) {
            m_edits.push_back({{m_span.begin + 1, m_span.end - 1}, written(std::string())});
            return;
        }
        const auto outer = m_layout.indentAt(m_span.begin);
        auto inner = outer;
        inner.append(m_layout.unit());
        std::string replacement = "\n";
        replacement.append(inner).append(written(inner)).append("\n").append(outer);
        m_edits.push_back({{inside, m_span.end - 1}, std::move(replacement)});
    }

    template <typename Write>
    void insertBefore(std::uint32_t next, Write written)
    {
        const auto indent = m_layout.indentAt(next);
        auto text = written(indent);
        text.append(",");
        if (m_layout.isFirstOnLine(next))
            text.append("\n").append(indent);
        else
            text.append(inlineGap());
        m_edits.push_back({{next, next}, std::move(text)});
    }

    template <typename Write>
    void append(Write written)
    {
        const auto &last = m_children.back().span;
        const auto comma = m_layout.commaBehind(last.end);
        const auto indent = m_layout.indentAt(last.begin);
        const bool isBroken = m_layout.isFirstOnLine(last.begin);
        const auto behind = comma ? *comma + 1 : last.end;
        const auto place = isBroken ? m_layout.behindCommentsOfLine(behind) : behind;
        std::string text;
        if (isBroken)
            text.append("\n").append(indent);
        else
            text.append(inlineGap());
        text.append(written(indent));
        if (comma)
            text.append(",");
        else if (place == last.end)
            text.insert(0, ",");
        else
            m_edits.push_back({{last.end, last.end}, ","});
        m_edits.push_back({{place, place}, std::move(text)});
    }

    const Layout &m_layout;
    std::string_view m_text;
    Value m_container;
    Span m_span;
    std::vector<Child> m_children;
    std::vector<TextEdit> m_edits;
};

class ChangeWriter
{
public:
    ChangeWriter(const Tape &tape, std::string_view typed, const Change &change)
        : m_layout(typed, tape),
          m_root(tape.root()),
          m_change(change)
    { }

    Edits set(std::string_view value)
    {
        auto at = m_root;
        std::size_t depth = 0;
        for (; depth < m_change.path.size(); ++depth) {
            const auto next = valueAt(at, {m_change.path[depth]});
            if (!next)
                break;
            at = *next;
        }
        if (depth == m_change.path.size())
            return std::vector<TextEdit> {{at.span(), m_layout.indented(value, m_layout.indentAt(at.span().begin))}};
        if (at.isNull()) {
            const auto indent = m_layout.indentAt(at.span().begin);
            const bool isBroken = depth == 0 || m_layout.isBrokenInside(at);
            return std::vector<TextEdit> {{at.span(), wrapped(depth, value, indent, isBroken)}};
        }
        const auto *key = std::get_if<std::string>(&m_change.path[depth]);
        if (key ? !at.isObject() : !at.isArray())
            return failure(at.span().begin,
                           key ? "This is no object, so it has no members." : "This is no array, so it has no items.");
        if (!key && std::get<std::uint32_t>(m_change.path[depth]) != at.size())
            return failure(at.span().begin, "This array has fewer items.");
        ContainerEdit edit(m_layout, at);
        const bool isBroken = m_layout.breaksChildren(at);
        return edit.inserted(at.size(), [&](const std::string &indent) {
            auto text = key ? quoted(*key).append(m_layout.colon(at)) : std::string();
            return text.append(wrapped(depth + 1, value, indent, isBroken));
        });
    }

    Edits remove()
    {
        const auto parent = parentValue();
        if (!parent || m_change.path.empty())
            return std::vector<TextEdit>();
        ContainerEdit edit(m_layout, *parent);
        std::vector<std::size_t> indices;
        const auto &step = m_change.path.back();
        if (const auto *key = std::get_if<std::string>(&step)) {
            if (!parent->isObject())
                return std::vector<TextEdit>();
            for (std::size_t i = 0; i < edit.children().size(); ++i)
                if (edit.children()[i].key == *key)
                    indices.push_back(i);
        } else if (parent->isArray() && std::get<std::uint32_t>(step) < parent->size()) {
            indices.push_back(std::get<std::uint32_t>(step));
        }
        return indices.empty() ? std::vector<TextEdit>() : edit.removed(indices);
    }

    Edits insert(std::string_view value)
    {
        const auto parent = parentValue();
        const auto *index = m_change.path.empty() ? nullptr : std::get_if<std::uint32_t>(&m_change.path.back());
        if (!parent || parent->isNull() || !index)
            return set(value);
        if (!parent->isArray() || *index > parent->size())
            return failure(parent->span().begin, "There is no such place in an array.");
        ContainerEdit edit(m_layout, *parent);
        return edit.inserted(*index, [&](const std::string &indent) { return m_layout.indented(value, indent); });
    }

    /// The texts of the items change places; what stands between them stays.
    Edits move()
    {
        const auto parent = parentValue();
        const auto *index = m_change.path.empty() ? nullptr : std::get_if<std::uint32_t>(&m_change.path.back());
        if (!parent || !index || !parent->isArray() || *index >= parent->size() || m_change.to >= parent->size())
            return failure(0, "There is no such item to move.");
        const auto items = childrenOf(*parent);
        const auto first = std::min(*index, m_change.to);
        const auto last = std::max(*index, m_change.to);
        std::vector<TextEdit> edits;
        for (auto place = first; place <= last && first != last; ++place) {
            const auto source = place == m_change.to ? *index : *index < m_change.to ? place + 1 : place - 1;
            edits.push_back({items[place].span, std::string(items[source].span.of(m_layout.text()))});
        }
        return edits;
    }

private:
    std::optional<Value> parentValue() const
    {
        auto path = m_change.path;
        if (!path.empty())
            path.pop_back();
        return valueAt(m_root, path);
    }

    /// \a value inside the containers that the path asks for from \a depth on.
    std::string wrapped(std::size_t depth, std::string_view value, const std::string &indent, bool isBroken) const
    {
        if (depth == m_change.path.size())
            return m_layout.indented(value, indent);
        const auto *key = std::get_if<std::string>(&m_change.path[depth]);
        auto inner = indent;
        if (isBroken)
            inner.append(m_layout.unit());
        const auto lineBreak = [isBroken](const std::string &of) {
            return isBroken ? std::string("\n").append(of) : std::string();
        };
        std::string text = key ? "{" : "[";
        text.append(lineBreak(inner));
        if (key)
            text.append(quoted(*key)).append(": ");
        text.append(wrapped(depth + 1, value, inner, isBroken)).append(lineBreak(indent)).append(key ? "}" : "]");
        return text;
    }

    Layout m_layout;
    Value m_root;
    const Change &m_change;
};

} // namespace

Edits editsFor(std::string_view typed, const Change &change)
{
    const bool isEmpty = plainJson(typed).find_first_not_of(" \t\r\n") == std::string::npos;
    if (isEmpty) {
        // As if an object without members stood behind the comments.
        constexpr std::string_view object = "{}";
        const auto end = static_cast<std::uint32_t>(typed.size());
        std::string front = typed.empty() || typed.back() == '\n' ? "" : "\n";
        if (change.kind == Change::Kind::Remove || change.kind == Change::Kind::Move)
            return std::vector<TextEdit>();
        const auto inside = editsFor(object, change);
        if (!inside)
            return inside;
        return std::vector<TextEdit> {{{end, end}, front.append(text::applied(object, *inside))}};
    }
    const auto tape = parseTyped(typed);
    if (!tape)
        return tl::make_unexpected(tape.error());
    ChangeWriter writer(*tape, typed, change);
    if (change.kind == Change::Kind::Remove)
        return writer.remove();
    if (change.kind == Change::Kind::Move)
        return writer.move();
    const auto value = parseTyped(change.value);
    if (!value)
        return tl::make_unexpected(value.error());
    const auto text = value->root().span().of(change.value);
    return change.kind == Change::Kind::Insert ? writer.insert(text) : writer.set(text);
}

} // namespace json
