#include "core/graphql/schema.h"
#include "core/paging/pager.h"
#include "core/sandbox/server.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Paging through the embedded server, with the real one's page sizes and promises.
class tst_SandboxPaging : public QObject
{
    Q_OBJECT

    /// Runs \a document and reads on from its likely list as far as it goes, or one page.
    QSet<QString> idsOf(const char *document, bool all, const std::vector<const char *> &path);

    base::SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<run::Runner> m_runner;
    std::shared_ptr<const graphql::Schema> m_schema;
    run::Answer m_answer;
    QString m_sentence;
    std::unique_ptr<paging::Pager> m_pager;
    bool answered(const paging::Question &question);
    /// Runs the roles with some users of each, and looks at those of the first, or of the last that has more; returns
    /// its row.
    std::optional<std::uint32_t> lookAtRole(bool last);
    QStringList usersOf(std::uint32_t row) const;

private slots:
    void initTestCase();
    void allUsersComeOnce();
    void aFullLastPageIsTheLast();
    void aListInsideIsPaged();
    void aQueryWithoutPageInfoIsPaged();
    void theListOfOneRowIsJoinedInItsRow();
    void aRowThatIsGoneIsSaidSo();
    void cleanupTestCase();
};

void tst_SandboxPaging::initTestCase()
{
    sandbox::Options options;
    options.users = 250;
    auto server = sandbox::Server::start(options, m_clock);
    QVERIFY2(server, server ? "" : qPrintable(server.error().message));
    m_server = std::move(*server);
    m_runner = std::make_unique<run::Runner>(m_folder.filePath(u"journal"_s), m_clock);
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_schema = graphql::schemaFromSdl(file.readAll().toStdString()).schema;
}

QSet<QString> tst_SandboxPaging::idsOf(const char *document, bool all, const std::vector<const char *> &path)
{
    const paging::Question question {{m_server->project(), document, {}, {}}, m_schema};
    QSignalSpy finished(m_runner.get(), &run::Runner::finished);
    m_runner->start(question.draft, m_schema);
    if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, 20000))
        return {};
    m_answer = finished.first().at(1).value<run::Answer>();
    paging::Pager pager(*m_runner);
    connect(&pager, &paging::Pager::joined, this, [this](const run::Answer &longer) { m_answer = longer; });
    pager.setAnswer(question, m_answer);
    all ? pager.loadAll(1000) : pager.next();
    if (!QTest::qWaitFor([&] { return !pager.isLoading(); }, 20000))
        return {};
    m_sentence = pager.sentence();
    auto list = m_answer.tape->root();
    for (const auto *step : path)
        list = *list.find(step);
    QSet<QString> ids;
    for (const auto &edge : list.find("edges")->items())
        ids.insert(QString::fromStdString(edge.at("node", "id")->string()));
    return ids.size() == qsizetype(list.find("edges")->size()) ? ids : QSet<QString>();
}

void tst_SandboxPaging::allUsersComeOnce()
{
    const auto ids =
        idsOf("{ users(first: 60) { pageInfo { hasNextPage endCursor } totalCount edges { node { id } } } }", true,
              {"data", "users"});
    QCOMPARE(ids.size(), 250);
    QCOMPARE(m_sentence, u"That was the last page."_s);
    const auto whole =
        idsOf("{ users { pageInfo { hasNextPage endCursor } edges { node { id } } } }", true, {"data", "users"});
    QCOMPARE(whole, ids);
}

void tst_SandboxPaging::aFullLastPageIsTheLast()
{
    // It promises another one.
    const auto ids = idsOf("{ users(first: 50) { pageInfo { hasNextPage endCursor } edges { node { id } } } }", true,
                           {"data", "users"});
    QCOMPARE(ids.size(), 250);
    QCOMPARE(m_sentence, u"That was the last page."_s);
}

void tst_SandboxPaging::aListInsideIsPaged()
{
    idsOf("{ roles(first: 1) { edges { node { id } } } }", false, {"data", "roles"});
    const auto role = m_answer.tape->root().at("data", "roles", "edges")->items().front().at("node", "id")->string();
    const auto document = "{ node(id: \"" + role
        + "\") { ... on Role { users(first: 1) { edges { cursor node { id } } } } } users { totalCount } }";
    const auto one = idsOf(document.c_str(), false, {"data", "node", "users"});
    const auto all = idsOf(document.c_str(), true, {"data", "node", "users"});
    QCOMPARE(one.size(), 2);
    QVERIFY(all.contains(one));
}

void tst_SandboxPaging::aQueryWithoutPageInfoIsPaged()
{
    const auto ids = idsOf("{ users(first: 100) { edges { node { id } } } }", true, {"data", "users"});
    QCOMPARE(ids.size(), 250);
}

