#pragma once

#include "core/base/result.h"
#include "core/history/database.h"
#include "core/history/filter.h"
#include "core/history/person.h"
#include "core/history/redacted.h"
#include "core/history/schema.h"

#include <QHash>
#include <QVariant>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace history {

/// The database of runs: a file of mode 0600 in WAL mode, or one in memory. Belongs to the thread that opened it, and
/// blocks on the disk. Of errors, Kind::Protocol says that the file is damaged, Kind::Refused that a newer program
/// wrote it; it is left alone then.
class Store
{
public:
    /// Runs in memory have IDs from here on, so that both kinds can be told apart.
    static constexpr qint64 FirstInMemory = qint64 {1} << 62U;

    /// \a path empty: in memory. An older file is brought up to date, and what it was is kept as `.v1`, `.v2`, ….
    /// \a patience: with another program, each time.
    static base::Result<std::unique_ptr<Store>> open(const QString &path, const Steps &steps = publishedSteps(),
                                                     std::chrono::milliseconds patience = std::chrono::seconds(3));
    Q_DISABLE_COPY_MOVE(Store)

    void setPatience(std::chrono::milliseconds patience);

    base::Result<qint64> add(const Redacted &run);
    /// All runs of \a other, in their order, which has none then. By what they were called there, what they are called
    /// here.
    base::Result<QHash<qint64, qint64>> takeAll(Store &other);
    /// Hands over what fits, the latest first: a few at once, then many at a time. Ends early when \a isWanted is
    /// false.
    base::Result<void> search(const Filter &filter, const std::function<bool()> &isWanted,
                              const std::function<void(QList<Row>)> &take);
    base::Result<Kept> load(qint64 id);
    /// Runs whose texts name \a person.
    base::Result<QList<Row>> naming(const Person &person);
    struct ProjectName
    {
        QString key;
        QString name; ///< As it was called last.
        bool isLive = true;
    };
    base::Result<QList<ProjectName>> projects();
    base::Result<qint64> count();
    /// 0 when there is no run.
    base::Result<qint64> latestTime();

    base::Result<void> remove(const QList<qint64> &ids);
    base::Result<void> removeAll();
    /// Takes the oldest away until \a most are left; says how many went.
    base::Result<int> trim(int most);
    /// Milliseconds since 1970.
    struct TooOld
    {
        qint64 from = 0;
        qint64 before = 0;
        std::optional<qint64> behind; ///< These too.
    };
    /// Takes at most so many answers of live projects away whose times are such; says how many went.
    base::Result<int> expireAnswers(const TooOld &times, int most);
    /// How many answers of live projects are older than that, or of a time behind it.
    base::Result<qint64> answersBefore(qint64 time);
    base::Result<qint64> answersBehind(qint64 time);

    /// A number that all programs with this file agree upon; nothing while nobody has set it.
    base::Result<std::optional<qint64>> setting(const QString &name);
    base::Result<void> setSetting(const QString &name, qint64 value);

    /// What was taken away is gone from the file too, letter by letter: from its pages, its index and its log.
    base::Result<void> purge();
    /// Something was taken away since the last purge(), perhaps by a program that ended before it came to that.
    base::Result<bool> isPurgeDue();

private:
    Store() = default;
    base::Result<qint64> insert(const QVariantList &facts, QVariantList texts);
    base::Result<qint64> answersWhere(const QString &condition);

    Database m_database;
};

} // namespace history
