#pragma once

#include "core/base/result.h"
#include "core/project/writelock.h"
#include "core/safety/draft.h"
#include "core/safety/effect.h"

#include <QByteArray>

#include <variant>

/// The gate. Each stage of a request is a type of its own, made only by the stage before it, and Transport takes
/// nothing but the three at the end: a path that forgot to ask does not compile.
namespace graphql {
class Schema;
}

namespace safety {

class PendingWrite;
class ReadRequest;
using Verdict = std::variant<ReadRequest, PendingWrite, base::Error>;

/// A request that only reads. Judged by the parsed operation; move-only, because it is used up by sending.
class ReadRequest
{
public:
    ReadRequest(ReadRequest &&) = default;
    ReadRequest &operator=(ReadRequest &&) = default;
    const project::Project &project() const { return m_project; }
    const Effect &effect() const { return m_effect; }
    /// `{"operationName":…,"query":…,"variables":…}`
    const QByteArray &body() const { return m_body; }
    const QList<Header> &headers() const { return m_headers; }

private:
    friend Verdict judge(const Draft &draft, const graphql::Schema *schema);
    ReadRequest() = default;
    project::Project m_project;
    Effect m_effect;
    QByteArray m_body;
    QList<Header> m_headers;
};

/// One line of intent, synced to disk before a byte leaves, and its outcome after. Implemented by the journal;
/// stated here, so that an ApprovedWrite cannot exist without it.
class WriteRecord
{
public:
    virtual ~WriteRecord() = default;
    /// Returns the record's ID once the line is on disk, or why it is not.
    virtual base::Result<QString> begin(const project::Project &project, const Effect &effect) = 0;
};

/// A change that a person has seen and that is on record. Move-only and used up by sending: one approval is one POST.
class ApprovedWrite
{
public:
    ApprovedWrite(ApprovedWrite &&) = default;
    ApprovedWrite &operator=(ApprovedWrite &&) = default;
    const project::Project &project() const { return m_project; }
    const Effect &effect() const { return m_effect; }
    const QByteArray &body() const { return m_body; }
    const QList<Header> &headers() const { return m_headers; }
    const QString &recordId() const { return m_recordId; }

private:
    friend class PendingWrite;
    ApprovedWrite() = default;
    project::Project m_project;
    Effect m_effect;
    QByteArray m_body;
    QList<Header> m_headers;
    QString m_recordId;
};

/// A change that waits for a person. On the sandbox nobody needs to wait; on live it needs the person's yes, a
/// WriteGrant that still holds, and the intent on disk.
class PendingWrite
{
public:
    PendingWrite(PendingWrite &&) = default;
    PendingWrite &operator=(PendingWrite &&) = default;
    const project::Project &project() const { return m_project; }
    const Effect &effect() const { return m_effect; }
    bool needsPerson() const { return m_project.isLive(); }
    /// Blocks on the disk: not for the window thread. \a grant may be absent on the sandbox.
    base::Result<ApprovedWrite> approve(const std::optional<project::WriteGrant> &grant, WriteRecord &record,
                                        const base::Clock &clock) &&;

private:
    friend Verdict judge(const Draft &draft, const graphql::Schema *schema);
    PendingWrite() = default;
    project::Project m_project;
    Effect m_effect;
    QByteArray m_body;
    QList<Header> m_headers;
};

/// Asks an address whether anyone is at home: no token, no body, no key. Anyone may make one.
class Probe
{
public:
    explicit Probe(project::Endpoint endpoint) : m_endpoint(std::move(endpoint)) { }
    const project::Endpoint &endpoint() const { return m_endpoint; }

private:
    project::Endpoint m_endpoint;
};

/// Decides what \a draft is. By the parsed operation, never by its text: reads pass; what changes data, or parses
/// but cannot be told, waits; what does not parse, names no one operation, subscribes, or carries variables that
/// are not a JSON object or headers that are not a person's to set, is refused with an Error. Pure: any thread. \a
/// schema may be null.
Verdict judge(const Draft &draft, const graphql::Schema *schema);

} // namespace safety
