#include "core/json/tape.h"
#include "tests/app/program.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

/// The window's first job without a person, as a machine without a display does it.
class tst_Window : public QObject
{
    Q_OBJECT

private slots:
    void itAnswersTheFirstQueryAndSavesAPicture();
    void aPictureThatCannotBeSavedIsAFailure();
    void aSignalClosesItAndTakesTheKeyAway();

private:
    const QTemporaryDir m_folder;
};

void tst_Window::itAnswersTheFirstQueryAndSavesAPicture()
{
    const QString path = m_folder.filePath(QStringLiteral("window.png"));
    const auto run = runProgram(words("--sandbox --users 20 --picture") << path);

    QCOMPARE(run.exitCode, 0);
    const auto answer = json::Tape::parse(run.output.toStdString());
    QVERIFY2(answer, run.output.constData());
    QVERIFY(answer->root().at("data"));
    QVERIFY(!answer->root().find("errors"));
    const QByteArray picture = support::readFile(path);
    QVERIFY(picture.startsWith("\x89PNG\r\n"));
    // Width and height stand at fixed places (PNG, section 11.2.2): an empty window would be smaller.
    QVERIFY(qFromBigEndian<quint32>(picture.constData() + 16) >= 800);
    QVERIFY(qFromBigEndian<quint32>(picture.constData() + 20) >= 500);
}

void tst_Window::aPictureThatCannotBeSavedIsAFailure()
{
    const auto run = runProgram(words("--sandbox --users 20 --picture /nowhere/at/all.png"));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("/nowhere/at/all.png"), run.errors.constData());
}

void tst_Window::aSignalClosesItAndTakesTheKeyAway()
{
    const QTemporaryDir temporary;
    const auto program = makeProgram(words("--sandbox --users 20"));
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        environment.insert(QLatin1String(name), temporary.path());
    program->setProcessEnvironment(environment);
    program->start();
    const auto keys = [&temporary] {
        QDirIterator files(temporary.path(), {QStringLiteral("*.pem")}, QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext();
    };
    QTRY_VERIFY_WITH_TIMEOUT(keys(), 60000);

    program->terminate();

    QVERIFY(program->waitForFinished());
    QCOMPARE(program->exitStatus(), QProcess::NormalExit);
    QCOMPARE(program->exitCode(), 0);
    QVERIFY(!keys());
}

REGISTER_TEST(tst_Window)
#include "tst_window.moc"
