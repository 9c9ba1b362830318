#include "core/sandbox/scalars.h"

#include "core/json/tape.h"
#include "core/sandbox/gojson.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace sandbox {

namespace {

enum class Leaf { Int, Float, String, Boolean, DateTime, Enum, Json };

Leaf leafOf(const graphql::Type &type)
{
    if (type.kind == graphql::TypeKind::Enum)
        return Leaf::Enum;
    if (type.name == "Int")
        return Leaf::Int;
    if (type.name == "Float")
        return Leaf::Float;
    if (type.name == "String" || type.name == "ID")
        return Leaf::String;
    if (type.name == "Boolean")
        return Leaf::Boolean;
    if (type.name == "DateTime")
        return Leaf::DateTime;
    return Leaf::Json; // UserStandardAttributes, AuditLogData and their like.
}

std::optional<double> toDouble(const std::string &text)
{
    double value = 0;
    const char *begin = text.data() + (text.starts_with('+') ? 1 : 0);
    const char *end = text.data() + text.size();
    const auto result = std::from_chars(begin, end, value);
    if (text.empty() || result.ec != std::errc() || result.ptr != end)
        return std::nullopt;
    return value;
}

std::optional<Input> toInt(double value)
{
    constexpr auto lowest = static_cast<double>(std::numeric_limits<qint32>::min());
    constexpr auto highest = static_cast<double>(std::numeric_limits<qint32>::max());
    if (std::isnan(value) || value < lowest || value > highest)
        return std::nullopt;
    return Input::fromInteger(static_cast<qint64>(value));
}

std::optional<Input> toMoment(const std::string &text)
{
    const QDateTime moment = fromRfc3339(text);
    if (!moment.isValid())
        return std::nullopt;
    return Input::fromMoment(moment);
}

std::optional<double> asNumber(const json::Value &value)
{
    switch (value.kind()) {
    case json::Kind::Boolean:
        return value.boolean() ? 1 : 0;
    case json::Kind::Number:
        return value.number();
    case json::Kind::String:
        return toDouble(value.string());
    default:
        return std::nullopt;
    }
}

bool asBoolean(const json::Value &value)
{
    switch (value.kind()) {
    case json::Kind::Boolean:
        return value.boolean();
    case json::Kind::Number:
        return value.number() != 0;
    case json::Kind::String:
        return !value.string().empty() && value.string() != "false";
    default:
        return false;
    }
}

/// A resolver's value as `%v` prints it.
std::string asText(const Output &value)
{
    if (const auto *text = std::get_if<QString>(&value.variant()))
        return text->toStdString();
    if (const auto *integer = std::get_if<qint64>(&value.variant()))
        return std::to_string(*integer);
    if (const auto *boolean = std::get_if<bool>(&value.variant()))
        return *boolean ? "true" : "false";
    if (const auto *number = std::get_if<double>(&value.variant()))
        return goNumber(*number);
    if (const auto *moment = std::get_if<QDateTime>(&value.variant()))
        return toRfc3339(*moment);
    return {};
}

std::optional<double> asNumber(const Output &value)
{
    if (const auto *integer = std::get_if<qint64>(&value.variant()))
        return static_cast<double>(*integer);
    if (const auto *number = std::get_if<double>(&value.variant()))
        return *number;
    if (const auto *boolean = std::get_if<bool>(&value.variant()))
        return *boolean ? 1 : 0;
    if (const auto *text = std::get_if<QString>(&value.variant()))
        return toDouble(text->toStdString());
    return std::nullopt;
}

bool asBoolean(const Output &value)
{
    if (const auto *boolean = std::get_if<bool>(&value.variant()))
        return *boolean;
    if (const auto *text = std::get_if<QString>(&value.variant()))
        return !text->isEmpty() && *text != QStringLiteral("false");
    return asNumber(value).value_or(0) != 0;
}

std::string quotedText(std::string_view text)
{
    std::string quoted;
    appendGoQuoted(quoted, text);
    return quoted;
}

std::optional<int> twoDigits(std::string_view text)
{
    if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return std::nullopt;
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/// Seconds east of UTC of `Z` or `±hh:mm`.
std::optional<int> zoneOffset(std::string_view zone)
{
    if (zone == "Z")
        return 0;
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':')
        return std::nullopt;
    const auto hours = twoDigits(zone.substr(1));
    const auto minutes = twoDigits(zone.substr(4));
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    return (zone[0] == '-' ? -1 : 1) * (*hours * 3600 + *minutes * 60);
}

} // namespace

