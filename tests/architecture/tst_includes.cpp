#include "tests/architecture/includerules.h"
#include "tests/support/registry.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

/// Walls hold only when something breaks on the first stone taken out.
class tst_Includes : public QObject
{
    Q_OBJECT

private slots:
    void everyFileKeepsToItsWall();
    void aForbiddenIncludeIsFound_data();
    void aForbiddenIncludeIsFound();
    void theTableHasNoCircle();
};

namespace {

architecture::Walls theWalls()
{
    QFile file(QStringLiteral(WALLS));
    return file.open(QIODevice::ReadOnly) ? architecture::readWalls(QString::fromUtf8(file.readAll()))
                                          : architecture::Walls();
}

bool leadsTo(const architecture::Walls &walls, const QString &from, const QString &to, int depth)
{
    if (depth > walls.size())
        return true;
    for (const auto &next : walls.value(from).modules)
        if (next == to || leadsTo(walls, next, to, depth + 1))
            return true;
    return false;
}

} // namespace

void tst_Includes::everyFileKeepsToItsWall()
{
    const auto walls = theWalls();
    QVERIFY(walls.size() >= 20);
    QStringList found;
    int files = 0;
    for (const auto &top : {QStringLiteral("core"), QStringLiteral("ui")}) {
        QDirIterator it(QStringLiteral(SOURCE_ROOT "/") + top, {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                        QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto path = file.fileName().mid(static_cast<int>(qstrlen(SOURCE_ROOT)) + 1);
            found += architecture::violations(walls, path, QString::fromUtf8(file.readAll()));
            ++files;
        }
    }
    QVERIFY(files > 50);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void tst_Includes::aForbiddenIncludeIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");

    QTest::newRow("graphql sees Qt") << "core/graphql/a.cpp"
                                     << "#include <QString>" << false;
    QTest::newRow("graphql sees the network") << "core/graphql/a.cpp"
                                              << "#include \"core/net/transport.h\"" << false;
    QTest::newRow("graphql sees json") << "core/graphql/a.cpp"
                                       << "#include \"core/json/tape.h\"" << true;
    QTest::newRow("core sees a widget") << "core/run/a.cpp"
                                        << "#include <QWidget>" << false;
    QTest::newRow("core sees a widget by its module") << "core/run/a.cpp"
                                                      << "#include <QtWidgets/QLabel>" << false;
    QTest::newRow("core sees a colour") << "core/results/a.h"
                                        << "# include <QColor>" << false;
    QTest::newRow("core sees the window") << "core/run/a.cpp"
                                          << "#include \"ui/shell/mainwindow.h\"" << false;
    QTest::newRow("a view sees Transport") << "ui/results/a.cpp"
                                           << "#include \"core/net/transport.h\"" << false;
    QTest::newRow("a view sees another view") << "ui/docs/a.cpp"
                                              << "#include \"ui/editor/queryeditor.h\"" << false;
    QTest::newRow("a view signs") << "ui/shell/a.cpp"
                                  << "#include <openssl/evp.h>" << false;
    QTest::newRow("a view sees the theme") << "ui/docs/a.cpp"
                                           << "#include \"ui/theme/theme.h\"" << true;
    QTest::newRow("auth uses OpenSSL") << "core/auth/a.cpp"
                                       << "#include <openssl/evp.h>" << true;
    QTest::newRow("the standard library") << "core/text/a.cpp"
                                          << "#include <vector>" << true;
    QTest::newRow("the safety gate sends") << "core/safety/a.cpp"
                                           << "#include <QNetworkAccessManager>" << false;
}

void tst_Includes::aForbiddenIncludeIsFound()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    QCOMPARE(architecture::violations(theWalls(), path, line + QLatin1Char('\n')).isEmpty(), allowed);
}

void tst_Includes::theTableHasNoCircle()
{
    const auto walls = theWalls();
    for (auto it = walls.begin(); it != walls.end(); ++it)
        QVERIFY2(!leadsTo(walls, it.key(), it.key(), 0), qPrintable(it.key()));
}

REGISTER_TEST(tst_Includes)
#include "tst_includes.moc"
