#include "ui/docs/schemaindex.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace ui {
namespace {

QString qString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// Lower is better; none: no match.
std::optional<int> rankOf(const QString &name, const QString &wanted)
{
    if (name.compare(wanted, Qt::CaseInsensitive) == 0)
        return name == wanted ? 0 : 1;
    if (name.startsWith(wanted, Qt::CaseInsensitive))
        return 2;
    if (name.contains(wanted, Qt::CaseInsensitive))
        return 3;
    return matchesHumps(name, wanted) ? std::optional(4) : std::nullopt;
}

int orderOf(const SchemaEntry &entry)
{
    switch (entry.kind) {
    case SchemaEntry::Kind::Field:
        return entry.isRootField ? 0 : 2;
    case SchemaEntry::Kind::Type:
        return 1;
    case SchemaEntry::Kind::InputField:
        return 3;
    case SchemaEntry::Kind::EnumValue:
        return 4;
    case SchemaEntry::Kind::Argument:
        return 5;
    case SchemaEntry::Kind::Directive:
        break;
    }
    return 6;
}

/// Where a hump begins: the first letter, a capital behind a small one or before one, a letter behind `_`.
bool beginsHump(QStringView name, qsizetype at)
{
    if (at == 0 || name[at - 1] == QLatin1Char('_'))
        return true;
    if (!name[at].isUpper())
        return name[at].isDigit() && !name[at - 1].isDigit();
    return !name[at - 1].isUpper() || (at + 1 < name.size() && name[at + 1].isLower());
}

} // namespace

QString nameOfKind(graphql::TypeKind kind)
{
    switch (kind) {
    case graphql::TypeKind::Object:
        return QStringLiteral("type");
    case graphql::TypeKind::Interface:
        return QStringLiteral("interface");
    case graphql::TypeKind::Union:
        return QStringLiteral("union");
    case graphql::TypeKind::Enum:
        return QStringLiteral("enum");
    case graphql::TypeKind::InputObject:
        return QStringLiteral("input");
    case graphql::TypeKind::Scalar:
        break;
    }
    return QStringLiteral("scalar");
}

bool matchesHumps(QStringView name, QStringView wanted)
{
    // Where the next letter may stand: right behind the last one, or at the begin of any later hump.
    std::vector<bool> behind(static_cast<std::size_t>(name.size()) + 1, false);
    behind[0] = true;
    for (const QChar letter : wanted) {
        std::vector<bool> next(behind.size(), false);
        bool reached = false;
        for (qsizetype at = 0; at < name.size(); ++at) {
            const auto place = static_cast<std::size_t>(at);
            const bool follows = at > 0 && behind[place];
            reached = reached || behind[place];
            next[place + 1] =
                reached && (follows || beginsHump(name, at)) && name[at].toCaseFolded() == letter.toCaseFolded();
        }
        behind = std::move(next);
    }
    return !wanted.isEmpty() && std::find(behind.begin(), behind.end(), true) != behind.end();
}

SchemaIndex::SchemaIndex(const graphql::Schema &schema)
{
    for (const auto *type : schema.types()) {
        if (type->name.starts_with("__"))
            continue;
        const auto typeName = qString(type->name);
        const bool isRoot = type == schema.query() || type == schema.mutation() || type == schema.subscription();
        add(SchemaEntry::Kind::Type, type->name, {}, nameOfKind(type->kind), false);
        for (const auto &field : type->fields) {
            add(SchemaEntry::Kind::Field, field.name, typeName, qString(field.type.toString()),
                field.deprecationReason.has_value(), isRoot);
            for (const auto &argument : field.arguments)
                add(SchemaEntry::Kind::Argument, argument.name, typeName + QLatin1Char('.') + qString(field.name),
                    qString(argument.type.toString()), argument.deprecationReason.has_value());
        }
        for (const auto &input : type->inputFields)
            add(SchemaEntry::Kind::InputField, input.name, typeName, qString(input.type.toString()),
                input.deprecationReason.has_value());
        for (const auto &value : type->values)
            add(SchemaEntry::Kind::EnumValue, value.name, typeName, {}, value.deprecationReason.has_value());
    }
    for (const auto &directive : schema.directives())
        add(SchemaEntry::Kind::Directive, directive.name, {}, QStringLiteral("directive"), false);
}

void SchemaIndex::add(SchemaEntry::Kind kind, std::string_view name, const QString &owner, const QString &type,
                      bool deprecated, bool isRootField)
{
    SchemaEntry entry {kind, qString(name), owner, type, {}, isRootField, deprecated};
    switch (kind) {
    case SchemaEntry::Kind::Type:
        entry.place = entry.name;
        break;
    case SchemaEntry::Kind::Directive:
        entry.place = QLatin1Char('@') + entry.name;
        break;
    case SchemaEntry::Kind::Argument:
        entry.place = owner + QLatin1Char('(') + entry.name + QLatin1Char(')');
        break;
    case SchemaEntry::Kind::Field:
    case SchemaEntry::Kind::InputField:
    case SchemaEntry::Kind::EnumValue:
        entry.place = owner + QLatin1Char('.') + entry.name;
        break;
    }
    m_entries.push_back(std::move(entry));
}

std::vector<SchemaEntry> SchemaIndex::find(const QString &wanted, std::size_t limit) const
{
    QString name = wanted.trimmed();
    QString owner;
    if (const auto dot = name.lastIndexOf(QLatin1Char('.')); dot >= 0) {
        owner = name.left(dot);
        name = name.mid(dot + 1);
    }
    if (name.startsWith(QLatin1Char('@')) || name.startsWith(QLatin1Char('$')))
        name.remove(0, 1);
    std::vector<SchemaEntry> found;
    if (name.isEmpty() && owner.isEmpty())
        return found;

    using Rank = std::tuple<int, int, qsizetype, QString, QString, std::size_t>;
    std::vector<std::pair<Rank, const SchemaEntry *>> ranked;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto &entry = m_entries[i];
        const auto rank = name.isEmpty() ? std::optional(0) : rankOf(entry.name, name);
        const auto ownerRank = owner.isEmpty() ? std::optional(0) : rankOf(entry.owner, owner);
        if (!rank || !ownerRank || (!owner.isEmpty() && entry.owner.isEmpty()))
            continue;
        if (name.isEmpty()) // All members of a type, in the schema's own order.
            ranked.push_back({{*ownerRank, 0, 0, {}, {}, i}, &entry});
        else
            ranked.push_back(
                {{*ownerRank * 10 + *rank, orderOf(entry), entry.name.size(), entry.name, entry.owner, i}, &entry});
    }
    const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(limit, ranked.size()));
    std::partial_sort(ranked.begin(), end, ranked.end(),
                      [](const auto &left, const auto &right) { return left.first < right.first; });
    for (auto entry = ranked.begin(); entry != end; ++entry)
        found.push_back(*entry->second);
    return found;
}

} // namespace ui
