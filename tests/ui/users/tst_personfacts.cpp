#include "core/json/tape.h"
#include "core/users/personquery.h"
#include "tests/support/registry.h"
#include "tests/support/sandboxtest.h"
#include "ui/users/personfacts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using ui::PersonSection;

/// What the sections say of answers that are nearly right: every value of a real one is replaced in turn.
class tst_PersonFacts : public support::SandboxTest
{
    Q_OBJECT

    void check(const std::string &text);

    std::string m_answer; ///< Of somebody who has some of everything.

private slots:
    void initTestCase();
    void anyValueMayBeAnything_data();
    void anyValueMayBeAnything();
    void everyMemberMayBeMissing();
    void anyPlaceMayBeInError();
    void whatTheServerDoesNotHaveIsNoGap();
    void cleanupTestCase();
};

namespace {

/// All values below \a value, itself too.
void collect(const json::Value &value, std::vector<text::Span> &values)
{
    values.push_back(value.span());
    if (value.isArray())
        value.forEachItem([&](const json::Value &item) { collect(item, values); });
    else if (value.isObject())
        value.forEachMember([&](std::string_view, const json::Value &member) { collect(member, values); });
}

void collectMembers(const json::Value &value, std::vector<text::Span> &members)
{
    if (value.isArray())
        value.forEachItem([&](const json::Value &item) { collectMembers(item, members); });
    for (const auto &[key, member] : value.members()) {
        members.push_back({key.span().begin, member.span().end});
        collectMembers(member, members);
    }
}

std::vector<text::Span> valuesOf(const std::string &text)
{
    std::vector<text::Span> values;
    const auto tape = json::Tape::parse(text);
    collect(tape->root(), values);
    return values;
}

std::string replaced(const std::string &text, text::Span span, std::string_view by)
{
    return std::string(text).replace(span.begin, span.end - span.begin, by);
}

} // namespace

void tst_PersonFacts::initTestCase()
{
    startSandbox(100);
    for (const auto &id : everybody()) {
        const auto answer = answerTo(users::personDraft(m_server->project(), id));
        const auto person = users::readPerson(*answer.tape).person;
        if (!person.sessions.value()->items.empty() && !person.groups.value()->items.empty()
            && !person.roles.value()->items.empty() && !person.authenticators.value()->items.empty()) {
            m_answer = *answer.body;
            break;
        }
    }
    QVERIFY(!m_answer.empty());
}

void tst_PersonFacts::check(const std::string &text)
{
    const auto tape = json::Tape::parse(text);
    QVERIFY2(tape, text.c_str());
    const auto answer = users::readPerson(*tape);
    const ui::ActivityShown activity {answer.activity, ui::ActivityShown::More::Offered, {}};
    const QList<run::AnswerError> errors;
    for (int i = 0; i < ui::PersonSections; ++i) {
        const auto facts = ui::personFacts(static_cast<PersonSection>(i), {answer, activity, errors, m_clock.now()});
        QVERIFY2(!facts.empty(), text.c_str());
        for (const auto &fact : facts) {
            // Nothing is said by a blank: what is empty or null says so.
            QVERIFY2(!fact.value.isEmpty(), qPrintable(fact.text() + QString::fromStdString(text)));
            QVERIFY(fact.look != ui::Fact::Look::Muted || fact.kind == ui::Fact::Kind::Note || fact.copy.isEmpty()
                    || static_cast<PersonSection>(i) == PersonSection::Activity);
        }
    }
}

void tst_PersonFacts::anyValueMayBeAnything_data()
{
    QTest::addColumn<QByteArray>("by");
    for (const auto *by : {"null", "42", "true", "[]", "{}", R"("")", R"("x")", R"([null,[],{"node":7}])",
                           R"({"edges":[null,{"node":{"id":{}}}],"edges":[{"node":{"key":[1]}}]})"})
        QTest::newRow(by) << QByteArray(by);
}