std::optional<Input> leafFromLiteral(const graphql::Type &type, const graphql::Value &literal)
{
    using Kind = graphql::Value::Kind;
    const std::string text(literal.text);
    switch (leafOf(type)) {
    case Leaf::Int: {
        qint64 value = 0;
        const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
        if (literal.kind != Kind::Int || result.ec != std::errc())
            return std::nullopt;
        return Input::fromInteger(value); // Not held to 32 bits, unlike a variable.
    }
    case Leaf::Float: {
        const auto value = toDouble(text);
        if ((literal.kind != Kind::Int && literal.kind != Kind::Float) || !value)
            return std::nullopt;
        return Input::fromNumber(*value);
    }
    case Leaf::String:
        if (literal.kind != Kind::String && !(literal.kind == Kind::Int && type.name == "ID"))
            return std::nullopt;
        return Input::fromText(QString::fromStdString(text));
    case Leaf::Boolean:
        if (literal.kind != Kind::Boolean)
            return std::nullopt;
        return Input::fromBoolean(text == "true");
    case Leaf::DateTime:
        return literal.kind == Kind::String ? toMoment(text) : std::nullopt;
    case Leaf::Enum:
        if (literal.kind != Kind::Enum || !type.value(text))
            return std::nullopt;
        return Input::fromText(QString::fromStdString(text));
    case Leaf::Json: {
        // A literal object is refused: only a string that holds JSON will do.
        const auto tape = json::Tape::parse(text);
        if (literal.kind != Kind::String || !tape || tape->root().isNull())
            return std::nullopt;
        return Input::fromJson(text);
    }
    }
    return std::nullopt;
}

std::optional<Input> leafFromJson(const graphql::Type &type, const json::Value &value)
{
    switch (leafOf(type)) {
    case Leaf::Int: {
        const auto number = asNumber(value);
        return number ? toInt(*number) : std::nullopt;
    }
    case Leaf::Float: {
        const auto number = asNumber(value);
        return number && !std::isnan(*number) ? std::optional(Input::fromNumber(*number)) : std::nullopt;
    }
    case Leaf::String:
        return Input::fromText(QString::fromStdString(goFormat(value)));
    case Leaf::Boolean:
        return Input::fromBoolean(asBoolean(value));
    case Leaf::DateTime:
        return value.isString() ? toMoment(value.string()) : std::nullopt;
    case Leaf::Enum:
        if (!value.isString() || !type.value(value.string()))
            return std::nullopt;
        return Input::fromText(QString::fromStdString(value.string()));
    case Leaf::Json:
        return Input::fromJson(std::string(value.raw()));
    }
    return std::nullopt;
}

std::optional<std::string> leafToJson(const graphql::Type &type, const Output &value)
{
    const Leaf leaf = leafOf(type);
    switch (leaf) {
    case Leaf::Int:
    case Leaf::Float: {
        const auto number = asNumber(value);
        if (!number || !std::isfinite(*number))
            return std::nullopt;
        const auto integer = toInt(*number);
        if (leaf == Leaf::Float)
            return goNumber(*number);
        return integer ? std::optional(std::to_string(integer->integer())) : std::nullopt;
    }
    case Leaf::String:
        return quotedText(asText(value));
    case Leaf::Boolean:
        return asBoolean(value) ? "true" : "false";
    case Leaf::DateTime:
        return quotedText(asText(value));
    case Leaf::Enum: {
        const std::string name = asText(value);
        return type.value(name) ? std::optional(quotedText(name)) : std::nullopt;
    }
    case Leaf::Json:
        if (const auto *json = std::get_if<Json>(&value.variant()))
            return goCanonical(json->text);
        return quotedText(asText(value));
    }
    return std::nullopt;
}

QDateTime fromRfc3339(const std::string &text)
{
    // 2006-01-02T15:04:05[.fraction]zone
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return {};
    const std::string_view view(text);
    const auto century = twoDigits(view);
    const auto year = twoDigits(view.substr(2));
    const auto month = twoDigits(view.substr(5));
    const auto day = twoDigits(view.substr(8));
    const auto hour = twoDigits(view.substr(11));
    const auto minute = twoDigits(view.substr(14));
    const auto second = twoDigits(view.substr(17));
    if (!century || !year || !month || !day || !hour || !minute || !second)
        return {};
    std::size_t at = 19;
    int milliseconds = 0;
    if (text[at] == '.') {
        int weight = 100;
        const std::size_t begin = ++at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, weight /= 10)
            milliseconds += (text[at] - '0') * weight;
        if (at == begin)
            return {};
    }
    const auto offset = zoneOffset(view.substr(at));
    const QDate date(*century * 100 + *year, *month, *day);
    const QTime time(*hour, *minute, *second, milliseconds);
    if (!offset || !date.isValid() || !time.isValid())
        return {};
    return QDateTime(date, time, Qt::UTC).addSecs(-*offset);
}

std::string toRfc3339(const QDateTime &moment)
{
    const QDateTime utc = moment.toUTC();
    std::string text = utc.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toStdString();
    if (const int milliseconds = utc.time().msec(); milliseconds != 0) {
        const std::string digits = std::to_string(1000 + milliseconds).substr(1);
        text += '.' + digits.substr(0, digits.find_last_not_of('0') + 1);
    }
    return text + 'Z';
}

} // namespace sandbox
