#include "core/workspace/statefile.h"
#include "tests/support/registry.h"
#include "tests/support/suddendeath.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using workspace::StateFile;

class tst_StateFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsWrittenComesBack();
    void onlyItsOwnerMayReadIt();
    void aCutAtAnyByteGivesTheStateBefore();
    void damageAtAnyByteGivesTheStateBefore();
    void withoutAStateBeforeDamageIsAnError();
    void damageNeedNotBecomeTheStateBefore();
    void aFileThatIsGoneComesBack();
    void anotherKindIsDamage();
    void aNewerFileIsLeftAlone();
    void anOlderFileIsKept();
    void removedItIsGone();
    void whatCannotBeWrittenIsAnErrorAndStays();
    void ofSeveralThoseThatCanBeAreWritten();
    void killedAtAnySystemCallItIsTheOldOrTheNewState_data();
    void killedAtAnySystemCallItIsTheOldOrTheNewState();
    void killedWhileItIsRemovedItIsWholeOrGone();

private:
    StateFile file(int version = 3) const { return {m_folder->filePath(u"deep/state"_s), "thing", version}; }
    QString path(const char *name) const { return m_folder->filePath(u"deep/"_s + QLatin1String(name)); }
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

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_StateFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_StateFile::whatIsWrittenComesBack()
{
    QVERIFY(!*file().read());
    for (const auto &bytes : {QByteArray("one"), QByteArray("two\n\0lines", 10), QByteArray("")}) {
        QVERIFY(file().write(bytes));
        const auto content = file().read();
        QVERIFY(content && *content);
        QCOMPARE((*content)->bytes, bytes);
        QCOMPARE((*content)->version, 3);
        QVERIFY(!(*content)->isOlder);
    }
    QCOMPARE(QDir(path("")).entryList(QDir::Files), (QStringList {u"state"_s, u"state.before"_s}));
}

