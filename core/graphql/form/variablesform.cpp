#include "core/graphql/form/variablesform.h"

#include "core/graphql/dialect/dialect.h"
#include "core/graphql/operationfacts.h"
#include "core/graphql/printer.h"
#include "core/graphql/schemachecks.h"
#include "core/graphql/secretvariables.h"
#include "core/graphql/variables.h"
#include "core/json/typed.h"
#include "core/json/writer.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace graphql {

namespace {

using State = FormField::State;

State stateOf(const std::optional<json::Value> &value)
{
    if (!value)
        return State::Absent;
    if (value->isNull())
        return State::Null;
    const bool isEmptyContainer = (value->isArray() || value->isObject()) && value->size() == 0;
    return isEmptyContainer || value->raw() == "\"\"" ? State::Empty : State::Given;
}

/// Whether an editor of \a kind can show \a value and give it back.
bool fits(InputKind kind, const json::Value &value, const Type *named)
{
    switch (kind) {
    case InputKind::Text:
        return value.isString() || (named && named->name == "ID" && value.integer());
    case InputKind::Choice:
    case InputKind::DateTime:
        return value.isString();
    case InputKind::Integer:
    case InputKind::Decimal:
        return value.kind() == json::Kind::Number;
    case InputKind::Switch:
        return value.kind() == json::Kind::Boolean;
    case InputKind::Object:
        return value.isObject();
    case InputKind::List:
    case InputKind::Json:
        break;
    }
    return true;
}

InputKind kindOf(const StandardAttribute &attribute)
{
    switch (attribute.kind) {
    case StandardAttribute::Kind::Boolean:
        return InputKind::Switch;
    case StandardAttribute::Kind::Time:
        return InputKind::Integer;
    case StandardAttribute::Kind::Address:
        return InputKind::Object;
    case StandardAttribute::Kind::Text:
        break;
    }
    return InputKind::Text;
}

std::span<const StandardAttribute> knownKeys(const FormField &field)
{
    if (field.attribute)
        return field.attribute->kind == StandardAttribute::Kind::Address ? addressAttributes()
                                                                         : std::span<const StandardAttribute>();
    const auto type = field.type.nullable();
    return type && type.isNamed() ? standardAttributes(type.named()->name) : std::span<const StandardAttribute>();
}

json::Path below(const json::Path &path, json::PathStep step)
{
    auto inner = path;
    inner.push_back(std::move(step));
    return inner;
}

/// Where a line begins deeper than the first one of the value it belongs to, that much is taken off.
std::string movedLeft(std::string_view text, std::size_t indent)
{
    std::string moved;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
        auto line = text.substr(at, end - at);
        if (at > 0) {
            const auto blanks = std::min(line.find_first_not_of(" \t"), line.size());
            line.remove_prefix(std::min(blanks, indent));
        }
        moved.append(line);
        at = end;
    }
    return moved;
}

} // namespace

std::shared_ptr<const VariablesForm> VariablesForm::make(std::shared_ptr<const Schema> schema,
                                                         std::shared_ptr<const Document> document,
                                                         const OperationDefinition *operation, std::string typed)
{
    const std::shared_ptr<VariablesForm> form(new VariablesForm);
    form->m_schema = std::move(schema);
    form->m_document = std::move(document);
    form->m_operation = operation;
    form->m_typed = std::move(typed);
    // Nothing but blanks and comments is no variables.
    const bool isEmpty = json::plainJson(form->m_typed).find_first_not_of(" \t\r\n") == std::string::npos;
    auto tape = json::parseTyped(isEmpty ? std::string_view("{}") : form->m_typed);
    if (!tape) {
        form->m_unreadable = tape.error();
        return form;
    }
    if (!tape->root().isObject() && !tape->root().isNull()) {
        form->m_unreadable = {tape->root().span().begin, "Variables are an object: { \"name\": value }."};
        return form;
    }
    form->m_tape = std::move(*tape);
    if (form->m_schema && operation) {
        auto findings = checkVariables(*form->m_schema, *operation, *form->m_tape);
        for (const auto &limits : checkVariablesDialect(*form->m_schema, *form->m_document, {operation}, *form->m_tape))
            append(findings, limits.findings);
        form->m_problems = FieldProblems(std::move(findings));
    }
    return form;
}

json::Path VariablesForm::placeOf(text::Span span) const
{
    if (!m_tape)
        return {};
    auto place = json::pathTo(m_tape->root(), span);
    if (!place.empty())
        return place;
    for (const auto &field : fields())
        if (field.isRequired && field.state == State::Absent)
            return field.path;
    return {};
}

