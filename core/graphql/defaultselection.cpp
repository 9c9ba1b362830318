#include "core/graphql/defaultselection.h"

#include <algorithm>

namespace graphql {

namespace {

class DefaultSelection
{
public:
    std::vector<DefaultField> select(const Type &type)
    {
        m_path.push_back(&type);
        std::vector<DefaultField> selected;
        for (const auto *field : chosen(type)) {
            const auto &inner = *field->type.named();
            selected.push_back({field->name, inner.isComposite() ? select(inner) : std::vector<DefaultField>()});
        }
        if (selected.empty())
            selected.push_back({"__typename", {}});
        m_path.pop_back();
        return selected;
    }

private:
    std::vector<const Field *> chosen(const Type &type) const
    {
        for (const auto *name : {"id", "edges", "node"})
            if (const auto *field = type.field(name); field && isUsable(*field))
                return {field};
        std::vector<const Field *> leaves;
        for (const auto &field : type.fields)
            if (isUsable(field) && field.type.named()->isLeaf())
                leaves.push_back(&field);
        if (!leaves.empty())
            return leaves;
        const auto first = std::find_if(type.fields.begin(), type.fields.end(),
                                        [this](const Field &field) { return isUsable(field); });
        return first == type.fields.end() ? leaves : std::vector<const Field *> {&*first};
    }

    bool isUsable(const Field &field) const
    {
        return field.type && !field.deprecationReason
            && std::find(m_path.begin(), m_path.end(), field.type.named()) == m_path.end()
            && std::none_of(field.arguments.begin(), field.arguments.end(),
                            [](const InputValue &argument) { return argument.isRequired(); });
    }

    std::vector<const Type *> m_path; ///< The types around, innermost last: none is entered twice.
};

} // namespace

std::vector<DefaultField> defaultSelection(const Type &type)
{
    return DefaultSelection().select(type);
}

} // namespace graphql
