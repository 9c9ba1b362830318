#include "core/workspace/tabstore.h"

#include "core/base/fileerror.h"
#include "core/base/privatefile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>

namespace workspace {
namespace {

const QByteArray TabKind("tab");
const QByteArray ListKind("tabs");
const QByteArray AnswerKind("answer");
constexpr QLatin1String TabSuffix(".tab");

/// It becomes a part of a path.
bool isId(const QString &text)
{
    return text.size() == 32 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
                   || (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
           });
}

/// What may not lie in our files lies in the person's own, if that is where it came from: a hole there would be saved
/// over it.
void takeFromItsFile(Tab &tab)
{
    if (!tab.leftOut.literals || tab.file.path.isEmpty() || tab.differsFromFile)
        return;
    const auto document = openDocument(tab.file.path);
    if (!document || document->file.digest != tab.file.digest)
        return;
    tab.text = document->text;
    tab.leftOut.literals = false;
}

QByteArrayList headerValuesOf(const Tab &tab)
{
    QByteArrayList values;
    for (const auto &header : tab.headers) {
        if (!header.value.isEmpty())
            values.append(header.value);
    }
    return values;
}

bool lacksAny(const QByteArrayList &values, const QByteArrayList &of)
{
    return std::any_of(of.begin(), of.end(), [&](const QByteArray &value) { return !values.contains(value); });
}

QString titleOf(const Tab &tab)
{
    return tab.name.isEmpty() ? tab.title : tab.name;
}

} // namespace

