#include "core/users/usersummary.h"

#include "core/users/members.h"

#include <QTextBoundaryFinder>

namespace users {
namespace {

QString firstCharacter(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const auto end = finder.toNextBoundary();
    return end > 0 ? word.left(end) : QString();
}

/// `ß` has two letters for a capital, which are one too many.
QString capitalOf(const QString &character)
{
    const auto capital = character.toUpper();
    return firstCharacter(capital) == capital ? capital : character;
}

/// Where two letters beside each other stay two letters: Arabic would join them, and one of Han is a word already.
bool hasCapitals(const QString &character)
{
    return !character.isEmpty() && character.toUpper() != character.toLower();
}

/// Marks in front of a name (an invisible turn of direction, a bracket) are no initials.
QString withoutMarks(QString word)
{
    qsizetype skipped = 0;
    while (skipped < word.size() && !word[skipped].isLetterOrNumber() && !word[skipped].isSurrogate()
           && word[skipped].category() != QChar::Symbol_Other)
        ++skipped;
    return word.mid(skipped);
}

} // namespace

UserSummary UserSummary::read(const json::Value &user)
{
    UserSummary summary;
    summary.id = textOf(user, "id");
    summary.name = textOf(user, "formattedName");
    summary.accountId = textOf(user, "endUserAccountID");
    if (const auto attributes = user.find("standardAttributes")) {
        summary.username = textOf(*attributes, "preferred_username");
        summary.email = textOf(*attributes, "email");
        summary.phone = textOf(*attributes, "phone_number");
    }
    summary.account = AccountFacts::read(user);
    for (const auto &role : listOf(user, "effectiveRoles"))
        summary.roles.append(textOf(role, "key"));
    summary.roleCount = summary.roles.size();
    if (const auto count = user.at("effectiveRoles", "totalCount"))
        summary.roleCount = std::max<qint64>(summary.roleCount, count->integer().value_or(0));
    summary.createdAt = momentOf(user, "createdAt");
    summary.lastLoginAt = momentOf(user, "lastLoginAt");
    return summary;
}

QString UserSummary::shownName() const
{
    for (const auto *text : {&name, &username, &accountId, &email, &phone})
        if (!text->trimmed().isEmpty())
            return *text;
    if (id.isEmpty())
        return QStringLiteral("not in the answer");
    return account.isAnonymized.value_or(false) ? QStringLiteral("anonymised") : QStringLiteral("anonymous");
}

QString UserSummary::rolesText() const
{
    const auto text = roles.join(QStringLiteral(", "));
    const auto more = roleCount - roles.size();
    return more > 0 ? QStringLiteral("%1 +%2").arg(text).arg(more) : text;
}

QByteArray summaryFields()
{
    return "id formattedName endUserAccountID standardAttributes createdAt lastLoginAt\n" + accountFields()
        + "effectiveRoles(first: 20) { totalCount edges { node { key } } }\n";
}

QString initialsOf(const QString &name)
{
    QStringList words;
    // simplified(): the blanks of other scripts part words as well.
    for (const auto &part : name.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (const auto word = withoutMarks(part); !word.isEmpty())
            words.append(word);
    if (words.isEmpty())
        return QStringLiteral("?");
    const auto first = firstCharacter(words.first());
    const auto last = firstCharacter(words.last());
    if (words.size() > 1 && hasCapitals(first) && hasCapitals(last))
        return capitalOf(first) + capitalOf(last);
    return capitalOf(first);
}

int tintOf(const QString &id, int count)
{
    // FNV-1a: qHash differs between runs.
    quint32 hash = 2166136261U;
    for (const char c : id.toUtf8())
        hash = (hash ^ static_cast<quint8>(c)) * 16777619U;
    return static_cast<int>(hash % static_cast<quint32>(count));
}

} // namespace users
