#include "core/language/variablesscheduler.h"
#include "tests/support/registry.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using language::VariablesScheduler;
using language::VariablesSource;
using language::VariablesState;

namespace {

VariablesSource sourceOf(const QByteArray &typed, quint64 revision)
{
    VariablesSource source;
    source.typed = typed;
    source.revision = revision;
    source.document = graphql::parse("query($a: Int) { a }");
    source.operation = source.document->operations().front();
    return source;
}

VariablesState stateIn(const QSignalSpy &spy, qsizetype index)
{
    return qvariant_cast<VariablesState>(spy.at(index).at(0));
}

} // namespace

class tst_VariablesScheduler : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsGiven();
    void ofABurstOnlyTheLastIsRead();
    void whatBecameStaleIsDropped();
    void canDieWithOneUnderWay();
};

void tst_VariablesScheduler::readsWhatIsGiven()
{
    VariablesScheduler scheduler;
    QSignalSpy ready(&scheduler, &VariablesScheduler::variablesRead);
    scheduler.setSource(sourceOf("{\"a\": 5}", 3), VariablesScheduler::When::AtOnce);
    QCOMPARE(ready.count(), 0);
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(stateIn(ready, 0).revision, quint64(3));
    const auto form = stateIn(ready, 0).form;
    QCOMPARE(form->content(form->fields().front()), std::string("5"));
}

void tst_VariablesScheduler::ofABurstOnlyTheLastIsRead()
{
    VariablesScheduler scheduler;
    QSignalSpy ready(&scheduler, &VariablesScheduler::variablesRead);
    for (quint64 revision = 1; revision <= 20; ++revision)
        scheduler.setSource(sourceOf("{}", revision), VariablesScheduler::When::AfterAPause);
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(stateIn(ready, 0).revision, quint64(20));
}

void tst_VariablesScheduler::whatBecameStaleIsDropped()
{
    VariablesScheduler scheduler;
    QSignalSpy ready(&scheduler, &VariablesScheduler::variablesRead);
    const auto huge = "{\"a\": [" + QByteArray("1, ").repeated(500'000) + "]}";
    scheduler.setSource(sourceOf(huge, 1), VariablesScheduler::When::AtOnce);
    // The first one is under way when the second is set.
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    scheduler.setSource(sourceOf("{}", 2), VariablesScheduler::When::AtOnce);
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(stateIn(ready, 0).revision, quint64(2));
}

void tst_VariablesScheduler::canDieWithOneUnderWay()
{
    const auto huge = "{\"a\": [" + QByteArray("1, ").repeated(500'000) + "]}";
    {
        VariablesScheduler scheduler;
        scheduler.setSource(sourceOf(huge, 1), VariablesScheduler::When::AtOnce);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    // What it posted to the dead object must not arrive.
    QCoreApplication::processEvents();
}

REGISTER_TEST(tst_VariablesScheduler)
#include "tst_variablesscheduler.moc"
