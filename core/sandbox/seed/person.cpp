#include "core/sandbox/seed/person.h"

#include <QDate>

namespace sandbox {

namespace {

/// Latin letters and digits of a name in lower case, which is what stands in addresses.
QString addressPart(const QString &latin)
{
    QString part;
    for (const QChar c : latin.toLower()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            part += c;
    }
    return part;
}

} // namespace

Person PersonSource::first()
{
    Person alice;
    for (const Culture &culture : m_people->cultures) {
        if (culture.locale == QLatin1String("en-GB"))
            alice.culture = &culture;
    }
    alice.given = QStringLiteral("Alice");
    alice.family = QStringLiteral("Chan");
    alice.gender = QStringLiteral("female");
    alice.email = QStringLiteral("alice@example.com");
    alice.birthdate = QStringLiteral("1989-04-12");
    m_emails.insert(alice.email);
    return alice;
}

QString PersonSource::unused(QSet<QString> &used, Random &random, const QStringList &patterns, const QString &given,
                             const QString &family, const QString &tail)
{
    const QString part = addressPart(given);
    const QString otherPart = addressPart(family);
    // A name that is taken gets a number behind it, a longer one each time, as people do it.
    QString number;
    for (int i = 0; i < 6; ++i) {
        QString text = random.pick(patterns);
        text.replace(QLatin1String("{given}"), part).replace(QLatin1String("{family}"), otherPart);
        text = random.digits(text + number) + tail;
        if (!used.contains(text)) {
            used.insert(text);
            return text;
        }
        number += u'#';
    }
    return {};
}

QJsonObject PersonSource::makeAddress(const Culture &culture, Random &random) const
{
    const Place &place = random.pick(culture.places);
    QString street = culture.street;
    street.replace(QLatin1String("{number}"), QString::number(random.between(1, 180)));
    street.replace(QLatin1String("{street}"), random.pick(culture.streets));
    QJsonObject address {{QStringLiteral("street_address"), street},
                         {QStringLiteral("locality"), place.city},
                         {QStringLiteral("country"), culture.country}};
    if (!place.region.isEmpty())
        address.insert(QStringLiteral("region"), place.region);
    if (!place.postalCode.isEmpty())
        address.insert(QStringLiteral("postal_code"), random.digits(place.postalCode));
    return address;
}

Person PersonSource::make(Random &random)
{
    Person person;
    person.culture = &random.pick(m_people->cultures);
    const GivenName &given = random.pick(person.culture->givenNames);
    const FamilyName &family = random.pick(person.culture->familyNames);
    person.given = given.native;
    person.family = family.native;
    person.gender = given.gender;
    person.email = unused(m_emails, random, m_people->emailPatterns, given.latin, family.latin,
                          u'@' + random.pick(m_people->emailDomains));
    person.username = unused(m_usernames, random, m_people->usernamePatterns, given.latin, family.latin, {});
    // The ranges set aside for fiction are small: when one is used up, its people have no telephone.
    const QString phone = person.culture->phonePrefix + random.digits(random.pick(person.culture->phonePatterns));
    if (!m_phones.contains(phone)) {
        m_phones.insert(phone);
        person.phone = phone;
    }
    person.address = makeAddress(*person.culture, random);
    person.birthdate =
        QDate(static_cast<int>(random.between(1948, 2006)), 1, 1).addDays(random.below(365)).toString(Qt::ISODate);
    return person;
}

} // namespace sandbox
