#pragma once

#include <QRegularExpression>
#include <QStringList>

namespace history {

/// One person by what names them: a user's UUID or node ID, an e-mail address, a phone number. A UUID stands for the
/// node ID that is made of it, and the other way round.
class Person
{
public:
    Person() = default;
    /// \a names: as a person typed them, separated by spaces, commas or lines. What is shorter than four characters
    /// names nobody.
    static Person parse(const QString &names);

    bool isNobody() const { return m_names.isEmpty(); }
    const QStringList &names() const { return m_names; }
    /// Whether \a text names this person: as a whole word, so that ann@ does not find joann@; behind
    /// an escape of JSON too.
    bool isNamedIn(const QByteArray &text) const;

private:
    QStringList m_names;
    QRegularExpression m_pattern;
};

} // namespace history

Q_DECLARE_METATYPE(history::Person)
