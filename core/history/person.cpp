#include "core/history/person.h"

#include <QUuid>

#include <algorithm>

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

constexpr QByteArrayView BetweenNames(" \t\r\n,;\"");
constexpr qsizetype EnoughAtOnce = 1024 * 1024;

/// Where the part of \a text ends that begins at \a begin. What stands there is in no name, and so no name is cut; it
/// ends words as the end of a text does.
qsizetype endOfPart(QByteArrayView text, qsizetype begin)
{
    auto end = begin + EnoughAtOnce;
    while (end < text.size() && !BetweenNames.contains(text.at(end)))
        ++end;
    return std::min(end, text.size());
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
    // As a whole, a long text would be here four times.
    for (qsizetype begin = 0; begin < text.size();) {
        const auto end = endOfPart(text, begin);
        const auto bytes = QByteArrayView(text).sliced(begin, end - begin);
        const auto part = QString::fromUtf8(bytes);
        if (m_pattern.match(part).hasMatch()
            || (bytes.contains('\\') && m_pattern.match(withoutEscapes(part)).hasMatch()))
            return true;
        begin = end;
    }
    return false;
}

} // namespace history
