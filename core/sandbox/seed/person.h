#pragma once

#include "core/sandbox/seed/culture.h"
#include "core/sandbox/seed/random.h"

#include <QJsonObject>
#include <QSet>

namespace sandbox {

/// Who somebody is, before it is said what account they have.
struct Person
{
    const Culture *culture = nullptr;
    QString given;
    QString family;
    QString gender;
    QString email; ///< Empty when all tries gave one that somebody else has.
    QString phone; ///< The same.
    QString username;
    QJsonObject address;
    QString birthdate;
};

/// Makes people up, no two with the same address, number or username. Who they are depends on the seed and on who came
/// before, so they are the same every time.
class PersonSource
{
public:
    explicit PersonSource(const People &people) : m_people(&people) { }
    /// The plain one whom examples may count on: number 1.
    Person first();
    Person make(Random &random);

private:
    QString unused(QSet<QString> &used, Random &random, const QStringList &patterns, const QString &given,
                   const QString &family, const QString &tail);
    QJsonObject makeAddress(const Culture &culture, Random &random) const;

    const People *m_people;
    QSet<QString> m_emails;
    QSet<QString> m_phones;
    QSet<QString> m_usernames;
};

} // namespace sandbox