void tst_PersonFacts::anyValueMayBeAnything()
{
    QFETCH(QByteArray, by);
    for (const auto span : valuesOf(m_answer))
        check(replaced(m_answer, span, by.toStdString()));
}

void tst_PersonFacts::everyMemberMayBeMissing()
{
    std::vector<text::Span> members;
    const auto tape = json::Tape::parse(m_answer);
    collectMembers(tape->root(), members);
    QVERIFY(members.size() > 100);
    for (const auto span : members)
        check(replaced(m_answer, span, R"("somethingElse":1)"));
}

void tst_PersonFacts::anyPlaceMayBeInError()
{
    const auto tape = json::Tape::parse(R"({"data":{"activity":null,"person":{"__typename":"User","id":"x"}}})");
    const auto answer = users::readPerson(*tape);
    const ui::ActivityShown activity {answer.activity, ui::ActivityShown::More::None, {}};
    for (const auto &place :
         {u"person.sessions"_s, u"person.identities.edges.0.node"_s, u"person.groups"_s, u"person.standardAttributes"_s,
          u"activity"_s, u"activity.edges"_s, u"person.sessionsOfAnother"_s, u"elsewhere"_s, QString()}) {
        run::AnswerError error;
        error.message = u"boom"_s;
        error.path = place;
        const QList<run::AnswerError> errors {error};
        bool isTold = !ui::untoldErrors(errors).isEmpty();
        for (int i = 0; i < ui::PersonSections; ++i)
            for (const auto &fact :
                 ui::personFacts(static_cast<PersonSection>(i), {answer, activity, errors, m_clock.now()}))
                isTold = isTold || fact.value.contains(u"boom"_s);
        QVERIFY2(isTold, qPrintable(place));
    }
}

void tst_PersonFacts::whatTheServerDoesNotHaveIsNoGap()
{
    const auto tape = json::Tape::parse(R"({"data":{"person":{"__typename":"User","id":"x",
        "sessions":{"edges":[{"node":{"id":"s"}}]}}}})");
    const auto answer = users::readPerson(*tape);
    const ui::ActivityShown activity {answer.activity, ui::ActivityShown::More::None, {}};
    const QList<run::AnswerError> errors;
    const QStringList lacking {u"User.lastLoginAt"_s, u"User.accountLockout"_s, u"User.customAttributes"_s,
                               u"Session.clientID"_s, u"Session.amr"_s};
    const auto linesOf = [&](PersonSection section) {
        QStringList lines;
        for (const auto &fact : ui::personFacts(section, {answer, activity, errors, m_clock.now(), lacking}))
            lines.append(fact.text() + u'|' + fact.hover);
        return lines.join(u'\n');
    };
    const auto profile = linesOf(PersonSection::Profile);
    QVERIFY2(profile.contains(u"Last login: unknown to this server|This project's server is older: its schema has no "
                              "User.lastLoginAt."_s),
             qPrintable(profile));
    QVERIFY2(profile.contains(u"Lockout: unknown to this server|"_s), qPrintable(profile));
    QVERIFY2(profile.contains(u"its schema has no User.customAttributes"_s), qPrintable(profile));
    // What it has and did not answer is another thing.
    QVERIFY2(profile.contains(u"Created: not in the answer|"_s), qPrintable(profile));
    const auto sessions = linesOf(PersonSection::Sessions);
    QVERIFY2(sessions.contains(u"Client ID: unknown to this server|"_s), qPrintable(sessions));
    QVERIFY2(sessions.contains(u"By: unknown to this server|"_s), qPrintable(sessions));
    QVERIFY2(sessions.contains(u"User agent: not in the answer|"_s), qPrintable(sessions));
}

void tst_PersonFacts::cleanupTestCase()
{
    m_runner.reset();
    m_server.reset();
}

REGISTER_TEST(tst_PersonFacts)
#include "tst_personfacts.moc"
