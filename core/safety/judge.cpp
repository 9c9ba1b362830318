#include "core/graphql/operationfacts.h"
#include "core/json/typed.h"
#include "core/json/writer.h"
#include "core/safety/catalogue.h"
#include "core/safety/requests.h"

#include <QSet>
#include <QUtf8StringView>

#include <algorithm>

namespace safety {

namespace {

using Kind = base::Error::Kind;

QString fromStd(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Variables as JSON, or null when there are none.
base::Result<std::optional<json::Tape>> readVariables(const QByteArray &text)
{
    if (!QUtf8StringView(text).isValidUtf8())
        return base::fail(Kind::Refused, QStringLiteral("The variables are not valid UTF-8 text."));
    const auto typed = text.toStdString();
    if (json::plainJson(typed).find_first_not_of(" \t\r\n") == std::string::npos)
        return std::nullopt;
    auto tape = json::parseTyped(typed);
    if (!tape)
        return base::fail(Kind::Refused,
                          QStringLiteral("The variables are not JSON: %1 (byte %2).")
                              .arg(fromStd(tape.error().message))
                              .arg(tape.error().offset));
    if (!tape->root().isObject())
        return base::fail(Kind::Refused,
                          QStringLiteral("The variables must be a JSON object, such as {\"id\": \"…\"}."));

    // Readers differ on which of two equal keys counts, so what was reviewed might not be what runs.
    QSet<QByteArray> names;
    for (const auto &[key, value] : tape->root().members()) {
        const auto name = QByteArray::fromStdString(key.string());
        if (names.contains(name))
            return base::fail(
                Kind::Refused,
                QStringLiteral("The variables hold “%1” twice: remove one.").arg(QString::fromUtf8(name)));
        names.insert(name);
    }
    return std::optional(std::move(*tape));
}

Risk riskOf(const CatalogueEntry &entry, const graphql::TopLevelField &field)
{
    if (entry.raisedBy.empty())
        return entry.risk;
    // Arguments that cannot be read are taken to hold the member.
    const auto arguments = json::Tape::parse(field.arguments);
    const auto input = arguments ? arguments->root().find("input") : std::nullopt;
    const bool given = !input || !input->isObject() || input->find(entry.raisedBy);
    return given ? std::max(entry.risk, Risk::Disruptive) : entry.risk;
}

ChangedField describe(const graphql::TopLevelField &field, graphql::OperationType type)
{
    ChangedField changed;
    changed.responseKey = fromStd(field.responseKey);
    changed.name = fromStd(field.name);
    changed.arguments = fromStd(field.maskedArguments);
    for (const auto &[place, id] : field.nodeIds)
        changed.nodeIds.append(fromStd(id));
    if (field.name == "__typename") {
        changed.risk = Risk::ReadOnly;
    } else if (const auto *known = findMutation(field.name)) {
        changed.risk = riskOf(*known, field);
        changed.wayBack = QString::fromUtf8(known->wayBack);
        changed.alsoHappens = QString::fromUtf8(known->alsoHappens);
    } else if (type == graphql::OperationType::Mutation) {
        changed.alsoHappens =
            QStringLiteral("This mutation is not known here: what it does, and whether there is a way "
                           "back, cannot be said.");
    }
    if (field.conditional)
        changed.alsoHappens =
            QStringLiteral("%1 It may be left out by @skip or @include.").arg(changed.alsoHappens).trimmed();
    return changed;
}

QByteArray requestBody(const graphql::OperationFacts &facts, const json::Tape *variables)
{
    json::Writer writer;
    writer.beginObject();
    // Named even when it is the only one: without a name the real server answers several with "unexpected error".
    if (facts.operation->name)
        writer.key("operationName").value(facts.operation->name.value);
    // Not the draft's own bytes: what the server would misread in them was not reviewed.
    writer.key("query").value(facts.wireText);
    // Plain JSON by now, and otherwise as typed: no number is written anew.
    if (variables)
        writer.key("variables").raw(variables->root().raw());
    writer.endObject();
    return QByteArray::fromStdString(std::move(writer).text());
}

} // namespace

Verdict judge(const Draft &draft, const graphql::Schema *schema)
{
    const auto refuse = [](QString sentence) {
        return base::Error {Kind::Refused, std::move(sentence), {}};
    };

    if (draft.project.endpoint().isEmpty())
        return refuse(QStringLiteral("The project has no address yet: enter its endpoint."));
    if (draft.document.trimmed().isEmpty())
        return refuse(QStringLiteral("There is no operation to run: write one first."));
    // A server would put a replacement character for what is not UTF-8, so it would run another text than this one.
    if (!QUtf8StringView(draft.document).isValidUtf8())
        return refuse(QStringLiteral("The operation is not valid UTF-8 text."));
    auto variables = readVariables(draft.variables);
    if (!variables)
        return variables.error();
    if (const QString problem = problemOf(draft.headers); !problem.isEmpty())
        return refuse(problem);

    const json::Tape *tape = *variables ? &**variables : nullptr;
    const auto document = graphql::parse(draft.document.toStdString());
    const auto facts = graphql::operationFacts(*document, draft.operationName.toStdString(), tape, schema);
    if (!facts.operation)
        return refuse(fromStd(facts.refusal));

    Effect effect;
    effect.changesData = facts.changesData;
    effect.doubt = fromStd(facts.doubt);
    effect.operationName = fromStd(facts.operation->name.value);
    effect.maskedVariables =
        tape ? fromStd(graphql::maskedVariables(*document, facts.operation, tape, schema)) : QString();
    for (const auto &header : draft.headers)
        effect.maskedHeaders.append(masked(header));
    const QByteArray body = requestBody(facts, tape);
    if (!effect.changesData) {
        ReadRequest read;
        read.m_project = draft.project;
        read.m_effect = std::move(effect);
        read.m_body = body;
        read.m_headers = draft.headers;
        return read;
    }
    effect.maskedDocument = fromStd(graphql::maskedDocument(*document));
    for (const auto &field : facts.fields)
        effect.fields.append(describe(field, facts.operation->type));
    PendingWrite write;
    write.m_project = draft.project;
    write.m_effect = std::move(effect);
    write.m_body = body;
    write.m_headers = draft.headers;
    return write;
}

base::Result<ApprovedWrite> PendingWrite::approve(const std::optional<project::WriteGrant> &grant, WriteRecord &record,
                                                  const base::Clock &clock) &&
{
    ApprovedWrite approved;
    if (m_project.isLive()) {
        if (!grant || !grant->covers(m_project, clock.now()))
            return base::fail(Kind::Refused,
                              QStringLiteral("Writing to “%1” is locked: unlock it, then run the change again.")
                                  .arg(m_project.name()));
        auto id = record.begin(m_project, m_effect);
        if (!id)
            return tl::unexpected(std::move(id.error()));
        approved.m_recordId = std::move(*id);
    }
    approved.m_project = std::move(m_project);
    approved.m_effect = std::move(m_effect);
    approved.m_body = std::move(m_body);
    approved.m_headers = std::move(m_headers);
    return approved;
}

} // namespace safety