void tst_StateFile::onlyItsOwnerMayReadIt()
{
    const auto mask = umask(0);
    QVERIFY(file().write("a"));
    QVERIFY(file().write("b"));
    umask(mask);
    struct stat status
    {
    };
    for (const char *name : {"state", "state.before"}) {
        QCOMPARE(stat(QFile::encodeName(path(name)).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }
    QCOMPARE(stat(QFile::encodeName(path("")).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
}

void tst_StateFile::aCutAtAnyByteGivesTheStateBefore()
{
    QVERIFY(file().write("before"));
    QVERIFY(file().write("now, which is longer"));
    const auto whole = bytesIn(path("state"));
    for (qsizetype size = 0; size < whole.size(); ++size) {
        put(path("state"), whole.left(size));
        const auto content = file().read();
        QVERIFY(content && *content);
        QCOMPARE((*content)->bytes, QByteArray("before"));
        QVERIFY((*content)->isOlder);
    }
    // What is written next to the damage is whole again.
    QVERIFY(file().write("next"));
    QCOMPARE((*file().read())->bytes, QByteArray("next"));
    QVERIFY(!(*file().read())->isOlder);
}

void tst_StateFile::damageAtAnyByteGivesTheStateBefore()
{
    QVERIFY(file().write("before"));
    QVERIFY(file().write("now"));
    const auto whole = bytesIn(path("state"));
    for (qsizetype at = 0; at < whole.size(); ++at) {
        auto damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        put(path("state"), damaged);
        const auto content = file().read();
        if (content)
            QCOMPARE((*content)->bytes, QByteArray("before"));
        else // A digit of the version may have become a larger one.
            QCOMPARE(content.error().kind, base::Error::Kind::Refused);
    }
}

void tst_StateFile::withoutAStateBeforeDamageIsAnError()
{
    QVERIFY(file().write("only"));
    put(path("state"), bytesIn(path("state")).chopped(1));
    const auto content = file().read();
    QVERIFY(!content);
    QCOMPARE(content.error().kind, base::Error::Kind::Protocol);
    QVERIFY(content.error().message.contains(path("state")));
}

void tst_StateFile::damageNeedNotBecomeTheStateBefore()
{
    QVERIFY(file().write("before"));
    QVERIFY(file().write("now"));
    put(path("state"), "damaged");
    QVERIFY((*file().read())->isOlder);
    QVERIFY(StateFile::writeAll({{file(), "next", StateFile::Before::Stays}}));
    QCOMPARE((*file().read())->bytes, QByteArray("next"));
    QVERIFY(QFile::remove(path("state")));
    QCOMPARE((*file().read())->bytes, QByteArray("before"));
}

void tst_StateFile::aFileThatIsGoneComesBack()
{
    QVERIFY(file().write("before"));
    QVERIFY(file().write("now"));
    QVERIFY(QFile::remove(path("state")));
    QCOMPARE((*file().read())->bytes, QByteArray("before"));
    QVERIFY((*file().read())->isOlder);
}

void tst_StateFile::anotherKindIsDamage()
{
    QVERIFY(StateFile(path("state"), "other", 3).write("a"));
    QVERIFY(!file().read());
}

void tst_StateFile::aNewerFileIsLeftAlone()
{
    QVERIFY(file(4).write("from the future"));
    const auto bytes = bytesIn(path("state"));
    const auto content = file(3).read();
    QVERIFY(!content);
    QCOMPARE(content.error().kind, base::Error::Kind::Refused);
    const auto written = file(3).write("from now");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, base::Error::Kind::Refused);
    QCOMPARE(bytesIn(path("state")), bytes);
    QCOMPARE((*file(4).read())->bytes, QByteArray("from the future"));
}

void tst_StateFile::anOlderFileIsKept()
{
    QVERIFY(file(1).write("from the past"));
    const auto bytes = bytesIn(path("state"));
    QCOMPARE((*file(3).read())->bytes, QByteArray("from the past"));
    QCOMPARE((*file(3).read())->version, 1);
    QVERIFY(file(3).write("from now"));
    QVERIFY(file(3).write("from later"));
    QCOMPARE(bytesIn(path("state.v1")), bytes);
    QCOMPARE((*file(3).read())->version, 3);
}

void tst_StateFile::removedItIsGone()
{
    QVERIFY(file().write("a"));
    QVERIFY(file().write("b"));
    file().remove();
    QVERIFY(QDir(path("")).isEmpty());
    QVERIFY(!*file().read());
}

void tst_StateFile::whatCannotBeWrittenIsAnErrorAndStays()
{
    const StateFile nowhere(u"/dev/full/state"_s, "thing", 3);
    const auto written = nowhere.write("a");
    QVERIFY(!written);
    QVERIFY(written.error().message.contains(u"/dev/full"_s));
    QVERIFY(file().write("a"));
    // A folder stands where the file belongs.
    QVERIFY(QFile::remove(path("state")));
    QVERIFY(QDir().mkpath(path("state/sub")));
    QVERIFY(!file().write("b"));
    QVERIFY(QFileInfo(path("state")).isDir());
}

void tst_StateFile::ofSeveralThoseThatCanBeAreWritten()
{
    std::vector<StateFile::Writing> writings;
    for (int i = 0; i < 30; ++i)
        writings.push_back({{path("many") + QString::number(i), "thing", 3}, QByteArray::number(i)});
    QVERIFY(QDir().mkpath(path("many7/sub")));
    const auto written = StateFile::writeAll(writings);
    QVERIFY(!written);
    QVERIFY2(written.error().message.contains(u"many7"_s), qPrintable(written.error().message));
    for (int i = 0; i < 30; ++i) {
        if (i != 7)
            QCOMPARE((*writings[std::size_t(i)].file.read())->bytes, QByteArray::number(i));
    }
    // Nothing lies about.
    QCOMPARE(QDir(path("")).entryList(QDir::Files).size(), 29);
    QVERIFY(StateFile::writeAll({}));
}

void tst_StateFile::killedAtAnySystemCallItIsTheOldOrTheNewState_data()
{
    QTest::addColumn<bool>("forgets");
    QTest::newRow("the state before is kept") << false;
    QTest::newRow("the state before is forgotten") << true;
}

void tst_StateFile::killedAtAnySystemCallItIsTheOldOrTheNewState()
{
    QFETCH(bool, forgets);
    const auto before = forgets ? StateFile::Before::IsForgotten : StateFile::Before::IsReplaced;
    const QByteArray older("before, with a secret");
    const QByteArray old("old, with a secret");
    const QByteArray fresh("new");
    auto ending = support::Ending::Killed;
    int calls = 0;
    for (; ending == support::Ending::Killed; ++calls) {
        QVERIFY(file().write(older));
        QVERIFY(file().write(old));
        ending = support::dieAtCall(calls, [&] { (void)StateFile::writeAll({{file(), fresh, before}}); });
        if (ending == support::Ending::Untraced)
            QSKIP("This system does not let a process be traced.");
        const auto content = file().read();
        QVERIFY(content && *content);
        QVERIFY((*content)->bytes == old || (*content)->bytes == fresh);
        QVERIFY(!(*content)->isOlder);
        const bool isNew = (*content)->bytes == fresh;
        QVERIFY(isNew || ending == support::Ending::Killed);
        if (isNew && forgets)
            QVERIFY(!bytesIn(path("state.before")).contains("secret"));
        // There is something to fall back to at every moment.
        QVERIFY(QFile::remove(path("state")));
        QVERIFY(file().read() && *file().read());
        QVERIFY(QDir(path("")).removeRecursively());
    }
    QVERIFY2(calls > 6, "Nothing was done.");
}

void tst_StateFile::killedWhileItIsRemovedItIsWholeOrGone()
{
    auto ending = support::Ending::Killed;
    for (int call = 0; ending == support::Ending::Killed; ++call) {
        QVERIFY(file().write("older"));
        QVERIFY(file().write("old"));
        ending = support::dieAtCall(call, [&] { file().remove(); });
        if (ending == support::Ending::Untraced)
            QSKIP("This system does not let a process be traced.");
        const auto content = file().read();
        QVERIFY(content);
        if (*content)
            QCOMPARE((*content)->bytes, QByteArray("old"));
        QVERIFY(QDir(path("")).removeRecursively());
    }
}

REGISTER_TEST(tst_StateFile)
#include "tst_statefile.moc"
