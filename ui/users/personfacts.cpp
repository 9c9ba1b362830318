#include "ui/users/personfacts.h"

#include "ui/users/personwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <array>
#include <chrono>

namespace ui {
namespace {

using users::Told;
using users::ToldText;

struct Facts_
{
    Q_DECLARE_TR_FUNCTIONS(ui::PersonFacts)
};

constexpr QLatin1String ActivityPath("activity");

/// Which part of the answer a section is read from.
constexpr std::array SectionPaths {
    QLatin1String("person.standardAttributes"),
    QLatin1String("person.customAttributes"),
    QLatin1String("person.verifiedClaims"),
    QLatin1String("person.accountLockout"),
    QLatin1String("person.identities"),
    QLatin1String("person.authenticators"),
    QLatin1String("person.sessions"),
    QLatin1String("person.authorizations"),
    QLatin1String("person.roles"),
    QLatin1String("person.effectiveRoles"),
    QLatin1String("person.groups"),
    ActivityPath,
};

bool isAt(const QString &path, QLatin1String place)
{
    return path == place || (path.startsWith(place) && path.size() > place.size() && path[place.size()] == u'.');
}

QString sentenceOf(const run::AnswerError &error)
{
    return error.explanation.isEmpty() ? error.message : QStringLiteral("%1. %2").arg(error.message, error.explanation);
}

/// Makes the rows of one section.
class FactWriter
{
public:
    explicit FactWriter(const PersonView &view) : m_view(view) { }
    Facts take() { return std::move(m_facts); }

    void profile();
    void identities();
    void authenticators();
    void sessions();
    void roles();
    void activity();

private:
    static QString tr(const char *text, const char *comment = nullptr, int n = -1)
    {
        return Facts_::tr(text, comment, n);
    }
    const users::Person &person() const { return m_view.answer.person; }

    Fact &add(Fact fact) { return m_facts.emplace_back(std::move(fact)); }
    void caption(const QString &text) { add({.kind = Fact::Kind::Caption, .value = text}); }
    void note(const QString &text, Fact::Look look = Fact::Look::Muted)
    {
        add({.kind = Fact::Kind::Note, .value = text, .look = look, .copy = text});
    }
    /// A value, or in words why there is none. \a nullWords: what null means here.
    Fact &value(const QString &name, const ToldText &told, const QString &nullWords,
                Fact::Look look = Fact::Look::Normal);
    Fact &time(const QString &name, const ToldText &told, const QString &nullWords);
    Fact &attribute(const QString &name, const users::Attribute &attribute);
    void texts(const QString &name, const Told<std::vector<QString>> &told, QString (*words)(const QString &));
    void id(const QString &nodeId) { value(tr("Node ID"), ToldText(nodeId), {}, Fact::Look::Code); }
    void attributes(const Told<users::Attributes> &told, QLatin1String place, const QString &emptyNote);
    void standardAttributes();
    void claims(const Told<users::Attributes> &claims);
    void account();
    void lockout();
    void verifiedClaims();
    void role(const users::Keyed &role);
    void moreActivity();

    /// Says why there is no list at \a place, or that it is empty; false when there are items to be written.
    template <typename List>
    bool isWithoutItems(const Told<List> &told, QLatin1String place, const QString &emptyNote)
    {
        if (!told.isGiven()) {
            gap(told.isNull(), place);
            return true;
        }
        if (!told.value()->items.empty())
            return false;
        note(emptyNote);
        return true;
    }
    void gap(bool isNull, QLatin1String place);
    template <typename T>
    void rest(const users::Listed<T> &listed)
    {
        if (listed.left > 0)
            note(tr("And %1 more. The operation in a tab shows them all.").arg(QLocale::c().toString(listed.left)));
    }
    bool isVerified(const QString &value) const;

