#pragma once

#include "core/graphql/builder/buildertree.h"
#include "core/graphql/edits/extractvariable.h"
#include "core/graphql/edits/refactoring.h"
#include "core/json/tape.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Choosing in the tree, as edits of the text. What is not asked for stays byte for byte, new text is laid out like
/// what is around it, and a valid document stays valid, also for the limits of the real server where the schema is
/// that of the Admin API: whatever would add a finding is refused with that finding as the reason. Only a fragment
/// may be left that nothing uses. What a field is given goes to all selections that are the same field of the answer,
/// in fragments too, as long as no other operation uses those.
///
/// All take a tree of the text as it is, and a place in it. Places above that are not in the text are made: choosing
/// `users › edges › cursor` in an empty operation writes all three. In a tree of no definition, a new operation is
/// made, and named after its first field. A text that cannot be parsed is edited all the same where its tree is whole,
/// but nothing is then known of its findings.
namespace graphql {

/// What one act in the builder does to the text, and where that leaves the person.
struct BuilderEdit
{
    Refactoring refactoring; ///< Edits, or why not; neither when all is as asked for already.
    /// What is to be selected in the new text, or, when empty, where the caret is to be.
    text::Span selection;
    /// Where in the tree of the new text the edit was made: what is to have the focus.
    BuilderPlace place;
    /// What the request's variables need now, also where the text stays as it is. Their JSON is empty where the person
    /// has to think of a value.
    std::vector<ExtractedVariable> variables;
    /// Variables that no operation defines any more.
    std::vector<std::string> unused;
    /// The text with the edits in it, which was read to judge them: nobody has to do that again. Null without edits.
    std::shared_ptr<const Document> after;
};

/// What an argument, input field or list item is to be given.
struct BuilderValue
{
    enum class Kind : std::uint8_t {
        Sample, ///< The first value that fits: `""`, `0`, `false`, the first of an enum, `[]`, `{}` with what it
                ///< requires.
        Literal, ///< `text`, as GraphQL.
        Typed, ///< `text`, as a person types it into a box: the letters of a string, JSON for a scalar that is JSON.
        Null, ///< On a server that cannot read it: a variable, its own or a new one, whose value is null.
        Variable, ///< The variable `text`, which is defined if need be; without `text` a new one, named after the
                  ///< place.
        EmptyList,
        EmptyObject, ///< With what it requires.
    };
    Kind kind = Kind::Sample;
    std::string text;
};

/// Adds a field (with its required arguments, and what defaultSelection() says first, when it needs a selection), a
/// type condition, a spread, an argument, an input field or a list item; of what is not a selection, the Sample. A
/// field under an alias is added beside those that are there. Where its key in the answer is taken by something else,
/// it gets an alias.
BuilderEdit addPlace(const BuilderTree &tree, const BuilderPlace &place);
/// The same field once more, under an alias of its own.
BuilderEdit addOccurrence(const BuilderTree &tree, const BuilderPlace &place);
/// Takes it out of the text. Of a selection set that would be empty then, what is around goes too, as long as it
/// is nothing but a name; what has an alias, arguments or directives, and operations and fragments, get a
/// `__typename` instead, so that nothing is lost that somebody wrote. An argument goes with its brackets, an input
/// field or list item leaves `{}` or `[]`. Variables that nothing uses then lose their definition.
BuilderEdit removePlace(const BuilderTree &tree, const BuilderPlace &place);

/// An empty \a alias removes it.
BuilderEdit setAlias(const BuilderTree &tree, const BuilderPlace &place, std::string_view alias);

/// Gives an argument, input field or list item a value, whether it has one or not.
BuilderEdit setValue(const BuilderTree &tree, const BuilderPlace &place, const BuilderValue &value);
/// One more item, a Sample, at the end of the list at \a place.
BuilderEdit addItem(const BuilderTree &tree, const BuilderPlace &place);
/// Moves the list item at \a place to the place of another in its list; the layout of the list stays.
BuilderEdit moveItem(const BuilderTree &tree, const BuilderPlace &place, std::uint32_t to);
/// The value becomes a variable of the request, with the value that it had. Same as extractVariable().
BuilderEdit extractPlace(const BuilderTree &tree, const BuilderPlace &place);
/// The variable's value, in \a variables (may be null) or its default, is written wherever it is used. Same as
/// inlineVariable().
BuilderEdit inlinePlace(const BuilderTree &tree, const BuilderPlace &place, const json::Tape *variables);

/// What a selection can depend on (spec §3.13).
enum class Condition : std::uint8_t { Include, Skip };
/// Makes the field, type condition or spread at \a place depend on \a variable, a Boolean!, or, without a name, on a
/// new one whose value leaves the answer as it was.
BuilderEdit addCondition(const BuilderTree &tree, const BuilderPlace &place, Condition condition,
                         std::string_view variable = {});
/// The variable goes with it when nothing else uses it.
BuilderEdit removeCondition(const BuilderTree &tree, const BuilderPlace &place, Condition condition);
/// What it depends on, as it is written (`$withEmail`, `true`); nothing when it does not.
std::optional<std::string> conditionOf(const BuilderRow &row, Condition condition);

/// Names the operation, or takes its name away; for a fragment, see rename().
BuilderEdit renameOperation(const BuilderTree &tree, std::string_view name);
/// A new operation that selects nothing but `__typename`.
BuilderEdit addOperation(const Schema &schema, const Document &document, OperationType type);

} // namespace graphql
