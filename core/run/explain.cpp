#include "core/run/explain.h"

#include "core/base/visibletext.h"

#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace run {

namespace {

using namespace std::chrono_literals;

struct Explanation
{
    QLatin1String reason;
    const char *text;
};

constexpr auto Explanations = std::to_array<Explanation>({
    {QLatin1String("AuthenticatorNotFound"),
     "The authenticator is gone, or the ID belongs to something else: read the "
     "user's authenticators again."},
    {QLatin1String("ClientNotFound"), "No application of this project has that client ID: check it in the portal."},
    {QLatin1String("DuplicatedIdentity"),
     "Another user has this login ID already: look them up with getUserByLoginID."},
    {QLatin1String("ForgotPasswordFailed"),
     "No message could be sent: the login ID is unknown, or has no e-mail address "
     "or phone number."},
    {QLatin1String("GetUsersInvalidArgument"),
     "Users can be looked up by email, phone_number and preferred_username "
     "only."},
    {QLatin1String("GroupDuplicateKey"), "A group with this key exists already."},
    {QLatin1String("GroupUnknownKeys"), "At least one group key does not exist; nothing of the request was done."},
    {QLatin1String("HookDisallowed"),
     "A hook of the project forbade it. What happened before the hook was asked, such as "
     "ending sessions, stays done."},
    {QLatin1String("IdentityNotFound"),
     "The identity is gone, or the ID belongs to something else: read the user's "
     "identities again."},
    {QLatin1String("InvalidAccountStatusTransition"),
     "The account is in a state that this step does not start from: read "
     "its status again. A disabling that lies in the future cannot be "
     "lifted, only replaced."},
    {QLatin1String("InvalidCursor"), "The cursor belongs to another list, or was cut: begin again without after."},
    {QLatin1String("InvalidJSON"), "The body did not arrive as JSON: something on the way may have changed it."},
    {QLatin1String("InvalidQuery"),
     "This list cannot be paged that way: give first, or first with after; last and before "
     "alone are refused."},
    {QLatin1String("InvariantViolated"),
     "It would break a rule of the project, such as the last login identity or a "
     "login ID that is taken."},
    {QLatin1String("MFAGracePeriodInvalid"), "The grace period must end in the future and within 90 days."},
    {QLatin1String("PasswordPolicyViolated"),
     "The password does not meet the project's policy: the details of the error "
     "name the rule."},
    {QLatin1String("RateLimited"), "Too many of these in a short time: wait before you try again."},
    {QLatin1String("ResourceDuplicateURI"), "A resource with this URI exists already."},
    {QLatin1String("ResourceNotAssociatedWithClient"),
     "The resource has to be added to the client first "
     "(addResourceToClientID)."},
    {QLatin1String("RoleDuplicateKey"), "A role with this key exists already."},
    {QLatin1String("RoleUnknownKeys"), "At least one role key does not exist; nothing of the request was done."},
    {QLatin1String("ScopeDuplicate"), "The resource has this scope already."},
    {QLatin1String("SearchDisabled"),
     "This project has no search: leave searchKeyword, roleKeys and groupKeys out, or look "
     "people up with getUsersByStandardAttribute or getUserByLoginID."},
    {QLatin1String("SendPasswordNoTarget"), "The user has no e-mail address to send the password to."},
    {QLatin1String("UserUnknownKeys"), "At least one user does not exist; nothing of the request was done."},
});
static_assert(std::is_sorted(Explanations.begin(), Explanations.end(), [](const Explanation &a, const Explanation &b) {
    return std::string_view(a.reason.data()) < std::string_view(b.reason.data());
}));

/// The server accepts tokens from five minutes ahead, and for five minutes after their end.
constexpr auto ClockTolerance = 5min;

QString host(const Circumstances &circumstances)
{
    return circumstances.project.endpoint().url().authority(QUrl::FullyEncoded);
}

/// The project that a hosted address was made for; empty for a custom domain.
QString hostedProject(const project::Endpoint &endpoint)
{
    const QString name = endpoint.url().host(QUrl::FullyEncoded);
    for (const auto domain : {QLatin1String(".authgear.cloud"), QLatin1String(".authgearapps.com")}) {
        if (name.endsWith(domain) && name.count(QLatin1Char('.')) == 2)
            return name.chopped(domain.size());
    }
    return {};
}

QString refusedToken(const net::Reply &reply, const Circumstances &circumstances)
{
    const auto &project = circumstances.project;
    const QString refused = QStringLiteral("The server refused the token (%1). ").arg(reply.status);
    const auto ahead = clockAhead(reply, circumstances.now);
    if (ahead && (*ahead > ClockTolerance || -*ahead > ClockTolerance))
        return refused
            + QStringLiteral("The likely cause: this computer's clock is %1 the server's. Set it right.")
                  .arg(clockSentence(*ahead));
    const QString hosted = hostedProject(project.endpoint());
    if (!hosted.isEmpty() && hosted != project.projectId())
        return refused
            + QStringLiteral(
                  "The likely cause: the address belongs to the project “%1”, and the token names “%2”. Correct "
                  "the project ID or the address.")
                  .arg(hosted, base::visibleText(project.projectId()));
    const auto *key = project.activeKey();
    const QString keyId = key ? key->keyId : QString();
    // The portal's key IDs are UUIDs; any other name is one that a person gave the file.
    if (!QUuid::fromString(circumstances.keyIdOfFile).isNull() && circumstances.keyIdOfFile != keyId)
        return refused
            + QStringLiteral(
                  "The likely cause: the key file says that its key ID is “%1”, and “%2” was sent. Bind the key "
                  "again with the right ID.")
                  .arg(base::visibleText(circumstances.keyIdOfFile), base::visibleText(keyId));
    return refused
        + QStringLiteral(
              "Check in the portal that the key “%1” is still listed for this project, and that its project ID "
              "is “%2”.")
              .arg(base::visibleText(keyId), base::visibleText(project.projectId()));
}

QString redirected(const net::Reply &reply)
{
    const QUrl target(QString::fromUtf8(reply.header("location")));
    const QString where = target.isValid() && !target.isEmpty()
        ? target.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)
        : QStringLiteral("another address");
    return QStringLiteral("The server sends us on to %1 (%2), which is not followed, because it would carry the token "
                          "there. If that is your Admin API, enter it as the project's address.")
        .arg(where)
        .arg(reply.status);
}

