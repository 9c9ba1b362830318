#pragma once

#include "core/graphql/form/variablesform.h"

#include <map>
#include <memory>
#include <vector>

namespace ui {

/// A form as a list of rows: what is unfolded, and how deep each row stands. Plain data, no widgets.
class FormRows
{
public:
    struct Row
    {
        graphql::FormField field;
        int depth = 0;
        bool isExpanded = false;
    };

    /// Another form of the same variables, or of others: what the person folded stays as it was, by its place.
    void setForm(std::shared_ptr<const graphql::VariablesForm> form);
    const std::shared_ptr<const graphql::VariablesForm> &form() const { return m_form; }

    const std::vector<Row> &rows() const { return m_rows; }
    void setExpanded(const json::Path &path, bool isExpanded);
    /// The row of \a path, -1 when there is none to be seen. Of a list that is one value, that is the list.
    int indexOf(const json::Path &path) const;
    /// The row that \a index stands below; -1 for a variable.
    int parentOf(int index) const;

private:
    void rebuild();
    void add(std::vector<graphql::FormField> fields, int depth);
    bool isExpanded(const graphql::FormField &field, int depth) const;

    std::shared_ptr<const graphql::VariablesForm> m_form;
    std::vector<Row> m_rows;
    std::map<json::Path, bool> m_folds; ///< What the person chose.
};

} // namespace ui
