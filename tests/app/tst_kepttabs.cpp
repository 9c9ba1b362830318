#include "core/history/store.h"
#include "tests/app/program.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>

using namespace std::chrono_literals;

/// Nothing is lost, whenever the program is killed.
class tst_KeptTabs : public QObject
{
    Q_OBJECT

private slots:
    void killedAtAnyMomentItComesBack();
    void aSecondStartRaisesTheFirst();
    void aKilledOneDoesNotBlockTheNext();
    void filesAreOpenedInTheWindowThatIsThere();
    void theSandboxStartsOnlyWhenItIsWanted();

private:
    struct State
    {
        qint64 time = 0;
        QByteArray current;
        QByteArrayList tabs;
    };
    static QList<State> statesIn(const QString &path)
    {
        QFile file(path);
        QList<State> states;
        if (!file.open(QIODevice::ReadOnly))
            return states;
        for (const auto &line : file.readAll().split('\n')) {
            // A line that the kill has cut is no state.
            auto words = line.split(' ');
            if (words.size() >= 2 && words.at(0).toLongLong() > 0)
                states.append({words.takeFirst().toLongLong(), words.takeFirst(), words});
        }
        return states;
    }
    static qint64 now()
    {
        const auto time = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    }
    /// Its last line: it has no line ends.
    static QByteArray answerOnDisk(const QString &folder, const QByteArray &id)
    {
        QFile file(folder + QStringLiteral("/tabs/") + QString::fromLatin1(id) + QStringLiteral(".answer"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n').constLast() : QByteArray();
    }
    static QHash<QByteArray, QByteArray> answersOnDisk(const QString &folder)
    {
        QHash<QByteArray, QByteArray> answers;
        const auto names = QDir(folder + QStringLiteral("/tabs")).entryList({QStringLiteral("*.answer")}, QDir::Files);
        for (const auto &name : names) {
            const auto id = name.chopped(7).toLatin1();
            answers.insert(id, answerOnDisk(folder, id));
        }
        return answers;
    }
    /// A tab that nobody has looked at yet says nothing of its answer: it is as it was last, or as it was found.
    static void sayAnswers(QList<State> &states, QHash<QByteArray, QByteArray> answers)
    {
        for (auto &answer : answers)
            answer = answer.toHex();
        for (auto &state : states) {
            for (auto &tab : state.tabs) {
                const auto said = tab.lastIndexOf(':') + 1;
                if (tab.mid(said) == "-")
                    tab.replace(said, 1, answers.value(idOf(tab)));
                else
                    answers.insert(idOf(tab), tab.mid(said));
            }
        }
    }
    /// When the tab \a id had which answer.
    static QByteArray sayings(const QList<State> &states, const QByteArray &id, qint64 killedAt)
    {
        QByteArray text;
        QByteArray last;
        for (const auto &state : states) {
            for (const auto &tab : state.tabs) {
                const auto answer = tab.split(':').constLast();
                if (idOf(tab) != id || answer == last)
                    continue;
                text += "\n" + QByteArray::number(killedAt - state.time) + " ms before the kill " + answer;
                last = answer;
            }
        }
        return text;
    }
    /// What the tab \a id was in \a states.
    static QByteArray wasBefore(const QList<State> &states, const QByteArray &id)
    {
        QByteArrayList was;
        for (const auto &state : states) {
            for (const auto &tab : state.tabs) {
                if (idOf(tab) == id && (was.isEmpty() || was.constLast() != tab))
                    was.append(tab);
            }
        }
        // As much as is printed of a message, the latest first.
        std::reverse(was.begin(), was.end());
        return "\n" + was.join('\n');
    }
    /// The longest that the window had to wait for its turn: whoever writes to the disk waits as long at each step.
    static qint64 longestWait(const QList<State> &states)
    {
        qint64 longest = 0;
        for (qsizetype i = 1; i < states.size(); ++i)
            longest = std::max(longest, states.at(i).time - states.at(i - 1).time);
        return longest;
    }
    /// Files that hold \a text, wherever they lie in \a folder.
    static QStringList filesWith(const QString &folder, const QByteArray &text)
    {
        QStringList paths;
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                paths.append(file.fileName());
        }
        return paths;
    }
    /// The names of the runs that \a folder remembers, each once; nothing when that cannot be read.
    static QByteArrayList runsIn(const QString &folder)
    {
        QByteArrayList names;
        const auto store = history::Store::open(folder + QStringLiteral("/history.sqlite"));
        const auto take = [&](const QList<history::Row> &rows) {
            for (const auto &row : rows)
                names.append(row.operation.toLatin1());
        };
        if (!store
            || !(*store)->search(
                {}, [] { return true; }, take))
            return {};
        return names;
    }
    static QByteArray idOf(const QByteArray &tab) { return tab.left(tab.indexOf(':')); }

    /// A program whose home is \a folder, and nobody else's.
    static std::unique_ptr<QProcess> program(const QString &folder, const QStringList &arguments)
    {
        auto program = makeProgram(arguments);
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "HOME"})
            environment.insert(QLatin1String(name), folder);
        program->setProcessEnvironment(environment);
        return program;
    }
    static int tabFiles(const QString &folder)
    {
        QDirIterator files(folder, {QStringLiteral("*.tab")}, QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            files.next();
            ++count;
        }
        return count;
    }
    static bool isKept(const QString &folder, const QByteArray &text)
    {
        QDirIterator files(folder, {QStringLiteral("*.tab")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().endsWith(text))
                return true;
        }
        return false;
    }
};

