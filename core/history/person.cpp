#include "core/history/person.h"

#include <QUuid>

namespace history {
namespace {

constexpr QByteArrayView UserNode("User:");

QString nodeIdOf(const QString &uuid)
{
    return QString::fromLatin1((UserNode.toByteArray() + uuid.toLatin1())
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool isUuid(const QString &text)
{
    return !QUuid::fromString(text).isNull() && text.size() == 36;
}

QString uuidIn(const QString &nodeId)
{
    const auto decoded = QByteArray::fromBase64(nodeId.toLatin1(), QByteArray::Base64UrlEncoding);
    const auto uuid = QString::fromLatin1(decoded.mid(UserNode.size()));
    return decoded.startsWith(UserNode) && isUuid(uuid) ? uuid : QString();
}

} // namespace

Person Person::parse(const QString &names)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;\"]+"));
    Person person;
    const auto words = names.split(between, Qt::SkipEmptyParts);
    for (auto word : words) {
        if (word.size() < 4)
            continue;
        if (isUuid(word)) {
            person.m_names.append(nodeIdOf(word.toLower()));
        } else if (const auto uuid = uuidIn(word); !uuid.isEmpty()) {
            person.m_names.append(uuid);
            // With or without what fills it up at the end.
            while (word.endsWith(QLatin1Char('=')))
                word.chop(1);
        }
        person.m_names.append(word);
    }
    person.m_names.removeDuplicates();
    QStringList escaped;
    for (const auto &name : std::as_const(person.m_names))
        escaped.append(QRegularExpression::escape(name));
    person.m_pattern =
        QRegularExpression(QStringLiteral("(?<![\\w.+@-])(?:%1)(?![\\w@-])").arg(escaped.join(QLatin1Char('|'))),
                           QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return person;
}

bool Person::isNamedIn(const QByteArray &text) const
{
    return !isNobody() && m_pattern.match(QString::fromUtf8(text)).hasMatch();
}

} // namespace history
