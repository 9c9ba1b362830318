#include "ui/variables/formrows.h"

namespace ui {
namespace {

/// Input types may contain themselves, and required fields of required fields unfold by themselves.
constexpr int DeepestUnfolded = 3;
constexpr int DeepestShown = 200;
/// More items than that are a list to look into, not to look at.
constexpr std::uint32_t ManyItems = 50;

} // namespace

void FormRows::setForm(std::shared_ptr<const graphql::VariablesForm> form)
{
    m_form = std::move(form);
    rebuild();
}

void FormRows::setExpanded(const json::Path &path, bool isExpanded)
{
    m_folds[path] = isExpanded;
    rebuild();
}

bool FormRows::isExpanded(const graphql::FormField &field, int depth) const
{
    if (!field.isContainer() || depth >= DeepestShown)
        return false;
    if (const auto chosen = m_folds.find(field.path); chosen != m_folds.end())
        return chosen->second;
    if (depth >= DeepestUnfolded)
        return false;
    if (field.editor == graphql::InputKind::List)
        return field.size > 0 && field.size <= ManyItems;
    return field.isRequired || field.value.has_value();
}

void FormRows::rebuild()
{
    m_rows.clear();
    if (m_form)
        add(m_form->fields(), 0);
}

void FormRows::add(std::vector<graphql::FormField> fields, int depth)
{
    m_rows.reserve(m_rows.size() + fields.size());
    for (auto &field : fields) {
        const bool isOpen = isExpanded(field, depth);
        auto inside = isOpen ? m_form->children(field) : std::vector<graphql::FormField>();
        m_rows.push_back({std::move(field), depth, isOpen});
        if (isOpen)
            add(std::move(inside), depth + 1);
    }
}

int FormRows::indexOf(const json::Path &path) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].field.path == path)
            return static_cast<int>(i);
    return -1;
}

int FormRows::parentOf(int index) const
{
    const auto depth = m_rows[static_cast<std::size_t>(index)].depth;
    for (int i = index - 1; i >= 0; --i)
        if (m_rows[static_cast<std::size_t>(i)].depth < depth)
            return i;
    return -1;
}

} // namespace ui
