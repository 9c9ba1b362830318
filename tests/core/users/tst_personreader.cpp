#include "core/users/personquery.h"
#include "core/users/personreader.h"
#include "tests/support/registry.h"
#include "tests/support/sandboxtest.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using users::PersonAnswer;

/// What is read of answers, of the sandbox's people and of servers that answer oddly.
class tst_PersonReader : public support::SandboxTest
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyoneInTheSandboxIsRead();
    void theActivityGoesOnBehindItsCursor();
    void whatIsNoUserIsSaid_data();
    void whatIsNoUserIsSaid();
    void missingNullAndEmptyAreThreeThings();
    void anAnswerOfNullsIsRead();
    void unknownWordsAndOddKindsAreKept();
    void attributesAreFlatAndInOrder();
    void secretsAreNotRead();
    void longListsEndAndSaySo();
    void nullItemsAreLeftOut();
    void aListWithoutAnEndIsAllThereIs();
    void cleanupTestCase();
};

namespace {

json::Tape tapeOf(const std::string &text)
{
    auto tape = json::Tape::parse(text);
    if (!tape)
        qFatal("no JSON: %s", text.c_str());
    return std::move(*tape);
}

/// A user with these members, as an answer.
PersonAnswer personWith(const std::string &members)
{
    return users::readPerson(
        tapeOf(R"({"data":{"activity":null,"person":{"__typename":"User","id":"VXNlcjph",)" + members + "}}}"));
}

QStringList namesOf(const users::Listed<users::Keyed> &listed)
{
    QStringList names;
    for (const auto &item : listed.items)
        names.append(item.key.valueOr({}));
    return names;
}

} // namespace

void tst_PersonReader::initTestCase()
{
    startSandbox(100);
}

void tst_PersonReader::everyoneInTheSandboxIsRead()
{
    QSet<users::AccountState> states;
    QSet<QString> identityTypes;
    QSet<QString> authenticatorTypes;
    int withoutEmail = 0;
    int neverLoggedIn = 0;
    int inGroups = 0;
    const auto ids = everybody();
    QCOMPARE(ids.size(), 100);
    for (const auto &id : ids) {
        const auto answer = answerTo(users::personDraft(m_server->project(), id));
        QVERIFY2(answer.isSuccess(), answer.body ? answer.body->c_str() : "");
        const auto read = users::readPerson(*answer.tape);
        QCOMPARE(read.found, PersonAnswer::Found::Person);
        const auto &person = read.person;
        QCOMPARE(person.summary.id, id);
        QCOMPARE(users::uuidOfUser(id).size(), 36);
        QVERIFY(read.activity.isGiven());
        QVERIFY(person.createdAt.isGiven() && person.standardAttributes.isGiven() && person.lockout.isGiven());
        QVERIFY(!person.lastLoginAt.isMissing() && !person.name.isMissing() && !person.deleteAt.isMissing());

        const auto state = users::statusOf(person.summary.account, m_clock.now()).state;
        states.insert(state);
        QCOMPARE(state == users::AccountState::LockedOut, person.lockout.value()->isLocked.valueOr(false));
        neverLoggedIn += person.lastLoginAt.isNull() ? 1 : 0;
        const auto &attributes = person.standardAttributes.value()->items;
        withoutEmail += std::none_of(attributes.begin(), attributes.end(),
                                     [](const auto &attribute) { return attribute.path == u"email"_s; })
            ? 1
            : 0;
        for (const auto &identity : person.identities.value()->items) {
            identityTypes.insert(identity.type.valueOr({}));
            QVERIFY(!identity.id.isEmpty() && identity.claims.isGiven());
        }
        QCOMPARE(person.identities.value()->items.empty(), state == users::AccountState::Anonymized);
        for (const auto &authenticator : person.authenticators.value()->items) {
            authenticatorTypes.insert(authenticator.type.valueOr({}));
            QVERIFY(authenticator.kind.isGiven() && authenticator.isDefault.isGiven());
        }
        for (const auto &session : person.sessions.value()->items)
            QVERIFY(session.displayName.isGiven() && session.methods.isGiven() && session.lastAccessedByIp.isGiven());
        const auto effective = namesOf(*person.effectiveRoles.value());
        for (const auto &role : namesOf(*person.roles.value()))
            QVERIFY(effective.contains(role));
        for (const auto &group : person.groups.value()->items) {
            ++inGroups;
            for (const auto &role : namesOf(*group.roles.value()))
                QVERIFY(effective.contains(role));
        }
    }
    for (const auto state :
         {users::AccountState::Active, users::AccountState::Disabled, users::AccountState::DeletionScheduled,
          users::AccountState::AnonymizationScheduled, users::AccountState::Anonymized, users::AccountState::Anonymous,
          users::AccountState::LockedOut, users::AccountState::Expired, users::AccountState::NotYetValid})
        QVERIFY2(states.contains(state), QByteArray::number(static_cast<int>(state)).constData());
    QVERIFY(identityTypes.contains(u"LOGIN_ID"_s) && identityTypes.contains(u"OAUTH"_s));
    QVERIFY(authenticatorTypes.contains(u"PASSWORD"_s) && authenticatorTypes.contains(u"TOTP"_s));
    QVERIFY(withoutEmail > 0 && neverLoggedIn > 0 && inGroups > 0);
}

