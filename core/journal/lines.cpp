#include "core/journal/lines.h"

#include "core/json/tape.h"
#include "core/json/writer.h"

#include <QHash>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace journal {

namespace {

/// Raised when a line changes its meaning; new members alone do not count.
constexpr int Version = 1;

std::string utf8(const QString &text)
{
    return text.toStdString();
}

std::string iso(const QDateTime &time)
{
    return utf8(time.toUTC().toString(Qt::ISODateWithMs));
}

QString text(const json::Value &object, std::string_view key)
{
    const auto value = object.find(key);
    return value && value->isString() ? QString::fromStdString(value->string()) : QString();
}

QDateTime time(const json::Value &object)
{
    return QDateTime::fromString(text(object, "time"), Qt::ISODateWithMs);
}

template <typename Enum>
Enum byName(const QString &name, std::initializer_list<Enum> all, Enum otherwise)
{
    for (const auto value : all)
        if (nameOf(value) == name)
            return value;
    return otherwise;
}

Entry readIntent(const json::Value &line)
{
    Entry entry;
    entry.id = text(line, "id");
    entry.time = time(line);
    if (const auto project = line.find("project"); project && project->isObject()) {
        entry.projectKey = text(*project, "key");
        entry.projectName = text(*project, "name");
        entry.origin = text(*project, "origin");
        entry.projectId = text(*project, "projectId");
    }
    entry.keyId = text(line, "keyId");
    entry.operationName = text(line, "operation");
    entry.variables = text(line, "variables");
    using safety::Risk;
    entry.risk = byName(text(line, "risk"), {Risk::ReadOnly, Risk::Reversible, Risk::Disruptive}, Risk::Irreversible);
    if (const auto fields = line.find("fields"); fields && fields->isArray()) {
        for (const auto &item : fields->items()) {
            if (!item.isObject())
                continue;
            Field field {text(item, "name"), text(item, "responseKey"), text(item, "arguments"), {}};
            if (const auto ids = item.find("nodeIds"); ids && ids->isArray())
                for (const auto &id : ids->items())
                    field.nodeIds.append(id.isString() ? QString::fromStdString(id.string()) : QString());
            entry.fields.append(field);
        }
    }
    return entry;
}

void readOutcome(const json::Value &line, Entry &entry)
{
    entry.outcome = byName(text(line, "outcome"), {Outcome::Applied, Outcome::NotApplied}, Outcome::Unknown);
    entry.ended = time(line);
    entry.message = text(line, "message");
    if (const auto status = line.find("status"); status && status->kind() == json::Kind::Number)
        entry.status = static_cast<int>(status->integer().value_or(0));
}

} // namespace

std::string intentLine(const Entry &entry)
{
    json::Writer writer;
    writer.beginObject();
    writer.key("v").value(Version).key("kind").value("intent");
    writer.key("id").value(utf8(entry.id)).key("time").value(iso(entry.time));
    writer.key("project").beginObject();
    writer.key("key").value(utf8(entry.projectKey)).key("name").value(utf8(entry.projectName));
    writer.key("origin").value(utf8(entry.origin)).key("projectId").value(utf8(entry.projectId));
    writer.endObject();
    writer.key("keyId").value(utf8(entry.keyId));
    writer.key("operation").value(utf8(entry.operationName)).key("risk").value(utf8(nameOf(entry.risk)));
    writer.key("fields").beginArray();
    for (const auto &field : entry.fields) {
        writer.beginObject();
        writer.key("name").value(utf8(field.name)).key("responseKey").value(utf8(field.responseKey));
        // As a string: a person's own line breaks inside it must not end the line.
        writer.key("arguments").value(utf8(field.arguments));
        writer.key("nodeIds").beginArray();
        for (const auto &id : field.nodeIds)
            writer.value(utf8(id));
        writer.endArray();
        writer.endObject();
    }
    writer.endArray();
    writer.key("variables").value(utf8(entry.variables));
    writer.endObject();
    return std::move(writer).text();
}

std::string outcomeLine(const QString &id, const QDateTime &time, Outcome outcome, int status, const QString &message)
{
    json::Writer writer;
    writer.beginObject();
    writer.key("v").value(Version).key("kind").value("outcome");
    writer.key("id").value(utf8(id)).key("time").value(iso(time));
    writer.key("outcome").value(utf8(nameOf(outcome))).key("status").value(status).key("message").value(utf8(message));
    writer.endObject();
    return std::move(writer).text();
}

Contents readLines(std::string_view rest)
{
    Contents contents;
    QHash<QString, qsizetype> places;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto bytes = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (bytes.empty())
            continue;
        const auto tape = json::Tape::parse(std::string(bytes));
        const QString id = tape && tape->root().isObject() ? text(tape->root(), "id") : QString();
        if (id.isEmpty()) {
            ++contents.damagedLines;
            continue;
        }
        const auto line = tape->root();
        if (text(line, "kind") == QLatin1String("intent")) {
            places.insert(id, contents.entries.size());
            contents.entries.append(readIntent(line));
        } else if (const auto place = places.constFind(id); place != places.constEnd()) {
            readOutcome(line, contents.entries[*place]);
        }
    }
    return contents;
}

QString nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Unknown:
        return QStringLiteral("unknown");
    case Outcome::Applied:
        return QStringLiteral("applied");
    case Outcome::NotApplied:
        return QStringLiteral("not applied");
    }
    return {};
}

int Contents::unknownOutcomes() const
{
    return static_cast<int>(std::count_if(entries.begin(), entries.end(),
                                          [](const Entry &entry) { return entry.outcome == Outcome::Unknown; }));
}

} // namespace journal