bool startsWithTag(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && text[begin] == '<';
}

bool looksLikeHtml(const net::Reply &reply)
{
    return reply.contentType().toLower().startsWith("text/html") || startsWithTag(*reply.body);
}

/// What was meant to be JSON, by its first letter or by the word of the server.
bool looksLikeJson(const net::Reply &reply)
{
    const auto begin = reply.body->find_first_not_of(" \t\r\n");
    const char first = begin == std::string::npos ? ' ' : (*reply.body)[begin];
    return first == '{' || first == '[' || reply.contentType().toLower().contains("json");
}

QString unreadable(const net::Reply &reply, const Circumstances &circumstances,
                   const std::optional<json::SyntaxError> &flaw)
{
    const auto place = host(circumstances);
    if (looksLikeHtml(reply))
        return QStringLiteral(
                   "%1 answers with a web page: it is no Admin API, or a sign-in page of the network stands in "
                   "between. Check the address and your connection.")
            .arg(place);
    if (reply.body->empty())
        return QStringLiteral("%1 answers with nothing: try again, and check the address if that goes on.").arg(place);
    if (flaw && looksLikeJson(reply))
        return QStringLiteral("The JSON of %1 cannot be read from byte %2 on. %3 The answer was cut off, or written or "
                              "changed by something else than the Admin API: try again.")
            .arg(place)
            .arg(flaw->offset)
            .arg(QString::fromStdString(flaw->message));
    return QStringLiteral("%1 answers with something that is not JSON: check the address.").arg(place);
}

/// How long the server asks to be left alone (RFC 9110, section 10.2.3); nothing when it does not say.
std::optional<std::chrono::seconds> retryAfter(const net::Reply &reply, const QDateTime &now)
{
    const auto text = reply.header("retry-after").trimmed();
    bool isNumber = false;
    if (const auto seconds = text.toUInt(&isNumber); isNumber)
        return seconds > 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
    // By the server's clock, where it tells it.
    const auto until = net::parseHttpDate(text);
    const auto from = reply.serverDate.isValid() ? reply.serverDate : now;
    return until.isValid() && until > from ? std::optional(std::chrono::seconds(from.secsTo(until))) : std::nullopt;
}

QString amountOf(std::chrono::seconds time)
{
    if (time >= 48h)
        return QStringLiteral("%1 days").arg(time / 24h);
    if (time >= 2h)
        return QStringLiteral("%1 hours").arg(time / 1h);
    if (time >= 2min)
        return QStringLiteral("%1 minutes").arg(time / 1min);
    return time == 1s ? QStringLiteral("1 second") : QStringLiteral("%1 seconds").arg(time.count());
}

/// Rounded up, because who comes back too early is refused again.
QString waitOf(std::chrono::seconds time)
{
    if (time >= 48h)
        time = std::chrono::ceil<std::chrono::days>(time);
    else if (time >= 2h)
        time = std::chrono::ceil<std::chrono::hours>(time);
    else if (time >= 2min)
        time = std::chrono::ceil<std::chrono::minutes>(time);
    return amountOf(time);
}

} // namespace

