#include "core/users/moment.h"
#include "ui/users/factwriter.h"
#include "ui/users/personwords.h"

#include <algorithm>

namespace ui {
namespace {

bool isVerifiedValue(const users::Person &person, const QString &value)
{
    const auto *claims = person.verifiedClaims.value();
    return claims && std::any_of(claims->items.begin(), claims->items.end(), [&](const users::Claim &claim) {
               return claim.value.isGiven() && *claim.value.value() == value;
           });
}

} // namespace

void writeIdentities(FactWriter &writer)
{
    const auto &person = writer.person();
    const auto &told = person.identities;
    if (writer.isWithoutItems(told, QLatin1String("person.identities"),
                              FactWriter::tr("No identities: nobody can sign in to this account.")))
        return;
    for (const auto &identity : told.value()->items) {
        const QString known = identityValue(identity);
        Fact title {.kind = Fact::Kind::Title, .value = identityWords(identity), .copy = known};
        if (title.value.isEmpty())
            title.value = FactWriter::tr("Identity of no type");
        if (!known.isEmpty() && isVerifiedValue(person, known))
            title.pills.append({FactWriter::tr("verified"), Pill::Tone::Good});
        title.aside = known;
        writer.add(std::move(title));
        writer.claims(identity.claims, "Identity.claims");
        writer.time({FactWriter::tr("Added"), "Identity.createdAt"}, identity.createdAt, FactWriter::tr("null"));
        writer.time({FactWriter::tr("Changed"), "Identity.updatedAt"}, identity.updatedAt, FactWriter::tr("null"));
        writer.nodeId(identity.id);
    }
    writer.rest(*told.value());
}

void writeAuthenticators(FactWriter &writer)
{
    const auto &person = writer.person();
    const auto &told = person.authenticators;
    if (writer.isWithoutItems(told, QLatin1String("person.authenticators"),
                              FactWriter::tr("No authenticators: this user proves nothing by password, code or key.")))
        return;
    for (const auto &authenticator : told.value()->items) {
        const QString type = authenticator.type.valueOr({});
        Fact title {.kind = Fact::Kind::Title, .value = authenticatorWords(type), .copy = type};
        if (title.value.isEmpty())
            title.value = FactWriter::tr("Authenticator of no type");
        if (const auto *kind = authenticator.kind.value())
            title.pills.append({authenticatorKindWords(*kind), Pill::Tone::Neutral});
        if (authenticator.isDefault.valueOr(false))
            title.pills.append({FactWriter::tr("default"), Pill::Tone::Accent});
        if (users::Moment::read(authenticator.expireAfter.valueOr({})).isBehind(writer.view().now))
            title.pills.append({FactWriter::tr("expired"), Pill::Tone::Warning});
        writer.add(std::move(title));
        writer.claims(authenticator.claims, "Authenticator.claims");
        writer.time({FactWriter::tr("Expires"), "Authenticator.expireAfter"}, authenticator.expireAfter,
                    FactWriter::tr("never"));
        writer.time({FactWriter::tr("Added"), "Authenticator.createdAt"}, authenticator.createdAt,
                    FactWriter::tr("null"));
        writer.time({FactWriter::tr("Changed"), "Authenticator.updatedAt"}, authenticator.updatedAt,
                    FactWriter::tr("null"));
        writer.nodeId(authenticator.id);
    }
    writer.rest(*told.value());
}

} // namespace ui
