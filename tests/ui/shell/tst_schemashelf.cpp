#include "core/run/runner.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"
#include "ui/shell/schemashelf.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_SchemaShelf : public QObject
{
    Q_OBJECT

private slots:
    void whatWasKeptServesUntilTheServerAnswers();
    void whatWasKeptServesWhileTheServerDoesNotAnswer();
    void whatWasKeptComesTooLate();
    void aNewSchemaTellsWhatItReplaces();

private:
    static std::shared_ptr<const graphql::Schema> schema(const char *sdl) { return graphql::schemaFromSdl(sdl).schema; }

    QTemporaryDir m_folder;
    support::ManualClock m_clock;
    run::Runner m_runner {m_folder.path() + u"/journal.jsonl"_s, m_clock};
};

void tst_SchemaShelf::whatWasKeptServesUntilTheServerAnswers()
{
    ui::SchemaShelf shelf(m_runner, m_clock);
    QSignalSpy changed(&shelf, &ui::SchemaShelf::changed);
    const auto kept = schema("type Query { a: Int }");
    shelf.bring(u"p"_s, kept, m_clock.now().addDays(-3));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(shelf.entry(u"p"_s).schema, kept);
    // Nobody has asked the server yet.
    QCOMPARE(shelf.entry(u"p"_s).state, ui::SchemaShelf::State::Unknown);
    QCOMPARE(shelf.describe(u"p"_s), u"Schema: 1 types, fetched 3 days ago; asking again…"_s);
    const auto fresh = schema("type Query { b: Int } type T { c: Int }");
    emit m_runner.schemaFetched(u"p"_s, fresh);
    QCOMPARE(shelf.entry(u"p"_s).schema, fresh);
    QCOMPARE(shelf.describe(u"p"_s), u"Schema: 2 types, fetched just now"_s);
}

void tst_SchemaShelf::whatWasKeptServesWhileTheServerDoesNotAnswer()
{
    ui::SchemaShelf shelf(m_runner, m_clock);
    const auto kept = schema("type Query { a: Int }");
    emit m_runner.schemaFailed(u"p"_s, {base::Error::Kind::Network, u"No network."_s, {}});
    QCOMPARE(shelf.describe(u"p"_s), u"Schema: No network."_s);
    shelf.bring(u"p"_s, kept, m_clock.now().addSecs(-7200));
    QCOMPARE(shelf.entry(u"p"_s).schema, kept);
    QCOMPARE(shelf.entry(u"p"_s).state, ui::SchemaShelf::State::Failed);
    QCOMPARE(shelf.describe(u"p"_s), u"Schema: kept copy, fetched 2 h ago. No network."_s);
}

void tst_SchemaShelf::whatWasKeptComesTooLate()
{
    ui::SchemaShelf shelf(m_runner, m_clock);
    const auto fresh = schema("type Query { a: Int }");
    emit m_runner.schemaFetched(u"p"_s, fresh);
    shelf.bring(u"p"_s, schema("type Query { old: Int }"), m_clock.now().addDays(-1));
    QCOMPARE(shelf.entry(u"p"_s).schema, fresh);
    shelf.bring(u"q"_s, nullptr, m_clock.now());
    QVERIFY(!shelf.entry(u"q"_s).schema);
}

void tst_SchemaShelf::aNewSchemaTellsWhatItReplaces()
{
    ui::SchemaShelf shelf(m_runner, m_clock);
    std::vector<std::shared_ptr<const graphql::Schema>> replaced;
    connect(&shelf, &ui::SchemaShelf::replaced, this,
            [&](const QString &, const std::shared_ptr<const graphql::Schema> &before, const QDateTime &) {
                replaced.push_back(before);
            });
    const auto first = schema("type Query { a: Int }");
    emit m_runner.schemaFetched(u"p"_s, first);
    QVERIFY(replaced.empty());
    emit m_runner.schemaFetched(u"p"_s, schema("type Query { b: Int }"));
    QCOMPARE(replaced.size(), std::size_t(1));
    QCOMPARE(replaced.front(), first);
}

REGISTER_TEST(tst_SchemaShelf)
#include "tst_schemashelf.moc"
