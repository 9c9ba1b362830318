#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sandbox {

/// As it is written at home and in an address.
struct GivenName
{
    QString native;
    QString latin; ///< For addresses and usernames.
    QString gender;
};

/// The same of a family.
struct FamilyName
{
    QString native;
    QString latin;
};

/// Where somebody may live, in parts that fit together.
struct Place
{
    QString city;
    QString region;
    QString postalCode; ///< # stands for a digit; empty where there is none.
};

/// What people of one language and country are called and where they live.
struct Culture
{
    QString locale;
    QString country; ///< ISO 3166
    QString zone;
    QString phonePrefix;
    QStringList phonePatterns;
    bool familyFirst = false;
    QString nameSeparator;
    QList<GivenName> givenNames;
    QList<FamilyName> familyNames;
    QString street; ///< Template for {number} and {street}.
    QStringList streets;
    QList<Place> places;
};

/// The word lists of resources/sandbox/people.json.
struct People
{
    QStringList emailDomains;
    QStringList emailPatterns;
    QStringList usernamePatterns;
    QList<Culture> cultures;

    static People load();
};

} // namespace sandbox
