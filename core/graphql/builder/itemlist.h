#pragma once

#include "core/graphql/edits/layout.h"
#include "core/graphql/edits/textedit.h"

#include <optional>
#include <string>
#include <vector>

/// Lists between brackets, whatever they are of: how one more is written, and how one goes. Inside builder/ only.
namespace graphql {

/// How something new is written at a place.
struct NewItemLayout
{
    bool isOnOneLine = false;
    std::string indentation; ///< Of its first line; for what it has on lines of its own.
};

/// Things that stand between two brackets, as one may be put among them or taken out without touching the layout of the
/// others.
class ItemList
{
public:
    /// Selections and their braces, arguments, object fields, list items. None when it is not closed.
    static std::optional<ItemList> of(const Layout &layout, const Document &document, const SelectionSet &set);
    static std::optional<ItemList> ofArguments(const Layout &layout, const Document &document, const Selection &field);
    static std::optional<ItemList> ofObject(const Layout &layout, const Document &document, const Value &object);
    static std::optional<ItemList> ofList(const Layout &layout, const Document &document, const Value &list);

    std::size_t size() const { return m_items.size(); }
    text::Span brackets() const { return m_brackets; }
    /// Of the item that begins where \a item does.
    std::size_t numberOf(text::Span item) const;
    NewItemLayout newItem() const;
    /// \a item is written for newItem().
    std::vector<TextEdit> append(const std::string &item) const;
    /// Takes out an item with its line and the comment beside it, or with the blanks that it had for itself. Of the
    /// only one, nothing is left but the brackets and comments that are on lines of their own.
    std::vector<TextEdit> remove(std::size_t number) const;
    /// Without the brackets too.
    std::vector<TextEdit> removeAll() const;
    std::vector<TextEdit> move(std::size_t from, std::size_t to) const;

private:
    ItemList(const Layout &layout, std::string_view source, text::Span brackets, bool usesCommas)
        : m_layout(&layout),
          m_source(source),
          m_brackets(brackets),
          m_usesCommas(usesCommas)
    { }

    bool goesOnNextLine() const;
    bool isCommaBehind(std::uint32_t offset) const;
    text::Span inside() const { return {m_brackets.begin + 1, m_brackets.end - 1}; }
    text::Span removedWith(std::size_t number) const;

    const Layout *m_layout;
    std::string_view m_source;
    text::Span m_brackets;
    std::vector<text::Span> m_items;
    bool m_usesCommas; ///< Where none of the list says whether.
};

} // namespace graphql
