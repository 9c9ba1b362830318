#include "core/graphql/builder/itemlist.h"

namespace graphql {

namespace {

/// The first byte behind \a offset that means something.
std::uint32_t nextToken(const Layout &layout, std::string_view source, std::uint32_t offset)
{
    while (true) {
        offset = static_cast<std::uint32_t>(std::min(source.find_first_not_of(" \t,\r\n", offset), source.size()));
        if (source.substr(offset, 3) == "\xEF\xBB\xBF")
            offset += 3;
        else if (offset < source.size() && source[offset] == '#')
            offset = layout.lineEnd(offset);
        else
            return offset;
    }
}

bool isBracketed(text::Span span, std::string_view source, char opening, char closing)
{
    return span.length() > 1 && source[span.begin] == opening && source[span.end - 1] == closing;
}

} // namespace

std::optional<ItemList> ItemList::of(const Layout &layout, const Document &document, const SelectionSet &set)
{
    if (!isBracketed(set.span, document.source(), '{', '}')
        || (!set.selections.empty() && set.selections.back().span.end == set.span.end))
        return std::nullopt;
    ItemList list(layout, document.source(), set.span, false);
    for (const auto &selection : set.selections)
        list.m_items.push_back(selection.span);
    return list;
}

std::optional<ItemList> ItemList::ofArguments(const Layout &layout, const Document &document, const Selection &field)
{
    const auto source = document.source();
    const auto opening = nextToken(layout, source, field.name.span.end);
    if (field.arguments.empty() || opening == source.size() || source[opening] != '(')
        return std::nullopt;
    const auto closing = nextToken(layout, source, field.arguments.back().span.end);
    if (closing == source.size() || source[closing] != ')')
        return std::nullopt;
    ItemList list(layout, source, {opening, closing + 1}, true);
    for (const auto &argument : field.arguments)
        list.m_items.push_back(argument.span);
    return list;
}

std::optional<ItemList> ItemList::ofObject(const Layout &layout, const Document &document, const Value &object)
{
    if (object.kind != Value::Kind::Object || !isBracketed(object.span, document.source(), '{', '}')
        || (!object.fields.empty() && object.fields.back().span.end == object.span.end))
        return std::nullopt;
    ItemList list(layout, document.source(), object.span, true);
    for (const auto &field : object.fields)
        list.m_items.push_back(field.span);
    return list;
}

std::optional<ItemList> ItemList::ofList(const Layout &layout, const Document &document, const Value &value)
{
    if (value.kind != Value::Kind::List || !isBracketed(value.span, document.source(), '[', ']')
        || (!value.items.empty() && value.items.back()->span.end == value.span.end))
        return std::nullopt;
    ItemList list(layout, document.source(), value.span, true);
    for (const auto *item : value.items)
        list.m_items.push_back(item->span);
    return list;
}

std::size_t ItemList::numberOf(text::Span item) const
{
    std::size_t number = 0;
    while (number + 1 < m_items.size() && m_items[number].begin != item.begin)
        ++number;
    return number;
}

bool ItemList::isCommaBehind(std::uint32_t offset) const
{
    return m_source.substr(offset, m_layout->skipBlanks(offset) - offset).find(',') != std::string_view::npos;
}

/// Whether a new item begins a line. Behind a comment it has to.
bool ItemList::goesOnNextLine() const
{
    if (m_items.empty())
        return !m_layout->isOnOneLine(m_brackets);
    const auto last = m_items.back();
    const auto behind = m_layout->skipBlanks(last.end);
    return m_layout->beginsLine(last.begin) || (behind < m_source.size() && m_source[behind] == '#');
}

NewItemLayout ItemList::newItem() const
{
    if (!goesOnNextLine())
        return {true, m_layout->indentation(m_brackets.begin)};
    if (!m_items.empty() && m_layout->beginsLine(m_items.back().begin))
        return {false, m_layout->indentation(m_items.back().begin)};
    return {false, m_layout->indentation(m_brackets.begin) + m_layout->step()};
}

std::vector<TextEdit> ItemList::append(const std::string &item) const
{
    const auto insertion = [](std::uint32_t offset, std::string text) {
        return TextEdit {{offset, offset}, std::move(text)};
    };
    if (m_items.empty() && !goesOnNextLine()) {
        const std::string blank = m_source[m_brackets.begin] == '{' && !m_usesCommas ? " " : "";
        return {{inside(), blank + item + blank}};
    }
    const auto lineBreak = m_layout->lineBreak() + newItem().indentation;
    if (m_items.empty()) {
        // Behind the comments that are there.
        const auto closing = m_brackets.end - 1;
        if (!m_layout->beginsLine(closing))
            return {
                insertion(closing, lineBreak + item + m_layout->lineBreak() + m_layout->indentation(m_brackets.begin))};
        const auto at = m_layout->lineBegin(closing);
        return {insertion(at, newItem().indentation + item + m_layout->lineBreak())};
    }
    const auto last = m_items.back();
    const bool hasComma = isCommaBehind(last.end);
    if (!goesOnNextLine()) {
        const bool wantsComma =
            m_items.size() > 1 ? isCommaBehind(m_items[m_items.size() - 2].end) : m_usesCommas || hasComma;
        return {insertion(last.end, (wantsComma ? ", " : " ") + item)};
    }
    const bool wantsComma = hasComma || (m_items.size() > 1 && isCommaBehind(m_items[m_items.size() - 2].end));
    const std::string comma = wantsComma && !hasComma ? "," : "";
    if (!m_layout->endsLine(last.end))
        return {insertion(last.end, comma + lineBreak + item)};
    const auto end = m_layout->lineEnd(last.end);
    if (comma.empty() || end == last.end)
        return {insertion(end, comma + lineBreak + item + (hasComma ? "," : ""))};
    return {insertion(last.end, comma), insertion(end, lineBreak + item)};
}

text::Span ItemList::removedWith(std::size_t number) const
{
    const auto span = m_items[number];
    if (m_items.size() == 1 && !m_layout->hasComment(inside()))
        return inside();
    if (m_layout->beginsLine(span.begin) && m_layout->endsLine(span.end))
        return {m_layout->lineBegin(span.begin), m_layout->nextLine(span.end)};
    const bool isLast = number + 1 == m_items.size();
    if (!isLast && m_layout->lineEnd(span.end) >= m_items[number + 1].begin)
        return {span.begin, m_items[number + 1].begin};
    if (number == 0)
        return {m_brackets.begin + 1, m_layout->skipBlanks(span.end)};
    // A comment in front must not swallow what follows.
    const auto before = m_items[number - 1].end;
    return m_layout->hasComment({before, span.begin}) ? span : text::Span {before, span.end};
}

std::vector<TextEdit> ItemList::remove(std::size_t number) const
{
    const auto span = removedWith(number);
    return {{span, m_layout->apart(span, {})}};
}

std::vector<TextEdit> ItemList::removeAll() const
{
    const text::Span span {m_layout->skipBlanksBack(m_brackets.begin), m_brackets.end};
    return {{span, m_layout->apart(span, {})}};
}

std::vector<TextEdit> ItemList::move(std::size_t from, std::size_t to) const
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < m_items.size(); ++i)
        order.push_back(i);
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(from));
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), from);
    std::vector<TextEdit> edits;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (order[i] == i)
            continue;
        // Items that stand side by side now may be read as one elsewhere.
        std::string text(m_items[order[i]].of(m_source));
        if (i > 0 && m_items[i - 1].end == m_items[i].begin)
            text.insert(0, " ");
        if (i + 1 < m_items.size() && m_items[i].end == m_items[i + 1].begin)
            text.append(" ");
        edits.push_back({m_items[i], std::move(text)});
    }
    return edits;
}

} // namespace graphql
