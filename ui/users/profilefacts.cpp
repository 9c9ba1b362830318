#include "ui/users/factwriter.h"
#include "ui/users/personwords.h"

#include <QSet>

#include <algorithm>

namespace ui {
namespace {

using users::ToldText;

void writeStandardAttributes(FactWriter &writer)
{
    const auto &person = writer.person();
    const auto &told = person.standardAttributes;
    if (writer.isWithoutItems(told, QLatin1String("person.standardAttributes"),
                              FactWriter::tr("No standard attributes.")))
        return;
    struct Ranked
    {
        AttributeWords words;
        const users::Attribute *attribute;
    };
    std::vector<Ranked> ranked;
    QHash<QString, const users::Attribute *> flags;
    for (const auto &item : told.value()->items) {
        if (item.kind == users::Attribute::Kind::Boolean && item.path.endsWith(QLatin1String("_verified")))
            flags.insert(item.path, &item);
        ranked.push_back({standardAttributeWords(item.path), &item});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked &a, const Ranked &b) { return a.words.rank < b.words.rank; });
    QSet<QString> shownFlags;
    for (const auto &[words, item] : ranked) {
        if (shownFlags.contains(item->path))
            continue;
        if (item->path == QLatin1String("updated_at") && item->kind == users::Attribute::Kind::Number) {
            bool isWhole = false;
            const auto seconds = item->text.toLongLong(&isWhole);
            const auto at = QDateTime::fromSecsSinceEpoch(isWhole ? seconds : 0, Qt::UTC);
            if (isWhole && at.isValid()) {
                writer.time({FactWriter::tr("Updated")}, ToldText(at.toString(Qt::ISODate)), {}).copy = item->text;
                continue;
            }
        }
        Fact &fact = writer.attribute(words.label, *item);
        const QString flag = item->path + QLatin1String("_verified");
        if (const auto *verified = flags.value(flag); verified && fact.look == Fact::Look::Normal) {
            shownFlags.insert(flag);
            if (verified->text == QLatin1String("true"))
                fact.pills.append({FactWriter::tr("verified"), Pill::Tone::Good});
            else
                fact.pills.append({FactWriter::tr("not verified"), Pill::Tone::Warning});
        }
    }
    writer.rest(*told.value());
}

void writeLockout(FactWriter &writer)
{
    const auto name = FactWriter::tr("Lockout");
    const auto &told = writer.person().lockout;
    const auto *lockout = told.value();
    const auto *isLocked = lockout ? lockout->isLocked.value() : nullptr;
    if (!isLocked)
        writer.noValue({name, lockout ? "AccountLockout.isLocked" : "User.accountLockout"},
                       lockout ? lockout->isLocked.isNull() : told.isNull(), FactWriter::tr("null"));
    else if (!*isLocked)
        writer.add({.name = name, .value = FactWriter::tr("not locked out"), .copy = QStringLiteral("false")});
    else
        writer.add({.name = name,
                    .value = FactWriter::tr("locked out after failed attempts"),
                    .look = Fact::Look::Warning,
                    .aside = lockoutWords(lockout->type.valueOr({})),
                    .copy = QStringLiteral("true")});
    if (!lockout)
        return;
    if (lockout->until.isGiven())
        writer.time({FactWriter::tr("Locked until")}, lockout->until, {});
    if (const auto *addresses = lockout->addresses.value()) {
        for (const auto &address : addresses->items) {
            writer.value({FactWriter::tr("Locked address"), "LockedIP.ipAddress"}, address.ip, FactWriter::tr("null"),
                         Fact::Look::Code);
            writer.time({FactWriter::tr("… until"), "LockedIP.lockedUntil"}, address.until, FactWriter::tr("no end"));
        }
        writer.rest(*addresses);
    }
}

void writeAccount(FactWriter &writer)
{
    const auto &person = writer.person();
    const auto &facts = person.summary.account;
    const auto status = users::statusOf(facts, writer.view().now);
    writer.add({.name = FactWriter::tr("State"), .value = status.sentence, .copy = status.sentence});
    if (!facts.isDisabled)
        writer.noValue({FactWriter::tr("Can sign in"), "User.isDisabled"}, false, {});
    else if (status.state != users::AccountState::Active)
        writer.add({.name = FactWriter::tr("Can sign in"),
                    .value = *facts.isDisabled ? FactWriter::tr("no") : FactWriter::tr("yes"),
                    .copy = *facts.isDisabled ? QStringLiteral("false") : QStringLiteral("true")});
    writer.time({FactWriter::tr("Created"), "User.createdAt"}, person.createdAt, FactWriter::tr("null"));
    writer.time({FactWriter::tr("Last login"), "User.lastLoginAt"}, person.lastLoginAt, FactWriter::tr("never"));
    writer.time({FactWriter::tr("Changed"), "User.updatedAt"}, person.updatedAt, FactWriter::tr("null"));
    writer.value({FactWriter::tr("Display name"), "User.formattedName"}, person.name, FactWriter::tr("none"));
    writer.value({FactWriter::tr("Account ID"), "User.endUserAccountID"}, person.accountId, FactWriter::tr("none"));
    writer.value({FactWriter::tr("Disable reason"), "User.disableReason"}, person.disableReason,
                 FactWriter::tr("none"));
    writer.time({FactWriter::tr("Disabled from"), "User.temporarilyDisabledFrom"}, person.disabledFrom,
                FactWriter::tr("no date"));
    writer.time({FactWriter::tr("Disabled until"), "User.temporarilyDisabledUntil"}, person.disabledUntil,
                FactWriter::tr("no date"));
    writer.time({FactWriter::tr("Valid from"), "User.accountValidFrom"}, person.validFrom, FactWriter::tr("no limit"));
    writer.time({FactWriter::tr("Valid until"), "User.accountValidUntil"}, person.validUntil,
                FactWriter::tr("no limit"));
    writer.time({FactWriter::tr("Deletion"), "User.deleteAt"}, person.deleteAt, FactWriter::tr("not planned"));
    writer.value({FactWriter::tr("Deletion reason"), "User.deleteReason"}, person.deleteReason, FactWriter::tr("none"));
    writer.time({FactWriter::tr("Anonymisation"), "User.anonymizeAt"}, person.anonymizeAt,
                FactWriter::tr("not planned"));
    writer.time({FactWriter::tr("MFA grace until"), "User.mfaGracePeriodEndAt"}, person.mfaGraceUntil,
                FactWriter::tr("no grace"));
    writeLockout(writer);
}

void writeVerifiedClaims(FactWriter &writer)
{
    const auto &person = writer.person();
    const auto &told = person.verifiedClaims;
    if (writer.isWithoutItems(told, QLatin1String("person.verifiedClaims"),
                              FactWriter::tr("No address or number is known to be this user's.")))
        return;
    for (const auto &claim : told.value()->items) {
        const QString name = claim.name.valueOr(FactWriter::tr("no name"));
        writer.value({claimWords(name), "Claim.value"}, claim.value, FactWriter::tr("null"));
    }
    writer.rest(*told.value());
}

void writeCustomAttributes(FactWriter &writer)
{
    const auto &told = writer.person().customAttributes;
    if (writer.isWithoutItems(told, QLatin1String("person.customAttributes"), FactWriter::tr("No custom attributes.")))
        return;
    for (const auto &item : told.value()->items)
        writer.attribute(item.path, item);
    writer.rest(*told.value());
}

} // namespace

void writeProfile(FactWriter &writer)
{
    const auto &person = writer.person();
    if (person.summary.account.isAnonymized.value_or(false))
        writer.note(FactWriter::tr(
            "This user was anonymised: name, addresses, identities and factors are gone for good. The record, "
            "its dates and the audit log stay."));
    writeStandardAttributes(writer);
    writer.caption(FactWriter::tr("Account"));
    writeAccount(writer);
    writer.caption(FactWriter::tr("Verified"));
    writeVerifiedClaims(writer);
    writer.caption(FactWriter::tr("Custom attributes"));
    writeCustomAttributes(writer);
}

} // namespace ui
