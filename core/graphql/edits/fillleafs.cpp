#include "core/graphql/edits/fillleafs.h"

#include "core/graphql/defaultselection.h"
#include "core/graphql/edits/layout.h"
#include "core/graphql/validation/walk.h"

namespace graphql {

namespace {

/// Writes \a fields as a selection set, on one line or a line each.
std::string written(const std::vector<DefaultField> &fields, const Layout &layout, bool onOneLine,
                    const std::string &indent)
{
    const auto separator = [&](const std::string &indentation) {
        return onOneLine ? std::string(" ") : layout.lineBreak() + indentation;
    };
    const auto inner = indent + layout.step();
    std::string out = "{";
    for (const auto &field : fields) {
        out.append(separator(inner)).append(field.name);
        if (!field.fields.empty())
            out.append(" ").append(written(field.fields, layout, onOneLine, inner));
    }
    return out.append(separator(indent)).append("}");
}

/// Gathers the fields that have nothing selected and should.
class BareFields
{
public:
    struct BareField
    {
        const Selection *node = nullptr;
        const Type *type = nullptr;
    };

    explicit BareFields(validation::Context &) { }

    void field(const validation::FieldVisit &visit)
    {
        const auto *type = visit.type().named();
        if (type && type->isComposite() && (!visit.node.selectionSet || visit.node.selectionSet->selections.empty()))
            m_fields.push_back({&visit.node, type});
    }

    const std::vector<BareField> &fields() const { return m_fields; }

private:
    std::vector<BareField> m_fields;
};

} // namespace

std::vector<TextEdit> fillLeafs(const Schema &schema, const Document &document, std::optional<std::uint32_t> caret)
{
    validation::Context context(schema, document);
    validation::Walk<BareFields> walk(context);
    walk.run();
    const Layout layout(document);
    std::vector<TextEdit> edits;
    for (const auto &[field, type] : walk.rule<BareFields>().fields()) {
        if (caret && (*caret < field->span.begin || *caret > field->span.end))
            continue;
        text::Span place {field->span.end, field->span.end};
        if (const auto *empty = field->selectionSet) {
            // Braces with nothing but blanks between them are filled; with a comment or unclosed they are left alone.
            if (empty->span.length() < 2 || !empty->span.of(document.source()).ends_with('}')
                || layout.hasComment(empty->span))
                continue;
            place = empty->span;
        }
        // A field that shares its line with the bracket in front of it is in a selection written on one line.
        const bool onOneLine = !layout.beginsLine(field->span.begin);
        auto text = written(defaultSelection(*type), layout, onOneLine, layout.indentation(field->span.begin));
        edits.push_back({place, place.isEmpty() ? text.insert(0, " ") : text});
    }
    return edits;
}

} // namespace graphql
