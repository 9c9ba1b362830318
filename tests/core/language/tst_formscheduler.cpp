#include "core/language/formscheduler.h"
#include "tests/support/registry.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using language::FormScheduler;
using language::FormSource;
using language::FormState;

namespace {

FormSource sourceOf(const QByteArray &typed, quint64 revision)
{
    FormSource source;
    source.typed = typed;
    source.revision = revision;
    source.document = graphql::parse("query($a: Int) { a }");
    source.operation = source.document->operations().front();
    return source;
}

FormState stateIn(const QSignalSpy &spy, qsizetype index)
{
    return qvariant_cast<FormState>(spy.at(index).at(0));
}

} // namespace

class tst_FormScheduler : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsGiven();
    void ofABurstOnlyTheLastIsRead();
    void whatBecameStaleIsDropped();
    void canDieWithAFormUnderWay();
};

void tst_FormScheduler::readsWhatIsGiven()
{
    FormScheduler scheduler;
    QSignalSpy ready(&scheduler, &FormScheduler::formReady);
    scheduler.setSource(sourceOf("{\"a\": 5}", 3), FormScheduler::When::AtOnce);
    QCOMPARE(ready.count(), 0);
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(stateIn(ready, 0).revision, quint64(3));
    const auto form = stateIn(ready, 0).form;
    QCOMPARE(form->content(form->fields().front()), std::string("5"));
}

void tst_FormScheduler::ofABurstOnlyTheLastIsRead()
{
    FormScheduler scheduler;
    QSignalSpy ready(&scheduler, &FormScheduler::formReady);
    for (quint64 revision = 1; revision <= 20; ++revision)
        scheduler.setSource(sourceOf("{}", revision), FormScheduler::When::AfterAPause);
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(stateIn(ready, 0).revision, quint64(20));
}

void tst_FormScheduler::whatBecameStaleIsDropped()
{
    FormScheduler scheduler;
    QSignalSpy ready(&scheduler, &FormScheduler::formReady);
    const auto huge = "{\"a\": [" + QByteArray("1, ").repeated(500'000) + "]}";
    scheduler.setSource(sourceOf(huge, 1), FormScheduler::When::AtOnce);
    // The first one is under way when the second is set.
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    scheduler.setSource(sourceOf("{}", 2), FormScheduler::When::AtOnce);
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(stateIn(ready, 0).revision, quint64(2));
}

void tst_FormScheduler::canDieWithAFormUnderWay()
{
    const auto huge = "{\"a\": [" + QByteArray("1, ").repeated(500'000) + "]}";
    {
        FormScheduler scheduler;
        scheduler.setSource(sourceOf(huge, 1), FormScheduler::When::AtOnce);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    // What it posted to the dead object must not arrive.
    QCoreApplication::processEvents();
}

REGISTER_TEST(tst_FormScheduler)
#include "tst_formscheduler.moc"