base::Result<void> TabStore::lock()
{
    const auto name = path(QStringLiteral("lock"));
    if (auto made = base::makePrivateFolder(m_folder); !made)
        return {};
    auto file = std::make_unique<base::Descriptor>(
        ::open(QFile::encodeName(name).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    // Where nothing can be written, tabs can still be read, and saving them will say what is wrong.
    if (!file->isOpen())
        return {};
    if (::flock(file->get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return base::fail(base::Error::Kind::Refused,
                          QStringLiteral("Another Gatehouse has your tabs open. What you write here is kept only until "
                                         "you close this window."));
    m_lock = std::move(file);
    return {};
}

base::Result<std::optional<StateFile::Content>> TabStore::read(const StateFile &file)
{
    auto content = file.read();
    if (content && *content && (*content)->isOlder)
        m_damaged.insert(file.path());
    return content;
}

base::Result<void> TabStore::write(std::vector<StateFile::Writing> writings)
{
    for (auto &writing : writings) {
        if (writing.before == StateFile::Before::IsReplaced && m_damaged.contains(writing.file.path()))
            writing.before = StateFile::Before::Stays;
    }
    auto written = StateFile::writeAll(writings);
    for (const auto &writing : writings) {
        if (written)
            m_damaged.remove(writing.file.path());
    }
    return written;
}

base::Result<TabSet> TabStore::load()
{
    const auto refuse = [this](base::Error error) {
        m_refusal = error;
        return tl::unexpected(std::move(error));
    };
    if (const auto locked = lock(); !locked)
        return refuse(locked.error());
    TabSet tabs;
    const auto list = read({path(QStringLiteral("tabs")), ListKind, TabVersion});
    if (!list && list.error().kind == base::Error::Kind::Refused) {
        m_lock.reset();
        return refuse(
            {base::Error::Kind::Refused,
             list.error().message + QStringLiteral(" What you write here is kept only until you close this window."),
             {}});
    }
    m_refusal.reset();
    removeUnfinished();
    if (!list)
        tabs.notices.append(QStringLiteral("The order of your tabs could not be read. %1 They are here in another one.")
                                .arg(list.error().message));
    if (list && *list) {
        m_list = tabListFrom((*list)->bytes);
        if ((*list)->isOlder)
            tabs.notices.append(
                QStringLiteral("The order of your tabs was damaged on the disk: it is as it was one change before."));
    }
    for (const auto &id : std::as_const(m_list.open)) {
        if (auto tab = loadTab(id, tabs.notices))
            tabs.open.append(*std::move(tab));
    }
    QStringList unheard;
    for (const auto &id : std::as_const(m_list.closed)) {
        if (auto tab = loadTab(id, unheard))
            tabs.closed.append(*std::move(tab));
    }
    tabs.current = m_list.current;
    drop(m_list.dropped);
    takeStrays(tabs, m_list);
    return tabs;
}

std::optional<Tab> TabStore::loadTab(const QString &id, QStringList &notices)
{
    if (!isId(id))
        return std::nullopt;
    const auto content = read({tabPath(id), TabKind, TabVersion});
    if (!content) {
        m_unreadable.insert(id);
        notices.append(content.error().kind == base::Error::Kind::Protocol ? keptAside(id) : content.error().message);
        return std::nullopt;
    }
    if (!*content) {
        notices.append(QStringLiteral("A tab is gone: %1 does not exist.").arg(tabPath(id)));
        return std::nullopt;
    }
    auto tab = tabFrom((*content)->bytes);
    if (!tab) {
        m_unreadable.insert(id);
        notices.append(keptAside(id));
        return std::nullopt;
    }
    tab->id = id;
    m_keptValues.insert(id, headerValuesOf(*tab));
    takeFromItsFile(*tab);
    if ((*content)->isOlder)
        notices.append(QStringLiteral("The tab %1 was damaged on the disk: it is as it was one change before.")
                           .arg(titleOf(*tab)));
    return tab;
}

/// What a write left that was killed in its middle: nobody would ever look at it, and it may hold what somebody has
/// removed since.
void TabStore::removeUnfinished() const
{
    // Another program may be in the middle of it where the folder is not held.
    if (!m_lock)
        return;
    static const QRegularExpression unfinished(QStringLiteral(
        "^(?:[0-9a-f]{32}\\.(?:tab|answer)|tabs)\\.(?!before$|broken$)(?:[A-Za-z0-9]{6}|(?:before\\.)?link)$"));
    const QDir folder(m_folder);
    const auto names = folder.entryList(QDir::Files | QDir::Hidden);
    for (const auto &name : names) {
        if (unfinished.match(name).hasMatch())
            QFile::remove(path(name));
    }
}

/// Out of the way, so that it is told once.
QString TabStore::keptAside(const QString &id) const
{
    const auto from = tabPath(id);
    const auto to = from + QStringLiteral(".broken");
    const bool isMoved = ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
    return QStringLiteral("A tab could not be read. What is left of it is in %1.").arg(isMoved ? to : from);
}

/// Tabs that were written in the moment before a crash, or whose list is lost.
void TabStore::takeStrays(TabSet &tabs, const TabList &list)
{
    const QStringList known = list.open + list.closed;
    const QSet<QString> ids(known.begin(), known.end());
    const auto names =
        QDir(m_folder).entryList({QLatin1Char('*') + TabSuffix}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const auto &name : names) {
        const auto id = name.chopped(TabSuffix.size());
        if (ids.contains(id) || !isId(id))
            continue;
        auto tab = loadTab(id, tabs.notices);
        if (tab && tab->isBlank())
            drop({id});
        else if (tab)
            tabs.open.append(*std::move(tab));
    }
}

base::Result<void> TabStore::save(const TabChanges &changes)
{
    if (m_refusal)
        return tl::unexpected(*m_refusal);
    std::vector<StateFile::Writing> writings;
    auto keptValues = m_keptValues;
    for (const auto &changed : changes.changed) {
        const auto tab = keepable(changed);
        auto &values = keptValues[tab.id];
        // A value that is not to be kept any more is not kept in the state before either.
        const bool forgets = lacksAny(headerValuesOf(tab), values);
        values = headerValuesOf(tab);
        writings.push_back({{tabPath(tab.id), TabKind, TabVersion},
                            bytesOf(tab),
                            forgets ? StateFile::Before::IsForgotten : StateFile::Before::IsReplaced});
    }
    if (auto written = write(std::move(writings)); !written)
        return written;
    m_keptValues = keptValues;
    TabList list {changes.open, changes.current, changes.closed, {}};
    const QSet<QString> stay = [&] {
        const QStringList all = list.open + list.closed;
        return QSet<QString>(all.begin(), all.end());
    }();
    const QStringList before = m_list.open + m_list.closed;
    for (const auto &id : before) {
        if (!stay.contains(id) && !m_unreadable.contains(id))
            list.dropped.append(id);
    }
    if (list == m_list)
        return {};
    const auto written = write({{{path(QStringLiteral("tabs")), ListKind, TabVersion}, bytesOf(list)}});
    if (!written)
        return written;
    m_list = list;
    drop(list.dropped);
    return {};
}

void TabStore::drop(const QStringList &ids) const
{
    for (const auto &id : ids) {
        if (!isId(id))
            continue;
        StateFile(tabPath(id), TabKind, TabVersion).remove();
        StateFile(answerPath(id), AnswerKind, TabVersion).remove();
    }
}

std::optional<QByteArray> TabStore::loadAnswer(const QString &id)
{
    if (!isId(id))
        return std::nullopt;
    const auto content = read({answerPath(id), AnswerKind, TabVersion});
    return content && *content ? std::optional((*content)->bytes) : std::nullopt;
}

base::Result<void> TabStore::saveAnswers(const QHash<QString, QByteArray> &answers)
{
    if (m_refusal)
        return tl::unexpected(*m_refusal);
    std::vector<StateFile::Writing> writings;
    for (auto answer = answers.cbegin(); answer != answers.cend(); ++answer) {
        const StateFile file(answerPath(answer.key()), AnswerKind, TabVersion);
        if (answer->isNull())
            file.remove();
        else
            writings.push_back({file, *answer});
    }
    return write(std::move(writings));
}

base::Result<TabStore::Traces> TabStore::forget(const IsNamedIn &isNamedIn)
{
    auto forgetting = beginForgetting(isNamedIn);
    while (forgetting.step()) { }
    return forgetting.traces();
}

TabStore::Forgetting::Forgetting(const TabStore &store, IsNamedIn isNamedIn)
    : m_store(store),
      m_isNamedIn(std::move(isNamedIn)),
      m_traces(Traces())
{
    if (store.m_refusal) {
        m_traces = tl::unexpected(*store.m_refusal);
        return;
    }
    static const QRegularExpression parts(
        QStringLiteral("^([0-9a-f]{32}\\.(?:tab|answer))(?:\\.before|\\.broken|\\.v[0-9]+)?$"));
    const auto all = QDir(store.m_folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    for (const auto &name : all) {
        if (const auto match = parts.match(name); match.hasMatch())
            m_left.append(match.captured(1));
    }
    m_left.removeDuplicates();
}

bool TabStore::Forgetting::isNamed(const QString &name) const
{
    QFile file(m_store.path(name));
    return file.open(QIODevice::ReadOnly) && m_isNamedIn(file.readAll());
}

/// A file with its state before: what was saved since the step in front of this one has made a new one of it.
bool TabStore::Forgetting::step()
{
    if (m_left.isEmpty())
        return false;
    const auto whole = m_left.takeFirst();
    const auto before = whole + QStringLiteral(".before");
    const bool isNamedNow = isNamed(whole);
    if (isNamedNow && !whole.endsWith(TabSuffix)) {
        const auto id = whole.left(32);
        StateFile(m_store.answerPath(id), AnswerKind, TabVersion).remove();
        m_traces->answers.append(id);
    } else if (!isNamedNow && isNamed(before)) {
        QFile::remove(m_store.path(before));
    }
    const auto others = QDir(m_store.m_folder)
                            .entryList({whole + QStringLiteral(".broken"), whole + QStringLiteral(".v*")},
                                       QDir::Files | QDir::Hidden, QDir::Name);
    for (const auto &name : others) {
        if (isNamed(name))
            m_traces->files.append(m_store.path(name));
    }
    return !m_left.isEmpty();
}

} // namespace workspace
