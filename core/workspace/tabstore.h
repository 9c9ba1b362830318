#pragma once

#include "core/base/descriptor.h"
#include "core/base/result.h"
#include "core/workspace/statefile.h"
#include "core/workspace/tab.h"
#include "core/workspace/tabbytes.h"

#include <QByteArrayList>
#include <QHash>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace workspace {

/// The folder of the tabs: a file for each (`ID.tab`), one for their order (`tabs`), and the last answer of each apart
/// (`ID.answer`). Every file is a StateFile. What is damaged costs at most what was written since the state before it,
/// and says so; what the list does not know is a tab all the same.
///
/// One program at a time has the folder; it is held until this is destroyed or the program dies. Blocks on the disk:
/// one thread that is not the window's uses it.
class TabStore
{
public:
    explicit TabStore(QString folder) : m_folder(std::move(folder)) { }

    /// Kind::Refused: another program has the folder, or a newer one wrote it; nothing can be saved then. A folder that
    /// is not there holds no tabs.
    base::Result<TabSet> load();

    /// Writes what changed, and takes away what is neither open nor closed any more. Without a load() that went well
    /// nothing is written.
    base::Result<void> save(const TabChanges &changes);

    /// Nothing when there is none, or none that can be read: then there is nothing to be said about it either.
    std::optional<QByteArray> loadAnswer(const QString &id);
    /// By the ID of their tab. Null bytes: there is none any more.
    base::Result<void> saveAnswers(const QHash<QString, QByteArray> &answers);

    /// What is kept of somebody whom a person wants forgotten.
    struct Traces
    {
        QStringList answers; ///< IDs of the tabs whose answers were removed.
        QStringList files; ///< What is left of damaged or older files, and still names them.
    };
    using IsNamedIn = std::function<bool(const QByteArray &)>;
    /// Removes the answers that name somebody, and the states before of tabs and answers that do no more: an answer of
    /// somebody else stays. Tabs themselves are the window's to remove.
    base::Result<Traces> forget(const IsNamedIn &isNamedIn);

    /// The same in steps, because answers are long: whoever wants to save() does it in between.
    class Forgetting
    {
    public:
        /// False: that was all. Of the steps of others none has to be waited for longer than a file takes.
        bool step();
        const base::Result<Traces> &traces() const { return m_traces; }

    private:
        friend class TabStore;
        explicit Forgetting(const TabStore &store, IsNamedIn isNamedIn);
        bool isNamed(const QString &name) const;

        const TabStore &m_store;
        IsNamedIn m_isNamedIn;
        QStringList m_left; ///< Names of files without their ends, each once.
        base::Result<Traces> m_traces;
    };
    /// Not longer than this is there.
    Forgetting beginForgetting(IsNamedIn isNamedIn) const { return Forgetting(*this, std::move(isNamedIn)); }

private:
    base::Result<void> lock();
    base::Result<std::optional<StateFile::Content>> read(const StateFile &file);
    base::Result<void> write(std::vector<StateFile::Writing> writings);
    std::optional<Tab> loadTab(const QString &id, QStringList &notices);
    void removeUnfinished() const;
    QString keptAside(const QString &id) const;
    void takeStrays(TabSet &tabs, const TabList &list);
    void drop(const QStringList &ids) const;
    QString path(const QString &name) const { return m_folder + QLatin1Char('/') + name; }
    QString tabPath(const QString &id) const { return path(id) + QStringLiteral(".tab"); }
    QString answerPath(const QString &id) const { return path(id) + QStringLiteral(".answer"); }

    QString m_folder;
    std::unique_ptr<base::Descriptor> m_lock;
    std::optional<base::Error> m_refusal {
        base::Error {base::Error::Kind::Refused, QStringLiteral("The tabs were not read."), {}}};
    TabList m_list; ///< As it stands in its file.
    QHash<QString, QByteArrayList>
        m_keptValues; ///< Of headers, by tab: what lies in its file because it was asked for.
    QSet<QString> m_damaged; ///< Files that were read as what they were before: what lies there is no state to keep.
    QSet<QString> m_unreadable; ///< Tabs of a newer program, or damaged ones: not ours to remove.
};

} // namespace workspace
