#include "core/project/writelock.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"

#include <QTest>

#include <type_traits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using project::Endpoint;
using project::Project;

static_assert(!std::is_default_constructible_v<project::WriteGrant>);

class tst_WriteLock : public QObject
{
    Q_OBJECT

    static Project acme();

private slots:
    void isLockedFromTheStart();
    void opensFor15Minutes();
    void locksByHand();
    void isGoodForOneProjectOnly();
    void aNewAddressLocksAgain();
    void aClockSetBackDoesNotStretchIt();
};

Project tst_WriteLock::acme()
{
    return Project::live(u"p1"_s, u"Acme"_s, *Endpoint::parse(u"https://acme.example/graphql"_s), u"acme"_s);
}

void tst_WriteLock::isLockedFromTheStart()
{
    const support::ManualClock clock;
    const project::WriteLock lock(clock);
    QVERIFY(!lock.grant(acme()));
    QCOMPARE(lock.remaining(acme()), 0s);
}

void tst_WriteLock::opensFor15Minutes()
{
    support::ManualClock clock;
    project::WriteLock lock(clock);
    lock.unlock(acme());
    QCOMPARE(lock.remaining(acme()), 15min);
    const auto grant = lock.grant(acme());
    QVERIFY(grant);

    clock.advance(15min - 1ms);
    QVERIFY(lock.grant(acme()));
    QVERIFY(grant->covers(acme(), clock.now()));
    clock.advance(1ms);
    QVERIFY(!lock.grant(acme()));
    QVERIFY(!grant->covers(acme(), clock.now()));
    QCOMPARE(lock.remaining(acme()), 0s);
}

void tst_WriteLock::locksByHand()
{
    const support::ManualClock clock;
    project::WriteLock lock(clock);
    lock.unlock(acme());
    lock.lock(acme());
    QVERIFY(!lock.grant(acme()));
}

void tst_WriteLock::isGoodForOneProjectOnly()
{
    const support::ManualClock clock;
    project::WriteLock lock(clock);
    lock.unlock(acme());
    const auto twin = Project::live(u"p2"_s, acme().name(), acme().endpoint(), acme().projectId());
    QVERIFY(!lock.grant(twin));
    QVERIFY(!lock.grant(acme())->covers(twin, clock.now()));
}

void tst_WriteLock::aNewAddressLocksAgain()
{
    const support::ManualClock clock;
    project::WriteLock lock(clock);
    lock.unlock(acme());
    const auto grant = lock.grant(acme());
    QVERIFY(grant->covers(acme().renamed(u"Other name"_s), clock.now()));

    const auto otherHost = acme().withAddress(*Endpoint::parse(u"https://other.example/graphql"_s), u"acme"_s);
    const auto otherId = acme().withAddress(acme().endpoint(), u"acme2"_s);
    for (const auto &moved : {otherHost, otherId}) {
        QVERIFY(!grant->covers(moved, clock.now()));
        QVERIFY(!lock.grant(moved));
        QCOMPARE(lock.remaining(moved), 0s);
    }
}

void tst_WriteLock::aClockSetBackDoesNotStretchIt()
{
    support::ManualClock clock;
    project::WriteLock lock(clock);
    lock.unlock(acme());
    clock.advance(-30s);
    QVERIFY(lock.grant(acme()));
    clock.advance(-1h);
    QVERIFY(!lock.grant(acme()));
}

REGISTER_TEST(tst_WriteLock)
#include "tst_writelock.moc"
