#include "core/run/servererrors.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace run {

namespace {

QString memberText(const json::Value &object, std::string_view key)
{
    const auto value = object.isObject() ? object.find(key) : std::nullopt;
    return value && value->isString() ? QString::fromStdString(value->string()) : QString();
}

/// Counted from 1; 0 for what counts no line or column.
int memberCount(const json::Value &object, std::string_view key)
{
    const auto value = object.isObject() ? object.find(key) : std::nullopt;
    const auto number = value && value->kind() == json::Kind::Number ? value->integer().value_or(0) : 0;
    return number > 0 && std::in_range<int>(number) ? static_cast<int>(number) : 0;
}

QString readPath(const json::Value &error)
{
    QStringList steps;
    if (const auto path = error.find("path"); path && path->isArray()) {
        const auto items = path->items();
        for (const auto &step : items) {
            const auto raw = step.raw();
            steps.append(step.isString() ? QString::fromStdString(step.string())
                                         : QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size())));
        }
    }
    return steps.join(QLatin1Char('.'));
}

constexpr qsizetype LongestDetail = 300;
constexpr qsizetype MostDetails = 8;
/// The rest is in the answer itself. The longest of the real server's has a line for each wrong value of a variable.
constexpr qsizetype LongestMessage = 2000;

QString cutTo(qsizetype longest, const QString &text)
{
    return text.size() > longest ? text.first(longest - 1) + QChar(0x2026) : text;
}

QString cutDetail(const QString &text)
{
    return cutTo(LongestDetail, text);
}

/// What \a value says, or how it is written.
QString plainText(const json::Value &value)
{
    if (value.isString())
        return QString::fromStdString(value.string());
    const auto raw = value.raw().substr(0, LongestDetail * 4);
    return cutDetail(QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size())));
}

QString detailText(const json::Value &value)
{
    if (!value.isArray())
        return cutDetail(plainText(value));
    QStringList items;
    value.forEachItem([&](const json::Value &item) {
        if (items.size() < LongestDetail)
            items += plainText(item);
    });
    return cutDetail(items.join(QLatin1String(", ")));
}

QStringList readDetails(const json::Value &around)
{
    QStringList details;
    if (const auto info = around.find("info"); info && info->isObject())
        info->forEachMember([&](std::string_view name, const json::Value &value) {
            if (details.size() < MostDetails)
                details += QStringLiteral("%1: %2").arg(
                    cutDetail(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))), detailText(value));
        });
    return details;
}

/// Whatever it is, it is shown: an error without a word would look like none.
QString messageOf(const json::Value &error)
{
    const auto message = error.isObject() ? error.find("message") : std::nullopt;
    const bool hasWord = message && message->kind() != json::Kind::Null && !message->equals("");
    return cutTo(LongestMessage, plainText(hasWord ? *message : error));
}

ServerError readError(const json::Value &value)
{
    ServerError error;
    error.message = messageOf(value);
    if (!value.isObject())
        return error;
    error.path = readPath(value);
    if (const auto extensions = value.find("extensions"); extensions && extensions->isObject()) {
        error.name = memberText(*extensions, "errorName");
        error.reason = memberText(*extensions, "reason");
        error.details = readDetails(*extensions);
        error.trackingId = memberText(*extensions, "tracking_id");
    }
    if (const auto locations = value.find("locations"); locations && locations->isArray() && locations->size() > 0) {
        const auto first = locations->items().front();
        error.line = memberCount(first, "line");
        error.column = memberCount(first, "column");
    }
    return error;
}

/// A panic inside the engine while it finished a request that had failed already.
bool isNoise(const ServerError &error)
{
    return error.message.startsWith(QLatin1String("APIError.ExecutionFinishFunc:"));
}

} // namespace

Shape shapeOf(const json::Value &root)
{
    if (!root.isObject())
        return Shape::OtherJson;
    const auto isNull = [](const json::Value &value) {
        return value.kind() == json::Kind::Null;
    };
    const auto data = root.find("data");
    const auto errors = root.find("errors");
    if (data || errors) {
        const bool isGraphQl =
            (!data || data->isObject() || isNull(*data)) && (!errors || errors->isArray() || isNull(*errors));
        return isGraphQl ? Shape::GraphQl : Shape::OtherJson;
    }
    const auto error = root.find("error");
    return error && error->isObject() ? Shape::RestError : Shape::OtherJson;
}

QList<ServerError> readErrors(const json::Value &root)
{
    QList<ServerError> errors;
    if (shapeOf(root) == Shape::RestError) {
        const auto error = *root.find("error");
        errors.append({messageOf(error),
                       memberText(error, "name"),
                       memberText(error, "reason"),
                       {},
                       0,
                       0,
                       readDetails(error),
                       memberText(error, "tracking_id")});
    } else if (const auto list = root.isObject() ? root.find("errors") : std::nullopt;
               list && (list->isObject() || list->isString())) {
        errors.append(readError(*list));
    } else if (list && list->isArray()) {
        const auto items = list->items();
        for (const auto &item : items)
            errors.append(readError(item));
        // Alone it is all there is to show.
        if (errors.size() > 1)
            errors.removeIf(isNoise);
    }
    return errors;
}

} // namespace run
