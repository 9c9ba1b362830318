#include "core/run/keptanswer.h"

#include "core/graphql/baretokens.h"
#include "core/graphql/leftout.h"
#include "core/graphql/masking.h"
#include "core/run/buildanswer.h"
#include "core/run/explain.h"
#include "core/text/textedit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace run {
namespace {

constexpr QLatin1String StatusKey("status");
constexpr QLatin1String HeadersKey("headers");
constexpr QLatin1String TypeKey("contentType");
constexpr QLatin1String TimesKey("microseconds");
constexpr QLatin1String DateKey("serverDate");
constexpr QLatin1String OutcomeKey("outcome");
constexpr QLatin1String ChangesData("changesData");
constexpr QLatin1String OperationName("operationName");
constexpr QLatin1String VerdictKey("verdict");
constexpr QLatin1String TooLarge("tooLarge");
constexpr QLatin1String Masked("masked");

/// What is secret in the answer to one request.
struct Secrets
{
    graphql::SecretNames names;
    std::vector<std::string> values;
};

Secrets secretsOf(const std::string &document, const std::string &variables, const QByteArrayList &others)
{
    Secrets secrets;
    secrets.names = graphql::secretNames(document);
    secrets.values = graphql::plainValues(document, graphql::secretLiterals(document));
    const auto given = graphql::plainValues(variables, graphql::secretValues(variables, secrets.names));
    secrets.values.insert(secrets.values.end(), given.begin(), given.end());
    for (const auto &value : others)
        secrets.values.push_back(value.toStdString());
    return secrets;
}

bool repeatsAny(std::string_view text, const Secrets &secrets)
{
    constexpr std::size_t shortest = 4;
    return !graphql::bareTokens(text).empty()
        || std::any_of(secrets.values.begin(), secrets.values.end(), [&](const std::string &value) {
               return value.size() >= shortest && text.find(value) != std::string_view::npos;
           });
}

/// The body with \a masked set when it is not what came.
std::string keptBody(const Answer &answer, const Secrets &secrets, bool &masked)
{
    if (!answer.tape) {
        masked = repeatsAny(*answer.body, secrets);
        return masked ? std::string() : *answer.body;
    }
    std::vector<text::TextEdit> edits;
    for (const auto span : graphql::secretAnswers(*answer.tape, secrets.names, secrets.values))
        edits.push_back({span, '"' + std::string(graphql::secretMask) + '"'});
    masked = !edits.empty();
    return text::applied(answer.tape->bytes(), edits);
}

QJsonArray headersOf(const Answer &answer, const Secrets &secrets)
{
    QJsonArray list;
    for (const auto &[name, value] : answer.headers) {
        const bool isSecret = safety::isSecret({name, value}) || repeatsAny(value.toStdString(), secrets);
        const auto mask = graphql::secretMask;
        list.append(QJsonArray {QString::fromLatin1(name),
                                isSecret ? QString::fromUtf8(mask.data(), static_cast<qsizetype>(mask.size()))
                                         : QString::fromLatin1(value)});
    }
    return list;
}

} // namespace

QByteArray keptBytes(const Answer &answer, const QByteArray &document, const QByteArray &variables,
                     const QByteArrayList &secrets)
{
    const auto hidden = secretsOf(document.toStdString(), variables.toStdString(), secrets);
    const bool tooLarge = answer.body && answer.body->size() > LargestKept;
    bool masked = false;
    const auto body = answer.body && !tooLarge ? keptBody(answer, hidden, masked) : std::string();
    const QJsonObject head {
        {StatusKey, answer.status},
        {HeadersKey, headersOf(answer, hidden)},
        {TypeKey, QString::fromLatin1(answer.contentType)},
        {TimesKey,
         QJsonArray {qint64(answer.connect.count()), qint64(answer.wait.count()), qint64(answer.receive.count())}},
        {DateKey, answer.serverDate.toUTC().toString(Qt::ISODateWithMs)},
        {OutcomeKey, static_cast<int>(answer.outcome)},
        {ChangesData, answer.effect.changesData},
        {OperationName, answer.effect.operationName},
        {VerdictKey, repeatsAny(answer.verdict.toStdString(), hidden) ? QString() : answer.verdict},
        {TooLarge, tooLarge},
        {Masked, masked},
    };
    QByteArray bytes = QJsonDocument(head).toJson(QJsonDocument::Compact);
    bytes.append('\n').append(body.data(), static_cast<qsizetype>(body.size()));
    return bytes;
}

std::optional<KeptAnswer> keptAnswerFrom(const QByteArray &bytes)
{
    const auto end = bytes.indexOf('\n');
    const auto head = QJsonDocument::fromJson(bytes.left(std::max<qsizetype>(end, 0))).object();
    if (!head.contains(StatusKey))
        return std::nullopt;
    KeptAnswer kept;
    kept.wasTooLarge = head.value(TooLarge).toBool();
    kept.isMasked = head.value(Masked).toBool();
    auto &answer = kept.answer;
    answer.status = head.value(StatusKey).toInt();
    const auto headers = head.value(HeadersKey).toArray();
    for (const auto &item : headers)
        answer.headers.append({item.toArray().at(0).toString().toLatin1(), item.toArray().at(1).toString().toUtf8()});
    answer.contentType = head.value(TypeKey).toString().toLatin1();
    const auto times = head.value(TimesKey).toArray();
    answer.connect = std::chrono::microseconds(times.at(0).toInteger());
    answer.wait = std::chrono::microseconds(times.at(1).toInteger());
    answer.receive = std::chrono::microseconds(times.at(2).toInteger());
    answer.serverDate = QDateTime::fromString(head.value(DateKey).toString(), Qt::ISODateWithMs);
    const auto outcome = head.value(OutcomeKey).toInt();
    answer.outcome = outcome >= 0 && outcome <= static_cast<int>(Outcome::Unknown) ? static_cast<Outcome>(outcome)
                                                                                   : Outcome::Unknown;
    answer.effect.changesData = head.value(ChangesData).toBool();
    answer.effect.operationName = head.value(OperationName).toString();
    answer.verdict = head.value(VerdictKey).toString();
    if (kept.wasTooLarge)
        return kept;
    answer.body = std::make_shared<const std::string>(bytes.mid(end + 1).toStdString());
    if (auto tape = json::Tape::parse(answer.body)) {
        answer.tape = std::make_shared<const json::Tape>(std::move(*tape));
        const auto root = answer.tape->root();
        for (const auto &error : readErrors(root))
            answer.errors.append(answerError(error));
    }
    return kept;
}

} // namespace run
