#include "core/workspace/statefile.h"
#include "core/workspace/tabstore.h"
#include "tests/support/registry.h"
#include "tests/support/suddendeath.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using workspace::Tab;
using workspace::TabStore;

class tst_TabStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tabsComeBackInTheirOrder();
    void onlyWhatChangedIsWritten();
    void droppedTabsLeaveNothing();
    void answersStandByThemselves();
    void anyCutOfATabGivesTheStateBefore();
    void damageDoesNotBecomeTheStateBefore();
    void anyCutOfTheListLosesNoTab();
    void aTabWithoutAListIsATab();
    void aCrashInFrontOfTheLastStepDropsAllTheSame();
    void whatAKilledWriteLeftIsRemoved();
    void whatCannotBeReadIsKeptAside();
    void aNewerListIsLeftAloneWithAllTabs();
    void aNewerTabIsLeftAlone();
    void anOlderVersionIsReadAndKept();
    void twoAtOnce();
    void aReadOnlyHomeStillShowsTabs();
    void aFullDiskIsAnErrorAndTheNextTimeIsNot();
    void noSecretIsWritten();
    void aValueThatIsNotToBeKeptAnyMoreIsGone();
    void aFileWithSecretsIsReadAgain();
    void onlyItsOwnerMayRead();
    void foreignNamesAreNoTabs();
    void killedAtAnySystemCallOfASaveNothingIsLost();
    void whoIsForgottenIsInNoAnswerAndInNoStateBefore();