void tst_PersonReader::theActivityGoesOnBehindItsCursor()
{
    // In small pages, because nobody in the sandbox has done that much.
    const auto inTwos = [](safety::Draft draft) {
        const auto all = QByteArray("\"events\": ") + QByteArray::number(users::EventsAtOnce);
        draft.variables.replace(all, "\"events\":2");
        return draft;
    };
    int longest = 0;
    for (const auto &id : everybody().first(30)) {
        const auto first = users::readPerson(*answerTo(inTwos(users::personDraft(m_server->project(), id))).tape);
        QVERIFY(first.activity.isGiven());
        auto page = *first.activity.value();
        QSet<QString> seen;
        QDateTime before;
        int pages = 1;
        for (;; ++pages) {
            for (const auto &event : page.events) {
                QVERIFY(!seen.contains(event.id));
                seen.insert(event.id);
                const auto at = users::Moment::read(event.at.valueOr({})).at;
                QVERIFY(!before.isValid() || at <= before);
                before = at;
            }
            if (page.next.isEmpty())
                break;
            const auto more =
                users::readEvents(*answerTo(inTwos(users::eventsDraft(m_server->project(), id, page.next))).tape);
            QVERIFY(more.isGiven());
            page = *more.value();
        }
        QCOMPARE(static_cast<qint64>(seen.size()), page.total.value_or(-1));
        longest = std::max(longest, pages);
    }
    QVERIFY(longest > 2);
}

void tst_PersonReader::whatIsNoUserIsSaid_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("found");
    const auto row = [](const char *name, const char *answer, PersonAnswer::Found found) {
        QTest::newRow(name) << QByteArray(answer) << static_cast<int>(found);
    };
    row("nobody", R"({"data":{"person":null,"activity":null}})", PersonAnswer::Found::Nobody);
    row("a role", R"({"data":{"person":{"__typename":"Role","id":"Um9sZTox"}}})", PersonAnswer::Found::OtherThing);
    row("no type", R"({"data":{"person":{"id":"x"}}})", PersonAnswer::Found::OtherThing);
    row("no data", R"({"data":null,"errors":[{"message":"unexpected error"}]})", PersonAnswer::Found::Unreadable);
    row("not asked", R"({"data":{}})", PersonAnswer::Found::Unreadable);
    row("a list", R"({"data":{"person":[1,2]}})", PersonAnswer::Found::Unreadable);
    row("a text", R"("Forbidden")", PersonAnswer::Found::Unreadable);
    row("data is a text", R"({"data":"x"})", PersonAnswer::Found::Unreadable);
}

void tst_PersonReader::whatIsNoUserIsSaid()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, found);
    QCOMPARE(static_cast<int>(users::readPerson(tapeOf(answer.toStdString())).found), found);
}

void tst_PersonReader::missingNullAndEmptyAreThreeThings()
{
    const auto person =
        personWith(R"("formattedName":"","lastLoginAt":null,"roles":{"edges":[]},"groups":null)").person;
    QVERIFY(person.name.isGiven() && person.name.value()->isEmpty());
    QVERIFY(person.lastLoginAt.isNull() && !person.lastLoginAt.isMissing() && !person.lastLoginAt.isGiven());
    QVERIFY(person.createdAt.isMissing() && !person.createdAt.isNull());
    QVERIFY(person.roles.isGiven() && person.roles.value()->items.empty());
    QVERIFY(person.groups.isNull());
    QVERIFY(person.sessions.isMissing());
}

void tst_PersonReader::anAnswerOfNullsIsRead()
{
    const auto person =
        personWith(
            R"("formattedName":null,"accountLockout":null,"standardAttributes":null,"customAttributes":null,
        "verifiedClaims":[null],"identities":{"edges":[null,{"node":null},{}]},"sessions":{"edges":null},
        "authenticators":{"edges":[{"node":{"id":null,"type":null,"kind":null,"isDefault":null,"claims":null}}]})")
            .person;
    QVERIFY(person.name.isNull() && person.lockout.isNull() && person.standardAttributes.isNull());
    QVERIFY(person.verifiedClaims.value()->items.empty());
    QVERIFY(person.identities.value()->items.empty());
    QVERIFY(person.sessions.value()->items.empty());
    QCOMPARE(person.authenticators.value()->items.size(), 1U);
    const auto &authenticator = person.authenticators.value()->items.front();
    QVERIFY(authenticator.type.isNull() && authenticator.isDefault.isNull() && authenticator.claims.isNull());
    QCOMPARE(users::statusOf(person.summary.account, m_clock.now()).state, users::AccountState::Unknown);
}

