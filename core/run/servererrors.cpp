#include "core/run/servererrors.h"

#include <QStringList>

#include <algorithm>

namespace run {

namespace {

QString memberText(const json::Value &object, std::string_view key)
{
    const auto value = object.isObject() ? object.find(key) : std::nullopt;
    return value && value->isString() ? QString::fromStdString(value->string()) : QString();
}

int memberNumber(const json::Value &object, std::string_view key)
{
    const auto value = object.isObject() ? object.find(key) : std::nullopt;
    return value && value->kind() == json::Kind::Number ? static_cast<int>(value->integer().value_or(0)) : 0;
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

QString cutDetail(const QString &text)
{
    return text.size() > LongestDetail ? text.first(LongestDetail - 1) + QChar(0x2026) : text;
}

QString detailText(const json::Value &value)
{
    const auto plain = [](const json::Value &each) {
        const auto raw = each.raw().substr(0, LongestDetail * 4);
        return each.isString() ? QString::fromStdString(each.string())
                               : QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size()));
    };
    if (!value.isArray())
        return cutDetail(plain(value));
    QStringList items;
    value.forEachItem([&](const json::Value &item) {
        if (items.size() < LongestDetail)
            items += plain(item);
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

ServerError readError(const json::Value &value)
{
    ServerError error;
    if (!value.isObject())
        return error;
    error.message = memberText(value, "message");
    error.path = readPath(value);
    if (const auto extensions = value.find("extensions"); extensions && extensions->isObject()) {
        error.name = memberText(*extensions, "errorName");
        error.reason = memberText(*extensions, "reason");
        error.details = readDetails(*extensions);
        error.trackingId = memberText(*extensions, "tracking_id");
    }
    if (const auto locations = value.find("locations"); locations && locations->isArray() && locations->size() > 0) {
        const auto first = locations->items().front();
        error.line = memberNumber(first, "line");
        error.column = memberNumber(first, "column");
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
    if (root.find("data") || root.find("errors"))
        return Shape::GraphQl;
    const auto error = root.find("error");
    return error && error->isObject() ? Shape::RestError : Shape::OtherJson;
}

QList<ServerError> readErrors(const json::Value &root)
{
    QList<ServerError> errors;
    if (shapeOf(root) == Shape::RestError) {
        const auto error = *root.find("error");
        errors.append({memberText(error, "message"),
                       memberText(error, "name"),
                       memberText(error, "reason"),
                       {},
                       0,
                       0,
                       readDetails(error),
                       memberText(error, "tracking_id")});
    } else if (const auto list = root.isObject() ? root.find("errors") : std::nullopt; list && list->isArray()) {
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
