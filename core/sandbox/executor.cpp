#include "core/sandbox/executor.h"

#include "core/sandbox/gojson.h"
#include "core/sandbox/nodeid.h"
#include "core/sandbox/scalars.h"

namespace sandbox {

namespace {

using graphql::TypeRef;

/// What a field without a resolver says: the property of its name, or the node ID.
Output propertyOf(const Object &source, std::string_view field)
{
    if (const auto property = source.properties.find(field); property != source.properties.end())
        return property->second;
    if (field == "id" && !source.id.isEmpty())
        return makeNodeId(source.type, source.id);
    return {};
}

} // namespace

Executor::Executor(const graphql::Schema &schema, const graphql::Document &document, const Resolvers &resolvers,
                   const VariableValues &variables, RequestContext &context)
    : m_schema(&schema),
      m_document(&document),
      m_positions(document.source()),
      m_resolvers(&resolvers),
      m_variables(&variables),
      m_context(&context)
{ }

Execution Executor::run(const graphql::OperationDefinition &operation)
{
    const graphql::Type &root = *m_schema->root(operation.type);
    const bool isMutation = operation.type == graphql::OperationType::Mutation;
    Collected fields;
    collect(operation.selectionSet, root, fields);

    Node &top = newNode();
    Outcome outcome = runFields(fields, root, Object {root.name, {}, {}}, {}, top, isMutation);
    if (outcome)
        outcome = runPending();
    if (!outcome)
        return {"null", {outcome.error()}};
    Execution execution;
    write(top, execution.data);
    execution.errors = std::move(m_errors);
    return execution;
}

void Executor::collect(const graphql::SelectionSet *set, const graphql::Type &type, Collected &into) const
{
    if (!set)
        return;
    for (const graphql::Selection &selection : set->selections) {
        if (!isIncluded(selection.directives))
            continue;
        switch (selection.kind) {
        case graphql::Selection::Kind::Field: {
            const auto [known, isNew] = into.byKey.emplace(selection.responseKey(), into.entries.size());
            if (isNew)
                into.entries.emplace_back(selection.responseKey(), Fields());
            into.entries[known->second].second.push_back(&selection);
            break;
        }
        case graphql::Selection::Kind::InlineFragment:
            if (applies(selection.typeCondition, type))
                collect(selection.selectionSet, type, into);
            break;
        case graphql::Selection::Kind::FragmentSpread: {
            if (!into.visitedFragments.insert(selection.name.value).second)
                break;
            const graphql::FragmentDefinition *fragment = m_document->fragment(selection.name.value);
            if (fragment && applies(fragment->typeCondition, type))
                collect(fragment->selectionSet, type, into);
            break;
        }
        }
    }
}

bool Executor::isIncluded(graphql::List<graphql::Directive> directives) const
{
    bool included = true;
    for (const graphql::Directive &directive : directives) {
        const bool isSkip = directive.name.value == "skip";
        if (!isSkip && directive.name.value != "include")
            continue;
        const graphql::DirectiveType *definition = m_schema->directive(directive.name.value);
        // A condition that has no value lets the field in, whichever directive it belongs to.
        const bool condition =
            argumentValues(definition->arguments, directive.arguments, *m_variables)["if"].boolean(!isSkip);
        included = included && condition != isSkip;
    }
    return included;
}

bool Executor::applies(const graphql::Name &condition, const graphql::Type &type) const
{
    if (!condition)
        return true;
    const graphql::Type *wanted = m_schema->type(condition.value);
    return wanted && m_schema->isPossible(*wanted, type);
}

Executor::Outcome Executor::runFields(const Collected &fields, const graphql::Type &type, const Object &source,
                                      const ResponsePath &path, Node &into, bool isMutation)
{
    into.kind = Node::Kind::Object;
    for (const auto &[key, selections] : fields.entries) {
        Place place {selections, &type, path};
        place.path.emplace_back(std::string(key));
        Node &node = newNode();
        into.members.emplace(key, &node);
        if (auto outcome = resolveField(std::move(place), source, node, isMutation); !outcome)
            return outcome;
    }
    return {};
}

Executor::Outcome Executor::resolveField(Place place, const Object &source, Node &into, bool isMutation)
{
    const graphql::Selection &selection = *place.fields.front();
    const graphql::Field &definition = *m_schema->field(*place.parent, selection.name.value);
    if (definition.name == "__typename") {
        into.kind = Node::Kind::Leaf;
        appendGoQuoted(into.leaf, place.parent->name);
        return {};
    }
    Resolved resolved;
    if (const Resolver *resolver = m_resolvers->find(place.parent->name, definition.name))
        resolved =
            (*resolver)(source, argumentValues(definition.arguments, selection.arguments, *m_variables), *m_context);
    else
        resolved = propertyOf(source, definition.name);
    if (!resolved)
        return settle(definition.type, located(resolved.error(), place), into);
    if (isMutation) {
        // The payloads of all mutation fields show the state after the last of them.
        m_pending.push_back({std::move(place), definition.type, std::move(*resolved), &into});
        return {};
    }
    return completeCatching(place, definition.type, *resolved, into);
}

Executor::Outcome Executor::completeCatching(const Place &place, TypeRef type, const Output &value, Node &into)
{
    auto outcome = complete(place, type, value, into);
    return outcome ? outcome : settle(type, std::move(outcome.error()), into);
}

Executor::Outcome Executor::complete(const Place &place, TypeRef type, const Output &value, Node &into)
{
    if (std::holds_alternative<Later>(value.variant())) {
        m_pending.push_back({place, type, value, &into});
        return {};
    }
    if (type.isNonNull()) {
        if (auto outcome = complete(place, type.unwrapped(), value, into); !outcome)
            return outcome;
        if (into.kind == Node::Kind::Null)
            return tl::unexpected(unexpectedGraphqlError()); // "Cannot return null for non-nullable field".
        return {};
    }
    if (value.isNull())
        return {};
    if (type.isList())
        return completeList(place, type.unwrapped(), value, into);
    if (type.named()->isComposite())
        return completeObject(place, *type.named(), value, into);
    if (auto json = leafToJson(*type.named(), value)) {
        into.kind = Node::Kind::Leaf;
        into.leaf = std::move(*json);
    }
    return {};
}

Executor::Outcome Executor::completeList(const Place &place, TypeRef itemType, const Output &value, Node &into)
{
    const auto *list = std::get_if<Output::List>(&value.variant());
    if (!list)
        return tl::unexpected(unexpectedGraphqlError());
    into.kind = Node::Kind::List;
    into.items.reserve((*list)->size());
    for (std::size_t i = 0; i < (*list)->size(); ++i) {
        Place itemPlace = place;
        itemPlace.path.emplace_back(i);
        Node &item = newNode();
        into.items.push_back(&item);
        if (auto outcome = completeCatching(itemPlace, itemType, (**list)[i], item); !outcome)
            return outcome;
    }
    return {};
}

Executor::Outcome Executor::completeObject(const Place &place, const graphql::Type &type, const Output &value,
                                           Node &into)
{
    const auto *object = std::get_if<ObjectRef>(&value.variant());
    const graphql::Type *runtime = object ? m_schema->type((*object)->type) : nullptr;
    if (!runtime || runtime->kind != graphql::TypeKind::Object || !m_schema->isPossible(type, *runtime))
        return tl::unexpected(unexpectedGraphqlError());
    Collected fields;
    for (const graphql::Selection *field : place.fields)
        collect(field->selectionSet, *runtime, fields);
    return runFields(fields, *runtime, **object, place.path, into, false);
}

Executor::Outcome Executor::runPending()
{
    while (!m_pending.empty()) {
        const Pending pending = std::move(m_pending.front());
        m_pending.pop_front();
        if (pending.into->discarded)
            continue;
        const auto *later = std::get_if<Later>(&pending.value.variant());
        const Resolved resolved = later ? later->value() : Resolved(pending.value);
        auto outcome = resolved ? complete(pending.place, pending.type, *resolved, *pending.into)
                                : Outcome(tl::unexpected(located(resolved.error(), pending.place)));
        if (!outcome)
            outcome = settle(pending.type, std::move(outcome.error()), *pending.into);
        if (!outcome)
            return outcome;
    }
    return {};
}

Executor::Outcome Executor::settle(TypeRef type, GraphqlError error, Node &into)
{
    discard(into);
    if (type.isNonNull())
        return tl::unexpected(std::move(error));
    m_errors.push_back(std::move(error));
    return {};
}

/// Makes \a node null. What hung below it is not worked out any more.
void Executor::discard(Node &node)
{
    const auto drop = [](Node &child) {
        child.discarded = true;
        discard(child);
    };
    for (Node *item : node.items)
        drop(*item);
    for (const auto &[key, member] : node.members)
        drop(*member);
    node.kind = Node::Kind::Null;
    node.items.clear();
    node.members.clear();
}

GraphqlError Executor::located(const ApiError &error, const Place &place) const
{
    if (error.name == ApiError::Name::Unexpected)
        return unexpectedGraphqlError();
    GraphqlError result {error.message.toStdString(), {}, place.path, error};
    for (const graphql::Selection *field : place.fields)
        result.locations.push_back(m_positions.at(field->span.begin));
    return result;
}

void Executor::write(const Node &node, std::string &out)
{
    switch (node.kind) {
    case Node::Kind::Null:
        out += "null";
        break;
    case Node::Kind::Leaf:
        out += node.leaf;
        break;
    case Node::Kind::List:
        out += '[';
        for (const Node *item : node.items) {
            write(*item, out);
            out += ',';
        }
        out.erase(out.size() - (node.items.empty() ? 0 : 1));
        out += ']';
        break;
    case Node::Kind::Object:
        out += '{';
        for (const auto &[key, member] : node.members) {
            appendGoQuoted(out, key);
            out += ':';
            write(*member, out);
            out += ',';
        }
        out.erase(out.size() - (node.members.empty() ? 0 : 1));
        out += '}';
        break;
    }
}

} // namespace sandbox
