#include "core/workspace/documentfile.h"
#include "core/workspace/workspacefile.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using workspace::DocumentFile;
using workspace::Overwrite;

class tst_DocumentFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void textIsRead_data();
    void textIsRead();
    void aWorkspaceIsKnownByWhatItSays();
    void whatIsNoTextIsNotOpened_data();
    void whatIsNoTextIsNotOpened();
    void savingReplacesWhatWasOpened();
    void savingKeepsTheFormOfTheFile_data();
    void savingKeepsTheFormOfTheFile();
    void whatSomebodyElseWroteIsNotReplaced();
    void aFileThatIsGoneIsMadeAnew();
    void permissionsAndLinksStay();
    void whatCannotBeWrittenStaysAsItWas();

private:
    QString at(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QString write(const QByteArray &bytes) const
    {
        QFile file(at("a.graphql"));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_DocumentFile::textIsRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << QByteArray("{ a }\n") << QByteArray("{ a }\n");
    QTest::newRow("other ends of lines") << QByteArray("{\r\n a\r}") << QByteArray("{\n a\n}");
    QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf{ é }") << QByteArray("{ é }");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void tst_DocumentFile::textIsRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    const auto path = write(bytes);
    const auto opened = workspace::openDocument(path);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    QCOMPARE(opened->text, text);
    QCOMPARE(opened->file.path, path);
    QCOMPARE(opened->file.digest, workspace::digestOf(bytes));
    QVERIFY(opened->file.holds(text));
}

void tst_DocumentFile::aWorkspaceIsKnownByWhatItSays()
{
    const auto isWorkspace = [this](const QByteArray &bytes) {
        return workspace::openDocument(write(bytes))->isWorkspace;
    };
    QVERIFY(isWorkspace("\n " + workspace::workspaceBytes({})));
    QVERIFY(!isWorkspace("# \"gatehouse-workspace\"\n{ users { totalCount } }"));
    QVERIFY(!isWorkspace({}));
}

void tst_DocumentFile::whatIsNoTextIsNotOpened_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("Latin-1") << QByteArray("{ \xe9 }") << u"no text in UTF-8"_s;
    QTest::newRow("a NUL") << QByteArray("{ a }\0", 6) << u"no text in UTF-8"_s;
    QTest::newRow("too much") << QByteArray(16 * 1024 * 1024 + 1, 'a') << u"more than 16 MB"_s;
}

void tst_DocumentFile::whatIsNoTextIsNotOpened()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto opened = workspace::openDocument(write(bytes));
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains(says), qPrintable(opened.error().message));
    QVERIFY(!workspace::openDocument(m_folder->path()));
    QVERIFY(!workspace::openDocument(at("nowhere")));
}

void tst_DocumentFile::savingReplacesWhatWasOpened()
{
    const auto opened = workspace::openDocument(write("{ a }\r\n"));
    QVERIFY(opened);
    const auto saved = workspace::saveDocument(opened->file, "{ b }\n", Overwrite::OnlyWhatIsKnown);
    QVERIFY(saved && *saved);
    QCOMPARE(bytesOf(opened->file.path), QByteArray("{ b }\r\n"));
    QCOMPARE((*saved)->digest, workspace::digestOf("{ b }\r\n"));
    QVERIFY((*saved)->holds("{ b }\n"));
    QVERIFY(!(*saved)->holds("{ c }\n"));
    QVERIFY(!(*saved)->holds("{ b }"));
    // What was saved is known, so it can be saved again.
    QVERIFY(*workspace::saveDocument(**saved, "{ c }\n", Overwrite::OnlyWhatIsKnown));
    QCOMPARE(bytesOf(opened->file.path), QByteArray("{ c }\r\n"));
}

void tst_DocumentFile::savingKeepsTheFormOfTheFile_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("LF") << QByteArray("{ a }\n") << QByteArray("{\n b\n}\n");
    QTest::newRow("CRLF") << QByteArray("{\r\n a }\r\n") << QByteArray("{\r\n b\r\n}\r\n");
    QTest::newRow("CR") << QByteArray("{\r a }") << QByteArray("{\r b\r}\r");
    QTest::newRow("mostly CRLF") << QByteArray("{\r\n a\r\n }\n") << QByteArray("{\r\n b\r\n}\r\n");
    QTest::newRow("as many LF") << QByteArray("{\r\n a }\n") << QByteArray("{\n b\n}\n");
    QTest::newRow("one line") << QByteArray("{ a }") << QByteArray("{\n b\n}\n");
    QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf{ a }\r\n")
                                       << QByteArray("\xef\xbb\xbf{\r\n b\r\n}\r\n");
}

void tst_DocumentFile::savingKeepsTheFormOfTheFile()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto opened = workspace::openDocument(write(before));
    QVERIFY(opened);
    const auto saved = workspace::saveDocument(opened->file, "{\n b\n}\n", Overwrite::OnlyWhatIsKnown);
    QVERIFY(saved && *saved);
    QCOMPARE(bytesOf(opened->file.path), after);
    // What was read again is what was saved.
    QCOMPARE(workspace::openDocument(opened->file.path)->file, **saved);
}

void tst_DocumentFile::whatSomebodyElseWroteIsNotReplaced()
{
    const auto opened = workspace::openDocument(write("{ a }"));
    QVERIFY(opened);
    write("{ theirs }");
    const auto refused = workspace::saveDocument(opened->file, "{ b }", Overwrite::OnlyWhatIsKnown);
    QVERIFY(refused && !*refused);
    QCOMPARE(bytesOf(opened->file.path), QByteArray("{ theirs }"));
    QVERIFY(*workspace::saveDocument(opened->file, "{ b }", Overwrite::Anything));
    QCOMPARE(bytesOf(opened->file.path), QByteArray("{ b }"));
}

void tst_DocumentFile::aFileThatIsGoneIsMadeAnew()
{
    const auto opened = workspace::openDocument(write("{ a }"));
    QVERIFY(opened && QFile::remove(opened->file.path));
    QVERIFY(*workspace::saveDocument(opened->file, "{ b }", Overwrite::OnlyWhatIsKnown));
    QCOMPARE(bytesOf(opened->file.path), QByteArray("{ b }"));
}

void tst_DocumentFile::permissionsAndLinksStay()
{
    const auto path = write("{ a }");
    const auto permissions = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
    QVERIFY(QFile::setPermissions(path, permissions));
    QVERIFY(QFile::link(path, at("link")));
    const auto opened = workspace::openDocument(at("link"));
    QVERIFY(opened && *workspace::saveDocument(opened->file, "{ b }", Overwrite::OnlyWhatIsKnown));
    QVERIFY(QFileInfo(at("link")).isSymLink());
    QCOMPARE(bytesOf(path), QByteArray("{ b }"));
    const auto after = QFile::permissions(path);
    QVERIFY(after.testFlag(QFile::ReadGroup) && !after.testFlag(QFile::ReadOther));
}

void tst_DocumentFile::whatCannotBeWrittenStaysAsItWas()
{
    const auto saved = workspace::saveDocument({at("no/such/folder/a.graphql"), {}, {}}, "{ a }", Overwrite::Anything);
    QVERIFY(!saved);
    QVERIFY(!saved.error().message.isEmpty());
}

REGISTER_TEST(tst_DocumentFile)
#include "tst_documentfile.moc"
