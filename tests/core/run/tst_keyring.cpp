#include "core/run/keyring.h"
#include "tests/support/keyfolder.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::Error;

class tst_KeyRing : public QObject
{
    Q_OBJECT

    project::Project projectWith(const QString &path) const;
    run::KeyRing::Use noting(const QString &name);

    support::KeyFolder m_folder;
    QString m_encrypted;
    QStringList m_heard; ///< "name: key" or "name: what failed"
    QStringList m_asked; ///< "path" or "path, wrong before"
    run::KeyRing::Ask m_ask = [this](const run::PassphraseRequest &request) {
        m_asked.append(request.projectKey + u' ' + request.keyId + (request.wrongBefore ? u" again"_s : QString()));
    };

private slots:
    void initTestCase();
    void init();
    void aPlainKeyIsThereAtOnce();
    void aKeyIsReadOnce();
    void anotherKeyInUseIsReadAnew();
    void withoutABoundKeyNothingIsRead();
    void aMissingFileFails();
    void anEncryptedKeyAsksAndGoesOn();
    void aWrongPassphraseAsksAgain();
    void anEmptyPassphraseCancels();
    void twoWhoWaitAskOnce();
    void aWaitingCanBeDropped();
    void forgettingEndsTheWaitingAndAsksAgain();
    void aPassphraseNobodyAskedForIsIgnored();
};

project::Project tst_KeyRing::projectWith(const QString &path) const
{
    return project::Project::live(u"p"_s, u"Acme"_s, *project::Endpoint::parse(u"https://acme.example/graphql"_s),
                                  u"acme"_s)
        .withKeyBound(u"k"_s, path);
}

run::KeyRing::Use tst_KeyRing::noting(const QString &name)
{
    return [this, name](const base::Result<run::KeyRing::SharedKey> &key) {
        m_heard.append(name + u": "_s + (key ? u"key %1"_s.arg((*key)->bits()) : base::nameOf(key.error().kind)));
    };
}

void tst_KeyRing::initTestCase()
{
    m_encrypted = m_folder.make(u"encrypted.pem"_s, u"pkcs8 -topk8 -in KEY -passout pass:open -out FILE"_s);
}

void tst_KeyRing::init()
{
    m_heard.clear();
    m_asked.clear();
}

void tst_KeyRing::aPlainKeyIsThereAtOnce()
{
    run::KeyRing ring(m_ask);
    ring.withKey(projectWith(m_folder.keyPath()), 1, noting(u"a"_s));
    QCOMPARE(m_heard, QStringList {u"a: key 2048"_s});
    QVERIFY(m_asked.isEmpty());
}

void tst_KeyRing::aKeyIsReadOnce()
{
    const QString copy = m_folder.path(u"copy.pem"_s);
    QVERIFY(QFile::copy(m_folder.keyPath(), copy));
    run::KeyRing ring(m_ask);
    ring.withKey(projectWith(copy), 1, noting(u"a"_s));
    QVERIFY(QFile::remove(copy));
    ring.withKey(projectWith(copy), 2, noting(u"b"_s));
    ring.forget(u"p"_s);
    ring.withKey(projectWith(copy), 3, noting(u"c"_s));
    QCOMPARE(m_heard, QStringList({u"a: key 2048"_s, u"b: key 2048"_s, u"c: not found"_s}));
}

void tst_KeyRing::anotherKeyInUseIsReadAnew()
{
    run::KeyRing ring(m_ask);
    const auto both = projectWith(m_folder.keyPath()).withKeyBound(u"k2"_s, m_folder.path(u"none.pem"_s));
    ring.withKey(both, 1, noting(u"first"_s));
    ring.withKey(both.withActiveKey(1), 2, noting(u"second"_s));
    QCOMPARE(m_heard, QStringList({u"first: key 2048"_s, u"second: not found"_s}));
}

void tst_KeyRing::withoutABoundKeyNothingIsRead()
{
    run::KeyRing ring(m_ask);
    const auto moved = projectWith(m_folder.keyPath())
                           .withAddress(*project::Endpoint::parse(u"https://evil.example/graphql"_s), u"acme"_s);
    ring.withKey(moved, 1, noting(u"a"_s));
    QCOMPARE(m_heard, QStringList {u"a: refused"_s});
}