    const PersonView &m_view;
    Facts m_facts;
};

Fact &FactWriter::value(const QString &name, const ToldText &told, const QString &nullWords, Fact::Look look)
{
    Fact fact {.name = name};
    if (const auto *text = told.value(); text && !text->isEmpty()) {
        fact.value = *text;
        fact.look = look;
        fact.copy = *text;
    } else {
        fact.value = told.isGiven() ? tr("empty") : told.isNull() ? nullWords : tr("not in the answer");
        fact.look = Fact::Look::Muted;
    }
    return add(std::move(fact));
}

Fact &FactWriter::time(const QString &name, const ToldText &told, const QString &nullWords)
{
    Fact &fact = value(name, told, nullWords);
    if (fact.look == Fact::Look::Muted)
        return fact;
    const auto moment = users::Moment::read(*told.value());
    if (!moment.at.isValid()) {
        fact.aside = tr("not a time");
        return fact;
    }
    const auto here = moment.at.toLocalTime();
    fact.value = QStringLiteral("%1 %2").arg(users::momentText(moment), here.timeZoneAbbreviation());
    fact.aside = users::agoText(moment, m_view.now);
    fact.hover =
        tr("%1\nHere: %2")
            .arg(moment.text, QLocale::c().toString(here, QStringLiteral("dddd, d MMMM yyyy, HH:mm:ss.zzz t")));
    return fact;
}

Fact &FactWriter::attribute(const QString &name, const users::Attribute &attribute)
{
    using Kind = users::Attribute::Kind;
    if (attribute.isSecret)
        return add({.name = name, .value = tr("hidden, because it looks like a secret"), .look = Fact::Look::Muted});
    if (attribute.kind == Kind::Null)
        return value(name, ToldText::null(), tr("null"));
    return value(name, ToldText(attribute.text), {},
                 attribute.kind == Kind::Text ? Fact::Look::Normal : Fact::Look::Code);
}

void FactWriter::texts(const QString &name, const Told<std::vector<QString>> &told, QString (*words)(const QString &))
{
    if (!told.isGiven()) {
        value(name, told.isNull() ? ToldText::null() : ToldText(), tr("none"));
        return;
    }
    QStringList sent;
    QStringList said;
    for (const auto &text : *told.value()) {
        sent.append(text);
        said.append(words ? words(text) : text);
    }
    if (sent.isEmpty()) {
        value(name, ToldText::null(), tr("none"));
        return;
    }
    Fact &fact = value(name, ToldText(said.join(QStringLiteral(", "))), {});
    fact.copy = sent.join(QStringLiteral(", "));
    if (sent != said)
        fact.hover = fact.copy;
}

void FactWriter::gap(bool isNull, QLatin1String place)
{
    for (const auto &error : m_view.errors) {
        if (isAt(error.path, place)) {
            note(tr("The server left this out: %1").arg(sentenceOf(error)), Fact::Look::Warning);
            return;
        }
    }
    note(isNull ? tr("The server says null here, and not why.") : tr("This is not in the server's answer."));
}

void FactWriter::attributes(const Told<users::Attributes> &told, QLatin1String place, const QString &emptyNote)
{
    if (isWithoutItems(told, place, emptyNote))
        return;
    for (const auto &item : told.value()->items)
        attribute(item.path, item);
    if (told.value()->isCut)
        note(tr("There are more. The operation in a tab shows them all."));
}

void FactWriter::standardAttributes()
{
    const auto &told = person().standardAttributes;
    if (isWithoutItems(told, QLatin1String("person.standardAttributes"), tr("No standard attributes.")))
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
                time(tr("Updated"), ToldText(at.toString(Qt::ISODate)), {}).copy = item->text;
                continue;
            }
        }
        Fact &fact = attribute(words.label, *item);
        const QString flag = item->path + QLatin1String("_verified");
        if (const auto *verified = flags.value(flag); verified && fact.look == Fact::Look::Normal) {
            shownFlags.insert(flag);
            if (verified->text == QLatin1String("true"))
                fact.pills.append({tr("verified"), Pill::Tone::Good});
            else
                fact.pills.append({tr("not verified"), Pill::Tone::Warning});
        }
    }
    if (told.value()->isCut)
        note(tr("There are more. The operation in a tab shows them all."));
}