void VariablesForm::complete(FormField &field) const
{
    field.state = stateOf(field.value);
    field.editor = field.kind;
    if (field.value && !field.value->isNull() && !fits(field.kind, *field.value, field.type.named()))
        field.editor = InputKind::Json;
    // What is inside of something secret is secret; the switch, say, has no way to hide its value, which tells nothing
    // that the schema does not tell.
    const bool canBeHidden = field.editor == InputKind::Text || field.editor == InputKind::Integer
        || field.editor == InputKind::Decimal || field.editor == InputKind::List || field.editor == InputKind::Object;
    field.isSecret = field.isSecret && canBeHidden;
    if (field.value) {
        if (field.editor == InputKind::List && !field.value->isNull())
            field.size = field.value->isArray() ? field.value->size() : 1;
        auto problems = m_problems.about(*field.value, field.isSecret);
        field.problems.insert(field.problems.end(), problems.begin(), problems.end());
        field.problemsInside = m_problems.countInside(*field.value);
    } else if (field.isRequired) {
        field.problems.push_back("Required, and not given.");
    }
}

FormField VariablesForm::fieldOf(std::string name, json::Path path, TypeRef type,
                                 const std::optional<json::Value> &value, bool isSecret) const
{
    FormField field;
    field.name = std::move(name);
    field.path = std::move(path);
    field.type = type;
    field.kind = inputKind(type);
    field.isNullable = !type.isNonNull();
    field.isSecret = isSecret;
    field.value = value;
    if (type)
        field.typeText = type.toString();
    if (!knownKeys(field).empty())
        field.kind = InputKind::Object;
    return field;
}

FormField VariablesForm::attributeField(const StandardAttribute &attribute, json::Path path,
                                        const std::optional<json::Value> &value) const
{
    FormField field;
    field.name = attribute.name;
    field.path = std::move(path);
    field.attribute = &attribute;
    field.kind = kindOf(attribute);
    field.typeText = nameOf(attribute.kind);
    field.documentation = attribute.documentation;
    field.value = value;
    complete(field);
    return field;
}

std::vector<FormField> VariablesForm::fields() const
{
    std::vector<FormField> fields;
    if (!m_tape || !m_operation)
        return fields;
    const VariableValues values(*m_tape);
    const SecretVariables secrets(*m_document);
    for (const auto &definition : m_operation->variables) {
        const std::string name(definition.name.value);
        const auto isTwice =
            std::any_of(fields.begin(), fields.end(), [&](const auto &field) { return field.name == name; });
        if (name.empty() || isTwice)
            continue; // Validation says so.
        const auto *value = values.find(name);
        const auto type = m_schema ? typeFromReference(*m_schema, definition.type) : TypeRef();
        auto field = fieldOf(name, {name}, type, value ? std::optional(*value) : std::nullopt, secrets.contains(name));
        if (definition.type)
            field.typeText = print(*definition.type);
        if (definition.description)
            field.documentation = definition.description->text;
        if (definition.defaultValue)
            field.defaultValue = print(*definition.defaultValue);
        const bool isNonNull = definition.type && definition.type->kind == TypeReference::Kind::NonNull;
        field.isNullable = !isNonNull;
        field.isRequired = isNonNull && !definition.defaultValue;
        complete(field);
        fields.push_back(std::move(field));
    }
    addUnknown(fields, nullptr, m_tape->root());
    return fields;
}

void VariablesForm::addUnknown(std::vector<FormField> &fields, const FormField *parent, const json::Value &object) const
{
    struct Unknown
    {
        json::Value key;
        json::Value value; ///< The last of several with one name, as everywhere.
    };
    std::vector<Unknown> unknown;
    std::unordered_map<std::string, std::size_t> places; ///< In \a unknown; none for what has a field.
    constexpr auto none = std::numeric_limits<std::size_t>::max();
    for (const auto &field : fields)
        places.emplace(field.name, none);
    for (const auto &[key, value] : object.members()) {
        const auto [place, isNew] = places.emplace(key.string(), unknown.size());
        if (isNew)
            unknown.push_back({key, value});
        else if (place->second != none)
            unknown[place->second].value = value;
    }
    for (const auto &[key, value] : unknown) {
        const auto name = key.string();
        auto field = fieldOf(name, below(parent ? parent->path : json::Path(), name), {}, value,
                             (parent && parent->isSecret) || isSecretPlace({}, name));
        // Of a scalar of any JSON all keys are welcome.
        field.isUnknown =
            !parent || parent->type.named() == nullptr || parent->type.named()->kind == TypeKind::InputObject;
        field.problems = m_problems.aboutKey(key.span());
        if (!parent)
            field.problems.push_back("The operation has no variable of this name.");
        complete(field);
        fields.push_back(std::move(field));
    }
}

