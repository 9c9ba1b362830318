#pragma once

#include "core/graphql/builder/builderedit.h"
#include "core/graphql/builder/itemlist.h"
#include "core/graphql/defaultselection.h"

#include <string>
#include <unordered_set>
#include <vector>

/// Writes what is new in a text. Inside builder/ only.
namespace graphql {

/// Text for what an act adds, in the layout of what stands around it.
class BuilderWriter
{
public:
    BuilderWriter(const BuilderTree &tree, const Layout &layout);

    /// The selection that \a begin and what follows of a place name, on \a owner, with everything it needs. An
    /// argument or part of one at the end of the place is given \a last.
    std::string selection(const Type *owner, BuilderPlace::const_iterator begin, BuilderPlace::const_iterator end,
                          const BuilderValue &last, const NewItemLayout &layout);
    /// The same for the argument, input field or list item that \a row stands for; \a begin is behind it.
    std::string input(const BuilderRow &row, BuilderPlace::const_iterator begin, BuilderPlace::const_iterator end,
                      const BuilderValue &last);
    /// Only its value.
    std::string value(const BuilderRow &row, BuilderPlace::const_iterator begin, BuilderPlace::const_iterator end,
                      const BuilderValue &last);
    /// Braces around \a selection, which was written for inside().
    std::string braced(const std::string &selection, const NewItemLayout &layout) const;
    NewItemLayout inside(const NewItemLayout &layout) const;

    /// Variables that were written and are new.
    const std::vector<ExtractedVariable> &variables() const { return m_variables; }
    /// Why it cannot be written; empty: it can.
    const std::string &problem() const { return m_problem; }

private:
    /// Braces with the selection of \a type that says the least and is valid.
    std::string firstSelections(const Type &type, const NewItemLayout &layout) const;
    /// The name, or else the first of name2, name3, … that no variable has and no value of the request.
    std::string freeVariable(std::string_view wanted);
    /// What a variable at \a row has to be.
    TypeRef variableType(const BuilderRow &row) const;
    std::string selections(const std::vector<DefaultField> &fields, const NewItemLayout &layout) const;
    std::string arguments(const Field &field, const Type *owner, const BuilderStep *chosen, const std::string &written);
    std::string object(const Type &type, const BuilderStep *chosen, const std::string &written, int depth);
    std::string given(const BuilderRow &row, const BuilderValue &value);
    std::string typed(const BuilderRow &row, const std::string &text);
    std::string literal(const std::string &text);
    std::string null(const BuilderRow &row);
    /// A new variable, when no value can be thought of.
    std::string sample(const BuilderRow &row, int depth);
    std::string newVariable(const BuilderRow &row, std::string json);
    bool mustBeGiven(const Type &owner, const InputValue &input) const;
    void refuse(std::string problem);

    const BuilderTree &m_tree;
    const Layout &m_layout;
    std::unordered_set<std::string> m_variableNames;
    std::vector<ExtractedVariable> m_variables;
    std::string m_problem;
};

} // namespace graphql