QString explain(const ServerError &error)
{
    const QByteArray reason = error.reason.toLatin1();
    const auto *found = std::lower_bound(Explanations.begin(), Explanations.end(), std::string_view(reason.constData()),
                                         [](const Explanation &entry, std::string_view wanted) {
                                             return std::string_view(entry.reason.data()) < wanted;
                                         });
    if (found != Explanations.end() && found->reason == error.reason)
        return QString::fromUtf8(found->text);
    if (error.name == QLatin1String("Forbidden"))
        return QStringLiteral("The project's settings or plan do not allow this.");
    if (error.message == QLatin1String("unexpected error") && error.reason.isEmpty())
        return QStringLiteral(
            "The server keeps the reason to itself. Usual ones: a list that the schema calls optional was "
            "left out (userIDs, roleKeys, groupKeys), a list was paged backwards, or the audit log is not "
            "set up.");
    if (error.reason.isEmpty() && error.message.startsWith(QLatin1String("Variable \"$")))
        return QStringLiteral("The variables do not fit what the query declares. Nothing of it ran.");
    if (error.reason.isEmpty() && error.path.isEmpty() && error.line > 0)
        return QStringLiteral("The server's schema does not allow this query. If it looks right here, the server has "
                              "another schema by now: fetch it again.");
    if (error.message.startsWith(QLatin1String("APIError.ExecutionFinishFunc:")))
        return QStringLiteral("A fault inside the server's GraphQL engine; it says nothing about your request.");
    return {};
}

QString verdictOf(const net::Reply &reply, Shape shape, const Circumstances &circumstances,
                  const std::optional<json::SyntaxError> &flaw)
{
    const int status = reply.status;
    if (status == 200) {
        if (shape == Shape::GraphQl || shape == Shape::RestError)
            return {};
        if (shape == Shape::OtherJson)
            return QStringLiteral("%1 answers with JSON, but not as a GraphQL server does: check the address.")
                .arg(host(circumstances));
        return unreadable(reply, circumstances, flaw);
    }
    if (status < 300)
        return QStringLiteral("%1 answers with status %2, which no Admin API does: check the address.")
            .arg(host(circumstances))
            .arg(status);
    if (status < 400)
        return redirected(reply);
    if (status == 401 || status == 403)
        return refusedToken(reply, circumstances);
    if (status == 404)
        return QStringLiteral("%1 knows no project or page there (404): check the address and the project ID.")
            .arg(host(circumstances));
    if (status == 405)
        return QStringLiteral("%1 takes no operations at this path (405): check the address.").arg(host(circumstances));
    if (status == 407)
        return QStringLiteral("A proxy on the way wants a password (407): put it into the system's proxy settings.");
    if (status == 413)
        return QStringLiteral("The request is larger than the server takes, 1 MiB (413): send less at once.");
    if (status == 415)
        return QStringLiteral(
            "The server does not take this kind of body (415): look for a Content-Type header of your "
            "own, or something on the way that changes it.");
    const auto wait = retryAfter(reply, circumstances.now);
    if (status == 429)
        return QStringLiteral("Too many requests in a short time (429): wait %1 before you try again.")
            .arg(wait ? waitOf(*wait) : QStringLiteral("a while"));
    if (shape == Shape::RestError && status == 500)
        return QStringLiteral(
            "The server failed (500). Most often its GraphQL engine cannot read the document: it knows no "
            "null literal and no directives on variable definitions. Leave a null argument out instead.");
    if (shape == Shape::RestError && status == 400)
        return QStringLiteral(
            "The server refused the request (400). At most five mutation fields fit into one request.");
    if (status == 502 || status == 503 || status == 504)
        return QStringLiteral("The server cannot be reached behind its gateway, or is overloaded (%1): try again %2.")
            .arg(status)
            .arg(wait ? QStringLiteral("in %1, as it asks").arg(waitOf(*wait)) : QStringLiteral("later"));
    if (status >= 500)
        return QStringLiteral("The server failed (%1): try again later.").arg(status);
    return QStringLiteral("The server refused the request (%1).").arg(status);
}

std::optional<std::chrono::seconds> clockAhead(const net::Reply &reply, const QDateTime &now)
{
    if (!reply.serverDate.isValid())
        return std::nullopt;
    return std::chrono::seconds(reply.serverDate.secsTo(now));
}

QString clockSentence(std::chrono::seconds ahead)
{
    const auto distance = std::chrono::seconds(std::abs(ahead.count()));
    const auto amount = amountOf(distance);
    return ahead >= 0s ? QStringLiteral("%1 ahead of").arg(amount) : QStringLiteral("%1 behind").arg(amount);
}

} // namespace run
