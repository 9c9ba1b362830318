#include "core/graphql/operationfacts.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace graphql {

namespace {

using Words = std::vector<std::string>;

bool isUpperLetter(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isLowerLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

/// `generateOOBOTPCode`, `recovery_codes` and `https://example.com/claims/client-secret` into lower-case words; the
/// last one without a plural's `s`.
Words wordsOf(std::string_view name)
{
    Words words(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!isUpperLetter(name[i]) && !isLowerLetter(name[i]) && !(name[i] >= '0' && name[i] <= '9')) {
            words.emplace_back();
            continue;
        }
        const char next = i + 1 < name.size() ? name[i + 1] : '\0';
        const bool isPluralEnd = next == 's' && i + 2 == name.size(); // `OTPs` is one word.
        const bool endsCapitals = i > 0 && isUpperLetter(name[i - 1]) && isLowerLetter(next) && !isPluralEnd;
        if (isUpperLetter(name[i]) && (i == 0 || !isUpperLetter(name[i - 1]) || endsCapitals))
            words.emplace_back();
        words.back() += text::lowerAscii(name[i]);
    }
    words.erase(std::remove(words.begin(), words.end(), std::string()), words.end());
    if (!words.empty() && words.back().size() > 3 && words.back().ends_with('s') && !words.back().ends_with("ss"))
        words.back().pop_back();
    return words;
}

template <std::size_t Size>
bool isOneOf(std::string_view word, const std::array<std::string_view, Size> &words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words that are a secret wherever a name ends with them.
constexpr std::array<std::string_view, 20> secretWords {
    "password",    "passwd",       "passphrase", "passcode", "pwd",        "secret",     "token",
    "otp",         "totp",         "oobotp",     "pin",      "jwt",        "credential", "cookie",
    "accesstoken", "refreshtoken", "idtoken",    "apikey",   "privatekey", "secretkey",
};

/// What a `…Code` may be called without being one: it names a place, a language, a reason.
constexpr std::array<std::string_view, 18> harmlessCodes {
    "country", "reason", "error",  "language", "postal", "zip",     "status", "currency",    "location",
    "region",  "state",  "locale", "area",     "dial",   "calling", "exit",   "subdivision", "response",
};

/// What a `…Key` must be called to be one: a role's key is a name.
constexpr std::array<std::string_view, 7> secretKeys {
    "api", "private", "secret", "signing", "encryption", "access", "recovery",
};

/// First words of switches: `sendPassword` says whether, not which.
constexpr std::array<std::string_view, 19> switchVerbs {
    "send",   "set", "is",   "has",  "force",   "require", "allow",    "enable", "disable", "use",
    "should", "can", "skip", "with", "include", "expire",  "generate", "revoke", "forgot",
};

} // namespace

bool isSecretPlace(std::string_view parentType, std::string_view fieldName)
{
    // A root field is what a request does; its arguments and its answer have places of their own.
    if (parentType == "Query" || parentType == "Mutation" || parentType == "Subscription")
        return false;
    const Words words = wordsOf(fieldName);
    // The one verb that is a header's name.
    if (words == Words {"set", "cookie"})
        return true;
    if (words.empty() || (words.size() > 1 && isOneOf(words.front(), switchVerbs)))
        return false;

    const std::string &last = words.back();
    const std::string previous = words.size() > 1 ? words[words.size() - 2] : std::string();
    // Authgear's User has whole authenticators under these names, and resetPassword is an operation.
    if (last == "password" && parentType == "User" && (previous == "primary" || previous == "secondary"))
        return false;
    if (last == "password" && (previous == "reset" || previous == "change" || previous == "update"))
        return false;
    if (isOneOf(last, secretWords))
        return true;
    if (last == "code")
        return !isOneOf(previous, harmlessCodes);
    if (last == "key")
        return isOneOf(previous, secretKeys);
    return last == "hash" && previous == "password";
}

} // namespace graphql
