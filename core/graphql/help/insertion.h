#pragma once

#include "core/graphql/defaultselection.h"
#include "core/graphql/edits/layout.h"
#include "core/graphql/help/offers.h"

#include <string>
#include <vector>

namespace graphql {

/// Writes what an offer puts into the text: with everything it needs, without anything that stands behind the caret
/// already, and laid out like the text around it.
class Insertion
{
public:
    Insertion(const CaretPlace &place, const Document &document, const CompletionOptions &options);

    /// Fills in `insertText`, `stops` and `besides`.
    void write(const Offer &offer, CompletionItem &item);

private:
    void add(std::string_view text) { m_text.append(text); }
    void addStop();
    void addLineBreak(int depth);
    void addBlankBehindDots();
    void addKeyword(std::string_view word);
    void addField(const Field &field, int depth);
    void addInput(const InputValue &input);
    void addRequired(const std::vector<InputValue> &inputs);
    std::vector<TextEdit> definition(const Offer &offer, const NewVariable &variable) const;
    void addValue(TypeRef type, int depth);
    void addSelectionSet(const Type &type, int depth);
    void addFields(const std::vector<DefaultField> &fields, int depth);
    void addOperation(const RootField &root);

    const CaretPlace &m_place;
    const Document &m_document;
    const CompletionOptions &m_options;
    std::string_view m_source;
    Layout m_layout;
    std::string m_indentation;
    bool m_isOnOneLine = false;
    std::string m_text;
    std::vector<text::Span> m_stops;
};

/// `query Users`, for the root field `users`.
std::string operationTitle(const RootField &root);

} // namespace graphql
