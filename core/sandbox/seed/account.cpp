#include "core/sandbox/seed/account.h"

#include "core/sandbox/store/attributes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sandbox {

namespace {

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString hexText(Random &random, int digits)
{
    QString text;
    while (text.size() < digits)
        text += QString::number(random.next(), 16);
    return text.first(digits);
}

/// Makes one account, step by step. The order of the steps is part of the seed: each draws from the user's stream.
class AccountMaker
{
public:
    AccountMaker(const SeedFrame &frame, int number, const Person &person, Random &random)
        : m_frame(frame),
          m_number(number),
          m_person(person),
          m_random(random)
    { }

    Account make()
    {
        m_account.fate = fateOf(m_number);
        m_account.country = m_person.culture->country;
        setDates();
        if (isAnonymized()) {
            setFate();
            return std::move(m_account);
        }
        addIdentities();
        setAttributes();
        addVerifiedClaims();
        addAuthenticators();
        addMemberships();
        setFate();
        if (mayLogIn())
            addSessions();
        return std::move(m_account);
    }

private:
    bool isFirst() const { return m_number == 1; }
    bool isAnonymized() const
    {
        return m_account.fate == Fate::Anonymized || m_account.fate == Fate::AnonymizedAndDeletionScheduled;
    }
    bool mayLogIn() const
    {
        return !AccountStatusAt(m_account.user.status, m_frame.today).isDisabled() && m_account.user.lastLoginAt;
    }
    Timestamp daysAgo(qint64 days) { return m_frame.today - days * OneDay + m_random.below(OneDay) - OneDay; }
    QString nextId(SeededId kind, std::size_t index) const
    {
        return seededId(m_frame, kind, m_number * 64 + static_cast<qint64>(index));
    }

    void setDates()
    {
        User &user = m_account.user;
        user.seq = m_number;
        user.id = seededId(m_frame, SeededId::User, m_number);
        // Three years of sign-ups, one after the other, the last of them yesterday.
        const qint64 span = 3 * 365 * OneDay;
        const qint64 step = span / std::max(m_frame.count, 1);
        user.createdAt =
            m_frame.today - OneDay - span + step * m_number - m_random.below(std::max<qint64>(step, 1)) / 2;
        user.updatedAt = user.createdAt;
        if (m_account.fate == Fate::NeverLoggedIn || m_account.fate == Fate::NotYetValid)
            return;
        const Timestamp latest = isFirst()
            ? m_frame.today - 9 * OneHour
            : m_frame.today - OneHour - m_random.below(m_random.chance(70) ? 20 * OneDay : 300 * OneDay);
        user.lastLoginAt = std::max(user.createdAt + OneMinute, latest);
        user.updatedAt = *user.lastLoginAt;
    }

