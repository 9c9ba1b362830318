#include "tests/app/program.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

class tst_FormatCommand : public QObject
{
    Q_OBJECT

private slots:
    void theLayoutIsPrinted_data();
    void theLayoutIsPrinted();
    void checkingNamesWhatWouldChange();
    void writingReplacesTheFileAndNothingElse();
    void whatIsAlreadyFormattedIsNotWritten();
    void aLinkStaysALink();
    void aDocumentWithErrorsIsLeftAlone_data();
    void aDocumentWithErrorsIsLeftAlone();
    void whatMayNotBeWrittenStays();

private:
    QString file(const char *name, const QByteArray &content) const;
    QByteArray content(const char *name) const { return support::readFile(m_folder.filePath(QLatin1String(name))); }

    QTemporaryDir m_folder;
};

namespace {

constexpr const char *Untidy = "query A($x:Int){a(x:$x) # why\nb}";
constexpr const char *Tidy = "query A($x: Int) {\n  a(x: $x) # why\n  b\n}\n";

ProgramRun format(const char *options, const QString &path)
{
    return runProgram(QStringList {QStringLiteral("format"), path} + words(options));
}

} // namespace

QString tst_FormatCommand::file(const char *name, const QByteArray &content) const
{
    const QString path = m_folder.filePath(QLatin1String(name));
    QFile::remove(path);
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        QTest::qFail("cannot write", __FILE__, __LINE__);
    return path;
}

void tst_FormatCommand::theLayoutIsPrinted_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("formatted") << QString() << QByteArray(Untidy) << QByteArray(Tidy);
    QTest::newRow("tidy already") << QString() << QByteArray(Tidy) << QByteArray(Tidy);
    QTest::newRow("schema language") << QString() << QByteArray("type A{a:Int}")
                                     << QByteArray("type A {\n  a: Int\n}\n");
    QTest::newRow("byte order mark and CRLF")
        << QString() << QByteArray("\xEF\xBB\xBF# a\r\n{ b }\r\n") << QByteArray("# a\n{\n  b\n}\n");
    QTest::newRow("minified") << QStringLiteral("--minify") << QByteArray(Tidy)
                              << QByteArray("query A($x:Int){a(x:$x)b}\n");
}

void tst_FormatCommand::theLayoutIsPrinted()
{
    QFETCH(QString, options);
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, output);
    const auto run = runProgram(words(("format - " + options.toUtf8()).constData()), source);
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.output, output);
    QCOMPARE(run.exitCode, 0);
}

void tst_FormatCommand::checkingNamesWhatWouldChange()
{
    const QString path = file("a.graphql", Untidy);
    const auto untidy = format("--check", path);
    QCOMPARE(untidy.output, path.toUtf8() + '\n');
    QCOMPARE(untidy.errors, QByteArray());
    QCOMPARE(untidy.exitCode, 1);
    QCOMPARE(content("a.graphql"), QByteArray(Untidy));

    const auto tidy = format("--check", file("a.graphql", Tidy));
    QCOMPARE(tidy.output + tidy.errors, QByteArray());
    QCOMPARE(tidy.exitCode, 0);
    // The line break at its end is part of a text file.
    QCOMPARE(format("--check", file("a.graphql", QByteArray(Tidy).trimmed())).exitCode, 1);
}

void tst_FormatCommand::writingReplacesTheFileAndNothingElse()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.graphql"));
    QVERIFY(QFile::copy(file("a.graphql", Untidy), path));
    constexpr auto permissions = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup;
    QVERIFY(QFile::setPermissions(path, permissions));

    const auto run = format("--write", path);
    QCOMPARE(run.output + run.errors, QByteArray());
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(support::readFile(path), QByteArray(Tidy));
    // Qt names the rights of the user who asks beside the owner's.
    constexpr auto users = QFile::ReadUser | QFile::WriteUser | QFile::ExeUser;
    QCOMPARE(QFileInfo(path).permissions() & ~users, permissions);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList(QStringLiteral("a.graphql")));
}

void tst_FormatCommand::whatIsAlreadyFormattedIsNotWritten()
{
    const QString path = file("a.graphql", Tidy);
    const QDateTime longAgo(QDate(2001, 2, 3), QTime(4, 5, 6), Qt::UTC);
    QFile touched(path);
    QVERIFY(touched.open(QIODevice::ReadWrite) && touched.setFileTime(longAgo, QFileDevice::FileModificationTime));
    touched.close();
    QCOMPARE(format("--write", path).exitCode, 0);
    QCOMPARE(QFileInfo(path).lastModified().toUTC(), longAgo);
}

void tst_FormatCommand::aLinkStaysALink()
{
    const QString path = file("target.graphql", Untidy);
    const QString link = m_folder.filePath(QStringLiteral("link.graphql"));
    QVERIFY(QFile::link(path, link));
    QCOMPARE(format("--write", link).exitCode, 0);
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(content("target.graphql"), QByteArray(Tidy));
}

void tst_FormatCommand::aDocumentWithErrorsIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("a missing value") << QByteArray("{ a\n b(x: )}\n")
                                     << QByteArray(":2:7: error: Syntax Error: Unexpected \")\". [Syntax]\n");
    QTest::newRow("only a comment") << QByteArray("# a\n")
                                    << QByteArray(":2:1: error: Syntax Error: Unexpected <EOF>. [Syntax]\n");
    QTest::newRow("a comment that is not UTF-8")
        << QByteArray("{ a } # \xE9t\xE9")
        << QByteArray(":1:9: error: Syntax Error: Invalid character in a comment: byte 0xE9, which is not UTF-8. "
                      "[Syntax]\n");
}

void tst_FormatCommand::aDocumentWithErrorsIsLeftAlone()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, error);
    const QString path = file("broken.graphql", source);
    for (const char *options : {"", "--check", "--write", "--minify"}) {
        const auto run = format(options, path);
        QVERIFY2(run.errors.startsWith(path.toUtf8() + error), run.errors.constData());
        QCOMPARE(run.output, QByteArray());
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(content("broken.graphql"), source);
    }
}

void tst_FormatCommand::whatMayNotBeWrittenStays()
{
    const auto missing = format("--write", QStringLiteral("/nowhere/a.graphql"));
    QCOMPARE(missing.errors, QByteArray("gatehouse: /nowhere/a.graphql does not exist.\n"));
    QCOMPARE(missing.exitCode, 1);

    const QString path = file("locked.graphql", Untidy);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    if (QFileInfo(path).isWritable())
        QSKIP("the superuser may write everything");
    const auto locked = format("--write", path);
    QCOMPARE(locked.errors, "gatehouse: " + path.toUtf8() + " may not be written by you.\n");
    QCOMPARE(locked.exitCode, 1);
    QCOMPARE(content("locked.graphql"), QByteArray(Untidy));

    QTemporaryDir folder;
    const QString inside = folder.filePath(QStringLiteral("a.graphql"));
    QVERIFY(QFile::copy(file("free.graphql", Untidy), inside));
    QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto closed = format("--write", inside);
    QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(closed.errors, "gatehouse: The folder " + folder.path().toUtf8() + " may not be written by you.\n");
    QCOMPARE(support::readFile(inside), QByteArray(Untidy));
}

REGISTER_TEST(tst_FormatCommand)
#include "tst_formatcommand.moc"