void FactWriter::account()
{
    const auto &facts = person().summary.account;
    const auto status = users::statusOf(facts, m_view.now);
    add({.name = tr("State"), .value = status.sentence, .copy = status.sentence});
    if (!facts.isDisabled)
        value(tr("Can sign in"), {}, {});
    else if (status.state != users::AccountState::Active)
        add({.name = tr("Can sign in"),
             .value = *facts.isDisabled ? tr("no") : tr("yes"),
             .copy = *facts.isDisabled ? QStringLiteral("false") : QStringLiteral("true")});
    time(tr("Created"), person().createdAt, tr("null"));
    time(tr("Last login"), person().lastLoginAt, tr("never"));
    time(tr("Changed"), person().updatedAt, tr("null"));
    value(tr("Account ID"), person().accountId, tr("none"));
    value(tr("Disable reason"), person().disableReason, tr("none"));
    time(tr("Disabled from"), person().disabledFrom, tr("no date"));
    time(tr("Disabled until"), person().disabledUntil, tr("no date"));
    time(tr("Valid from"), person().validFrom, tr("no limit"));
    time(tr("Valid until"), person().validUntil, tr("no limit"));
    time(tr("Deletion"), person().deleteAt, tr("not planned"));
    value(tr("Deletion reason"), person().deleteReason, tr("none"));
    time(tr("Anonymisation"), person().anonymizeAt, tr("not planned"));
    time(tr("MFA grace until"), person().mfaGraceUntil, tr("no grace"));
    lockout();
}

void FactWriter::lockout()
{
    const auto *lockout = person().lockout.value();
    if (!lockout) {
        value(tr("Lockout"), person().lockout.isNull() ? ToldText::null() : ToldText(), tr("null"));
        return;
    }
    const auto *isLocked = lockout->isLocked.value();
    if (!isLocked)
        value(tr("Lockout"), lockout->isLocked.isNull() ? ToldText::null() : ToldText(), tr("null"));
    else if (*isLocked)
        add({.name = tr("Lockout"),
             .value = tr("locked out after failed attempts"),
             .look = Fact::Look::Warning,
             .aside = lockoutWords(lockout->type.valueOr({})),
             .copy = QStringLiteral("true")});
    else
        add({.name = tr("Lockout"), .value = tr("not locked out"), .copy = QStringLiteral("false")});
    if (lockout->until.isGiven())
        time(tr("Locked until"), lockout->until, {});
    if (const auto *addresses = lockout->addresses.value()) {
        for (const auto &address : addresses->items) {
            Fact &fact = time(tr("Locked address"), address.until, tr("no end"));
            fact.detail = fact.value;
            fact.value = address.ip.valueOr(tr("no address"));
            fact.copy = address.ip.valueOr({});
            fact.look = Fact::Look::Code;
            fact.detail = tr("until %1").arg(fact.detail);
        }
        rest(*addresses);
    }
}

void FactWriter::verifiedClaims()
{
    const auto &told = person().verifiedClaims;
    if (isWithoutItems(told, QLatin1String("person.verifiedClaims"),
                       tr("No address or number is known to be this user's.")))
        return;
    for (const auto &claim : told.value()->items) {
        const QString name = claim.name.valueOr(tr("no name"));
        value(claimWords(name), claim.value, tr("null"));
    }
    rest(*told.value());
}

void FactWriter::profile()
{
    if (person().summary.account.isAnonymized.value_or(false))
        note(tr("This user was anonymised: name, addresses, identities and factors are gone for good. The record, "
                "its dates and the audit log stay."));
    standardAttributes();
    caption(tr("Account"));
    account();
    caption(tr("Verified"));
    verifiedClaims();
    caption(tr("Custom attributes"));
    attributes(person().customAttributes, QLatin1String("person.customAttributes"), tr("No custom attributes."));
}

bool FactWriter::isVerified(const QString &value) const
{
    const auto *claims = person().verifiedClaims.value();
    return claims && std::any_of(claims->items.begin(), claims->items.end(), [&](const users::Claim &claim) {
               return claim.value.isGiven() && *claim.value.value() == value;
           });
}

