#include "core/graphql/help/answerfields.h"

#include <algorithm>
#include <unordered_set>

namespace graphql {
namespace {

/// Finds the fields under one key, in however many selection sets.
class KeySearch
{
public:
    KeySearch(const Document &document, std::string_view key, const Schema *schema)
        : m_document(document),
          m_key(key),
          m_schema(schema)
    { }

    void search(const SelectionSet *set, const Type *type)
    {
        if (!set)
            return;
        for (const auto &selection : set->selections) {
            if (selection.kind == Selection::Kind::Field) {
                if (selection.responseKey() == m_key)
                    m_found.push_back({&selection, type});
            } else if (selection.kind == Selection::Kind::InlineFragment) {
                search(selection.selectionSet, narrowed(type, selection.typeCondition));
            } else if (const auto *fragment = m_document.fragment(selection.name.value);
                       fragment && m_entered.insert(fragment).second) {
                search(fragment->selectionSet, narrowed(type, fragment->typeCondition));
            }
        }
    }

    std::vector<AnswerField> found() && { return std::move(m_found); }

private:
    const Type *narrowed(const Type *type, const Name &condition) const
    {
        return condition && m_schema ? m_schema->type(condition.value) : type;
    }

    const Document &m_document;
    std::string_view m_key;
    const Schema *m_schema;
    std::unordered_set<const FragmentDefinition *> m_entered;
    std::vector<AnswerField> m_found;
};

} // namespace

std::vector<AnswerField> fieldsAt(const Document &document, const OperationDefinition &operation,
                                  std::span<const std::string> keys, const Schema *schema)
{
    std::vector<AnswerField> fields;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        KeySearch search(document, keys[i], schema);
        if (i == 0)
            search.search(operation.selectionSet, schema ? schema->root(operation.type) : nullptr);
        for (const auto &[field, parent] : fields) {
            const auto *definition = parent ? schema->field(*parent, field->name.value) : nullptr;
            search.search(field->selectionSet, definition ? definition->type.named() : nullptr);
        }
        fields = std::move(search).found();
    }
    return fields;
}

} // namespace graphql
