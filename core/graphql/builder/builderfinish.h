#pragma once

#include "core/graphql/builder/builderedit.h"

#include <functional>
#include <string>
#include <vector>

/// What every edit of the builder ends with. Inside builder/ only.
namespace graphql {

/// An edit before its consequences.
struct BuilderDraft
{
    std::vector<TextEdit> edits; ///< In any order.
    std::vector<ExtractedVariable> variables; ///< New ones that it uses, to be defined.
    BuilderPlace place; ///< What is to have the focus.
};

/// A draft, or why there is none.
struct BuilderAttempt
{
    BuilderDraft draft;
    std::string refusal;
};

/// The whole edit, or why the act would have left the document worse than it was.
struct BuilderFinish
{
    BuilderEdit edit;
    std::string refusedRule; ///< Of validation.
};

/// Adds what the draft asks for elsewhere: definitions for the variables that are used now, in every operation that
/// uses them, and none for those that nothing uses any more. Refuses it when it would add a finding.
BuilderFinish finished(const BuilderTree &tree, BuilderDraft draft);

/// The same for what \a drafted makes of an argument, or of a part of one, at \a place: where its field is selected
/// again, in all of those selections, because with two different ones the text would have no meaning.
using BuilderDrafter = std::function<BuilderAttempt(const BuilderTree &, const BuilderPlace &)>;
BuilderFinish finishedEverywhere(const BuilderTree &tree, const BuilderPlace &place, const BuilderDrafter &drafted);

BuilderEdit refusedEdit(std::string sentence);

} // namespace graphql