void tst_PersonReader::unknownWordsAndOddKindsAreKept()
{
    const auto person = personWith(
                            R"("formattedName":42,"createdAt":{"a":1},"lastLoginAt":"yesterday",
        "identities":{"edges":[{"node":{"type":"SMART_CARD","claims":"text"}}]},
        "authenticators":[{"type":"TOTP","isDefault":"yes"}], "disableReason":"a", "disableReason":"b")")
                            .person;
    QCOMPARE(person.name.valueOr({}), u"42"_s);
    QCOMPARE(person.createdAt.valueOr({}), u"{\"a\":1}"_s);
    QCOMPARE(person.lastLoginAt.valueOr({}), u"yesterday"_s);
    QCOMPARE(person.identities.value()->items.front().type.valueOr({}), u"SMART_CARD"_s);
    QCOMPARE(person.identities.value()->items.front().claims.value()->items.front().text, u"text"_s);
    QVERIFY(person.authenticators.value()->items.front().isDefault.isMissing());
    QCOMPARE(person.disableReason.valueOr({}), u"b"_s);
}

void tst_PersonReader::attributesAreFlatAndInOrder()
{
    const auto person =
        personWith(
            R"("customAttributes":{"z":1.50,"a":{"b":{"c":"deep 😀"},"d":[1, 2]},"n":null,"t":true,"e":{},"z":"again"})")
            .person;
    using Kind = users::Attribute::Kind;
    const std::vector<users::Attribute> expected {
        {u"z"_s, Kind::Number, u"1.50"_s}, {u"a.b.c"_s, Kind::Text, u"deep 😀"_s}, {u"a.d"_s, Kind::Json, u"[1, 2]"_s},
        {u"n"_s, Kind::Null, u"null"_s},   {u"t"_s, Kind::Boolean, u"true"_s},    {u"e"_s, Kind::Json, u"{}"_s},
        {u"z"_s, Kind::Text, u"again"_s},
    };
    QVERIFY(person.customAttributes.value()->items == expected);
}

void tst_PersonReader::secretsAreNotRead()
{
    const auto person = personWith(R"("authenticators":{"edges":[{"node":{"claims":{"password_hash":"x","name":"y",
        "https://authgear.com/claims/totp/secret":"z","nested":{"accessToken":"t"}}}}]},
        "customAttributes":{"referral_code":"abc"})")
                            .person;
    const auto &claims = person.authenticators.value()->items.front().claims.value()->items;
    QCOMPARE(claims.size(), 4U);
    for (const auto index : {0U, 2U, 3U})
        QVERIFY(claims[index].isSecret && claims[index].text.isEmpty());
    QCOMPARE(claims[1].text, u"y"_s);
    // What the project keeps of its users is its own to name.
    QCOMPARE(person.customAttributes.value()->items.front().text, u"abc"_s);
}

void tst_PersonReader::longListsEndAndSaySo()
{
    std::string edges;
    std::string members;
    for (std::uint32_t i = 0; i < users::MostItems + 5; ++i) {
        edges += std::string(i > 0 ? "," : "").append(R"({"node":{"id":"s"}})");
        members += std::string(i > 0 ? "," : "").append("\"k").append(std::to_string(i)).append("\":1");
    }
    const auto person =
        personWith("\"sessions\":{\"edges\":[" + edges + "]},\"customAttributes\":{" + members + "}").person;
    QCOMPARE(person.sessions.value()->items.size(), static_cast<std::size_t>(users::MostItems));
    QCOMPARE(person.sessions.value()->left, 5U);
    QCOMPARE(person.customAttributes.value()->items.size(), static_cast<std::size_t>(users::MostAttributes));
    QVERIFY(person.customAttributes.value()->isCut);
}

void tst_PersonReader::nullItemsAreLeftOut()
{
    const auto events = users::readEvents(
        tapeOf(R"({"data":{"activity":{"totalCount":"many","edges":[{"node":null},{"node":{"id":"1"}}]}}})"));
    QVERIFY(events.isGiven());
    QCOMPARE(events.value()->events.size(), 1U);
    QVERIFY(!events.value()->total);
}

void tst_PersonReader::aListWithoutAnEndIsAllThereIs()
{
    // A cursor alone promises nothing, and a promise without a cursor leads nowhere.
    for (const auto *info : {R"({"hasNextPage":false,"endCursor":"x"})", R"({"hasNextPage":true,"endCursor":null})",
                             R"({"hasNextPage":true,"endCursor":""})", "null"}) {
        const auto events = users::readEvents(
            tapeOf(std::string(R"({"data":{"activity":{"edges":[],"pageInfo":)").append(info).append("}}}")));
        QVERIFY2(events.value()->next.isEmpty(), info);
    }
    const auto events = users::readEvents(
        tapeOf(R"({"data":{"activity":{"edges":[],"pageInfo":{"hasNextPage":true,"endCursor":"x"}}}})"));
    QCOMPARE(events.value()->next, u"x"_s);
}

void tst_PersonReader::cleanupTestCase()
{
    m_runner.reset();
    m_server.reset();
}

REGISTER_TEST(tst_PersonReader)
#include "tst_personreader.moc"