/// What comes back is a state that was there in the last moments before the kill: each tab with its text, caret, name,
/// variables, headers and answer, and the order; and every run is in the history, once. GATEHOUSE_KILLS sets how often,
/// GATEHOUSE_SEED which accidents.
void tst_KeptTabs::killedAtAnyMomentItComesBack()
{
    const int kills =
        qEnvironmentVariableIsSet("GATEHOUSE_KILLS") ? qEnvironmentVariableIntValue("GATEHOUSE_KILLS") : 3;
    const int seed = qEnvironmentVariableIntValue("GATEHOUSE_SEED");
    constexpr qint64 promised = 2000;
    const QTemporaryDir folder;
    const QString said = folder.filePath(QStringLiteral("said"));
    QRandomGenerator random(static_cast<quint32>(seed + 7));
    QList<State> before;
    QSet<QByteArray> runs; // That must be remembered.
    qint64 killedAt = 0;
    for (int kill = 0; kill <= kills; ++kill) {
        const auto answersNow = answersOnDisk(folder.path());
        QCOMPARE(filesWith(folder.path(), "canary-"), QStringList());
        QProcess typist;
        typist.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        typist.start(QStringLiteral(TYPIST), {folder.path(), QString::number(seed + kill + 1)});
        QVERIFY(typist.waitForReadyRead(60'000));
        if (kill > 0) {
            const auto back = statesIn(said).constFirst();
            // A machine that is busy with other tests makes everybody wait.
            const auto matches = [&, from = killedAt - promised - 5 * longestWait(before)](const State &state) {
                return state.time >= from;
            };
            QList<State> last;
            for (qsizetype i = 0; i < before.size(); ++i) {
                // The one that was on the screen when that second began counts too.
                if (matches(before.at(i)) || i + 1 == before.size() || matches(before.at(i + 1)))
                    last.append(before.at(i));
            }
            const auto ids = [](const State &state) {
                QByteArrayList list;
                for (const auto &tab : state.tabs)
                    list.append(idOf(tab));
                return list;
            };
            // Tabs are written before their order: what was opened in the last moment comes behind it.
            const bool orderIsThere = std::any_of(last.begin(), last.end(), [&](const State &state) {
                const auto known = ids(state);
                const auto behind = ids(back).mid(known.size());
                return ids(back).mid(0, known.size()) == known
                    && std::all_of(behind.begin(), behind.end(), [&](const QByteArray &id) {
                           return std::any_of(last.begin(), last.end(),
                                              [&](const State &later) { return ids(later).contains(id); });
                       });
            });
            if (!orderIsThere) {
                QByteArray all = "came back: " + ids(back).join(' ') + "\nlast: " + ids(last.constLast()).join(' ');
                QFAIL(all.constData());
            }
            for (const auto &tab : back.tabs) {
                const auto words = tab.split(':');
                const bool isThere = std::any_of(last.begin(), last.end(), [&](const State &state) {
                    return std::any_of(state.tabs.begin(), state.tabs.end(), [&](const QByteArray &was) {
                        const auto old = was.split(':');
                        // All but the answer, which is read when it is looked at.
                        return old.mid(0, 6) == words.mid(0, 6);
                    });
                });
                QVERIFY2(isThere,
                         (tab + " after kill " + QByteArray::number(kill) + wasBefore(last, idOf(tab))).constData());
                QByteArrayList answers;
                for (const auto &state : last) {
                    for (const auto &was : state.tabs) {
                        if (idOf(was) == idOf(tab))
                            answers.append(was.split(':').constLast());
                    }
                }
                const auto answer = answersNow.value(idOf(tab)).toHex();
                QVERIFY2(answers.contains(answer),
                         (idOf(tab) + " has " + answer + sayings(before, idOf(tab), killedAt)).constData());
            }
        }
        if (kill == kills) {
            typist.kill();
            typist.waitForFinished();
            return;
        }
        // Every third lives for longer than the promise: it must have kept something.
        QTest::qWait(kill % 3 == 2 ? promised + 500 + random.bounded(1500) : 300 + random.bounded(1200));
        ::kill(static_cast<pid_t>(typist.processId()), SIGKILL);
        killedAt = now();
        QVERIFY(typist.waitForFinished());
        before = statesIn(said);
        sayAnswers(before, answersNow);
        QVERIFY(!before.isEmpty());
        QVERIFY(QFile::remove(said));

        const auto remembered = runsIn(folder.path());
        const QSet<QByteArray> found(remembered.cbegin(), remembered.cend());
        QCOMPARE(found.size(), remembered.size());
        const QString ran = folder.filePath(QStringLiteral("ran"));
        for (const auto &state : statesIn(ran)) {
            if (state.time < killedAt - promised - 5 * longestWait(before))
                runs.insert(state.current);
        }
        QVERIFY(QFile::remove(ran));
        const auto lost = runs - found;
        QVERIFY2(lost.isEmpty(), lost.values().join(' ').constData());
        runs = found;
    }
}

void tst_KeptTabs::aSecondStartRaisesTheFirst()
{
    const QTemporaryDir folder;
    const auto first = program(folder.path(), words("--sandbox --users 20"));
    first->start();
    QTRY_VERIFY_WITH_TIMEOUT(tabFiles(folder.path()) == 1, 60'000);

    const auto second = program(folder.path(), words("--sandbox --users 20"));
    second->start();
    QVERIFY(second->waitForFinished(60'000));
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(first->state(), QProcess::Running);
    QCOMPARE(tabFiles(folder.path()), 1);

    first->terminate();
    QVERIFY(first->waitForFinished());
    QCOMPARE(first->exitCode(), 0);
}

void tst_KeptTabs::aKilledOneDoesNotBlockTheNext()
{
    const QTemporaryDir folder;
    const auto first = program(folder.path(), words("--sandbox --users 20"));
    first->start();
    QTRY_VERIFY_WITH_TIMEOUT(tabFiles(folder.path()) == 1, 60'000);
    first->kill();
    QVERIFY(first->waitForFinished());

    const auto second = program(folder.path(), words("--sandbox --users 20"));
    second->start();
    QVERIFY(!second->waitForFinished(2'000));
    QCOMPARE(second->state(), QProcess::Running);
    second->terminate();
    QVERIFY(second->waitForFinished());
    QCOMPARE(tabFiles(folder.path()), 1);
}

void tst_KeptTabs::filesAreOpenedInTheWindowThatIsThere()
{
    const QTemporaryDir folder;
    const auto first = program(folder.path(), words("--sandbox --users 20"));
    first->start();
    QTRY_VERIFY_WITH_TIMEOUT(tabFiles(folder.path()) == 1, 60'000);
    const QString document = folder.filePath(QStringLiteral("mine.graphql"));
    QFile file(document);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("query Mine { handed { over } }");
    file.close();

    const auto second = program(folder.path(), {document});
    second->start();
    QVERIFY(second->waitForFinished(60'000));
    QCOMPARE(second->exitCode(), 0);
    QTRY_VERIFY(isKept(folder.path(), "query Mine { handed { over } }"));
    // A crash right behind it loses nothing of it.
    first->kill();
    QVERIFY(first->waitForFinished());
    QVERIFY(isKept(folder.path(), "query Mine { handed { over } }"));
}

void tst_KeptTabs::theSandboxStartsOnlyWhenItIsWanted()
{
    const QTemporaryDir folder;
    const auto hasSandbox = [&] {
        return !QDir(folder.path()).entryList({QStringLiteral("gatehouse-sandbox-*")}, QDir::Dirs).isEmpty();
    };
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("gatehouse")));
    QFile projects(folder.filePath(QStringLiteral("gatehouse/projects.json")));
    QVERIFY(projects.open(QIODevice::WriteOnly));
    projects.write(R"({"projects": [{"activeKey": -1, "endpoint": "http://127.0.0.1:9/_api/admin/graphql",
        "id": "p", "keys": [], "name": "P", "projectId": "p", "tokenLifetime": 300}], "version": 1})");
    projects.close();

    const auto first = program(folder.path(), {});
    first->start();
    QTRY_VERIFY_WITH_TIMEOUT(tabFiles(folder.path()) == 1, 60'000);
    // It would come a second behind the window at the latest.
    QTest::qWait(1500);
    QVERIFY(!hasSandbox());

    const auto second = program(folder.path(), words("--sandbox"));
    second->start();
    QTRY_VERIFY_WITH_TIMEOUT(hasSandbox(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(tabFiles(folder.path()) == 2, 60'000);
    first->kill();
    QVERIFY(first->waitForFinished());
}

REGISTER_TEST(tst_KeptTabs)
#include "tst_kepttabs.moc"
