#include "core/users/userquery.h"

#include <QRegularExpression>
#include <QUrl>

namespace users {
namespace {

/// Letters as they are typed, out of what is pasted: address books put invisible turns of direction around numbers.
QString withoutInvisibles(const QString &typed)
{
    QString text;
    for (const QChar c : typed) {
        // Joiners are parts of names.
        const bool isJoiner = c == QChar(0x200C) || c == QChar(0x200D);
        if (isJoiner || (c.category() != QChar::Other_Format && c != QChar(0x200B)))
            text += c;
    }
    return text.simplified();
}

/// Of a link what it leads to, without the subject of a mail or the extension of a telephone.
QString withoutLinkParts(const QString &link)
{
    static const QRegularExpression parts(QStringLiteral("[?;].*$"));
    return QUrl::fromPercentEncoding(QString(link).remove(parts).toUtf8()).trimmed();
}

/// `mailto:ann@example.com`, `Ann Lam <ann@example.com>`, `"ann@example.com"`.
QString withoutWrapping(QString text)
{
    static const QRegularExpression named(QStringLiteral("^[^<>]*<([^<>\\s]+@[^<>\\s]+)>[,;]?$"));
    if (const auto match = named.match(text); match.hasMatch())
        text = match.captured(1);
    static const QRegularExpression wrapped(QStringLiteral("^(mailto:|tel:)?[\"'“”‘’<]?(mailto:|tel:)?"
                                                           "([^\"'“”‘’<>]+?)[\"'“”‘’>]?[,;]?$"),
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = wrapped.match(text);
    if (!match.hasMatch())
        return text;
    const auto inside = match.captured(3).trimmed();
    return match.captured(1).isEmpty() && match.captured(2).isEmpty() ? inside : withoutLinkParts(inside);
}

QString withoutBlanks(QString text)
{
    return text.remove(QLatin1Char(' '));
}

/// In lower case with its hyphens; empty when it is none.
QString uuidIn(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("^(?:urn:uuid:|user:)?\\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?"
                       "([0-9a-f]{12})\\}?$"));
    const auto match = shape.match(text.toLower());
    return match.hasMatch() ? match.capturedTexts().mid(1).join(QLatin1Char('-')) : QString();
}

/// Digits, `+` and punctuation of any script as ASCII has them; empty when there is anything else.
QString plainNumber(const QString &text)
{
    QString plain;
    for (const QChar c : text) {
        if (const int digit = c.digitValue(); digit >= 0)
            plain += QLatin1Char(static_cast<char>('0' + digit));
        else if (c == QLatin1Char('+') || c == QChar(0xFF0B))
            plain += QLatin1Char('+');
        else if (c.category() == QChar::Punctuation_Dash)
            plain += QLatin1Char('-');
        else if (QStringLiteral(" ().,/").contains(c))
            plain += c;
        else
            return {};
    }
    return plain;
}

bool isLengthOfNumber(qsizetype digits)
{
    // E.164: at most 15 digits. No number that can be called has fewer than six.
    return digits >= 6 && digits <= 15;
}

/// A phone number as people write it.
struct Number
{
    QString digits; ///< Without punctuation; empty when it is none in full.
    bool isInternational = false;
};

Number numberIn(const QString &text)
{
    auto plain = plainNumber(text);
    // The zero that is not dialled from abroad.
    plain.remove(QStringLiteral("(0)"));
    static const QRegularExpression written(QStringLiteral("^(\\+|\\(?00)?[0-9 ().,/\\-]*$"));
    const auto match = written.match(plain);
    if (plain.isEmpty() || !match.hasMatch())
        return {};
    static const QRegularExpression others(QStringLiteral("[^0-9]"));
    auto digits = QString(plain).remove(others);
    const bool hasPlus = plain.startsWith(QLatin1Char('+'));
    // Most countries dial 00 in front of a country code. A short number that begins so is none of these.
    const bool hasZeros = !hasPlus && digits.startsWith(QStringLiteral("00")) && digits.size() >= 11;
    if (hasZeros)
        digits.remove(0, 2);
    if (!isLengthOfNumber(digits.size()))
        return {};
    return {digits, hasPlus || hasZeros};
}

/// Without the brackets and the full stop of a sentence around it; empty when it is none.
QString emailAddressIn(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^[(\\[]?([^\\s@]+@[^\\s@]+?)[)\\].,;:!?]*$"));
    return shape.match(text).captured(1);
}

UserQuery wordsIn(const QString &text, ListOrder order)
{
    UserQuery query;
    query.text = text;
    query.order = order;
    query.kind = text.contains(QLatin1Char(' ')) ? UserQuery::Kind::Words : UserQuery::Kind::Word;
    return query;
}

} // namespace

UserQuery recognised(const QString &typed, ListOrder order)
{
    const auto text = withoutWrapping(withoutInvisibles(typed));
    using enum UserQuery::Kind;
    UserQuery query;
    query.order = order;
    const auto found = [&](UserQuery::Kind kind, const QString &what) {
        query.kind = kind;
        query.text = what;
        return query;
    };
    if (text.isEmpty())
        return query;
    // Mails and terminals break IDs over lines.
    const auto whole = withoutBlanks(text);
    if (const auto uuid = uuidIn(whole); !uuid.isEmpty())
        return found(Id, userNodeId(uuid));
    if (const auto type = typeOfNodeId(whole); !type.isEmpty())
        return type == QLatin1String("User") ? found(Id, userNodeId(uuidOf(whole))) : found(OtherId, type);
    const auto number = numberIn(text);
    if (number.isInternational)
        return found(Phone, QLatin1Char('+') + number.digits);
    if (const auto address = emailAddressIn(text); !address.isEmpty())
        return found(Email, address);
    query = wordsIn(text, order);
    if (!number.digits.isEmpty()) {
        // The index knows a number without what is dialled in front of it at home only.
        query.kind = Word;
        query.isNationalNumber = true;
        query.text = number.digits.startsWith(QLatin1Char('0')) ? number.digits.mid(1) : number.digits;
        query.username = whole;
    }
    return query;
}

} // namespace users