    Identity &addIdentity(QLatin1String type, const QString &key, const QString &value, const QJsonObject &claims = {})
    {
        Identity identity;
        identity.id = nextId(SeededId::Identity, m_account.identities.size());
        identity.user = m_number;
        identity.type = type;
        identity.createdAt = m_account.user.createdAt + static_cast<Timestamp>(m_account.identities.size()) * OneMinute;
        identity.updatedAt = identity.createdAt;
        identity.key = key;
        identity.value = value;
        identity.uniqueKey = value;
        identity.claims = claims.isEmpty() ? QStringLiteral("{}") : compact(claims);
        m_account.identities.push_back(std::move(identity));
        return m_account.identities.back();
    }
    void addEmail()
    {
        if (!m_person.email.isEmpty())
            addIdentity(LoginIdType, QStringLiteral("email"), m_person.email).email = m_person.email;
    }
    void addPhone()
    {
        if (!m_person.phone.isEmpty())
            addIdentity(LoginIdType, QStringLiteral("phone"), m_person.phone).phone = m_person.phone;
    }
    void addUsername()
    {
        if (!m_person.username.isEmpty())
            addIdentity(LoginIdType, QStringLiteral("username"), m_person.username).username = m_person.username;
    }
    void addOAuth()
    {
        const OAuthProvider &provider = m_random.pick(m_frame.project->oauthProviders());
        const QString subject = m_random.digits(QStringLiteral("1####################"));
        const QString claim = QStringLiteral("https://authgear.com/claims/oauth/");
        QJsonObject profile {{QStringLiteral("sub"), subject}, {QStringLiteral("name"), fullName()}};
        if (!m_person.email.isEmpty())
            profile.insert(QStringLiteral("email"), m_person.email);
        Identity &identity = addIdentity(
            OAuthType, provider.alias, subject,
            {{claim + QStringLiteral("provider_type"), provider.type}, {claim + QStringLiteral("profile"), profile}});
        if (!m_person.email.isEmpty())
            identity.email = m_person.email;
    }
    void addLdap()
    {
        const QString claim = QStringLiteral("https://authgear.com/claims/ldap/");
        addIdentity(QLatin1String("LDAP"), QStringLiteral("staff-directory"), m_person.username,
                    {{claim + QStringLiteral("user_id_attribute_name"), QStringLiteral("uid")},
                     {claim + QStringLiteral("last_login_username"), m_person.username}});
    }
    void addWallet()
    {
        addIdentity(QLatin1String("SIWE"), QStringLiteral("1"), QStringLiteral("0x") + hexText(m_random, 40),
                    {{QStringLiteral("https://authgear.com/claims/siwe/chain_id"), 1}});
    }
    void addPasskey()
    {
        addIdentity(QLatin1String("PASSKEY"), {}, hexText(m_random, 32),
                    {{QStringLiteral("https://authgear.com/claims/passkey/display_name"), fullName()}});
    }
    void addBiometric()
    {
        const QString device = QStringLiteral("iPhone 15");
        const QJsonObject ios {
            {QStringLiteral("uname"), QJsonObject {{QStringLiteral("machine"), QStringLiteral("iPhone15,4")}}}};
        addIdentity(QLatin1String("BIOMETRIC"), {}, nextId(SeededId::Identity, 63),
                    {{QStringLiteral("https://authgear.com/claims/biometric/device_info"),
                      QJsonObject {{QStringLiteral("ios"), ios}}},
                     {QStringLiteral("https://authgear.com/claims/biometric/formatted_device_info"), device}});
    }

    void addIdentities()
    {
        if (isFirst())
            return addEmail();
        if (m_account.fate == Fate::Anonymous) {
            addIdentity(AnonymousType, {}, nextId(SeededId::Identity, 62));
            return;
        }
        const qint64 way = m_number <= 10 ? 0 : m_random.below(100);
        if (way < 62 || way >= 94)
            addEmail();
        if ((way >= 46 && way < 72) || way >= 97)
            addPhone();
        if (way >= 72 && way < 84)
            addUsername();
        if (way >= 84 && way < 92)
            addOAuth();
        if (way == 92)
            addLdap();
        if (way == 93)
            addWallet();
        if (way >= 94)
            addOAuth();
        if (m_account.identities.empty())
            m_person.username.isEmpty() ? addWallet() : addUsername();
        if (m_number > 10 && m_random.chance(4))
            addPasskey();
        if (m_number > 10 && m_random.chance(3))
            addBiometric();
    }

    QString fullName() const
    {
        const Culture &culture = *m_person.culture;
        return culture.familyFirst ? m_person.family + culture.nameSeparator + m_person.given
                                   : m_person.given + culture.nameSeparator + m_person.family;
    }

    void setAttributes()
    {
        QJsonObject attributes;
        if (m_account.fate != Fate::Anonymous) {
            const Culture &culture = *m_person.culture;
            attributes.insert(QStringLiteral("given_name"), m_person.given);
            attributes.insert(QStringLiteral("family_name"), m_person.family);
            attributes.insert(QStringLiteral("name"), fullName());
            attributes.insert(QStringLiteral("locale"), culture.locale);
            attributes.insert(QStringLiteral("zoneinfo"), culture.zone);
            if (isFirst() || m_random.chance(60))
                attributes.insert(QStringLiteral("gender"), m_person.gender);
            if (isFirst() || m_random.chance(50))
                attributes.insert(QStringLiteral("birthdate"), m_person.birthdate);
            if (!m_person.address.isEmpty() && m_random.chance(35))
                attributes.insert(QStringLiteral("address"), m_person.address);
            if (m_random.chance(6))
                attributes.insert(QStringLiteral("nickname"), m_person.given);
            if (m_random.chance(4))
                attributes.insert(QStringLiteral("website"),
                                  QStringLiteral("https://www.example.com/~%1").arg(m_number));
        }
        m_account.user.standardAttributes = compact(refilled(attributes, m_account.identities));
        m_account.user.customAttributes = compact(customAttributes());
    }