void FactWriter::claims(const Told<users::Attributes> &claims)
{
    if (!claims.isGiven()) {
        value(tr("Claims"), claims.isNull() ? ToldText::null() : ToldText(), tr("null"));
        return;
    }
    for (const auto &item : claims.value()->items) {
        Fact &fact = attribute(claimWords(item.path), item);
        if (!fact.copy.isEmpty() && fact.name != item.path)
            fact.hover = QStringLiteral("%1\n%2").arg(item.path, fact.copy);
    }
    if (claims.value()->isCut)
        note(tr("There are more. The operation in a tab shows them all."));
}

void FactWriter::identities()
{
    const auto &told = person().identities;
    if (isWithoutItems(told, QLatin1String("person.identities"),
                       tr("No identities: nobody can sign in to this account.")))
        return;
    for (const auto &identity : told.value()->items) {
        const QString known = identityValue(identity);
        Fact title {.kind = Fact::Kind::Title, .value = identityWords(identity), .copy = known};
        if (title.value.isEmpty())
            title.value = tr("Identity of no type");
        if (!known.isEmpty() && isVerified(known))
            title.pills.append({tr("verified"), Pill::Tone::Good});
        title.aside = known;
        add(std::move(title));
        claims(identity.claims);
        time(tr("Added"), identity.createdAt, tr("null"));
        time(tr("Changed"), identity.updatedAt, tr("null"));
        id(identity.id);
    }
    rest(*told.value());
}

void FactWriter::authenticators()
{
    const auto &told = person().authenticators;
    if (isWithoutItems(told, QLatin1String("person.authenticators"),
                       tr("No authenticators: this user proves nothing by password, code or key.")))
        return;
    for (const auto &authenticator : told.value()->items) {
        const QString type = authenticator.type.valueOr({});
        Fact title {.kind = Fact::Kind::Title, .value = authenticatorWords(type), .copy = type};
        if (title.value.isEmpty())
            title.value = tr("Authenticator of no type");
        if (const auto *kind = authenticator.kind.value())
            title.pills.append({authenticatorKindWords(*kind), Pill::Tone::Neutral});
        if (authenticator.isDefault.valueOr(false))
            title.pills.append({tr("default"), Pill::Tone::Accent});
        if (users::Moment::read(authenticator.expireAfter.valueOr({})).isBehind(m_view.now))
            title.pills.append({tr("expired"), Pill::Tone::Warning});
        add(std::move(title));
        claims(authenticator.claims);
        time(tr("Expires"), authenticator.expireAfter, tr("never"));
        time(tr("Added"), authenticator.createdAt, tr("null"));
        time(tr("Changed"), authenticator.updatedAt, tr("null"));
        id(authenticator.id);
    }
    rest(*told.value());
}

void FactWriter::sessions()
{
    if (const auto &told = person().sessions;
        !isWithoutItems(told, QLatin1String("person.sessions"), tr("Not signed in anywhere."))) {
        for (const auto &session : told.value()->items) {
            Fact title {.kind = Fact::Kind::Title,
                        .value = session.displayName.valueOr({}),
                        .copy = session.displayName.valueOr({})};
            if (title.value.isEmpty())
                title.value = tr("Unnamed device");
            if (const auto *type = session.type.value())
                title.pills.append({sessionTypeWords(*type), Pill::Tone::Neutral});
            add(std::move(title));
            time(tr("Last seen"), session.lastAccessedAt, tr("null"));
            Fact &from = value(tr("From"), session.lastAccessedByIp, tr("null"), Fact::Look::Code);
            const QString country = session.countryName.valueOr({});
            const QString code = session.countryCode.valueOr({});
            if (!country.isEmpty() && !code.isEmpty())
                from.aside = QStringLiteral("%1 (%2)").arg(country, code);
            else
                from.aside = country + code;
            time(tr("Signed in"), session.createdAt, tr("null"));
            value(tr("Signed in from"), session.createdByIp, tr("null"), Fact::Look::Code);
            texts(tr("By"), session.methods, methodWords);
            value(tr("Application"), session.applicationName, tr("none"));
            value(tr("Client ID"), session.clientId, tr("none"), Fact::Look::Code);
            value(tr("User agent"), session.userAgent, tr("none"));
            id(session.id);
        }
        rest(*told.value());
    }
    caption(tr("Third-party applications"));
    const auto &told = person().consents;
    if (isWithoutItems(told, QLatin1String("person.authorizations"), tr("None was let in.")))
        return;
    for (const auto &consent : told.value()->items) {
        const QString client = consent.clientId.valueOr({});
        add({.kind = Fact::Kind::Title, .value = client.isEmpty() ? tr("No client ID") : client, .copy = client});
        texts(tr("May"), consent.scopes, nullptr);
        time(tr("Let in"), consent.createdAt, tr("null"));
        time(tr("Changed"), consent.updatedAt, tr("null"));
        id(consent.id);
    }
    rest(*told.value());
}

