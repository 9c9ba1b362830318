#include "core/graphql/builder/builderfinish.h"

#include "core/graphql/builder/fieldtwins.h"
#include "core/graphql/dialect/dialect.h"
#include "core/graphql/edits/composition.h"
#include "core/graphql/edits/definitionlist.h"
#include "core/graphql/edits/variabledefinitions.h"
#include "core/graphql/edits/variablesurvey.h"
#include "core/graphql/validation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace graphql {

namespace {

/// Whether the edits add or take away a use of a variable, perhaps through a fragment.
bool touchesVariables(std::string_view source, const std::vector<TextEdit> &edits)
{
    const auto mayUse = [](std::string_view text) {
        return text.find('$') != std::string_view::npos || text.find("...") != std::string_view::npos;
    };
    return std::any_of(edits.begin(), edits.end(),
                       [&](const TextEdit &edit) { return mayUse(edit.replacement) || mayUse(edit.span.of(source)); });
}

std::set<std::string_view> usedVariables(const SurveyedOperation &operation)
{
    std::set<std::string_view> used;
    for (const auto &resolved : operation.usages)
        used.insert(resolved.usage->node->text);
    return used;
}

/// Everything about a document that a person would be told.
std::vector<Diagnostic> allFindings(const Schema &schema, const Document &document)
{
    auto findings = validate(schema, document);
    if (isAdminApi(schema)) {
        auto more = checkDialect(schema, document, Delivery::AsWireText);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    return findings;
}

/// What makes \a finding the same one in another text.
std::pair<std::string, std::string> identityOf(const Diagnostic &finding)
{
    auto lasting = finding.message;
    for (auto span = finding.varying.rbegin(); span != finding.varying.rend(); ++span)
        lasting.erase(span->begin, span->length());
    return {finding.rule, std::move(lasting)};
}

/// The first finding of \a after that \a before does not have.
std::optional<Diagnostic> addedFinding(const Schema &schema, const Document &before, const Document &after)
{
    // An empty text is an error too, and the only one that a new operation mends.
    if (!before.syntaxErrors().empty() && !before.definitions().empty())
        return std::nullopt;
    if (!after.syntaxErrors().empty())
        return after.syntaxErrors().front();
    const auto found = allFindings(schema, after);
    if (found.empty())
        return std::nullopt;
    std::map<std::pair<std::string, std::string>, int> known;
    for (const auto &finding : before.definitions().empty() ? std::vector<Diagnostic>() : allFindings(schema, before))
        ++known[identityOf(finding)];
    for (const auto &finding : found)
        if (finding.rule != "NoUnusedFragments" && known[identityOf(finding)]-- <= 0)
            return finding;
    return std::nullopt;
}

class BuilderFinisher
{
public:
    BuilderFinisher(const BuilderTree &tree, BuilderDraft draft) : m_tree(tree), m_draft(std::move(draft))
    {
        std::stable_sort(m_draft.edits.begin(), m_draft.edits.end(),
                         [](const TextEdit &a, const TextEdit &b) { return a.span.begin < b.span.begin; });
        m_edits = trimmed(source(), m_draft.edits);
        m_after = parse(applied(source(), m_edits));
    }

    BuilderFinish finish()
    {
        BuilderFinish result;
        result.edit.place = m_draft.place;
        if (m_edits.empty()) {
            select(result.edit);
            return result;
        }
        if (touchesVariables(source(), m_draft.edits))
            settleVariables(result.edit);
        if (auto finding = addedFinding(m_tree.schema(), m_tree.document(), *m_after)) {
            result.edit = refusedEdit(std::move(finding->message));
            result.refusedRule = std::move(finding->rule);
            return result;
        }
        noteUnused(result.edit);
        select(result.edit);
        result.edit.refactoring.edits = std::move(m_edits);
        result.edit.after = std::move(m_after);
        return result;
    }

private:
    std::string_view source() const { return m_tree.document().source(); }

    void change(const std::vector<TextEdit> &edits)
    {
        if (edits.empty())
            return;
        m_edits = composed(source(), m_edits, edits);
        m_after = parse(applied(source(), m_edits));
    }

    void settleVariables(BuilderEdit &result)
    {
        const VariableSurvey before(m_tree.schema(), m_tree.document());
        const auto changed = m_after; // The survey points into it.
        const VariableSurvey after(m_tree.schema(), *changed);
        // Operations keep their order, and a new one is the last.
        std::vector<std::vector<std::string>> unused(after.operations().size());
        std::vector<TextEdit> definitions;
        const Layout layout(*changed);
        for (std::size_t i = 0; i < after.operations().size(); ++i) {
            const auto &operation = after.operations()[i];
            const auto *old = i < before.operations().size() ? &before.operations()[i] : nullptr;
            const auto usedOnce = old ? usedVariables(*old) : std::set<std::string_view>();
            const auto used = usedVariables(operation);
            const auto added = withDefinitions(layout, *changed, *operation.node, missing(operation, old, result));
            definitions.insert(definitions.end(), added.begin(), added.end());
            for (const auto &definition : operation.node->variables)
                if (!used.contains(definition.name.value) && usedOnce.contains(definition.name.value))
                    unused[i].emplace_back(definition.name.value);
        }
        change(definitions);
        removeDefinitions(unused);
    }

    std::vector<std::string> missing(const SurveyedOperation &operation, const SurveyedOperation *old,
                                     BuilderEdit &result) const
    {
        std::set<std::string_view> missingBefore;
        if (old)
            for (const auto &variable : missingVariables(*old))
                missingBefore.insert(variable.name);
        std::vector<std::string> definitions;
        for (const auto &variable : missingVariables(operation)) {
            const auto asked = std::find_if(m_draft.variables.begin(), m_draft.variables.end(),
                                            [&](const ExtractedVariable &one) { return one.name == variable.name; });
            if (asked == m_draft.variables.end() && missingBefore.contains(variable.name))
                continue;
            ExtractedVariable defined {
                std::string(variable.name), variable.type ? variable.type.toString() : "String", {}};
            if (asked != m_draft.variables.end())
                defined = *asked;
            definitions.push_back("$" + defined.name + ": " + defined.type);
            if (std::find(result.variables.begin(), result.variables.end(), defined) == result.variables.end())
                result.variables.push_back(std::move(defined));
        }
        return definitions;
    }

    void removeDefinitions(const std::vector<std::vector<std::string>> &unused)
    {
        const Layout layout(*m_after);
        std::vector<TextEdit> edits;
        const auto operations = m_after->operations();
        for (std::size_t i = 0; i < unused.size() && i < operations.size(); ++i) {
            std::vector<const VariableDefinition *> gone;
            for (const auto &definition : operations[i]->variables)
                if (std::find(unused[i].begin(), unused[i].end(), definition.name.value) != unused[i].end())
                    gone.push_back(&definition);
            const auto removed = withoutDefinitions(layout, *m_after, *operations[i], gone);
            edits.insert(edits.end(), removed.begin(), removed.end());
        }
        change(edits);
    }

    static std::set<std::string_view> definedVariables(const Document &document)
    {
        std::set<std::string_view> names;
        for (const auto *operation : document.operations())
            for (const auto &definition : operation->variables)
                names.insert(definition.name.value);
        return names;
    }

    void noteUnused(BuilderEdit &result) const
    {
        const auto left = definedVariables(*m_after);
        for (const auto name : definedVariables(m_tree.document()))
            if (!left.contains(name))
                result.unused.emplace_back(name);
    }

    /// The definition of the tree keeps its place, and a new one is the last.
    Definition definition() const
    {
        const auto before = m_tree.document().definitions();
        const auto after = m_after->definitions();
        if (after.empty())
            return {};
        if (!m_tree.definition())
            return after.back();
        for (std::size_t i = 0; i < before.size() && i < after.size(); ++i)
            if (before[i].operation == m_tree.definition().operation
                && before[i].fragment == m_tree.definition().fragment)
                return after[i];
        return {};
    }

    void select(BuilderEdit &edit) const
    {
        const BuilderTree tree(m_tree.schema(), *m_after, definition());
        auto place = edit.place;
        while (!place.empty()) {
            const auto row = tree.find(place);
            if (row && row->isChosen) {
                edit.selection = selectionOf(*row);
                return;
            }
            place.pop_back();
        }
        if (const auto *set = tree.selectionSet()) {
            const auto inside = std::min(set->span.begin + 1, set->span.end);
            edit.selection = {inside, inside};
        }
    }

    text::Span selectionOf(const BuilderRow &row) const
    {
        const auto behind = [](text::Span span) {
            return text::Span {span.end, span.end};
        };
        if (row.isInput()) {
            if (!row.value)
                return behind(row.span);
            const auto span = row.value->span;
            const auto kind = row.value->kind;
            const bool isBracketed = kind == Value::Kind::List || kind == Value::Kind::Object;
            if (span.length() == 2 && (isBracketed || kind == Value::Kind::String))
                return {span.begin + 1, span.begin + 1};
            if (kind == Value::Kind::String && !row.value->block && span.length() > 2)
                return {span.begin + 1, span.end - 1};
            return isBracketed || kind == Value::Kind::Variable ? behind(span) : span;
        }
        const auto &selection = *row.selection;
        if (selection.kind != Selection::Kind::InlineFragment)
            return behind(selection.name.span);
        const auto dots = std::min(row.span.begin + 3, row.span.end);
        return selection.typeCondition ? behind(selection.typeCondition.span) : text::Span {dots, dots};
    }

    const BuilderTree &m_tree;
    BuilderDraft m_draft;
    std::vector<TextEdit> m_edits;
    std::shared_ptr<const Document> m_after;
};

} // namespace

BuilderFinish finished(const BuilderTree &tree, BuilderDraft draft)
{
    return BuilderFinisher(tree, std::move(draft)).finish();
}

namespace {

/// Where the innermost field of \a place ends; 0 when there is none.
std::size_t fieldEnd(const BuilderPlace &place)
{
    const auto field = std::find_if(place.rbegin(), place.rend(),
                                    [](const BuilderStep &step) { return step.kind == BuilderStep::Kind::Field; });
    return static_cast<std::size_t>(place.rend() - field);
}

template <typename T>
void addMissing(std::vector<T> &all, const std::vector<T> &more)
{
    for (const auto &one : more)
        if (std::find(all.begin(), all.end(), one) == all.end())
            all.push_back(one);
}

/// What \a drafted makes of the same place in the text of a twin; nothing where there is none.
std::optional<BuilderDraft> draftOfTwin(const BuilderTree &tree, const FieldTwin &twin, const BuilderPlace &inside,
                                        const BuilderDrafter &drafted)
{
    BuilderTree other(tree.schema(), tree.document(), twin.definition);
    other.setTakenNames(tree.takenNames());
    auto place = other.placeAt(twin.selection->name.span.begin);
    place.resize(fieldEnd(place));
    const auto row = other.find(place);
    if (!row || row->selection != twin.selection)
        return std::nullopt;
    place.insert(place.end(), inside.begin(), inside.end());
    auto attempt = drafted(other, place);
    return attempt.refusal.empty() ? std::optional(std::move(attempt.draft)) : std::nullopt;
}

} // namespace

BuilderFinish finishedEverywhere(const BuilderTree &tree, const BuilderPlace &place, const BuilderDrafter &drafted)
{
    auto own = drafted(tree, place);
    if (!own.refusal.empty())
        return {refusedEdit(std::move(own.refusal)), {}};
    auto alone = finished(tree, own.draft);
    const auto end = fieldEnd(place);
    const BuilderPlace field(place.begin(), place.begin() + static_cast<std::ptrdiff_t>(end));
    const BuilderPlace inside(place.begin() + static_cast<std::ptrdiff_t>(end), place.end());
    const auto row =
        alone.refusedRule == "OverlappingFieldsCanBeMerged" && !inside.empty() ? tree.find(field) : std::nullopt;
    if (!row || !row->isChosen || !row->selection)
        return alone;
    auto found = fieldTwins(tree.schema(), tree.document(), tree.definition(), *row->selection);
    if (!found.refusal.empty())
        return {refusedEdit(std::move(found.refusal)), std::move(alone.refusedRule)};
    auto all = std::move(own.draft);
    for (const auto &twin : found.twins) {
        const auto draft = draftOfTwin(tree, twin, inside, drafted);
        if (!draft)
            return alone;
        addMissing(all.edits, draft->edits);
        addMissing(all.variables, draft->variables);
    }
    auto together = finished(tree, std::move(all));
    return together.refusedRule.empty() ? std::move(together) : std::move(alone);
}

BuilderEdit refusedEdit(std::string sentence)
{
    BuilderEdit edit;
    edit.refactoring.refusal = std::move(sentence);
    return edit;
}

} // namespace graphql