void VariablesForm::addItems(std::vector<FormField> &fields, const FormField &list) const
{
    if (!list.value || list.value->isNull())
        return;
    const auto itemType = list.type.nullable().unwrapped();
    const auto add = [&](const json::Value &value, json::Path path) {
        auto field = fieldOf(std::to_string(fields.size() + 1), std::move(path), itemType, value, list.isSecret);
        field.isItem = true;
        complete(field);
        fields.push_back(std::move(field));
    };
    if (!list.value->isArray()) {
        // One value stands for a list of it (spec §3.11), so it is found at the list's own place.
        add(*list.value, list.path);
        return;
    }
    fields.reserve(list.value->size());
    list.value->forEachItem(
        [&](const json::Value &item) { add(item, below(list.path, static_cast<std::uint32_t>(fields.size()))); });
}

std::vector<FormField> VariablesForm::children(const FormField &parent) const
{
    std::vector<FormField> fields;
    if (parent.editor == InputKind::List) {
        addItems(fields, parent);
        return fields;
    }
    if (parent.editor != InputKind::Object)
        return fields;
    const auto object = parent.value && parent.value->isObject() ? parent.value : std::nullopt;
    const auto member = [&](std::string_view name) {
        return object ? object->find(name) : std::nullopt;
    };
    for (const auto &attribute : knownKeys(parent))
        fields.push_back(
            attributeField(attribute, below(parent.path, std::string(attribute.name)), member(attribute.name)));
    const auto *type = parent.type.named();
    if (type && type->kind == TypeKind::InputObject) {
        for (const auto &input : type->inputFields) {
            auto field = fieldOf(input.name, below(parent.path, input.name), input.type, member(input.name),
                                 parent.isSecret || isSecretPlace(type->name, input.name));
            field.documentation = input.description.value_or(std::string());
            field.defaultValue = input.defaultValue.value_or(std::string());
            field.deprecationReason = input.deprecationReason;
            // Of an object that is not there, nothing is missing yet.
            field.isRequired = input.isRequired();
            field.isOneOfMember = type->isOneOf;
            field.isSiblingGiven = type->isOneOf && object && object->size() > (field.value ? 1U : 0U);
            complete(field);
            if (!object)
                field.problems.clear();
            fields.push_back(std::move(field));
        }
    }
    if (object)
        addUnknown(fields, &parent, *object);
    return fields;
}

std::string VariablesForm::typedValue(const FormField &field) const
{
    if (!field.value)
        return {};
    const auto span = field.value->span();
    const std::string_view typed = m_typed;
    const auto lineEnd = typed.substr(0, span.begin).find_last_of("\r\n");
    const auto line = typed.substr(lineEnd == std::string_view::npos ? 0 : lineEnd + 1);
    return movedLeft(span.of(typed), std::min(line.find_first_not_of(" \t"), line.size()));
}

std::optional<std::string> VariablesForm::content(const FormField &field) const
{
    if (!field.value || field.value->isNull())
        return std::nullopt;
    switch (field.editor) {
    case InputKind::Text:
    case InputKind::Choice:
    case InputKind::DateTime:
        return field.value->isString() ? field.value->string() : std::string(field.value->raw());
    case InputKind::Integer:
    case InputKind::Decimal:
    case InputKind::Switch:
        return std::string(field.value->raw());
    case InputKind::Json:
    case InputKind::List:
    case InputKind::Object:
        break;
    }
    return typedValue(field);
}

std::string contentJson(InputKind kind, std::string_view content)
{
    const bool isText = kind == InputKind::Text || kind == InputKind::Choice || kind == InputKind::DateTime;
    return isText ? json::quoted(content) : std::string(content);
}

std::optional<std::string> emptyJson(InputKind kind)
{
    switch (kind) {
    case InputKind::Text:
        return "\"\"";
    case InputKind::List:
        return "[]";
    case InputKind::Object:
    case InputKind::Json:
        return "{}";
    default:
        return std::nullopt;
    }
}

json::Change changeTo(const FormField &field, std::string json)
{
    json::Change change;
    change.path = field.path;
    change.value = std::move(json);
    if (field.isOneOfMember && field.isSiblingGiven) {
        std::string object = "{";
        object.append(json::quoted(field.name)).append(": ").append(change.value).append("}");
        change.value = std::move(object);
        change.path.pop_back();
    }
    return change;
}

} // namespace graphql