    QJsonObject customAttributes()
    {
        QJsonObject attributes;
        if (m_account.fate == Fate::Anonymous)
            return attributes;
        for (const QJsonValue attribute : m_frame.project->json()[QLatin1String("customAttributes")].toArray()) {
            const QString type = attribute[QLatin1String("type")].toString();
            const QJsonArray values = attribute[QLatin1String("values")].toArray();
            const qint64 maximum = attribute[QLatin1String("maximum")].toInteger();
            if (!isFirst() && !m_random.chance(40))
                continue;
            QJsonValue value;
            if (type == QLatin1String("integer"))
                value = m_random.below(maximum);
            else if (type == QLatin1String("number"))
                value = static_cast<double>(m_random.below(maximum * 100)) / 100;
            else if (!values.isEmpty())
                value = values[m_random.below(values.size())];
            else
                value = m_random.digits(attribute[QLatin1String("pattern")].toString());
            attributes.insert(attribute[QLatin1String("name")].toString(), value);
        }
        return attributes;
    }

    void addVerifiedClaims()
    {
        for (const Identity &identity : m_account.identities) {
            const bool isProved = isFirst() || identity.type == OAuthType || m_random.chance(80);
            const bool neverSeen = m_account.fate == Fate::NeverLoggedIn;
            if (!isProved || neverSeen)
                continue;
            if (identity.email)
                addVerifiedClaim(QStringLiteral("email"), *identity.email);
            if (identity.phone)
                addVerifiedClaim(QStringLiteral("phone_number"), *identity.phone);
        }
    }
    void addVerifiedClaim(const QString &name, const QString &value)
    {
        const bool isThere =
            std::any_of(m_account.verified.begin(), m_account.verified.end(),
                        [&](const VerifiedClaim &claim) { return claim.name == name && claim.value == value; });
        if (!isThere)
            m_account.verified.push_back({name, value});
    }

    Authenticator &addAuthenticator(QLatin1String type, QLatin1String kind)
    {
        Authenticator authenticator;
        authenticator.id = nextId(SeededId::Authenticator, m_account.authenticators.size());
        authenticator.user = m_number;
        authenticator.type = type;
        authenticator.kind = kind;
        authenticator.isDefault = std::none_of(m_account.authenticators.begin(), m_account.authenticators.end(),
                                               [&](const Authenticator &other) { return other.kind == kind; });
        authenticator.createdAt =
            m_account.user.createdAt + static_cast<Timestamp>(m_account.authenticators.size()) * OneMinute;
        authenticator.updatedAt = authenticator.createdAt;
        m_account.authenticators.push_back(std::move(authenticator));
        return m_account.authenticators.back();
    }

    void addAuthenticators()
    {
        const auto carries = [&](std::optional<QString> Identity::*member) {
            for (const Identity &identity : m_account.identities) {
                if (identity.type == LoginIdType && identity.*member)
                    return true;
            }
            return false;
        };
        const bool hasEmail = carries(&Identity::email);
        const bool hasPhone = carries(&Identity::phone);
        if (hasEmail || carries(&Identity::username)) {
            Authenticator &password = addAuthenticator(PasswordType, PrimaryKind);
            if (m_account.fate == Fate::PasswordExpired)
                password.expireAfter = m_frame.today - 2 * OneDay;
        }
        if (hasEmail)
            addAuthenticator(OobEmailType, PrimaryKind).target = m_person.email;
        if (hasPhone)
            addAuthenticator(OobSmsType, PrimaryKind).target = m_person.phone;
        for (const Identity &identity : m_account.identities) {
            if (identity.type == QLatin1String("PASSKEY"))
                addAuthenticator(PasskeyAuthenticatorType, PrimaryKind);
        }
        if (isFirst() || m_account.authenticators.empty())
            return;
        addSecondFactors(hasPhone);
    }