bool tst_SandboxPaging::answered(const paging::Question &question)
{
    QSignalSpy finished(m_runner.get(), &run::Runner::finished);
    m_runner->start(question.draft, m_schema);
    if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, 20000))
        return false;
    m_answer = finished.first().at(1).value<run::Answer>();
    return m_answer.tape != nullptr;
}

std::optional<std::uint32_t> tst_SandboxPaging::lookAtRole(bool last)
{
    const paging::Question question {
        {m_server->project(),
         "query Roles($n: Int) { roles { edges { node { own: id ...Members } } } users { totalCount } } "
         "fragment Members on Role { members: users(first: $n) { pageInfo { hasNextPage endCursor } edges { "
         "node { "
         "...Who } } } } fragment Who on User { id }",
         "Roles", "{\"n\": 1}"},
        m_schema};
    if (!answered(question))
        return std::nullopt;
    std::uint32_t row = 0;
    const auto roles = m_answer.tape->root().at("data", "roles", "edges")->items();
    for (std::uint32_t i = 1; last && i < roles.size(); ++i)
        if (roles[i].at("node", "members", "pageInfo", "hasNextPage")->boolean())
            row = i;
    m_pager = std::make_unique<paging::Pager>(*m_runner);
    connect(m_pager.get(), &paging::Pager::joined, this, [this](const run::Answer &longer) { m_answer = longer; });
    m_pager->setAnswer(question, m_answer);
    m_pager->look({json::PathStep("data"), json::PathStep("roles"), json::PathStep("edges"), json::PathStep(row),
                   json::PathStep("node"), json::PathStep("members")});
    return m_pager->list() && m_pager->list()->source.size() == 3 ? std::optional(row) : std::nullopt;
}

QStringList tst_SandboxPaging::usersOf(std::uint32_t row) const
{
    QStringList ids;
    const auto edges =
        m_answer.tape->root().at("data", "roles", "edges")->items().at(row).at("node", "members", "edges");
    for (const auto &edge : edges->items())
        ids += QString::fromStdString(edge.at("node", "id")->string());
    return ids;
}

void tst_SandboxPaging::theListOfOneRowIsJoinedInItsRow()
{
    QVERIFY(lookAtRole(false) == 0U);
    const std::uint32_t row = 0;
    const auto before = usersOf(row);
    const auto others = usersOf(1) + usersOf(2);
    QCOMPARE(before.size(), 1);
    m_pager->next();
    QTRY_VERIFY_WITH_TIMEOUT(!m_pager->isLoading(), 20'000);
    QCOMPARE(usersOf(row).size(), 2);
    m_pager->loadAll(1000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_pager->isLoading(), 20'000);
    QCOMPARE(m_pager->sentence(), u"That was the last page."_s);
    const auto all = usersOf(row);
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
    QCOMPARE(all.first(1), before);
    QCOMPARE(usersOf(1) + usersOf(2), others);
    const auto role = m_answer.tape->root().at("data", "roles", "edges")->items().at(row).at("node", "own")->string();
    const paging::Question whole {
        {m_server->project(),
         QByteArray::fromStdString("{ node(id: \"" + role
                                   + "\") { ... on Role { users { edges { node { id } } } } } }"),
         {},
         {}},
        m_schema};
    const auto paged = m_answer;
    QVERIFY(answered(whole));
    QStringList expected;
    for (const auto &edge : m_answer.tape->root().at("data", "node", "users", "edges")->items())
        expected += QString::fromStdString(edge.at("node", "id")->string());
    QCOMPARE(all, expected);
}

void tst_SandboxPaging::aRowThatIsGoneIsSaidSo()
{
    const auto found = lookAtRole(true);
    QVERIFY(found && *found > 0);
    const auto row = *found;
    const auto before = m_answer;
    const auto role = m_answer.tape->root().at("data", "roles", "edges")->items().at(row).at("node", "own")->string();
    QVERIFY(answered({{m_server->project(),
                       QByteArray::fromStdString("mutation { deleteRole(input: {id: \"" + role + "\"}) { ok } }"),
                       {},
                       {}},
                      m_schema}));
    QVERIFY2(m_answer.isSuccess(), m_answer.body->c_str());
    m_answer = before;
    m_pager->next();
    QTRY_VERIFY_WITH_TIMEOUT(!m_pager->isLoading(), 20'000);
    QVERIFY2(m_pager->sentence().contains(u"does not find this row"_s), qPrintable(m_pager->sentence()));
    QCOMPARE(usersOf(row).size(), 1);
}

void tst_SandboxPaging::cleanupTestCase()
{
    m_pager.reset();
    m_runner.reset();
    m_server.reset();
}

REGISTER_TEST(tst_SandboxPaging)

#include "tst_sandboxpaging.moc"
