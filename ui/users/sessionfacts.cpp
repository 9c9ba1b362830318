#include "ui/users/factwriter.h"
#include "ui/users/personwords.h"

namespace ui {

void writeSessions(FactWriter &writer)
{
    const auto &person = writer.person();
    if (const auto &told = person.sessions;
        !writer.isWithoutItems(told, QLatin1String("person.sessions"), FactWriter::tr("Not signed in anywhere."))) {
        for (const auto &session : told.value()->items) {
            Fact title {.kind = Fact::Kind::Title,
                        .value = session.displayName.valueOr({}),
                        .copy = session.displayName.valueOr({})};
            if (title.value.isEmpty())
                title.value = FactWriter::tr("Unnamed device");
            if (const auto *type = session.type.value())
                title.pills.append({sessionTypeWords(*type), Pill::Tone::Neutral});
            writer.add(std::move(title));
            writer.time({FactWriter::tr("Last seen"), "Session.lastAccessedAt"}, session.lastAccessedAt,
                        FactWriter::tr("null"));
            Fact &from = writer.value({FactWriter::tr("From"), "Session.lastAccessedByIP"}, session.lastAccessedByIp,
                                      FactWriter::tr("null"), Fact::Look::Code);
            const QString country = session.countryName.valueOr({});
            const QString code = session.countryCode.valueOr({});
            if (!country.isEmpty() && !code.isEmpty())
                from.aside = QStringLiteral("%1 (%2)").arg(country, code);
            else
                from.aside = country + code;
            writer.time({FactWriter::tr("Signed in"), "Session.createdAt"}, session.createdAt, FactWriter::tr("null"));
            writer.value({FactWriter::tr("Signed in from"), "Session.createdByIP"}, session.createdByIp,
                         FactWriter::tr("null"), Fact::Look::Code);
            writer.texts({FactWriter::tr("By"), "Session.amr"}, session.methods, methodWords);
            writer.value({FactWriter::tr("Application"), "Session.applicationName"}, session.applicationName,
                         FactWriter::tr("none"));
            writer.value({FactWriter::tr("Client ID"), "Session.clientID"}, session.clientId, FactWriter::tr("none"),
                         Fact::Look::Code);
            writer.value({FactWriter::tr("User agent"), "Session.userAgent"}, session.userAgent,
                         FactWriter::tr("none"));
            writer.nodeId(session.id);
        }
        writer.rest(*told.value());
    }
    writer.caption(FactWriter::tr("Third-party applications"));
    const auto &told = person.consents;
    if (writer.isWithoutItems(told, QLatin1String("person.authorizations"), FactWriter::tr("None was let in.")))
        return;
    for (const auto &consent : told.value()->items) {
        const QString client = consent.clientId.valueOr({});
        writer.add({.kind = Fact::Kind::Title,
                    .value = client.isEmpty() ? FactWriter::tr("No client ID") : client,
                    .copy = client});
        writer.texts({FactWriter::tr("May"), "Authorization.scopes"}, consent.scopes, nullptr);
        writer.time({FactWriter::tr("Let in"), "Authorization.createdAt"}, consent.createdAt, FactWriter::tr("null"));
        writer.time({FactWriter::tr("Changed"), "Authorization.updatedAt"}, consent.updatedAt, FactWriter::tr("null"));
        writer.nodeId(consent.id);
    }
    writer.rest(*told.value());
}

} // namespace ui
