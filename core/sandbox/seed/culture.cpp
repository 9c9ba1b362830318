#include "core/sandbox/seed/culture.h"

#include "core/sandbox/resource.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sandbox {

namespace {

QString textOf(const QJsonValue &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

QStringList textsOf(const QJsonValue &object, const char *key)
{
    QStringList texts;
    for (const QJsonValue text : object[QLatin1String(key)].toArray())
        texts.append(text.toString());
    return texts;
}

Culture readCulture(const QJsonValue &json)
{
    const QJsonValue phone = json[QLatin1String("phone")];
    const QJsonValue address = json[QLatin1String("address")];
    Culture culture;
    culture.locale = textOf(json, "locale");
    culture.country = textOf(json, "country");
    culture.zone = textOf(json, "zoneinfo");
    culture.phonePrefix = textOf(phone, "prefix");
    culture.phonePatterns = textsOf(phone, "patterns");
    culture.familyFirst = textOf(json, "nameOrder") == QLatin1String("family-first");
    culture.nameSeparator = textOf(json, "nameSeparator");
    culture.street = textOf(address, "street");
    culture.streets = textsOf(address, "streets");
    for (const QJsonValue name : json[QLatin1String("givenNames")].toArray())
        culture.givenNames.append({textOf(name, "native"), textOf(name, "latin"), textOf(name, "gender")});
    for (const QJsonValue name : json[QLatin1String("familyNames")].toArray())
        culture.familyNames.append({textOf(name, "native"), textOf(name, "latin")});
    for (const QJsonValue place : address[QLatin1String("places")].toArray())
        culture.places.append({textOf(place, "city"), textOf(place, "region"), textOf(place, "postalCode")});
    return culture;
}

} // namespace

People People::load()
{
    const QJsonValue json =
        QJsonDocument::fromJson(QByteArray::fromStdString(resource(QLatin1String("people.json")))).object();
    People people {
        textsOf(json, "emailDomains"), textsOf(json, "emailPatterns"), textsOf(json, "usernamePatterns"), {}};
    for (const QJsonValue culture : json[QLatin1String("cultures")].toArray())
        people.cultures.append(readCulture(culture));
    return people;
}

} // namespace sandbox