private:
    static Tab tab(const char *text)
    {
        Tab tab;
        tab.id = Tab::newId();
        tab.projectKey = u"acme"_s;
        tab.title = QLatin1String(text);
        tab.text = text;
        return tab;
    }
    static workspace::TabChanges changes(const QList<Tab> &open, const QList<Tab> &closed = {})
    {
        workspace::TabChanges changes;
        for (const auto &tab : open)
            changes.open.append(tab.id);
        for (const auto &tab : closed)
            changes.closed.append(tab.id);
        changes.current = open.isEmpty() ? QString() : open.constLast().id;
        changes.changed = open + closed;
        return changes;
    }
    static QByteArrayList texts(const QList<Tab> &tabs)
    {
        QByteArrayList texts;
        for (const auto &tab : tabs)
            texts.append(tab.text);
        return texts;
    }
    /// As a program of its own would find them.
    base::Result<workspace::TabSet> load() const { return TabStore(folder()).load(); }
    void save(const workspace::TabChanges &changes) const
    {
        TabStore store(folder());
        QVERIFY(store.load());
        QVERIFY(store.save(changes));
    }
    QString folder() const { return m_home->filePath(u"state/tabs"_s); }
    QString path(const QString &name) const { return folder() + u'/' + name; }
    QString pathOf(const Tab &tab) const { return path(tab.id + u".tab"_s); }
    QStringList files() const { return QDir(folder()).entryList(QDir::Files | QDir::Hidden); }
    static QByteArray bytesIn(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

void tst_TabStore::init()
{
    m_home = std::make_unique<QTemporaryDir>();
}

void tst_TabStore::tabsComeBackInTheirOrder()
{
    QVERIFY(load()->open.isEmpty());
    const auto a = tab("a");
    const auto b = tab("b");
    const auto c = tab("c");
    save(changes({c, a}, {b}));
    const auto tabs = load();
    QCOMPARE(texts(tabs->open), (QByteArrayList {"c", "a"}));
    QCOMPARE(texts(tabs->closed), QByteArrayList {"b"});
    QCOMPARE(tabs->current, a.id);
    QVERIFY(tabs->open.at(0) == c);
    QVERIFY(tabs->notices.isEmpty());
}

void tst_TabStore::onlyWhatChangedIsWritten()
{
    auto a = tab("a");
    const auto b = tab("b");
    TabStore store(folder());
    QVERIFY(store.load());
    QVERIFY(store.save(changes({a, b})));
    put(pathOf(b), "untouched");
    const auto list = QFileInfo(path(u"tabs"_s)).lastModified();
    a.text = "a2";
    auto again = changes({a, b});
    again.changed = {a};
    QVERIFY(store.save(again));
    QCOMPARE(bytesIn(pathOf(b)), QByteArray("untouched"));
    QCOMPARE(QFileInfo(path(u"tabs"_s)).lastModified(), list);
    QVERIFY(bytesIn(pathOf(a)).endsWith("a2"));
}

void tst_TabStore::droppedTabsLeaveNothing()
{
    const auto a = tab("a");
    const auto b = tab("b");
    TabStore store(folder());
    QVERIFY(store.load());
    QVERIFY(store.save(changes({a, b})));
    QVERIFY(store.save(changes({a, b})));
    QVERIFY(store.saveAnswers({{b.id, "answer"}}));
    QVERIFY(store.save(changes({a})));
    QVERIFY(!files().join(u' ').contains(b.id));
    QVERIFY(files().contains(a.id + u".tab"_s));
}

void tst_TabStore::answersStandByThemselves()
{
    const auto a = tab("a");
    TabStore store(folder());
    QVERIFY(store.load());
    QVERIFY(!store.loadAnswer(a.id));
    QVERIFY(store.saveAnswers({{a.id, "one"}}));
    QCOMPARE(store.loadAnswer(a.id), std::optional<QByteArray>("one"));
    QVERIFY(store.saveAnswers({{a.id, {}}}));
    QVERIFY(!store.loadAnswer(a.id));
    QVERIFY(!store.loadAnswer(u"../../etc/passwd"_s));
}

void tst_TabStore::anyCutOfATabGivesTheStateBefore()
{
    auto a = tab("before");
    const auto b = tab("b");
    save(changes({a, b}));
    a.text = "now";
    save(changes({a, b}));
    const auto whole = bytesIn(pathOf(a));
    for (qsizetype size = 0; size < whole.size(); ++size) {
        put(pathOf(a), whole.left(size));
        const auto tabs = load();
        QCOMPARE(texts(tabs->open), (QByteArrayList {"before", "b"}));
        QCOMPARE(tabs->notices.size(), 1);
        QVERIFY(tabs->notices.constFirst().contains(u"before"_s));
    }
    put(pathOf(a), whole);
    QCOMPARE(texts(load()->open), (QByteArrayList {"now", "b"}));
}

void tst_TabStore::damageDoesNotBecomeTheStateBefore()
{
    auto a = tab("before");
    const auto answer = path(a.id + u".answer"_s);
    const auto list = path(u"tabs"_s);
    const auto write = [&](const QByteArray &text, const QList<Tab> &others) {
        TabStore store(folder());
        QVERIFY(store.load());
        (void)store.loadAnswer(a.id);
        a.text = text;
        QVERIFY(store.save(changes(QList {a} + others)));
        QVERIFY(store.saveAnswers({{a.id, text}}));
    };
    const auto damage = [&] {
        for (const auto &file : {pathOf(a), answer, list})
            put(file, "damaged");
    };
    const auto other = tab("other");
    write("before", {});
    write("now", {other});
    damage();
    write("next", {other});
    // What a crash may do to them in that moment.
    damage();
    {
        TabStore store(folder());
        const auto tabs = store.load();
        QVERIFY(tabs);
        QCOMPARE(texts(tabs->open), (QByteArrayList {"before", "other"}));
        QCOMPARE(store.loadAnswer(a.id), std::optional<QByteArray>("before"));
    }
    // Once written, what lies there is the state before of the next one.
    write("whole", {other});
    write("after", {other});
    damage();
    QCOMPARE(texts(load()->open).first(), QByteArray("whole"));
}

void tst_TabStore::anyCutOfTheListLosesNoTab()
{
    const auto a = tab("a");
    const auto b = tab("b");
    save(changes({a}));
    save(changes({b, a}));
    const auto whole = bytesIn(path(u"tabs"_s));
    for (qsizetype size = 0; size < whole.size(); ++size) {
        put(path(u"tabs"_s), whole.left(size));
        const auto tabs = load();
        QCOMPARE(texts(tabs->open), (QByteArrayList {"a", "b"}));
        QCOMPARE(tabs->notices.size(), 1);
    }
    QVERIFY(QFile::remove(path(u"tabs.before"_s)));
    const auto tabs = load();
    QCOMPARE(tabs->open.size(), 2);
    QCOMPARE(tabs->notices.size(), 1);
}

void tst_TabStore::aTabWithoutAListIsATab()
{
    const auto a = tab("a");
    const auto written = tab("written in the moment of a crash");
    save(changes({a}));
    const workspace::StateFile file(pathOf(written), "tab", workspace::TabVersion);
    QVERIFY(file.write(workspace::bytesOf(written)));
    const auto blank = tab("");
    QVERIFY(workspace::StateFile(pathOf(blank), "tab", workspace::TabVersion).write(workspace::bytesOf(blank)));
    QCOMPARE(texts(load()->open), (QByteArrayList {"a", written.text}));
    QVERIFY(!QFileInfo::exists(pathOf(blank)));
}

void tst_TabStore::aCrashInFrontOfTheLastStepDropsAllTheSame()
{
    const auto a = tab("a");
    const auto b = tab("b");
    save(changes({a, b}));
    const auto bytes = bytesIn(pathOf(b));
    save(changes({a}));
    put(pathOf(b), bytes);
    QCOMPARE(texts(load()->open), QByteArrayList {"a"});
    QVERIFY(!QFileInfo::exists(pathOf(b)));
}

void tst_TabStore::whatAKilledWriteLeftIsRemoved()
{
    auto a = tab("a");
    save(changes({a}));
    a.text = "a2";
    save(changes({a}));
    const auto before = files();
    QVERIFY(before.contains(a.id + u".tab.before"_s));
    QStringList kept;
    for (const auto *end : {".tab.broken", ".tab.v1", ".answer.before", ".tab.notes.txt"})
        kept.append(a.id + QLatin1String(end));
    QStringList left {u"tabs.q2W3e4"_s, u"tabs.link"_s};
    for (const auto *end : {".tab.aB3dE6", ".answer.XyZ012", ".tab.link", ".answer.link"})
        left.append(a.id + QLatin1String(end));
    const auto names = kept + left;
    for (const auto &name : names)
        put(path(name), "bytes");
    QVERIFY(load());
    auto expected = before + kept;
    expected.sort();
    auto found = files();
    found.sort();
    QCOMPARE(found, expected);
    QCOMPARE(texts(load()->open), QByteArrayList {"a2"});
}

void tst_TabStore::whatCannotBeReadIsKeptAside()
{
    const auto a = tab("a");
    const auto b = tab("b");
    save(changes({a, b}));
    put(pathOf(a), "damaged");
    TabStore store(folder());
    const auto tabs = store.load();
    QCOMPARE(texts(tabs->open), QByteArrayList {"b"});
    QCOMPARE(tabs->notices.size(), 1);
    QVERIFY(tabs->notices.constFirst().contains(pathOf(a) + u".broken"_s));
    QVERIFY(store.save(changes({b})));
    QCOMPARE(bytesIn(pathOf(a) + u".broken"_s), QByteArray("damaged"));
}

void tst_TabStore::aNewerListIsLeftAloneWithAllTabs()
{
    const auto a = tab("a");
    save(changes({a}));
    QVERIFY(workspace::StateFile(path(u"tabs"_s), "tabs", workspace::TabVersion + 1).write("{}"));
    const auto bytes = bytesIn(path(u"tabs"_s));
    TabStore store(folder());
    const auto tabs = store.load();
    QVERIFY(!tabs);
    QCOMPARE(tabs.error().kind, base::Error::Kind::Refused);
    QVERIFY(tabs.error().message.contains(u"newer"_s));
    QVERIFY(!store.save(changes({tab("b")})));
    QVERIFY(!store.saveAnswers({{a.id, "x"}}));
    QCOMPARE(bytesIn(path(u"tabs"_s)), bytes);
    QVERIFY(QFileInfo::exists(pathOf(a)));
}

void tst_TabStore::aNewerTabIsLeftAlone()
{
    const auto a = tab("a");
    const auto b = tab("b");
    save(changes({a, b}));
    QVERIFY(workspace::StateFile(pathOf(a), "tab", workspace::TabVersion + 1).write("from the future"));
    const auto bytes = bytesIn(pathOf(a));
    TabStore store(folder());
    const auto tabs = store.load();
    QCOMPARE(texts(tabs->open), QByteArrayList {"b"});
    QCOMPARE(tabs->notices.size(), 1);
    QVERIFY(store.save(changes({b})));
    QCOMPARE(bytesIn(pathOf(a)), bytes);
}

/// Members that an older version did not know have their defaults, and its file stays as it was.
void tst_TabStore::anOlderVersionIsReadAndKept()
{
    const auto id = Tab::newId();
    const workspace::StateFile old(path(id + u".tab"_s), "tab", 1);
    QVERIFY(old.write(R"({"textSize":5,"variablesSize":0})"
                      "\nquery"));
    const auto tabs = load();
    QCOMPARE(texts(tabs->open), QByteArrayList {"query"});
    const auto bytes = bytesIn(path(id + u".tab"_s));
    QVERIFY(workspace::StateFile(path(id + u".tab"_s), "tab", 2).write(workspace::bytesOf(tabs->open.constFirst())));
    QCOMPARE(bytesIn(path(id + u".tab.v1"_s)), bytes);
}

void tst_TabStore::twoAtOnce()
{
    const auto a = tab("a");
    TabStore first(folder());
    QVERIFY(first.load());
    QVERIFY(first.save(changes({a})));
    {
        TabStore second(folder());
        const auto tabs = second.load();
        QVERIFY(!tabs);
        QCOMPARE(tabs.error().kind, base::Error::Kind::Refused);
        QVERIFY(!second.save(changes({})));
    }
    QVERIFY(first.save(changes({tab("b"), a})));
    QCOMPARE(files().filter(QRegularExpression(u"\\.tab$"_s)).size(), 2);
}

void tst_TabStore::aReadOnlyHomeStillShowsTabs()
{
    if (geteuid() == 0)
        QSKIP("nothing is read-only for root");
    const auto a = tab("a");
    save(changes({a}));
    QVERIFY(QFile::remove(path(u"lock"_s)));
    chmod(QFile::encodeName(folder()).constData(), 0500);
    TabStore store(folder());
    const auto tabs = store.load();
    QCOMPARE(texts(tabs->open), QByteArrayList {"a"});
    const auto saved = store.save(changes({a, tab("b")}));
    chmod(QFile::encodeName(folder()).constData(), 0700);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, base::Error::Kind::Io);
}

