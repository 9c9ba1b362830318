#pragma once

#include "core/base/clock.h"
#include "core/journal/entry.h"
#include "core/safety/requests.h"

namespace journal {

/// The record of every change to live data: one line of intent, on disk before a byte leaves, and one line of outcome
/// after. A file of JSON Lines that is only ever appended to, 0600. Several processes may write to it at once. What
/// reaches it is masked already: it holds no password, code, token or key. Blocks on the disk: not for the window
/// thread.
class Journal final : public safety::WriteRecord
{
public:
    /// The file and its folder are made when the first line is written. \a clock is not owned.
    Journal(QString path, const base::Clock &clock) : m_path(std::move(path)), m_clock(&clock) { }

    base::Result<QString> begin(const project::Project &project, const safety::Effect &effect) override;
    /// \a status: of HTTP, 0 when no answer came. \a message must be our own words: a server's may repeat a secret.
    base::Result<void> end(const QString &id, Outcome outcome, int status, const QString &message);
    /// What the file holds, oldest first. A file that is not there yet is an empty one.
    base::Result<Contents> read() const;

private:
    base::Result<void> append(const std::string &line);

    QString m_path;
    const base::Clock *m_clock;
};

} // namespace journal
