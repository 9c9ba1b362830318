// Resources, their scopes, and which client may ask for them.
#include "core/sandbox/resolvers/keys.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/store/uuids.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

#include <limits>

namespace sandbox {
namespace {

QString resourceEvent(const char *what)
{
    return QStringLiteral("admin_api.mutation.%1.executed").arg(QLatin1String(what));
}

/// An absolute https address without user info, query and fragment (RFC 8707 §2 asks for less).
tl::expected<QString, ApiError> newResourceUri(const Input &uri)
{
    const QUrl url(uri.text(), QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty() || !url.userInfo().isEmpty()
        || url.hasQuery() || url.hasFragment())
        return refuse(validationFailed(
            QStringLiteral("/resourceURI"),
            QStringLiteral("resource URI must be an https URI without user info, query and fragment")));
    return uri.text();
}

QJsonObject resourceJson(const Resource &resource)
{
    QJsonObject json {{QStringLiteral("id"), resource.id}, {QStringLiteral("resource_uri"), resource.uri}};
    if (resource.name)
        json.insert(QStringLiteral("name"), *resource.name);
    return json;
}

QJsonObject scopeJson(const Scope &scope)
{
    QJsonObject json {{QStringLiteral("id"), scope.id},
                      {QStringLiteral("resource_id"), scope.resourceId},
                      {QStringLiteral("scope"), scope.scope}};
    if (scope.description)
        json.insert(QStringLiteral("description"), *scope.description);
    return json;
}

Resolved createResource(const Object &, const Arguments &arguments, RequestContext &context)
{
    auto &work = workOf(context);
    auto uri = newResourceUri(arguments["input"]["resourceURI"]);
    if (!uri)
        return refuse(std::move(uri.error()));
    if (findResourceByUri(work.database(), *uri))
        return refuse(apiError(ApiError::Name::AlreadyExists, QStringLiteral("ResourceDuplicateURI"),
                               QStringLiteral("resource URI already exists")));
    Resource resource;
    resource.id = randomUuid();
    resource.uri = *uri;
    replaceText(resource.name, arguments["input"]["name"]);
    resource.createdAt = resource.updatedAt = work.now();
    insertResource(work.database(), resource);
    work.record(resourceEvent("create_resource"), {{QStringLiteral("resource"), resourceJson(resource)}});
    return resourcePayload("CreateResourcePayload", work, resource.id);
}

Resolved updateResource(const Object &, const Arguments &arguments, RequestContext &context)
{
    auto &work = workOf(context);
    auto found = resourceOf(work, arguments["input"]["resourceURI"]);
    if (!found)
        return refuse(std::move(found.error()));
    auto resource = *found;
    replaceText(resource.name, arguments["input"]["name"]);
    resource.updatedAt = work.now();
    saveResource(work.database(), resource);
    work.record(resourceEvent("update_resource"),
                {{QStringLiteral("original_resource"), resourceJson(*found)},
                 {QStringLiteral("new_resource"), resourceJson(resource)}});
    return resourcePayload("UpdateResourcePayload", work, resource.id);
}

Resolved deleteResource(const Object &, const Arguments &arguments, RequestContext &context)
{
    auto &work = workOf(context);
    auto resource = resourceOf(work, arguments["input"]["resourceURI"]);
    if (!resource)
        return refuse(std::move(resource.error()));
    removeResource(work.database(), resource->seq);
    work.record(resourceEvent("delete_resource"), {{QStringLiteral("resource"), resourceJson(*resource)}});
    return makeObject("DeleteResourcePayload", {{"ok", true}});
}

ObjectRef scopePayload(const std::string &type, UnitOfWork &work, const QString &id)
{
    const Later scope {[&work, id]() -> Resolved {
        auto row = findScope(work.database(), id);
        return row ? Output(scopeObject(std::move(*row))) : Output();
    }};
    return makeObject(type, {{"scope", scope}});
}

Resolved createScope(const Object &, const Arguments &arguments, RequestContext &context)
{
    auto &work = workOf(context);
    const auto &input = arguments["input"];
    auto resource = resourceOf(work, input["resourceURI"]);
    if (!resource)
        return refuse(std::move(resource.error()));
    // scope-token of RFC 6749 §3.3.
    static const QRegularExpression form(QStringLiteral("^[\\x21\\x23-\\x5B\\x5D-\\x7E]+\\z"));
    if (!form.match(input["scope"].text()).hasMatch())
        return refuse(
            validationFailed(QStringLiteral("/scope"),
                             QStringLiteral("scope must be printable ASCII without spaces, quotes and backslashes")));
    if (findScopeByName(work.database(), resource->seq, input["scope"].text()))
        return refuse(apiError(ApiError::Name::AlreadyExists, QStringLiteral("ScopeDuplicate"),
                               QStringLiteral("scope already exists")));
    Scope scope;
    scope.id = randomUuid();
    scope.resource = resource->seq;
    scope.resourceId = resource->id;
    scope.scope = input["scope"].text();
    replaceText(scope.description, input["description"]);
    scope.createdAt = scope.updatedAt = work.now();
    insertScope(work.database(), scope);
    work.record(resourceEvent("create_scope"), {{QStringLiteral("scope"), scopeJson(scope)}});
    return scopePayload("CreateScopePayload", work, scope.id);
}

/// The resource and the scope that an input names.
tl::expected<Scope, ApiError> scopeOfInput(const UnitOfWork &work, const Input &input)
{
    auto resource = resourceOf(work, input["resourceURI"]);
    if (!resource)
        return refuse(std::move(resource.error()));
    return scopeOf(work, *resource, input["scope"].text());
}

Resolved updateScope(const Object &, const Arguments &arguments, RequestContext &context)
{
    auto &work = workOf(context);
    auto found = scopeOfInput(work, arguments["input"]);
    if (!found)
        return refuse(std::move(found.error()));
    auto scope = *found;
    replaceText(scope.description, arguments["input"]["description"]);
    scope.updatedAt = work.now();
    saveScope(work.database(), scope);
    work.record(
        resourceEvent("update_scope"),
        {{QStringLiteral("original_scope"), scopeJson(*found)}, {QStringLiteral("new_scope"), scopeJson(scope)}});
    return scopePayload("UpdateScopePayload", work, scope.id);
}

Resolved deleteScope(const Object &, const Arguments &arguments, RequestContext &context)
{
    auto &work = workOf(context);
    auto scope = scopeOfInput(work, arguments["input"]);
    if (!scope)
        return refuse(std::move(scope.error()));
    removeScope(work.database(), scope->seq);
    work.record(resourceEvent("delete_scope"), {{QStringLiteral("scope"), scopeJson(*scope)}});
    return makeObject("DeleteScopePayload", {{"ok", true}});
}

/// addResourceToClientID and its inverse.
Resolver resourceLink(void (*link)(Database &, const QString &, qint64), const char *event, const char *payload)
{
    return [=](const Object &, const Arguments &arguments, RequestContext &context) -> Resolved {
        auto &work = workOf(context);
        auto client = clientOf(work, arguments["input"]["clientID"]);
        if (!client)
            return refuse(std::move(client.error()));
        auto resource = resourceOf(work, arguments["input"]["resourceURI"]);
        if (!resource)
            return refuse(std::move(resource.error()));
        link(work.database(), *client, resource->seq);
        work.record(resourceEvent(event),
                    {{QStringLiteral("resource_uri"), resource->uri}, {QStringLiteral("client_id"), *client}});
        return resourcePayload(payload, work, resource->id);
    };
}

enum class ScopeChange { Add, Remove, Replace };

/// The scopes of a resource that a client may ask for, read after everything ran.
ObjectRef clientScopesPayload(const std::string &type, UnitOfWork &work, const QString &client, qint64 resource)
{
    const Later scopes {[&work, client, resource]() -> Resolved {
        return Output(outputsOf(
            listScopes(work.database(), resource, {{}, client}, 0, std::numeric_limits<qint64>::max()), scopeObject));
    }};
    return makeObject(type, {{"scopes", scopes}});
}

Resolver clientScopes(ScopeChange change, const char *event, const char *payload)
{
    return [=](const Object &, const Arguments &arguments, RequestContext &context) -> Resolved {
        auto &work = workOf(context);
        const auto &input = arguments["input"];
        auto client = clientOf(work, input["clientID"]);
        if (!client)
            return refuse(std::move(client.error()));
        auto resource = resourceOf(work, input["resourceURI"]);
        if (!resource)
            return refuse(std::move(resource.error()));
        if (!isResourceLinked(work.database(), *client, resource->seq))
            return refuse(apiError(ApiError::Name::Invalid, QStringLiteral("ResourceNotAssociatedWithClient"),
                                   QStringLiteral("resource is not associated with the client")));
        std::vector<Scope> scopes;
        for (const auto &name : input["scopes"].texts()) {
            auto scope = scopeOf(work, *resource, name);
            if (!scope)
                return refuse(std::move(scope.error()));
            scopes.push_back(std::move(*scope));
        }
        if (change == ScopeChange::Replace)
            for (const auto &old :
                 listScopes(work.database(), resource->seq, {{}, *client}, 0, std::numeric_limits<qint64>::max()))
                unlinkScope(work.database(), *client, old.seq);
        for (const auto &scope : scopes)
            (change == ScopeChange::Remove ? unlinkScope : linkScope)(work.database(), *client, scope.seq);
        work.record(resourceEvent(event),
                    {{QStringLiteral("resource_uri"), resource->uri},
                     {QStringLiteral("client_id"), *client},
                     {QStringLiteral("scopes"), QJsonArray::fromStringList(input["scopes"].texts())}});
        return clientScopesPayload(payload, work, *client, resource->seq);
    };
}

} // namespace

void registerResourceMutations(Resolvers &resolvers)
{
    const auto add = [&resolvers](const char *field, Resolver resolver) {
        resolvers.add("Mutation", field, std::move(resolver));
    };
    add("createResource", createResource);
    add("updateResource", updateResource);
    add("deleteResource", deleteResource);
    add("createScope", createScope);
    add("updateScope", updateScope);
    add("deleteScope", deleteScope);
    add("addResourceToClientID",
        resourceLink(linkResource, "add_resource_to_clientid", "AddResourceToClientIDPayload"));
    add("removeResourceFromClientID",
        resourceLink(unlinkResource, "remove_resource_from_clientid", "RemoveResourceFromClientIDPayload"));
    add("addScopesToClientID", clientScopes(ScopeChange::Add, "add_scopes_to_clientid", "AddScopesToClientIDPayload"));
    add("removeScopesFromClientID",
        clientScopes(ScopeChange::Remove, "remove_scopes_from_clientid", "RemoveScopesFromClientIDPayload"));
    add("replaceScopesOfClientID",
        clientScopes(ScopeChange::Replace, "replace_scopes_of_clientid", "ReplaceScopesOfClientIDPayload"));
}

} // namespace sandbox
