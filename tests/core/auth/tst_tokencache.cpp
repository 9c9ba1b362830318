#include "core/auth/tokencache.h"
#include "tests/support/keyfolder.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"

#include <QTest>

#include <memory>
#include <optional>

using auth::PrivateKey;
using auth::TokenCache;
using namespace std::chrono_literals;

namespace {

project::Project cachedProject()
{
    const auto endpoint = project::Endpoint::parse(QStringLiteral("https://acme.example"));
    return project::Project::live(QStringLiteral("p1"), QStringLiteral("Acme"), *endpoint, QStringLiteral("acme"))
        .withKeyBound(QStringLiteral("key-1"), QStringLiteral("/one.pem"));
}

} // namespace

class tst_TokenCache : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aTokenIsKeptUntilItsLastThird_data();
    void aTokenIsKeptUntilItsLastThird();
    void aClockSetBackMakesANewToken();
    void aChangedProjectGetsANewToken_data();
    void aChangedProjectGetsANewToken();
    void anotherKeyUnderTheSameNameGetsANewToken();
    void everyProjectHasItsOwn();
    void anUnboundKeyGetsNoToken();
    void forgettingForgets();

private:
    std::unique_ptr<support::KeyFolder> m_folder;
    std::optional<PrivateKey> m_key;
    std::unique_ptr<support::ManualClock> m_clock;
    std::unique_ptr<TokenCache> m_cache;
};

void tst_TokenCache::initTestCase()
{
    m_folder = std::make_unique<support::KeyFolder>();
    auto key = PrivateKey::load(m_folder->keyPath());
    QVERIFY(key);
    m_key = *std::move(key);
}

void tst_TokenCache::init()
{
    m_clock = std::make_unique<support::ManualClock>();
    m_cache = std::make_unique<TokenCache>(*m_clock);
}

void tst_TokenCache::aTokenIsKeptUntilItsLastThird_data()
{
    QTest::addColumn<int>("lifetime");
    QTest::addColumn<int>("keptFor");
    QTest::newRow("five minutes: a third") << 300 << 200;
    QTest::newRow("an hour: a third") << 3600 << 2400;
    QTest::newRow("a minute: thirty seconds") << 60 << 30;
    QTest::newRow("thirty seconds: never kept") << 30 << 0;
}

void tst_TokenCache::aTokenIsKeptUntilItsLastThird()
{
    QFETCH(int, lifetime);
    QFETCH(int, keptFor);
    const auto project = cachedProject().withTokenLifetime(std::chrono::seconds(lifetime));

    const auto first = m_cache->token(project, *m_key);
    QVERIFY(first);
    QCOMPARE((*first)->expiresAt, m_clock->now().addSecs(lifetime));
    m_clock->advance(std::chrono::seconds(keptFor));
    const auto kept = m_cache->token(project, *m_key);
    QVERIFY(kept);
    QCOMPARE(*kept, *first);
    m_clock->advance(1ms);
    const auto renewed = m_cache->token(project, *m_key);
    QVERIFY(renewed);
    QVERIFY(*renewed != *first);
    QCOMPARE((*renewed)->expiresAt, (*first)->expiresAt.addSecs(keptFor));
    // Whoever still holds the first one may use it up.
    QVERIFY(!(*first)->text.isEmpty());
}

void tst_TokenCache::aClockSetBackMakesANewToken()
{
    const auto first = m_cache->token(cachedProject(), *m_key);
    QVERIFY(first);
    m_clock->advance(-10min);
    const auto second = m_cache->token(cachedProject(), *m_key);
    QVERIFY(second);
    QCOMPARE((*second)->issuedAt, m_clock->now());
}

void tst_TokenCache::aChangedProjectGetsANewToken_data()
{
    QTest::addColumn<project::Project>("changed");
    const auto elsewhere = project::Endpoint::parse(QStringLiteral("https://other.example"));
    const QString path = QStringLiteral("/one.pem");
    QTest::newRow("key ID") << cachedProject().withKeyBound(QStringLiteral("key-2"), path).withActiveKey(1);
    QTest::newRow("lifetime") << cachedProject().withTokenLifetime(120s);
    QTest::newRow("address") << cachedProject()
                                    .withAddress(*elsewhere, QStringLiteral("acme"))
                                    .withKeyBound(QStringLiteral("key-1"), path)
                                    .withActiveKey(1);
    QTest::newRow("project ID") << cachedProject()
                                       .withAddress(cachedProject().endpoint(), QStringLiteral("other"))
                                       .withKeyBound(QStringLiteral("key-1"), path)
                                       .withActiveKey(1);
}

void tst_TokenCache::aChangedProjectGetsANewToken()
{
    QFETCH(project::Project, changed);
    const auto first = m_cache->token(cachedProject(), *m_key);
    QVERIFY(first);
    const auto second = m_cache->token(changed, *m_key);
    QVERIFY(second);
    QVERIFY(*second != *first);
    QCOMPARE(*m_cache->token(changed, *m_key), *second);
}

void tst_TokenCache::anotherKeyUnderTheSameNameGetsANewToken()
{
    const QString path = m_folder->make(
        QStringLiteral("other.pem"), QStringLiteral("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out FILE"));
    const auto other = PrivateKey::load(path);
    QVERIFY(other);
    const auto first = m_cache->token(cachedProject(), *m_key);
    const auto second = m_cache->token(cachedProject(), *other);
    QVERIFY(first && second);
    QVERIFY(*second != *first);
}

void tst_TokenCache::everyProjectHasItsOwn()
{
    const auto other = project::Project::live(QStringLiteral("p2"), QStringLiteral("Other"), cachedProject().endpoint(),
                                              QStringLiteral("acme"))
                           .withKeyBound(QStringLiteral("key-1"), QStringLiteral("/one.pem"));
    const auto first = m_cache->token(cachedProject(), *m_key);
    const auto second = m_cache->token(other, *m_key);
    QVERIFY(first && second);
    QVERIFY(*second != *first);
    QCOMPARE(*m_cache->token(cachedProject(), *m_key), *first);
}

void tst_TokenCache::anUnboundKeyGetsNoToken()
{
    QVERIFY(m_cache->token(cachedProject(), *m_key));
    const auto unbound = cachedProject().withAddress(cachedProject().endpoint(), QStringLiteral("other"));
    const auto token = m_cache->token(unbound, *m_key);
    QVERIFY(!token);
    QCOMPARE(token.error().kind, base::Error::Kind::Refused);
    // And the token of before is gone with it.
    QVERIFY(!m_cache->until(QStringLiteral("p1")).isValid());
}

void tst_TokenCache::forgettingForgets()
{
    QVERIFY(m_cache->token(cachedProject(), *m_key));
    QCOMPARE(m_cache->until(QStringLiteral("p1")), m_clock->now().addSecs(300));
    m_cache->forget(QStringLiteral("p1"));
    QVERIFY(!m_cache->until(QStringLiteral("p1")).isValid());
}

REGISTER_TEST(tst_TokenCache)
#include "tst_tokencache.moc"