void FactWriter::role(const users::Keyed &role)
{
    const QString key = role.key.valueOr({});
    const QString name = role.name.valueOr({});
    Fact &fact = value(name.isEmpty() ? key : name, role.key, tr("no key"), Fact::Look::Code);
    fact.detail = role.description.valueOr({});
    fact.hover = role.id;

    const auto holds = [&](const Told<users::Listed<users::Keyed>> &list) {
        const auto *items = list.value();
        return items && std::any_of(items->items.begin(), items->items.end(), [&](const users::Keyed &item) {
                   return item.id == role.id && item.key == role.key;
               });
    };
    if (holds(person().roles))
        fact.pills.append({tr("direct"), Pill::Tone::Accent});
    if (const auto *groups = person().groups.value()) {
        for (const auto &group : groups->items) {
            if (!holds(group.roles))
                continue;
            const QString label = group.group.name.valueOr({});
            fact.pills.append({tr("by %1").arg(label.isEmpty() ? group.group.key.valueOr({}) : label)});
        }
    }
}

void FactWriter::roles()
{
    caption(tr("Roles"));
    // Where the server does not work them out, those held directly are what there is.
    const bool isWorkedOut = person().effectiveRoles.isGiven();
    const auto &told = isWorkedOut ? person().effectiveRoles : person().roles;
    if (!isWorkedOut && person().roles.isGiven())
        note(tr("Only those held directly: the server did not say which come with groups."), Fact::Look::Warning);
    if (!isWithoutItems(told, QLatin1String("person.effectiveRoles"), tr("No roles, directly or by a group."))) {
        for (const auto &item : told.value()->items)
            role(item);
        rest(*told.value());
    }
    caption(tr("Groups"));
    const auto &groups = person().groups;
    if (isWithoutItems(groups, QLatin1String("person.groups"), tr("In no group.")))
        return;
    for (const auto &[group, itsRoles] : groups.value()->items) {
        const QString key = group.key.valueOr({});
        const QString name = group.name.valueOr({});
        Fact &fact = value(name.isEmpty() ? key : name, group.key, tr("no key"), Fact::Look::Code);
        fact.detail = group.description.valueOr({});
        fact.hover = group.id;
        QStringList keys;
        if (const auto *listed = itsRoles.value()) {
            for (const auto &item : listed->items)
                keys.append(item.key.valueOr({}));
            fact.aside = keys.isEmpty() ? tr("gives no role") : tr("gives %1").arg(keys.join(QStringLiteral(", ")));
        }
    }
    rest(*groups.value());
}