void tst_KeyRing::aMissingFileFails()
{
    run::KeyRing ring(m_ask);
    ring.withKey(projectWith(m_folder.path(u"none.pem"_s)), 1, noting(u"a"_s));
    QCOMPARE(m_heard, QStringList {u"a: not found"_s});
}

void tst_KeyRing::anEncryptedKeyAsksAndGoesOn()
{
    run::KeyRing ring(m_ask);
    ring.withKey(projectWith(m_encrypted), 1, noting(u"a"_s));
    QVERIFY(m_heard.isEmpty());
    QCOMPARE(m_asked, QStringList {u"p k"_s});
    ring.providePassphrase(u"p"_s, u"k"_s, auth::Secret("open"));
    QCOMPARE(m_heard, QStringList {u"a: key 2048"_s});
    ring.withKey(projectWith(m_encrypted), 2, noting(u"b"_s));
    QCOMPARE(m_heard.size(), 2);
    QCOMPARE(m_asked.size(), 1);
}

void tst_KeyRing::aWrongPassphraseAsksAgain()
{
    run::KeyRing ring(m_ask);
    ring.withKey(projectWith(m_encrypted), 1, noting(u"a"_s));
    ring.providePassphrase(u"p"_s, u"k"_s, auth::Secret("wrong"));
    QVERIFY(m_heard.isEmpty());
    QCOMPARE(m_asked, QStringList({u"p k"_s, u"p k again"_s}));
    ring.providePassphrase(u"p"_s, u"k"_s, auth::Secret("open"));
    QCOMPARE(m_heard, QStringList {u"a: key 2048"_s});
}

void tst_KeyRing::anEmptyPassphraseCancels()
{
    run::KeyRing ring(m_ask);
    ring.withKey(projectWith(m_encrypted), 1, noting(u"a"_s));
    ring.providePassphrase(u"p"_s, u"k"_s, auth::Secret());
    QCOMPARE(m_heard, QStringList {u"a: cancelled"_s});
}

void tst_KeyRing::twoWhoWaitAskOnce()
{
    run::KeyRing ring(m_ask);
    ring.withKey(projectWith(m_encrypted), 1, noting(u"a"_s));
    ring.withKey(projectWith(m_encrypted), 2, noting(u"b"_s));
    QCOMPARE(m_asked.size(), 1);
    ring.providePassphrase(u"p"_s, u"k"_s, auth::Secret("open"));
    QCOMPARE(m_heard, QStringList({u"a: key 2048"_s, u"b: key 2048"_s}));
}

void tst_KeyRing::aWaitingCanBeDropped()
{
    run::KeyRing ring(m_ask);
    ring.withKey(projectWith(m_encrypted), 1, noting(u"a"_s));
    ring.withKey(projectWith(m_encrypted), 2, noting(u"b"_s));
    ring.drop(1);
    QCOMPARE(m_heard, QStringList {u"a: cancelled"_s});
    ring.providePassphrase(u"p"_s, u"k"_s, auth::Secret("open"));
    QCOMPARE(m_heard, QStringList({u"a: cancelled"_s, u"b: key 2048"_s}));
}

void tst_KeyRing::forgettingEndsTheWaitingAndAsksAgain()
{
    run::KeyRing ring(m_ask);
    ring.withKey(projectWith(m_encrypted), 1, noting(u"a"_s));
    ring.forget(u"p"_s);
    QCOMPARE(m_heard, QStringList {u"a: cancelled"_s});
    ring.withKey(projectWith(m_encrypted), 2, noting(u"b"_s));
    ring.providePassphrase(u"p"_s, u"k"_s, auth::Secret("open"));
    ring.forget(u"p"_s);
    ring.withKey(projectWith(m_encrypted), 3, noting(u"c"_s));
    QCOMPARE(m_asked.size(), 3);
}

void tst_KeyRing::aPassphraseNobodyAskedForIsIgnored()
{
    run::KeyRing ring(m_ask);
    ring.providePassphrase(u"p"_s, u"k"_s, auth::Secret("open"));
    QVERIFY(m_heard.isEmpty());
    QVERIFY(m_asked.isEmpty());
}

REGISTER_TEST(tst_KeyRing)
#include "tst_keyring.moc"
