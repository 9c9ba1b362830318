#include "core/graphql/operationfacts.h"
#include "core/graphql/schema.h"
#include "core/graphql/validation.h"
#include "core/json/tape.h"
#include "core/safety/requests.h"
#include "core/users/personquery.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

/// What the person page asks: valid by the schema, a read by the gate, and free of secrets.
class tst_PersonQuery : public QObject
{
    Q_OBJECT

    graphql::SchemaResult m_schema;
    const project::Project m_project = project::Project::live(
        u"acme"_s, u"Acme"_s, *project::Endpoint::parse(u"https://acme.example/graphql"_s), u"acme"_s);

private slots:
    void initTestCase();
    void bothAreValidBySchema_data();
    void bothAreValidBySchema();
    void bothAreReadsOfWhatWasAskedFor_data();
    void bothAreReadsOfWhatWasAskedFor();
    void noSecretIsAskedFor();
    void everyFieldOfAUserIsAskedForOrLeftOutOnPurpose();
    void anIdIsAValueAndNeverText();
};

namespace {

void addDrafts(const project::Project &project)
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("variables");
    const auto person = users::personDraft(project, u"VXNlcjox"_s);
    QTest::newRow("person") << person.document << person.variables;
    const auto events = users::eventsDraft(project, u"VXNlcjox"_s, u"b2Zmc2V0OjI5"_s);
    QTest::newRow("activity") << events.document << events.variables;
}

} // namespace

void tst_PersonQuery::initTestCase()
{
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_schema = graphql::schemaFromSdl(file.readAll().toStdString());
    QVERIFY(m_schema.schema);
}

void tst_PersonQuery::bothAreValidBySchema_data()
{
    addDrafts(m_project);
}

void tst_PersonQuery::bothAreValidBySchema()
{
    QFETCH(QByteArray, document);
    const auto parsed = graphql::parse(document.toStdString());
    QVERIFY(parsed->syntaxErrors().empty());
    const auto found = graphql::validate(*m_schema.schema, *parsed);
    QVERIFY2(found.empty(), found.empty() ? "" : found.front().message.c_str());
}

void tst_PersonQuery::bothAreReadsOfWhatWasAskedFor_data()
{
    addDrafts(m_project);
}

void tst_PersonQuery::bothAreReadsOfWhatWasAskedFor()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, variables);
    const auto verdict = safety::judge({m_project, document, {}, variables}, nullptr);
    QVERIFY(std::holds_alternative<safety::ReadRequest>(verdict));
    const auto tape = json::Tape::parse(variables.toStdString());
    QVERIFY(tape);
    QVERIFY(tape->root().find("id")->equals("VXNlcjox"));
    QCOMPARE(tape->root().find("events")->integer().value_or(0), users::EventsAtOnce);
    QCOMPARE(variables.count('\n'), variables.count(':') + 1); // A line each, as in a tab.
    QVERIFY(users::EventsAtOnce <= 100); // More than that the server does not give.
}

void tst_PersonQuery::noSecretIsAskedFor()
{
    const auto person = users::personDraft(m_project, u"x"_s);
    // The data of the log's entries may hold what a hook was sent.
    QVERIFY(!person.document.contains("data"));
    for (const auto &line : person.document.split('\n')) {
        const auto name = line.trimmed().toStdString();
        QVERIFY2(!graphql::isSecretPlace({}, name), name.c_str());
    }
}

void tst_PersonQuery::everyFieldOfAUserIsAskedForOrLeftOutOnPurpose()
{
    // Those in brackets repeat what identities and authenticators hold; web3 is always empty.
    const QByteArrayList leftOut {"biometricRegistrations",
                                  "loginIDs",
                                  "oauthConnections",
                                  "passkeys",
                                  "primaryOOBOTPEmailAuthenticator",
                                  "primaryOOBOTPSMSAuthenticator",
                                  "primaryPassword",
                                  "secondaryOOBOTPEmailAuthenticators",
                                  "secondaryOOBOTPSMSAuthenticators",
                                  "secondaryPassword",
                                  "secondaryTOTPAuthenticators",
                                  "web3"};
    const auto lines = users::personDraft(m_project, u"x"_s).document.split('\n');
    QByteArrayList asked;
    for (const auto &line : lines)
        asked.append(line.trimmed().split(' ').first());
    for (const auto &field : m_schema.schema->type("User")->fields) {
        const auto name = QByteArray::fromStdString(field.name);
        QVERIFY2(asked.contains(name) != leftOut.contains(name), name.constData());
    }
}

void tst_PersonQuery::anIdIsAValueAndNeverText()
{
    const auto hostile = u"\"}) { id } x: deleteUser(input: {userID: \""_s;
    const auto draft = users::personDraft(m_project, hostile);
    QCOMPARE(draft.document, users::personDraft(m_project, {}).document);
    const auto tape = json::Tape::parse(draft.variables.toStdString());
    QVERIFY(tape);
    QCOMPARE(QString::fromStdString(tape->root().find("id")->string()), hostile);
}

REGISTER_TEST(tst_PersonQuery)
#include "tst_personquery.moc"
