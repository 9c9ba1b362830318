#include "ui/users/personfacts.h"

#include "core/users/errorsentence.h"
#include "ui/users/factwriter.h"

#include <algorithm>
#include <array>

namespace ui {
namespace {

/// Where the sections are read from, as errors name it.
constexpr std::array SectionPlaces {
    QLatin1String("person.standardAttributes"),
    QLatin1String("person.customAttributes"),
    QLatin1String("person.verifiedClaims"),
    QLatin1String("person.identities"),
    QLatin1String("person.authenticators"),
    QLatin1String("person.sessions"),
    QLatin1String("person.authorizations"),
    QLatin1String("person.effectiveRoles"),
    QLatin1String("person.groups"),
    QLatin1String("activity"),
};

} // namespace

QString nameOf(PersonSection section)
{
    switch (section) {
    case PersonSection::Profile:
        return FactWriter::tr("Profile");
    case PersonSection::Identities:
        return FactWriter::tr("Identities");
    case PersonSection::Authenticators:
        return FactWriter::tr("Authenticators");
    case PersonSection::Sessions:
        return FactWriter::tr("Sessions");
    case PersonSection::Roles:
        return FactWriter::tr("Roles and groups");
    case PersonSection::Activity:
        break;
    }
    return FactWriter::tr("Activity");
}

QString shortNameOf(PersonSection section)
{
    return section == PersonSection::Roles ? FactWriter::tr("Roles") : nameOf(section);
}

bool isLacking(PersonSection section, const QStringList &lacking)
{
    const auto lacks = [&](const char *field) {
        return lacking.contains(QLatin1String(field));
    };
    switch (section) {
    case PersonSection::Profile:
        return false;
    case PersonSection::Identities:
        return lacks("User.identities");
    case PersonSection::Authenticators:
        return lacks("User.authenticators");
    case PersonSection::Sessions:
        return lacks("User.sessions") && lacks("User.authorizations");
    case PersonSection::Roles:
        return lacks("User.effectiveRoles") && lacks("User.groups");
    case PersonSection::Activity:
        break;
    }
    // Without the argument it would be everybody's.
    return lacks("Query.auditLogs") || lacks("Query.auditLogs(userIDs:)");
}

QString captionOf(PersonSection section, const users::PersonAnswer &answer)
{
    const auto counted = [section](const auto &told) {
        const auto *list = told.value();
        if (!list || list->items.empty())
            return nameOf(section);
        return QStringLiteral("%1 %2").arg(nameOf(section)).arg(list->items.size() + list->left);
    };
    switch (section) {
    case PersonSection::Identities:
        return counted(answer.person.identities);
    case PersonSection::Authenticators:
        return counted(answer.person.authenticators);
    case PersonSection::Sessions:
        return counted(answer.person.sessions);
    case PersonSection::Profile:
    case PersonSection::Roles:
    case PersonSection::Activity:
        break;
    }
    return nameOf(section);
}

Facts personFacts(PersonSection section, const PersonView &view)
{
    FactWriter writer(view);
    switch (section) {
    case PersonSection::Profile:
        writeProfile(writer);
        break;
    case PersonSection::Identities:
        writeIdentities(writer);
        break;
    case PersonSection::Authenticators:
        writeAuthenticators(writer);
        break;
    case PersonSection::Sessions:
        writeSessions(writer);
        break;
    case PersonSection::Roles:
        writeRoles(writer);
        break;
    case PersonSection::Activity:
        writeActivity(writer);
        break;
    }
    return writer.take();
}

QString untoldErrors(const QList<run::AnswerError> &errors)
{
    QStringList untold;
    for (const auto &error : errors)
        if (std::none_of(SectionPlaces.begin(), SectionPlaces.end(),
                         [&](QLatin1String place) { return isAboutPlace(error.path, place); }))
            untold.append(users::sentenceOf(error));
    if (untold.isEmpty())
        return {};
    if (untold.size() == 1)
        return FactWriter::tr("The server left something out: %1").arg(untold.first());
    return FactWriter::tr("The server left out %1 things, the first: %2").arg(untold.size()).arg(untold.first());
}

} // namespace ui
