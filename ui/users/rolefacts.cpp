#include "ui/users/factwriter.h"

#include <QHash>

#include <algorithm>

namespace ui {
namespace {

using Keyeds = users::Told<users::Listed<users::Keyed>>;

/// More groups than that are told as a number.
constexpr qsizetype MostWaysToARole = 4;

QString labelOf(const users::Keyed &thing)
{
    const QString name = thing.name.valueOr({});
    return name.isEmpty() ? thing.key.valueOr({}) : name;
}

/// Names the same role wherever it stands, also where the server left out one of them.
QString signOf(const users::Keyed &role)
{
    return role.id + QLatin1Char('\n') + role.key.valueOr({});
}

template <typename Action>
void forEachKeyed(const Keyeds &told, Action action)
{
    if (const auto *listed = told.value())
        for (const auto &item : listed->items)
            action(item);
}

/// How a user comes by each role.
QHash<QString, QList<Fact::PillText>> waysToRoles(const users::Person &person)
{
    QHash<QString, QList<Fact::PillText>> ways;
    forEachKeyed(person.roles, [&](const users::Keyed &role) {
        ways[signOf(role)].append({FactWriter::tr("direct"), Pill::Tone::Accent});
    });
    if (const auto *groups = person.groups.value()) {
        for (const auto &[group, itsRoles] : groups->items) {
            const auto by = FactWriter::tr("by %1").arg(labelOf(group));
            forEachKeyed(itsRoles, [&](const users::Keyed &role) { ways[signOf(role)].append({by}); });
        }
    }
    return ways;
}

Fact &writeKeyed(FactWriter &writer, const users::Keyed &thing)
{
    Fact &fact = writer.value({labelOf(thing)}, thing.key, FactWriter::tr("null"), Fact::Look::Code);
    fact.detail = thing.description.valueOr({});
    fact.hover = thing.id;
    return fact;
}

} // namespace

void writeRoles(FactWriter &writer)
{
    const auto &person = writer.person();
    writer.caption(FactWriter::tr("Roles"));
    // Where the server does not work them out, those held directly are what there is.
    const bool isWorkedOut = person.effectiveRoles.isGiven();
    if (!isWorkedOut && person.roles.isGiven()) {
        writer.note(FactWriter::tr("Only those held directly: the server did not say which come with groups."),
                    Fact::Look::Warning);
        writer.gap(person.effectiveRoles.isNull(), QLatin1String("person.effectiveRoles"));
    }
    const auto &roles = isWorkedOut || !person.roles.isGiven() ? person.effectiveRoles : person.roles;
    if (!writer.isWithoutItems(roles, QLatin1String("person.effectiveRoles"),
                               FactWriter::tr("No roles, directly or by a group."))) {
        const auto ways = waysToRoles(person);
        for (const auto &role : roles.value()->items) {
            Fact &fact = writeKeyed(writer, role);
            const auto all = ways.value(signOf(role));
            fact.pills = all.first(std::min(all.size(), MostWaysToARole));
            if (all.size() > MostWaysToARole)
                fact.pills.append({FactWriter::tr("and %1 more").arg(all.size() - MostWaysToARole)});
        }
        writer.rest(*roles.value());
    }

    writer.caption(FactWriter::tr("Groups"));
    const auto &groups = person.groups;
    if (writer.isWithoutItems(groups, QLatin1String("person.groups"), FactWriter::tr("In no group.")))
        return;
    for (const auto &[group, itsRoles] : groups.value()->items) {
        Fact &fact = writeKeyed(writer, group);
        QStringList keys;
        forEachKeyed(itsRoles, [&](const users::Keyed &role) { keys.append(role.key.valueOr({})); });
        if (itsRoles.isGiven())
            fact.aside = keys.isEmpty() ? FactWriter::tr("gives no role")
                                        : FactWriter::tr("gives %1").arg(keys.join(QStringLiteral(", ")));
    }
    writer.rest(*groups.value());
}

} // namespace ui
