#pragma once

#include "core/sandbox/seed/account.h"
#include "core/sandbox/store/auditlog.h"

#include <deque>
#include <memory>

namespace sandbox {

/// A year of what users and operators did. Entries are collected user by user and stored in order of time, because
/// their IDs count up.
class AuditTrail
{
public:
    /// \a frame is not owned.
    explicit AuditTrail(const SeedFrame &frame) : m_frame(&frame) { }
    void add(const Account &account, Random &random);
    void store(Database &database, const QString &appId);

private:
    /// There are thousands at once, and what they take on top of the window's memory is never given back: the heap
    /// has grown around it.
    struct Entry
    {
        Timestamp at = 0;
        const char *type = nullptr;
        QString userId;
        std::shared_ptr<const std::string> payload;
        QString recipient;
        Origin origin; ///< Its trackingId comes when it is stored.
    };
    /// Only some of many users have left traces: the log is to be worth reading, not to be as large as possible.
    bool isTraced(qint64 number) const;
    void add(const Account &account, Timestamp at, const char *type, Random &random, const QString &recipient = {});
    void addLogins(const Account &account, Random &random);
    void addFate(const Account &account, Random &random);
    void addByOperator(const Account &account, Timestamp at, const char *type, Random &random);

    /// All events of one user have one, but for those with a recipient.
    std::shared_ptr<const std::string> payload(const Account &account, const QString &recipient);

    const SeedFrame *m_frame;
    std::deque<Entry> m_entries; ///< Grows without a copy.
    QString m_payloadOf; ///< The user of m_payload.
    std::shared_ptr<const std::string> m_payload;
};

} // namespace sandbox
