#include "core/graphql/edits/fillleafs.h"

#include "core/graphql/edits/layout.h"
#include "core/graphql/validation/walk.h"

#include <algorithm>

namespace graphql {

namespace {

/// Writes the selection that a type gets by default.
class DefaultSelection
{
public:
    DefaultSelection(const Layout &layout, bool onOneLine) : m_layout(layout), m_onOneLine(onOneLine) { }

    std::string text(const Type &type, const std::string &indent)
    {
        m_path.push_back(&type);
        const auto inner = indent + m_layout.step();
        std::string out = "{";
        for (const auto *field : defaultFields(type)) {
            separate(out, inner);
            out.append(field->name);
            if (field->type.named()->isComposite())
                out.append(" ").append(text(*field->type.named(), inner));
        }
        if (out.size() == 1) {
            separate(out, inner);
            out.append("__typename");
        }
        separate(out, indent);
        m_path.pop_back();
        return out.append("}");
    }

private:
    void separate(std::string &out, const std::string &indent) const
    {
        out.append(m_onOneLine ? " " : m_layout.lineBreak() + indent);
    }

    std::vector<const Field *> defaultFields(const Type &type) const
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

    const Layout &m_layout;
    bool m_onOneLine;
    std::vector<const Type *> m_path; ///< The types around, innermost last: none is entered twice.
};

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
        auto text = DefaultSelection(layout, onOneLine).text(*type, layout.indentation(field->span.begin));
        edits.push_back({place, place.isEmpty() ? text.insert(0, " ") : text});
    }
    return edits;
}

} // namespace graphql
