#include "core/safety/requests.h"
#include "tests/core/safety/sandboxproject.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"

#include <QTest>

#include <type_traits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What may be sent can be made by the gate only, and is used up by handing it on.
template <typename Stage>
constexpr bool isSealed =
    !std::is_default_constructible_v<
        Stage> && !std::is_aggregate_v<Stage> && !std::is_copy_constructible_v<Stage> && !std::is_copy_assignable_v<Stage> && !std::is_constructible_v<Stage, safety::Draft> && !std::is_constructible_v<Stage, project::Project, QByteArray> && std::is_move_constructible_v<Stage>;
static_assert(isSealed<safety::ReadRequest>);
static_assert(isSealed<safety::PendingWrite>);
static_assert(isSealed<safety::ApprovedWrite>);
// No stage turns into a later one by itself.
static_assert(!std::is_constructible_v<safety::ApprovedWrite, safety::PendingWrite>);
static_assert(!std::is_constructible_v<safety::ApprovedWrite, safety::ReadRequest>);
static_assert(!std::is_constructible_v<safety::ReadRequest, safety::PendingWrite>);

template <typename Write>
constexpr bool approvesInPlace = requires(Write write, const std::optional<project::WriteGrant> &grant,
                                          safety::WriteRecord &record, const base::Clock &clock)
{
    write.approve(grant, record, clock);
};
static_assert(!approvesInPlace<safety::PendingWrite>, "approving uses the pending write up");

/// Remembers what it was asked to put on disk, and fails when told to.
class FakeRecord final : public safety::WriteRecord
{
public:
    base::Result<QString> begin(const project::Project &project, const safety::Effect &effect) override
    {
        if (isFull)
            return base::fail(base::Error::Kind::Io, u"The disk is full."_s);
        lines.append(project.id() + u' ' + effect.operationName);
        return u"record-%1"_s.arg(lines.size());
    }
    QStringList lines;
    bool isFull = false;
};

} // namespace

class tst_Gate : public QObject
{
    Q_OBJECT

    static project::Project acme();
    static safety::PendingWrite pending(const project::Project &project);

private slots:
    void aGrantAndARecordMakeAnApproval();
    void withoutAGrantNothingIsRecorded();
    void aGrantThatHasEndedIsNoGrant();
    void theGrantOfAnotherProjectIsNoGrant();
    void whatCannotBeRecordedIsNotApproved();
    void theSandboxNeedsNeither();
};

project::Project tst_Gate::acme()
{
    return project::Project::live(u"p1"_s, u"Acme"_s, *project::Endpoint::parse(u"https://acme.example/graphql"_s),
                                  u"acme"_s);
}

safety::PendingWrite tst_Gate::pending(const project::Project &project)
{
    return std::get<safety::PendingWrite>(
        safety::judge({project, "mutation Drop { deleteRole(input: {id: \"x\"}) { ok } }", {}, {}}, nullptr));
}

void tst_Gate::aGrantAndARecordMakeAnApproval()
{
    const support::ManualClock clock;
    project::WriteLock lock(clock);
    lock.unlock(acme());
    FakeRecord record;
    auto write = pending(acme());
    QVERIFY(write.needsPerson());
    const auto body = pending(acme()).effect().fields.first().arguments;
    const auto approved = std::move(write).approve(lock.grant(acme()), record, clock);
    QVERIFY(approved);
    QCOMPARE(approved->recordId(), u"record-1"_s);
    QCOMPARE(approved->project(), acme());
    QCOMPARE(approved->effect().fields.first().arguments, body);
    QVERIFY(approved->body().contains("deleteRole"));
    QCOMPARE(record.lines, QStringList {u"p1 Drop"_s});
}

void tst_Gate::withoutAGrantNothingIsRecorded()
{
    const support::ManualClock clock;
    FakeRecord record;
    const auto approved = pending(acme()).approve(std::nullopt, record, clock);
    QVERIFY(!approved);
    QCOMPARE(approved.error().kind, base::Error::Kind::Refused);
    QVERIFY(approved.error().message.contains(u"“Acme” is locked"));
    QVERIFY(record.lines.isEmpty());
}

void tst_Gate::aGrantThatHasEndedIsNoGrant()
{
    support::ManualClock clock;
    project::WriteLock lock(clock);
    lock.unlock(acme());
    const auto grant = lock.grant(acme());
    clock.advance(15min);
    FakeRecord record;
    QVERIFY(!pending(acme()).approve(grant, record, clock));
    QVERIFY(record.lines.isEmpty());
}

void tst_Gate::theGrantOfAnotherProjectIsNoGrant()
{
    const support::ManualClock clock;
    project::WriteLock lock(clock);
    const auto moved = acme().withAddress(*project::Endpoint::parse(u"https://other.example/graphql"_s), u"acme"_s);
    lock.unlock(moved);
    FakeRecord record;
    QVERIFY(!pending(acme()).approve(lock.grant(moved), record, clock));
    QVERIFY(record.lines.isEmpty());
}

void tst_Gate::whatCannotBeRecordedIsNotApproved()
{
    const support::ManualClock clock;
    project::WriteLock lock(clock);
    lock.unlock(acme());
    FakeRecord record;
    record.isFull = true;
    const auto approved = pending(acme()).approve(lock.grant(acme()), record, clock);
    QVERIFY(!approved);
    QCOMPARE(approved.error().message, u"The disk is full."_s);
}

void tst_Gate::theSandboxNeedsNeither()
{
    const support::ManualClock clock;
    FakeRecord record;
    record.isFull = true;
    auto write = pending(sandbox::Server::project());
    QVERIFY(!write.needsPerson());
    const auto approved = std::move(write).approve(std::nullopt, record, clock);
    QVERIFY(approved);
    QVERIFY(approved->recordId().isEmpty());
}

REGISTER_TEST(tst_Gate)
#include "tst_gate.moc"