/// A file that may not grow stands for a disk that is full.
void tst_TabStore::aFullDiskIsAnErrorAndTheNextTimeIsNot()
{
    auto a = tab("a");
    TabStore store(folder());
    QVERIFY(store.load());
    QVERIFY(store.save(changes({a})));
    QVERIFY(QFile::rename(folder(), folder() + u".away"_s));
    put(folder(), "a file where the folder belongs");
    a.text = "a2";
    const auto saved = store.save(changes({a}));
    QVERIFY(!saved);
    QVERIFY(QFile::remove(folder()));
    QVERIFY(QFile::rename(folder() + u".away"_s, folder()));
    QVERIFY(store.save(changes({a})));
    QVERIFY(bytesIn(pathOf(a)).endsWith("a2"));
}

void tst_TabStore::noSecretIsWritten()
{
    auto a = tab(
        "mutation($p: String = \"CANARY\") { a(password: \"CANARY\", b: {code: 1}) # token: \"CANARY\"\n c(pin: $p) }");
    a.title = u"a"_s;
    a.variables = "{\"p\": \"CANARY\", // \"password\": \"CANARY\"\n \"x\": {\"refreshToken\": \"CANARY\"}}";
    a.headers = {{"Authorization", "CANARY", true, false}, {"X", "CANARY", false, false}};
    auto b = tab("curl -H 'Authorization: Bearer CANARY'");
    b.title = u"b"_s;
    b.isCommand = true;
    save(changes({a}, {b}));
    save(changes({a, b}));
    QDirIterator all(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int seen = 0;
    while (all.hasNext()) {
        QVERIFY2(!bytesIn(all.next()).contains("CANARY"), qPrintable(all.filePath()));
        ++seen;
    }
    QVERIFY(seen >= 4);
    const auto tabs = load();
    QVERIFY(tabs->open.at(0).leftOut.literals && tabs->open.at(0).leftOut.variables
            && tabs->open.at(0).leftOut.headers);
    QVERIFY(tabs->open.at(1).leftOut.command);
}

void tst_TabStore::aValueThatIsNotToBeKeptAnyMoreIsGone()
{
    auto a = tab("a");
    a.headers = {{"X-Gateway-Token", "CANARY", true, true}};
    save(changes({a}));
    QVERIFY(bytesIn(pathOf(a)).contains("CANARY"));
    a.headers[0].keepsValue = false;
    save(changes({a}));
    for (const auto &name : files())
        QVERIFY2(!bytesIn(path(name)).contains("CANARY"), qPrintable(name));
    QVERIFY(files().contains(a.id + u".tab.before"_s));
}

void tst_TabStore::aFileWithSecretsIsReadAgain()
{
    const auto document = m_home->filePath(u"mine.graphql"_s);
    auto a = tab("mutation { a(password: \"CANARY\") }");
    a.title = u"a"_s;
    put(document, a.text);
    a.file = workspace::openDocument(document)->file;
    save(changes({a}));
    QVERIFY(!bytesIn(pathOf(a)).contains("CANARY"));
    auto back = load()->open.constFirst();
    QCOMPARE(back.text, a.text);
    QVERIFY(!back.leftOut.any());
    // Somebody else's text is not what was here, and neither is what was never saved.
    put(document, "mutation { a(password: \"other\") }");
    back = load()->open.constFirst();
    QCOMPARE(back.text, QByteArray("mutation { a(password: ) }"));
    QVERIFY(back.leftOut.literals);
}

void tst_TabStore::onlyItsOwnerMayRead()
{
    const auto mask = umask(0);
    const auto a = tab("a");
    save(changes({a}));
    umask(mask);
    struct stat status
    {
    };
    for (const auto &name : files()) {
        QCOMPARE(stat(QFile::encodeName(path(name)).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }
    QCOMPARE(stat(QFile::encodeName(folder()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
}

void tst_TabStore::foreignNamesAreNoTabs()
{
    const auto a = tab("a");
    save(changes({a}));
    put(path(u"notes.tab"_s), "mine");
    put(m_home->filePath(u"outside.tab"_s), "mine");
    const workspace::TabList list {{u"../../outside"_s, a.id}, {}, {}, {u"../../outside"_s}};
    QVERIFY(workspace::StateFile(path(u"tabs"_s), "tabs", workspace::TabVersion).write(workspace::bytesOf(list)));
    TabStore store(folder());
    QCOMPARE(texts(store.load()->open), QByteArrayList {"a"});
    QVERIFY(store.save(changes({a})));
    QCOMPARE(bytesIn(path(u"notes.tab"_s)), QByteArray("mine"));
    QCOMPARE(bytesIn(m_home->filePath(u"outside.tab"_s)), QByteArray("mine"));
}

void tst_TabStore::killedAtAnySystemCallOfASaveNothingIsLost()
{
    auto kept = tab("old text");
    kept.headers = {{"X-Gateway", "canary", true, true}};
    const auto dropped = tab("dropped");
    const auto quiet = tab("quiet");
    const auto fresh = tab("fresh");
    auto later = kept;
    later.text = "new text";
    later.headers = {{"X-Gateway", "canary", true, false}};
    auto ending = support::Ending::Killed;
    for (int call = 0; ending == support::Ending::Killed; ++call) {
        save(changes({kept, dropped, quiet}));
        ending = support::dieAtCall(call, [&] {
            TabStore store(folder());
            if (!store.load())
                return;
            auto after = changes({quiet, later, fresh});
            after.changed = {later, fresh};
            (void)store.save(after);
        });
        if (ending == support::Ending::Untraced)
            QSKIP("This system does not let a process be traced.");
        const auto tabs = load();
        QVERIFY(tabs);
        QCOMPARE(tabs->notices, QStringList());
        const auto found = texts(tabs->open);
        QVERIFY2(found.contains("quiet"), found.join(' ').constData());
        QCOMPARE(found.count("old text") + found.count("new text"), 1);
        // In the order of before, or in the one of after.
        if (!found.contains("dropped"))
            QCOMPARE(found, (QByteArrayList {"quiet", "new text", "fresh"}));
        if (ending == support::Ending::Natural)
            QVERIFY(!found.contains("dropped"));
        if (found.contains("new text")) {
            for (const auto &name : files())
                QVERIFY2(!bytesIn(path(name)).contains("canary"), qPrintable(name));
        }
        QVERIFY(QDir(folder()).removeRecursively());
    }
}

void tst_TabStore::whoIsForgottenIsInNoAnswerAndInNoStateBefore()
{
    const auto isNamedIn = [](const QByteArray &text) {
        return text.contains("ann@");
    };
    auto changed = tab("{ a } # ann@example.com");
    const auto typed = tab("{ b } # ann@example.com");
    const auto other = tab("{ c }");
    TabStore store(folder());
    QVERIFY(store.load());
    QVERIFY(store.save(changes({changed, typed, other})));
    changed.text = "{ a }";
    changed.title = u"a"_s;
    QVERIFY(store.save(changes({changed, typed, other})));
    QVERIFY(store.saveAnswers({{other.id, "of ann@example.com"}, {typed.id, "of ann@example.com"}}));
    QVERIFY(store.saveAnswers({{other.id, "of bob@example.com"}, {changed.id, "of bob@example.com"}}));
    const auto old = pathOf(changed) + u".v1"_s;
    put(old, "ann@example.com");

    const auto traces = store.forget(isNamedIn);
    QVERIFY(traces);
    QCOMPARE(traces->answers, QStringList {typed.id});
    QCOMPARE(traces->files, QStringList {old});
    // Only what was there before it named her.
    for (const auto &id : {other.id, changed.id})
        QCOMPARE(store.loadAnswer(id), std::optional(QByteArray("of bob@example.com")));
    QVERIFY(!store.loadAnswer(typed.id));
    for (const auto &name : files())
        QCOMPARE(isNamedIn(bytesIn(path(name))), path(name) == old || name.startsWith(typed.id));
}

REGISTER_TEST(tst_TabStore)
#include "tst_tabstore.moc"
