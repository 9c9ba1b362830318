#include "core/auth/secret.h"
#include "tests/support/registry.h"

#include <QTest>

#include <type_traits>

using auth::Secret;

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);

class tst_Secret : public QObject
{
    Q_OBJECT

private slots:
    void movingLeavesNothingBehind()
    {
        Secret first(QByteArray("swordfish"));
        Secret second(std::move(first));
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is the question.
        QCOMPARE(second.reveal().toByteArray(), QByteArray("swordfish"));
        first = std::move(second);
        QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move)
        QCOMPARE(first.size(), qsizetype(9));
    }

    void wipingNeverReachesTheBytesOfOthers()
    {
        const QByteArray shared("swordfish, made on the heap");
        {
            const Secret secret(shared);
            QCOMPARE(secret.reveal().toByteArray(), shared);
            QVERIFY(secret.reveal().data() != shared.constData());
        }
        QCOMPARE(shared, QByteArray("swordfish, made on the heap"));
    }

    void wipingForgets()
    {
        Secret secret(QByteArray("swordfish"));
        secret.wipe();
        QVERIFY(secret.isEmpty());
        QVERIFY(secret.reveal().isEmpty());
    }
};

REGISTER_TEST(tst_Secret)
#include "tst_secret.moc"
