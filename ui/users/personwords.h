#pragma once

#include "core/users/person.h"

#include <QString>

/// The server's words for what belongs to a user, as people say them. A word that is not known is shown as it came: a
/// newer server has more of them.
namespace ui {

/// What kind of identity it is: `E-mail address`, `Google account`, `Passkey`.
QString identityWords(const users::Identity &identity);
/// What somebody would recognise it by: the address, the number; empty when it has nothing like that.
QString identityValue(const users::Identity &identity);

QString authenticatorWords(const QString &type);
QString authenticatorKindWords(const QString &kind);
QString sessionTypeWords(const QString &type);
/// Authentication methods of RFC 8176.
QString methodWords(const QString &method);
QString lockoutWords(const QString &type);
/// `USER_SESSION_TERMINATED` as `User session terminated`.
QString activityWords(const QString &activity);
/// Something was refused or went wrong.
bool isTrouble(const QString &activity);

/// The key of a standard attribute: `zoneinfo` as `Time zone`. \a rank: its place among the others.
struct AttributeWords
{
    QString label;
    int rank = 0;
};
AttributeWords standardAttributeWords(const QString &path);
/// The key of a claim, which is a word or an address: `https://authgear.com/claims/login_id/value` as `Login ID value`.
QString claimWords(const QString &path);

/// The claim of that name, without `https://authgear.com/claims/` in front; null when there is none.
const users::Attribute *claimNamed(const users::Told<users::Attributes> &claims, QLatin1String name);

} // namespace ui
