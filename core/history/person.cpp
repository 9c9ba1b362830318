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

/// What a JSON text says: the letters of an escape are no part of the word behind it.
QString withoutEscapes(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != QLatin1Char('\\') || i + 1 == text.size()) {
            plain.append(text.at(i));
            continue;
        }
        const auto letter = text.at(++i);
        bool isCode = false;
        const auto code = QStringView(text).mid(i + 1, 4).toUShort(&isCode, 16);
        if (letter == QLatin1Char('u') && isCode) {
            plain.append(QChar(code));
            i += 4;
        } else {
            plain.append(QStringView(u"nrtbf").contains(letter) ? QChar(QLatin1Char(' ')) : letter);
        }
    }
    return plain;
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
        // As servers write it for the sake of web pages.
        if (word.contains(QLatin1Char('&')))
            person.m_names.append(word.replace(QLatin1Char('&'), QLatin1String("\\u0026")));
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
    if (isNobody())
        return false;
    const auto string = QString::fromUtf8(text);
    return m_pattern.match(string).hasMatch()
        || (text.contains('\\') && m_pattern.match(withoutEscapes(string)).hasMatch());
}

} // namespace history
