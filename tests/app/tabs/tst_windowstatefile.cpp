#include "app/windowstatefile.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::WindowStateFile;

class tst_WindowStateFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void whatIsWrittenComesBack();
    void twoWindowsKeepWhatTheOtherOneChanged();
    void twoWindowsKeepEachOthersKeys();
    void aFileWithoutAVersionIsRead();
    void aNewerFileIsLeftAloneAndSaysSo();
    void aDamagedFileFallsBackAndSaysSo();

private:
    QString path() const { return m_folder->filePath(u"window.json"_s); }
    static ui::WindowState chosen()
    {
        ui::WindowState state;
        state.keys.insert(u"run"_s, {u"F5"_s});
        state.collectionFolder = u"/queries"_s;
        return state;
    }
    QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_WindowStateFile::whatIsWrittenComesBack()
{
    WindowStateFile file(path());
    QVERIFY(file.read().state == ui::WindowState());
    file.write(chosen());
    const auto found = WindowStateFile(path()).read();
    QVERIFY(found.state == chosen());
    QCOMPARE(found.notice, QString());
}

void tst_WindowStateFile::twoWindowsKeepWhatTheOtherOneChanged()
{
    WindowStateFile one(path());
    WindowStateFile other(path());
    auto ofOne = one.read().state;
    auto ofOther = other.read().state;
    ofOne.keys.insert(u"run"_s, {u"F5"_s});
    one.write(ofOne);
    ofOther.sizes = {1, 2};
    other.write(ofOther);
    ofOther.docsShown = false;
    other.write(ofOther);
    const auto state = WindowStateFile(path()).read().state;
    QCOMPARE(state.keys.value(u"run"_s), QStringList {u"F5"_s});
    QCOMPARE(state.sizes, (QList<int> {1, 2}));
    QVERIFY(!state.docsShown);
    // What is put back is a change as well.
    ofOne.keys.clear();
    one.write(ofOne);
    QVERIFY(WindowStateFile(path()).read().state.keys.isEmpty());
}

void tst_WindowStateFile::twoWindowsKeepEachOthersKeys()
{
    WindowStateFile one(path());
    WindowStateFile other(path());
    auto ofOne = one.read().state;
    auto ofOther = other.read().state;
    ofOne.keys = {{u"run"_s, {u"F5"_s}}, {u"find"_s, {u"F3"_s}}};
    one.write(ofOne);
    ofOther.keys = {{u"save"_s, {u"F6"_s}}};
    ofOther.recentCommands = {u"save"_s};
    other.write(ofOther);
    QMap<QString, QStringList> all {{u"run"_s, {u"F5"_s}}, {u"find"_s, {u"F3"_s}}, {u"save"_s, {u"F6"_s}}};
    QCOMPARE(WindowStateFile(path()).read().state.keys, all);
    // One that goes back to ours, and one that becomes another.
    ofOne.keys = {{u"find"_s, {u"F4"_s}}};
    one.write(ofOne);
    all = {{u"find"_s, {u"F4"_s}}, {u"save"_s, {u"F6"_s}}};
    QCOMPARE(WindowStateFile(path()).read().state.keys, all);
    // Of a list the newest is kept.
    ofOne.recentCommands = {u"run"_s};
    one.write(ofOne);
    QCOMPARE(WindowStateFile(path()).read().state.recentCommands, QStringList {u"run"_s});
}

void tst_WindowStateFile::aFileWithoutAVersionIsRead()
{
    write(chosen().toJson());
    const auto found = WindowStateFile(path()).read();
    QVERIFY(found.state == chosen());
    QCOMPARE(found.notice, QString());
}

void tst_WindowStateFile::aNewerFileIsLeftAloneAndSaysSo()
{
    const QByteArray newer = R"({"version": 2, "keys": "elsewhere"})";
    write(newer);
    WindowStateFile file(path());
    const auto found = file.read();
    QVERIFY(found.state == ui::WindowState());
    QVERIFY2(found.notice.contains(u"newer Gatehouse"), qPrintable(found.notice));
    file.write(chosen());
    QCOMPARE(bytes(), newer);
}

void tst_WindowStateFile::aDamagedFileFallsBackAndSaysSo()
{
    WindowStateFile file(path());
    auto state = file.read().state;
    file.write(chosen());
    state = chosen();
    state.docsShown = false;
    file.write(state);
    write(bytes().left(100));
    WindowStateFile again(path());
    const auto found = again.read();
    QVERIFY(found.state == chosen());
    QVERIFY2(found.notice.contains(u"one change before"), qPrintable(found.notice));
    // The next change writes all of it, and the damaged one is kept.
    again.write(state);
    QVERIFY(WindowStateFile(path()).read().state == state);
    QCOMPARE(QDir(m_folder->path()).entryList({u"window.json.broken-*"_s}).size(), 1);
}

REGISTER_TEST(tst_WindowStateFile)
#include "tst_windowstatefile.moc"
