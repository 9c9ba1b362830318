#include "core/project/project.h"
#include "tests/support/registry.h"

#include <QTest>

#include <type_traits>

using namespace Qt::StringLiterals;
using project::Endpoint;
using project::KeyReference;
using project::Project;

// Nothing outside makes a project that is not live: neither a setter nor a constructor takes an Environment.
static_assert(!std::is_constructible_v<Project, project::Environment>);
static_assert(!std::is_aggregate_v<Project>);

class tst_Project : public QObject
{
    Q_OBJECT

    static Project acme();

private slots:
    void isLiveWhateverItIsCalled();
    void everyChangeIsANewValueWithAHigherRevision();
    void aKeyIsBoundToOriginAndProjectId();
    void aNewAddressUnbindsEveryKey_data();
    void aNewAddressUnbindsEveryKey();
    void bindingAgainIsOneAct();
    void aSecondKeyDoesNotTakeOver();
    void removingAKeyKeepsTheOtherInUse();
    void storedBindingsCountOnlyWhenTheyMatch();
    void theTokenLifetimeIsKeptInBounds();
};

Project tst_Project::acme()
{
    return Project::live(u"p1"_s, u"Acme"_s, *Endpoint::parse(u"https://acme.example/graphql"_s), u"acme"_s);
}

void tst_Project::isLiveWhateverItIsCalled()
{
    QVERIFY(acme().isLive());
    QVERIFY(acme().renamed(u"sandbox"_s).isLive());
    QVERIFY(Project().isLive());
    QVERIFY(Project::live(u"x"_s, {}, *Endpoint::parse(u"http://127.0.0.1:1/graphql"_s), {}).isLive());
}

void tst_Project::everyChangeIsANewValueWithAHigherRevision()
{
    const Project first = acme();
    const Project second = first.renamed(u"Other"_s);
    QCOMPARE(first.name(), u"Acme"_s);
    QCOMPARE(second.name(), u"Other"_s);
    QVERIFY(second.revision() > first.revision());
    QVERIFY(second.withKeyBound(u"k"_s, u"/k.pem"_s).revision() > second.revision());
}

void tst_Project::aKeyIsBoundToOriginAndProjectId()
{
    const Project bound = acme().withKeyBound(u"k1"_s, u"/keys/k1.pem"_s);
    QVERIFY(!acme().activeKey());
    QVERIFY(bound.activeKey());
    QCOMPARE(*bound.activeKey(), (KeyReference {u"k1"_s, u"/keys/k1.pem"_s, u"https://acme.example"_s, u"acme"_s}));
}

void tst_Project::aNewAddressUnbindsEveryKey_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("projectId");
    QTest::addColumn<bool>("stays");
    QTest::newRow("same") << u"https://acme.example/graphql"_s << u"acme"_s << true;
    QTest::newRow("other path, same origin") << u"https://acme.example/_api/admin/graphql"_s << u"acme"_s << true;
    QTest::newRow("other host") << u"https://acme.example.evil/graphql"_s << u"acme"_s << false;
    QTest::newRow("other port") << u"https://acme.example:8443/graphql"_s << u"acme"_s << false;
    QTest::newRow("other project ID") << u"https://acme.example/graphql"_s << u"acme2"_s << false;
}

void tst_Project::aNewAddressUnbindsEveryKey()
{
    QFETCH(QString, address);
    QFETCH(QString, projectId);
    QFETCH(bool, stays);
    const Project before = acme().withKeyBound(u"k1"_s, u"/k1"_s).withKeyBound(u"k2"_s, u"/k2"_s);
    const Project after = before.withAddress(*Endpoint::parse(address), projectId);
    QCOMPARE(after.activeKey() != nullptr, stays);
    QCOMPARE(after.withActiveKey(1).activeKey() != nullptr, stays);
    QCOMPARE(after.keys().size(), 2);

    // Going back does not bind them again either: that is a person's act.
    QCOMPARE(after.withAddress(before.endpoint(), before.projectId()).activeKey() != nullptr, stays);
}

void tst_Project::bindingAgainIsOneAct()
{
    const Project moved = acme().withKeyBound(u"k1"_s, u"/old"_s).withAddress(acme().endpoint(), u"acme2"_s);
    const Project bound = moved.withKeyBound(u"k1"_s, u"/new"_s);
    QCOMPARE(bound.keys().size(), 1);
    QVERIFY(bound.activeKey());
    QCOMPARE(bound.activeKey()->path, u"/new"_s);
    QCOMPARE(bound.activeKey()->boundProjectId, u"acme2"_s);
}

void tst_Project::aSecondKeyDoesNotTakeOver()
{
    const Project both = acme().withKeyBound(u"k1"_s, u"/k1"_s).withKeyBound(u"k2"_s, u"/k2"_s);
    QCOMPARE(both.activeKey()->keyId, u"k1"_s);
    QCOMPARE(both.withActiveKey(1).activeKey()->keyId, u"k2"_s);
    QCOMPARE(both.withActiveKey(7), both);
    QCOMPARE(both.withActiveKey(-1), both);
}

void tst_Project::removingAKeyKeepsTheOtherInUse()
{
    const Project both = acme().withKeyBound(u"k1"_s, u"/k1"_s).withKeyBound(u"k2"_s, u"/k2"_s).withActiveKey(1);
    QCOMPARE(both.withoutKey(0).activeKey()->keyId, u"k2"_s);
    QCOMPARE(both.withoutKey(1).activeKey()->keyId, u"k1"_s);
    QVERIFY(!both.withoutKey(1).withoutKey(0).activeKey());
    QCOMPARE(both.withoutKey(2), both);
}

void tst_Project::storedBindingsCountOnlyWhenTheyMatch()
{
    const KeyReference good {u"k1"_s, u"/k1"_s, u"https://acme.example"_s, u"acme"_s};
    const KeyReference elsewhere {u"k2"_s, u"/k2"_s, u"https://other.example"_s, u"acme"_s};
    const KeyReference unbound {u"k3"_s, u"/k3"_s, {}, {}};
    const Project stored = acme().withStoredKeys({good, elsewhere, unbound}, 0);
    QVERIFY(stored.activeKey());
    QVERIFY(!stored.withActiveKey(1).activeKey());
    QVERIFY(!stored.withActiveKey(2).activeKey());
    QVERIFY(!acme().withStoredKeys({good}, 1).activeKey());

    // An address that is not there yet has an empty origin, and must not match an empty binding.
    QVERIFY(!Project::live(u"p"_s, {}, {}, {}).withStoredKeys({unbound}, 0).activeKey());
}

void tst_Project::theTokenLifetimeIsKeptInBounds()
{
    using namespace std::chrono_literals;
    QCOMPARE(acme().tokenLifetime(), 300s);
    QCOMPARE(acme().withTokenLifetime(60s).tokenLifetime(), 60s);
    QCOMPARE(acme().withTokenLifetime(0s).tokenLifetime(), 1s);
    QCOMPARE(acme().withTokenLifetime(24h).tokenLifetime(), 3600s);
}

REGISTER_TEST(tst_Project)
#include "tst_project.moc"
