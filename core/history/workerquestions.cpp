#include "core/history/worker.h"

#include <algorithm>

// What the history is asked, and what changes nothing in it.
namespace history {

void History::Worker::search(quint64 number, const Filter &filter)
{
    const auto isWanted = [this, number] {
        return m_history->m_wantedSearch == number;
    };
    const auto take = [&](QList<Row> rows) {
        say([number, rows = std::move(rows)](History &to) { emit to.found(number, rows, false); });
    };
    const auto searched = attempt([&]() -> base::Result<void> {
        const auto all = stores();
        for (auto *store : all) {
            if (!isWanted())
                return {};
            if (auto done = store->search(filter, isWanted, take); !done)
                return done;
        }
        return {};
    });
    if (!isWanted())
        return;
    say([number, searched](History &to) {
        if (searched)
            emit to.found(number, {}, true);
        else
            emit to.searchFailed(number, searched.error());
    });
}

void History::Worker::load(qint64 id)
{
    auto loaded = attempt([&]() -> base::Result<Kept> {
        if (auto *store = storeOf(id))
            return store->load(idNow(id));
        return base::fail(base::Error::Kind::NotFound, QStringLiteral("This run is not in the history any more."));
    });
    if (loaded)
        loaded->row.id = id;
    say([id, loaded](History &to) {
        if (loaded)
            emit to.loaded(*loaded);
        else
            emit to.loadFailed(id, loaded.error());
    });
}

base::Result<QList<Row>> History::Worker::matching(const Filter &filter)
{
    QList<Row> rows;
    const auto all = stores();
    for (auto *store : all) {
        const auto searched = store->search(
            filter, [] { return true; }, [&](const QList<Row> &some) { rows.append(some); });
        if (!searched)
            return tl::unexpected(searched.error());
    }
    return rows;
}

base::Result<QList<Row>> History::Worker::naming(const Person &person)
{
    QList<Row> rows;
    const auto all = stores();
    for (auto *store : all) {
        auto named = store->naming(person);
        if (!named)
            return named;
        rows.append(*named);
    }
    return rows;
}

void History::Worker::lookFor(const Person &person)
{
    const auto named = attempt([&] { return naming(person); });
    say([person, named](History &to) {
        if (named)
            emit to.naming(person, *named);
        else
            emit to.namingFailed(person, named.error());
    });
}

void History::Worker::askForProjects()
{
    QList<KnownProject> known;
    const auto all = stores();
    for (auto *store : all) {
        const auto projects = store->projects();
        if (!projects)
            continue;
        for (const auto &project : *projects) {
            const bool isThere = std::any_of(known.cbegin(), known.cend(),
                                             [&](const KnownProject &other) { return other.key == project.key; });
            if (!isThere)
                known.append({project.key, project.name, project.isLive});
        }
    }
    say([known](History &to) { emit to.projectsKnown(known); });
}

} // namespace history
