#include "core/graphql/form/variablesform.h"

#include "core/json/caretplace.h"
#include "core/json/typed.h"
#include "tests/fuzz/target.h"

#include <string>

namespace {

bool isReadable(std::string_view typed)
{
    return json::plainJson(typed).find_first_not_of(" \t\r\n") == std::string::npos || json::parseTyped(typed);
}

/// Every change that a form can make of \a field leaves JSON, and the value is where it was to be.
void requireSoundChanges(const graphql::VariablesForm &form, const graphql::FormField &field)
{
    using Change = json::Change;
    auto set = graphql::changeTo(field, "{\"v\": [1, 2.50]}");
    for (const auto kind : {Change::Kind::Set, Change::Kind::Remove, Change::Kind::Insert, Change::Kind::Move}) {
        set.kind = kind;
        const auto edits = json::editsFor(form.typed(), set);
        if (!edits)
            continue;
        std::uint32_t end = 0;
        for (const auto &edit : *edits) {
            fuzz::require(edit.span.begin >= end && edit.span.end >= edit.span.begin, "edits are in order");
            end = edit.span.end;
        }
        fuzz::require(end <= form.typed().size(), "edits lie inside the text");
        const auto after = text::applied(form.typed(), *edits);
        fuzz::require(isReadable(after), "a change of JSON leaves JSON");
        if (kind != Change::Kind::Set)
            continue;
        const auto tape = json::parseTyped(after);
        const auto value = json::valueAt(tape->root(), set.path);
        fuzz::require(value && value->isObject(), "what is set is there");
    }
}

void visit(const graphql::VariablesForm &form, const std::vector<graphql::FormField> &fields, int depth)
{
    int left = 40;
    for (const auto &field : fields) {
        if (--left < 0)
            return;
        form.content(field);
        requireSoundChanges(form, field);
        if (depth < 3)
            visit(form, form.children(field), depth + 1);
    }
}

} // namespace

/// Any variables can be shown as the form of any operation, and changed in it. The input is a document, a line `---`
/// and JSON as it is typed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto [source, json] = fuzz::twoTexts(fuzz::textOf(data, size));
    for (const auto caret : fuzz::offsetsIn(json)) {
        const auto place = json::caretPlace(json, caret);
        fuzz::require(place.word.begin <= place.word.end && place.word.end <= json.size(), "a word lies in its text");
    }
    if (json.size() > 4'000)
        return 0;
    const auto document = graphql::parse(std::string(source));
    for (const graphql::OperationDefinition *operation : document->operations()) {
        for (const graphql::Schema *schema : {&fuzz::smallSchema(), &fuzz::adminSchema()}) {
            const std::shared_ptr<const graphql::Schema> shared(std::shared_ptr<void>(), schema);
            const auto form = graphql::VariablesForm::make(shared, document, operation, std::string(json));
            fuzz::require(!form->unreadable() || form->fields().empty(), "what cannot be read has no fields");
            visit(*form, form->fields(), 0);
        }
    }
    return 0;
}
