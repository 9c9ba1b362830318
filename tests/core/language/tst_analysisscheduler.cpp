#include "core/language/analysisscheduler.h"
#include "tests/support/registry.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace std::chrono_literals;
using language::Analysis;
using language::AnalysisScheduler;

namespace {

Analysis analysisIn(const QSignalSpy &spy, qsizetype index)
{
    return qvariant_cast<Analysis>(spy.at(index).at(0));
}

/// Big enough that the next edit always arrives while it is being read.
QByteArray hugeText()
{
    return "{ " + QByteArray("field(argument: 1) { leaf } ").repeated(40'000) + "}";
}

} // namespace

class tst_AnalysisScheduler : public QObject
{
    Q_OBJECT

private slots:
    void analysesOnceTypingPauses();
    void ofABurstOnlyTheLastIsAnalysed();
    void anAnalysisThatBecameStaleIsDropped();
    void aNewSchemaMeansANewAnalysis();
    void aSchemaWithoutTextMeansNone();
    void signalsComeOnItsOwnThread();
    void canDieWithAnAnalysisUnderWay();
};

void tst_AnalysisScheduler::analysesOnceTypingPauses()
{
    AnalysisScheduler scheduler;
    scheduler.setPause(0ms);
    QSignalSpy ready(&scheduler, &AnalysisScheduler::analysisReady);
    scheduler.setText("query A { a }", 3);
    QCOMPARE(ready.count(), 0);
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(analysisIn(ready, 0).revision, quint64(3));
    QCOMPARE(analysisIn(ready, 0).operations.size(), 1U);
    scheduler.setText("query A {", 4);
    QTRY_COMPARE(ready.count(), 2);
    QCOMPARE(analysisIn(ready, 1).diagnostics.size(), 1U);
}

void tst_AnalysisScheduler::ofABurstOnlyTheLastIsAnalysed()
{
    AnalysisScheduler scheduler;
    scheduler.setPause(20ms);
    QSignalSpy ready(&scheduler, &AnalysisScheduler::analysisReady);
    for (quint64 revision = 1; revision <= 50; ++revision)
        scheduler.setText("{ a }", revision);
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(analysisIn(ready, 0).revision, quint64(50));
}

void tst_AnalysisScheduler::anAnalysisThatBecameStaleIsDropped()
{
    AnalysisScheduler scheduler;
    scheduler.setPause(0ms);
    QSignalSpy ready(&scheduler, &AnalysisScheduler::analysisReady);
    scheduler.setText(hugeText(), 1);
    // The pause is over and the first one is under way when the second is set.
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    scheduler.setText("{ a }", 2);
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(analysisIn(ready, 0).revision, quint64(2));
    scheduler.setText("{ b }", 3);
    QTRY_COMPARE(ready.count(), 2);
    QCOMPARE(analysisIn(ready, 1).revision, quint64(3));
}

void tst_AnalysisScheduler::aNewSchemaMeansANewAnalysis()
{
    AnalysisScheduler scheduler;
    scheduler.setPause(0ms);
    QSignalSpy ready(&scheduler, &AnalysisScheduler::analysisReady);
    scheduler.setText("{ a }", 1);
    QTRY_COMPARE(ready.count(), 1);
    const auto schema = graphql::schemaFromSdl(std::string("type Query { a: Int }")).schema;
    scheduler.setSchema(schema);
    QTRY_COMPARE(ready.count(), 2);
    QCOMPARE(analysisIn(ready, 1).revision, quint64(1));
    QVERIFY(analysisIn(ready, 1).schema == schema);
}

void tst_AnalysisScheduler::aSchemaWithoutTextMeansNone()
{
    AnalysisScheduler scheduler;
    scheduler.setPause(0ms);
    QSignalSpy ready(&scheduler, &AnalysisScheduler::analysisReady);
    scheduler.setSchema(graphql::schemaFromSdl(std::string("type Query { a: Int }")).schema);
    scheduler.setText("{ a }", 1);
    QTRY_COMPARE(ready.count(), 1);
    QVERIFY(analysisIn(ready, 0).schema);
}

void tst_AnalysisScheduler::signalsComeOnItsOwnThread()
{
    AnalysisScheduler scheduler;
    scheduler.setPause(0ms);
    QThread *thread = nullptr;
    connect(
        &scheduler, &AnalysisScheduler::analysisReady, &scheduler, [&] { thread = QThread::currentThread(); },
        Qt::DirectConnection);
    scheduler.setText("{ a }", 1);
    QTRY_COMPARE(thread, QThread::currentThread());
}

void tst_AnalysisScheduler::canDieWithAnAnalysisUnderWay()
{
    QByteArray text = hugeText();
    {
        AnalysisScheduler scheduler;
        scheduler.setPause(0ms);
        scheduler.setText(text, 1);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    // What it posted to the dead object must not arrive.
    QCoreApplication::processEvents();
}

REGISTER_TEST(tst_AnalysisScheduler)
#include "tst_analysisscheduler.moc"
