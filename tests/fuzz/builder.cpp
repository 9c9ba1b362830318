#include "core/graphql/builder/builderedit.h"
#include "core/graphql/builder/buildersearch.h"
#include "tests/fuzz/edits.h"

#include <string>

namespace {

using graphql::BuilderEdit;
using graphql::BuilderPlace;
using graphql::BuilderRow;
using graphql::BuilderTree;
using graphql::BuilderValue;

/// Numbers that come from the text, so that one input is one case.
class Dice
{
public:
    explicit Dice(std::string_view text)
    {
        for (const char c : text)
            m_state = (m_state ^ static_cast<unsigned char>(c)) * Factor;
    }
    std::size_t below(std::size_t limit)
    {
        m_state = m_state * Factor + 1;
        return static_cast<std::size_t>(m_state >> 33U) % limit;
    }

private:
    static constexpr std::uint64_t Factor = 0x9E3779B97F4A7C15ULL;
    std::uint64_t m_state = 1;
};

void requireSound(const std::vector<BuilderRow> &rows, const BuilderTree &tree)
{
    for (const BuilderRow &row : rows) {
        fuzz::require(row.span.begin <= row.span.end && row.span.end <= tree.document().source().size(),
                      "a row lies inside the text");
        fuzz::require(row.isChosen || row.span.isEmpty(), "what is not in the text is nowhere in it");
        row.state();
        row.isDeprecated();
        row.description();
    }
}

BuilderPlace somePlace(const BuilderTree &tree, Dice &dice)
{
    constexpr std::size_t deepest = 7;
    BuilderPlace place;
    auto rows = tree.rows();
    requireSound(rows, tree);
    while (!rows.empty() && place.size() < deepest) {
        // Three of four, one that is in the text, if it comes to that.
        auto row = rows[dice.below(rows.size())];
        for (int i = 0; i < 3 && !row.isChosen; ++i)
            row = rows[dice.below(rows.size())];
        place.push_back(row.step);
        if (!row.canExpand || dice.below(4) == 0)
            break;
        rows = tree.rows(row);
        requireSound(rows, tree);
    }
    return place;
}

void requireSound(const BuilderEdit &edit, const graphql::Document &document)
{
    const auto &[edits, refusal] = edit.refactoring;
    fuzz::requireSound(edits, document.source());
    fuzz::require(refusal.empty() || edits.empty(), "what is refused changes nothing");
    const auto text = graphql::applied(document.source(), edits);
    fuzz::require(edit.selection.begin <= edit.selection.end && edit.selection.end <= text.size(),
                  "the selection lies inside the new text");
    fuzz::require(!document.syntaxErrors().empty() || graphql::parse(text)->syntaxErrors().empty(),
                  "an edit breaks no text that is whole");
}

BuilderEdit someEdit(const BuilderTree &tree, const BuilderPlace &place, Dice &dice)
{
    using Kind = BuilderValue::Kind;
    constexpr Kind kinds[] {Kind::Sample,   Kind::Literal,   Kind::Typed,      Kind::Null,
                            Kind::Variable, Kind::EmptyList, Kind::EmptyObject};
    switch (dice.below(12)) {
    case 0:
    case 1:
        return graphql::addPlace(tree, place);
    case 2:
    case 3:
        return graphql::removePlace(tree, place);
    case 4:
        return graphql::setAlias(tree, place, dice.below(2) == 0 ? "a" : "");
    case 5:
        return graphql::addItem(tree, place);
    case 6:
        return graphql::moveItem(tree, place, static_cast<std::uint32_t>(dice.below(3)));
    case 7:
        return graphql::extractPlace(tree, place);
    case 8:
        return graphql::inlinePlace(tree, place, nullptr);
    case 9:
        return dice.below(2) == 0 ? graphql::renameOperation(tree, dice.below(2) == 0 ? "Q" : "")
                                  : graphql::addOccurrence(tree, place);
    default:
        return graphql::setValue(tree, place, {kinds[dice.below(std::size(kinds))], dice.below(2) == 0 ? "1" : ""});
    }
}

void clickAbout(const graphql::Schema &schema, const graphql::Document &document, std::uint32_t caret, Dice &dice)
{
    const BuilderTree tree(schema, document, caret);
    const auto there = tree.placeAt(caret);
    fuzz::require(there.empty() || (tree.find(there) && tree.find(there)->isChosen), "what is at the caret is found");
    requireSound(someEdit(tree, there, dice), document);

    const auto place = somePlace(tree, dice);
    fuzz::require(place.empty() || tree.find(place), "a row is found by its place");
    const auto added = graphql::addPlace(tree, place);
    requireSound(added, document);
    requireSound(someEdit(tree, place, dice), document);
    requireSound(graphql::addPlace(BuilderTree(schema, document, graphql::OperationType::Mutation), place), document);
}

void searchFor(const graphql::Schema &schema, std::string_view wanted)
{
    constexpr std::size_t most = 5;
    const std::shared_ptr<const graphql::Schema> borrowed(std::shared_ptr<const graphql::Schema>(), &schema);
    const auto nothing = graphql::parse("");
    const BuilderTree tree(schema, *nothing, graphql::OperationType::Query);
    const auto found = graphql::BuilderSearch(borrowed, *tree.type()).find(wanted, most);
    fuzz::require(found.size() <= most, "no more is found than asked for");
    for (const auto &one : found) {
        fuzz::require(tree.find(one.place).has_value(), "what is found is in the tree");
        for (const text::Span run : one.matched)
            fuzz::require(run.begin < run.end && run.end <= one.place.back().name.size(),
                          "what matched is in the name");
    }
}

} // namespace

/// Any text has trees, and whatever is chosen in one leaves whole text whole.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr int mostCarets = 6;
    const std::string_view source = fuzz::textOf(data, size);
    const auto document = graphql::parse(std::string(source));
    Dice dice(source);
    const auto carets = fuzz::offsetsIn(source);
    for (const graphql::Schema *schema : {&fuzz::smallSchema(), &fuzz::adminSchema()}) {
        searchFor(*schema, source.substr(0, 1 + dice.below(30)));
        for (int i = 0; i < mostCarets; ++i)
            clickAbout(*schema, *document, carets[dice.below(carets.size())], dice);
    }
    return 0;
}