void FactWriter::activity()
{
    const auto &told = m_view.activity.log;
    if (!told.isGiven()) {
        gap(told.isNull(), ActivityPath);
        note(tr("The audit log is not part of every plan, and of its own database on the server. The rest of this "
                "page is not touched by that."));
        return;
    }
    const auto &log = *told.value();
    if (log.events.empty()) {
        note(tr("The audit log has nothing on this user, as far back as it reaches."));
        return;
    }
    QDate day;
    for (const auto &event : log.events) {
        const auto moment = users::Moment::read(event.at.valueOr({}));
        const auto here = moment.at.toLocalTime();
        if (moment.at.isValid() && here.date() != day) {
            day = here.date();
            caption(QLocale::c().toString(day, QStringLiteral("dddd, d MMMM yyyy")));
        }
        Fact &fact = time({}, event.at, tr("no time"));
        const QString sent = event.activity.valueOr({});
        fact.name = moment.at.isValid()
            ? QStringLiteral("%1 %2").arg(here.toString(QStringLiteral("HH:mm:ss")), here.timeZoneAbbreviation())
            : fact.value;
        fact.aside.clear();
        fact.value = sent.isEmpty() ? tr("no activity named") : activityWords(sent);
        fact.look = sent.isEmpty() ? Fact::Look::Muted : isTrouble(sent) ? Fact::Look::Warning : Fact::Look::Normal;
        QStringList details;
        QStringList copied {event.at.valueOr({}), sent};
        for (const auto *text : {&event.ip, &event.clientId, &event.userAgent}) {
            copied.append(text->valueOr({}));
            if (!copied.last().isEmpty())
                details.append(copied.last());
        }
        fact.detail = details.join(QStringLiteral(" · "));
        fact.copy = copied.join(QLatin1Char('\t'));
        fact.hover = QStringLiteral("%1\n%2").arg(sent, fact.hover);
    }
    moreActivity();
}

void FactWriter::moreActivity()
{
    const auto &log = *m_view.activity.log.value();
    const auto shown = QLocale::c().toString(static_cast<qlonglong>(log.events.size()));
    const auto all = log.total ? QLocale::c().toString(static_cast<qlonglong>(*log.total)) : QString();
    switch (m_view.activity.more) {
    case ActivityShown::More::Loading:
        note(tr("Loading more…"));
        return;
    case ActivityShown::More::Failed:
        note(tr("No more could be loaded: %1").arg(m_view.activity.failure), Fact::Look::Warning);
        add({.kind = Fact::Kind::Action, .value = tr("Try again"), .copy = moreActivityAction()});
        return;
    case ActivityShown::More::Offered:
        add({.kind = Fact::Kind::Action,
             .value = tr("Load more"),
             .aside = all.isEmpty() ? tr("%1 shown").arg(shown) : tr("%1 of %2 shown").arg(shown, all),
             .copy = moreActivityAction()});
        return;
    case ActivityShown::More::None:
        break;
    }
    const bool isShort = log.total && *log.total > static_cast<std::int64_t>(log.events.size());
    note(isShort ? tr("The server counts %1, and gives no more than these %2.").arg(all, shown)
                 : tr("That is all the audit log has on this user, as far back as it reaches: %1.").arg(shown));
}

} // namespace

QString nameOf(PersonSection section)
{
    switch (section) {
    case PersonSection::Profile:
        return Facts_::tr("Profile");
    case PersonSection::Identities:
        return Facts_::tr("Identities");
    case PersonSection::Authenticators:
        return Facts_::tr("Authenticators");
    case PersonSection::Sessions:
        return Facts_::tr("Sessions");
    case PersonSection::Roles:
        return Facts_::tr("Roles and groups");
    case PersonSection::Activity:
        break;
    }
    return Facts_::tr("Activity");
}

QString shortNameOf(PersonSection section)
{
    return section == PersonSection::Roles ? Facts_::tr("Roles") : nameOf(section);
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
        writer.profile();
        break;
    case PersonSection::Identities:
        writer.identities();
        break;
    case PersonSection::Authenticators:
        writer.authenticators();
        break;
    case PersonSection::Sessions:
        writer.sessions();
        break;
    case PersonSection::Roles:
        writer.roles();
        break;
    case PersonSection::Activity:
        writer.activity();
        break;
    }
    return writer.take();
}

QString moreActivityAction()
{
    return QStringLiteral("moreActivity");
}

QString untoldErrors(const QList<run::AnswerError> &errors)
{
    QStringList untold;
    for (const auto &error : errors)
        if (std::none_of(SectionPaths.begin(), SectionPaths.end(),
                         [&](QLatin1String place) { return isAt(error.path, place); }))
            untold.append(sentenceOf(error));
    if (untold.isEmpty())
        return {};
    if (untold.size() == 1)
        return Facts_::tr("The server left something out: %1").arg(untold.first());
    return Facts_::tr("The server left out %1 things, the first: %2").arg(untold.size()).arg(untold.first());
}

} // namespace ui
