#include "core/sandbox/requestreader.h"

#include "core/sandbox/gojson.h"

#include <QList>

namespace sandbox {

namespace {

using Members = std::vector<std::pair<json::Value, json::Value>>;

tl::expected<json::Tape, ApiError> readJson(const std::string &bytes)
{
    if (const auto error = goJsonError(bytes)) {
        return tl::unexpected(apiError(ApiError::Name::BadRequest, QStringLiteral("InvalidJSON"),
                                       QString::fromStdString(error->message),
                                       R"({"byte_offset":)" + std::to_string(error->offset) + '}'));
    }
    auto tape = json::Tape::parse(bytes);
    if (!tape)
        return tl::unexpected(unexpectedError());
    return std::move(*tape);
}

/// The last member of that name in any letter case, which is how Go fills a struct; null counts as absent.
std::optional<json::Value> findMember(const Members &members, QByteArrayView name)
{
    std::optional<json::Value> found;
    for (const auto &[key, value] : members) {
        if (!value.isNull() && QByteArray::fromStdString(key.string()).compare(name, Qt::CaseInsensitive) == 0)
            found = value;
    }
    return found;
}

tl::expected<std::string, ApiError> readText(const Members &members, QByteArrayView name)
{
    const auto value = findMember(members, name);
    if (!value)
        return std::string();
    if (!value->isString())
        return tl::unexpected(unexpectedError());
    return value->string();
}

tl::expected<std::optional<json::Tape>, ApiError> readVariables(const Members &members)
{
    const auto value = findMember(members, "variables");
    if (!value)
        return std::optional<json::Tape>();
    if (!value->isObject() && !value->isString())
        return tl::unexpected(unexpectedError());
    auto tape = readJson(value->isString() ? value->string() : std::string(value->raw()));
    if (!tape)
        return tl::unexpected(tape.error());
    if (tape->root().isNull())
        return std::optional<json::Tape>();
    if (!tape->root().isObject())
        return tl::unexpected(unexpectedError());
    return std::optional<json::Tape>(std::move(*tape));
}

} // namespace

std::optional<MediaType> acceptedMediaType(const QByteArray &contentType)
{
    QList<QByteArray> parts = contentType.split(';');
    const QByteArray type = parts.takeFirst().trimmed().toLower();
    for (const QByteArray &part : std::as_const(parts)) {
        const QByteArray parameter = part.trimmed().toLower();
        if (!parameter.isEmpty() && parameter != "charset=utf-8" && parameter != "charset=\"utf-8\"")
            return std::nullopt;
    }
    if (type == "application/json")
        return MediaType::Json;
    if (type == "application/graphql")
        return MediaType::GraphQl;
    return std::nullopt;
}

tl::expected<GraphqlRequest, ApiError> readGraphqlRequest(MediaType type, const QByteArray &body)
{
    GraphqlRequest request;
    if (type == MediaType::GraphQl) {
        request.query = body.toStdString();
        return request;
    }
    const auto tape = readJson(body.toStdString());
    if (!tape)
        return tl::unexpected(tape.error());
    if (tape->root().isNull())
        return request;
    if (!tape->root().isObject())
        return tl::unexpected(unexpectedError());

    const Members members = tape->root().members();
    const auto query = readText(members, "query");
    const auto operationName = readText(members, "operationName");
    auto variables = readVariables(members);
    if (!query || !operationName)
        return tl::unexpected(unexpectedError());
    if (!variables)
        return tl::unexpected(variables.error());
    request.query = *query;
    request.operationName = *operationName;
    request.variables = std::move(*variables);
    return request;
}

} // namespace sandbox