    void addSecondFactors(bool hasPhone)
    {
        const std::size_t before = m_account.authenticators.size();
        if (m_random.chance(14)) {
            const QDateTime at = toDateTime(m_account.user.createdAt);
            addAuthenticator(TotpType, SecondaryKind).claims =
                compact({{QStringLiteral("https://authgear.com/claims/totp/display_name"),
                          QStringLiteral("TOTP @ %1").arg(at.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ")))}});
        }
        if (!m_person.phone.isEmpty() && !hasPhone && m_random.chance(6))
            addAuthenticator(OobSmsType, SecondaryKind).target = m_person.phone;
        if (!m_person.email.isEmpty() && m_random.chance(3))
            addAuthenticator(OobEmailType, SecondaryKind).target = m_person.email;
        if (m_random.chance(1))
            addAuthenticator(PasswordType, SecondaryKind);
        if (m_account.authenticators.size() > before)
            m_account.recoveryCodes = static_cast<int>(m_random.between(6, 16));
    }

    void addMemberships()
    {
        // The order of the project file: groups 0 to 5 are staff, 6 is trial, 7 is paid, 8 partners, 9 beta testers.
        const auto addGroup = [&](std::size_t index) {
            if (index < m_frame.groups.size())
                m_account.groups.push_back(m_frame.groups[index]);
        };
        const auto addRole = [&](std::size_t index) {
            if (index < m_frame.roles.size())
                m_account.roles.push_back(m_frame.roles[index]);
        };
        if (m_account.fate == Fate::Anonymous)
            return;
        if (m_number <= 5)
            return addGroup(6);
        if (m_random.chance(12)) {
            addGroup(0);
            addGroup(static_cast<std::size_t>(m_random.between(1, 5)));
            if (m_random.chance(50))
                addRole(static_cast<std::size_t>(m_random.between(0, 12)));
        } else {
            if (m_random.chance(80))
                addGroup(m_random.chance(30) ? 6 : 7);
            if (m_random.chance(2))
                addGroup(8);
            if (m_random.chance(5))
                addRole(14);
        }
        if (m_random.chance(6))
            addGroup(9);
    }

    void setFate()
    {
        User &user = m_account.user;
        AccountStatus &status = user.status;
        const Timestamp today = m_frame.today;
        const auto oneOf = [&](const char *list) {
            const QJsonArray reasons = m_frame.project->json()[QLatin1String(list)].toArray();
            return reasons[m_random.below(reasons.size())].toString();
        };
        switch (m_account.fate) {
        case Fate::DisabledWithReason:
            status.disableReason = oneOf("disableReasons");
            [[fallthrough]];
        case Fate::DisabledWithoutReason:
            status.indefinitelyDisabled = true;
            break;
        case Fate::DisabledForNow:
            status.disableReason = oneOf("disableReasons");
            status.disabledFrom = today - m_random.between(1, 20) * OneDay;
            status.disabledUntil = today + m_random.between(5, 60) * OneDay;
            break;
        case Fate::DisabledSoon:
            status.disabledFrom = today + m_random.between(3, 20) * OneDay;
            status.disabledUntil = *status.disabledFrom + 14 * OneDay;
            break;
        case Fate::Expired:
            status.validUntil = today - m_random.between(2, 90) * OneDay;
            break;
        case Fate::NotYetValid:
            status.validFrom = today + m_random.between(3, 60) * OneDay;
            break;
        case Fate::ValidForNow:
            status.validFrom = user.createdAt;
            status.validUntil = today + m_random.between(30, 400) * OneDay;
            break;
        case Fate::DeletionByUser:
            status.deactivated = true;
            [[fallthrough]];
        case Fate::DeletionByAdmin:
            status.indefinitelyDisabled = true;
            status.deleteAt = today + m_random.between(2, 29) * OneDay;
            if (!status.deactivated)
                status.deleteReason = oneOf("deleteReasons");
            break;
        case Fate::AnonymizationScheduled:
            status.indefinitelyDisabled = true;
            status.anonymizeAt = today + m_random.between(2, 29) * OneDay;
            break;
        case Fate::AnonymizedAndDeletionScheduled:
            status.deleteAt = today + m_random.between(2, 29) * OneDay;
            [[fallthrough]];
        case Fate::Anonymized:
            status.indefinitelyDisabled = true;
            status.anonymized = true;
            status.anonymizedAt = std::max(user.createdAt, today - m_random.between(1, 200) * OneDay);
            user.updatedAt = *status.anonymizedAt;
            break;
        case Fate::LockedOut:
            // Far off: the lock of a user who is to be looked at must not run out meanwhile.
            m_account.lockouts.push_back({addressIn(m_frame, m_account.country, m_random),
                                          static_cast<int>(m_random.between(10, 40)),
                                          today + m_random.between(5, 25) * OneDay});
            break;
        case Fate::InMfaGrace:
            user.mfaGraceUntil = today + m_random.between(3, 20) * OneDay;
            break;
        default:
            break;
        }
    }

    void addSessions()
    {
        const Timestamp last = *m_account.user.lastLoginAt;
        if (!isFirst() && m_random.chance(15))
            return;
        const qint64 browsers = isFirst() ? 2 : m_random.between(1, 2);
        for (qint64 i = 0; i < browsers; ++i) {
            LoginSession &browser = addSession(IdpSessionType, last - i * OneDay, {});
            // In some, an application of the shop shares the browser's login.
            if (!isFirst() && m_random.chance(20)) {
                const QString group = browser.id;
                addSession(OfflineGrantType, last - i * OneDay, m_frame.project->clients()[0].id).idpSessionId = group;
            }
        }
        if (!isFirst() && m_random.chance(25))
            addSession(OfflineGrantType, last, m_frame.project->clients()[m_random.between(1, 2)].id);
        if (!isFirst() && m_random.chance(10))
            addThirdParty(last);
    }

    void addThirdParty(Timestamp at)
    {
        QStringList thirdParties;
        for (const Client &client : m_frame.project->clients()) {
            if (client.thirdParty)
                thirdParties.append(client.id);
        }
        Authorization authorization;
        authorization.id = nextId(SeededId::Authorization, 0);
        authorization.user = m_number;
        authorization.clientId = m_random.pick(thirdParties);
        authorization.createdAt = std::max(m_account.user.createdAt, at - m_random.below(90) * OneDay);
        authorization.updatedAt = authorization.createdAt;
        authorization.scopes = {QStringLiteral("openid"), QStringLiteral("offline_access"), QStringLiteral("email")};
        addSession(OfflineGrantType, at, authorization.clientId).authorizationId = authorization.id;
        m_account.authorizations.push_back(std::move(authorization));
    }

    LoginSession &addSession(QLatin1String type, Timestamp accessed, const QString &clientId)
    {
        QList<Device> fitting;
        for (const Device &device : m_frame.project->devices()) {
            if (device.clientId.isEmpty() || device.clientId == clientId)
                fitting.append(device);
        }
        LoginSession session;
        session.id = nextId(SeededId::Session, m_account.sessions.size());
        session.userId = m_account.user.id;
        session.type = type;
        if (!clientId.isEmpty())
            session.clientId = clientId;
        session.accessedAt = std::max(accessed, m_account.user.createdAt);
        session.createdAt = std::max(m_account.user.createdAt, session.accessedAt - m_random.below(20 * OneDay));
        session.expiresAt = session.accessedAt + (type == IdpSessionType ? 30 : 60) * OneDay;
        session.createdIp = addressIn(m_frame, m_account.country, m_random);
        session.accessedIp = m_random.chance(70) ? session.createdIp : addressIn(m_frame, m_account.country, m_random);
        session.userAgent = m_random.pick(fitting).userAgent;
        session.amr = {QStringLiteral("pwd")};
        if (m_account.recoveryCodes > 0)
            session.amr << QStringLiteral("mfa") << QStringLiteral("otp");
        m_account.sessions.push_back(std::move(session));
        return m_account.sessions.back();
    }

    const SeedFrame &m_frame;
    int m_number;
    const Person &m_person;
    Random &m_random;
    Account m_account;
};

} // namespace

QString addressIn(const SeedFrame &frame, const QString &country, Random &random)
{
    const auto &ranges = frame.project->ipRanges();
    QList<qsizetype> fitting;
    for (qsizetype i = 0; i < ranges.size(); ++i) {
        if (ranges[i].country.code == country)
            fitting.append(i);
    }
    const IpRange &range = fitting.isEmpty() ? random.pick(ranges) : ranges[random.pick(fitting)];
    const auto host = static_cast<quint32>(random.between(1, 14));
    return QHostAddress(range.network.toIPv4Address() + host).toString();
}

Account makeAccount(const SeedFrame &frame, int number, const Person &person, Random &random)
{
    return AccountMaker(frame, number, person, random).make();
}

} // namespace sandbox
