#include "core/history/store.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using history::AnswerState;
using history::Filter;
using history::Kind;
using history::Redacted;
using history::Result;
using history::Row;
using history::SentRun;
using history::Store;

class tst_Store : public QObject
{
    Q_OBJECT

    static SentRun sent(const QByteArray &document, const QByteArray &variables = {}, const std::string &answer = {});
    static QStringList found(Store &store, const Filter &filter);
    static QByteArray everyByteIn(const QString &folder);

private slots:
    void whatWasSentIsFound_data();
    void whatWasSentIsFound();
    void nothingButWhatFitsIsFound_data();
    void nothingButWhatFitsIsFound();
    void theLatestComesFirstWhateverTheClockDid();
    void aFewRowsComeAtOnce();
    void aSearchThatNobodyWantsEnds();
    void aRunComesBackWhole();
    void onlyItsOwnerMayReadIt();
    void itIsThereAgain();
    void whatIsNoDatabaseIsDamaged();
    void theOldestGo();
    void answersOfLiveProjectsExpire();
    void whatWasRemovedIsGoneByteByByte();
    void whatWasTakenAwayIsDueUntilItIsPurged();
    void everythingCanGo();
    void aPersonIsFoundInVariablesAndAnswers();
};

SentRun tst_Store::sent(const QByteArray &document, const QByteArray &variables, const std::string &answer)
{
    SentRun run;
    run.facts.time = 1'000'000;
    run.facts.duration = 84'000;
    run.facts.projectKey = u"p1"_s;
    run.facts.projectName = u"acme"_s;
    run.facts.status = 200;
    run.facts.size = static_cast<qint64>(answer.size());
    run.document = document;
    run.variables = variables;
    if (!answer.empty())
        run.answer = std::make_shared<const std::string>(answer);
    return run;
}

QStringList tst_Store::found(Store &store, const Filter &filter)
{
    QStringList names;
    const auto done = store.search(
        filter, [] { return true; },
        [&](const QList<Row> &rows) {
            for (const auto &row : rows)
                names.append(row.operation);
        });
    if (!done)
        names.append(done.error().message);
    return names;
}

QByteArray tst_Store::everyByteIn(const QString &folder)
{
    QByteArray bytes;
    const auto names = QDir(folder).entryList(QDir::Files | QDir::Hidden);
    for (const auto &name : names) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    return bytes;
}

void tst_Store::whatWasSentIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("everything") << QString();
    QTest::newRow("in the document") << u"searchKey"_s;
    QTest::newRow("in the variables") << u"ann@example"_s;
    QTest::newRow("in the answer") << u"陳大文"_s;
    QTest::newRow("in other letters") << u"ANN@EXAMPLE"_s;
    QTest::newRow("umlauts in other letters") << u"ÄPFEL"_s;
    QTest::newRow("several words in any order") << u"example  searchKey"_s;
    QTest::newRow("with quotes") << u"\"mail\":"_s;
    QTest::newRow("two letters") << u"大文"_s;
    QTest::newRow("one letter") << u"X"_s;
    QTest::newRow("a long word and a short one") << u"example 大"_s;
    QTest::newRow("in the message") << u"too busy"_s;
}

void tst_Store::whatWasSentIsFound()
{
    QFETCH(QString, text);
    auto store = Store::open({});
    QVERIFY(store);
    auto run = sent("query Find($mail: String) { users(searchKeyword: $mail) { edges { node { id } } } }",
                    "{\"mail\": \"ann@example.com\"}", "{\"name\": \"陳大文 Äpfel x\"}");
    run.message = u"The server was too busy."_s;
    QVERIFY((*store)->add(history::redact(run)));
    QVERIFY((*store)->add(history::redact(sent("{ other }"))));

    Filter filter;
    filter.text = text;
    const auto names = found(**store, filter);
    QVERIFY2(names.contains(u"Find"_s), qPrintable(names.join(u'|')));
    QCOMPARE(names.size(), text.isEmpty() ? 2 : 1);
}

void tst_Store::nothingButWhatFitsIsFound_data()
{
    QTest::addColumn<Filter>("filter");
    QTest::addColumn<QStringList>("names");
    Filter mutations;
    mutations.kind = Kind::Mutation;
    QTest::newRow("mutations") << mutations << QStringList {u"Change"_s};
    Filter problems;
    problems.onlyProblems = true;
    QTest::newRow("problems") << problems << QStringList {u"Broken"_s};
    Filter project;
    project.projectKey = u"p2"_s;
    QTest::newRow("project") << project << QStringList {u"Elsewhere"_s};
    Filter dates;
    dates.from = 2'000'000;
    dates.until = 3'000'000;
    QTest::newRow("dates") << dates << QStringList {u"Later"_s};
    Filter text = mutations;
    text.text = u"nowhere"_s;
    QTest::newRow("text and kind") << text << QStringList();
    Filter pattern;
    pattern.text = u"a* OR b"_s;
    QTest::newRow("no language of a database") << pattern << QStringList();
}

void tst_Store::nothingButWhatFitsIsFound()
{
    QFETCH(Filter, filter);
    QFETCH(QStringList, names);
    auto store = Store::open({});
    QVERIFY(store);
    QVERIFY((*store)->add(history::redact(sent("mutation Change { a }"))));
    auto broken = sent("query Broken { a }");
    broken.facts.result = Result::Errors;
    QVERIFY((*store)->add(history::redact(broken)));
    auto elsewhere = sent("query Elsewhere { a }");
    elsewhere.facts.projectKey = u"p2"_s;
    QVERIFY((*store)->add(history::redact(elsewhere)));
    auto later = sent("query Later { a }");
    later.facts.time = 2'500'000;
    QVERIFY((*store)->add(history::redact(later)));

    QCOMPARE(found(**store, filter), names);
}

void tst_Store::theLatestComesFirstWhateverTheClockDid()
{
    auto store = Store::open({});
    QVERIFY(store);
    for (const auto time : {5'000'000, 9'000'000, 1'000'000}) {
        auto run = sent("query At" + QByteArray::number(time) + " { a }");
        run.facts.time = time;
        QVERIFY((*store)->add(history::redact(run)));
    }

    QCOMPARE(found(**store, {}), (QStringList {u"At1000000"_s, u"At9000000"_s, u"At5000000"_s}));
}

void tst_Store::aFewRowsComeAtOnce()
{
    auto store = Store::open({});
    QVERIFY(store);
    for (int i = 0; i < 250; ++i)
        QVERIFY((*store)->add(history::redact(sent("{ users }"))));

    QList<qsizetype> batches;
    QVERIFY((*store)->search(
        {}, [] { return true; }, [&](const QList<Row> &rows) { batches.append(rows.size()); }));
    QCOMPARE(batches, (QList<qsizetype> {100, 150}));
}

void tst_Store::aSearchThatNobodyWantsEnds()
{
    auto store = Store::open({});
    QVERIFY(store);
    for (int i = 0; i < 50; ++i)
        QVERIFY((*store)->add(history::redact(sent("{ users }"))));

    int looks = 0;
    bool tookAny = false;
    QVERIFY((*store)->search(
        {}, [&] { return ++looks < 3; }, [&](const QList<Row> &) { tookAny = true; }));
    QVERIFY(looks < 10);
    QVERIFY(!tookAny);
}

void tst_Store::aRunComesBackWhole()
{
    auto store = Store::open({});
    QVERIFY(store);
    auto run = sent("query Find { a }", "{\"n\": 1.50} // why", "{\"data\": null}");
    run.facts.isLive = false;
    run.facts.result = Result::Errors;
    run.message = u"Not allowed."_s;
    const auto id = (*store)->add(history::redact(run));
    QVERIFY(id);

    const auto kept = (*store)->load(*id);
    QVERIFY(kept);
    auto facts = run.facts;
    facts.operation = u"Find"_s;
    QCOMPARE(static_cast<const history::Facts &>(kept->row), facts);
    QCOMPARE(kept->document, run.document);
    QCOMPARE(kept->variables, run.variables);
    QCOMPARE(kept->answer, "{\"data\": null}"_ba);
    QVERIFY(kept->answerState == AnswerState::Whole);
    QCOMPARE(kept->message, run.message);
    QVERIFY(!(*store)->load(*id + 1));
}

void tst_Store::onlyItsOwnerMayReadIt()
{
    const QTemporaryDir home;
    const QString folder = home.filePath(u"a/b"_s);
    const auto store = Store::open(folder + u"/history.sqlite"_s);
    QVERIFY(store);
    QVERIFY((*store)->add(history::redact(sent("{ a }"))));

    struct stat status
    {
    };
    QCOMPARE(::stat(QFile::encodeName(folder).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
    const auto names = QDir(folder).entryList(QDir::Files | QDir::Hidden);
    QVERIFY2(names.contains(u"history.sqlite-wal"_s), qPrintable(names.join(u' ')));
    for (const auto &name : names) {
        QCOMPARE(::stat(QFile::encodeName(folder + u'/' + name).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }
}

void tst_Store::itIsThereAgain()
{
    const QTemporaryDir home;
    const QString path = home.filePath(u"history.sqlite"_s);
    QVERIFY((*Store::open(path))->add(history::redact(sent("{ users }"))));

    QCOMPARE(found(**Store::open(path), {}), QStringList {u"users"_s});
}

void tst_Store::whatIsNoDatabaseIsDamaged()
{
    const QTemporaryDir home;
    const QString path = home.filePath(u"history.sqlite"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(10'000, 'x'));
    file.close();

    const auto store = Store::open(path);
    QVERIFY(!store);
    QVERIFY2(store.error().kind == base::Error::Kind::Protocol, qPrintable(store.error().detail));
}

void tst_Store::theOldestGo()
{
    auto store = Store::open({});
    QVERIFY(store);
    for (int i = 0; i < 5; ++i)
        QVERIFY((*store)->add(history::redact(sent("query Run" + QByteArray::number(i) + " { a }"))));

    QCOMPARE(*(*store)->trim(5), 0);
    QCOMPARE(*(*store)->trim(2), 3);
    QCOMPARE(found(**store, {}), (QStringList {u"Run4"_s, u"Run3"_s}));
    Filter gone;
    gone.text = u"Run1"_s;
    QCOMPARE(found(**store, gone), QStringList());
}

void tst_Store::answersOfLiveProjectsExpire()
{
    auto store = Store::open({});
    QVERIFY(store);
    const auto old = (*store)->add(history::redact(sent("{ old }", {}, "{\"n\": \"letters\"}")));
    auto inSandbox = sent("{ sandboxed }", {}, "{\"n\": \"letters\"}");
    inSandbox.facts.isLive = false;
    QVERIFY((*store)->add(history::redact(inSandbox)));
    auto late = sent("{ late }", {}, "{\"n\": \"letters\"}");
    late.facts.time = 9'000'000;
    QVERIFY((*store)->add(history::redact(late)));

    QCOMPARE(*(*store)->expireAnswers({0, 5'000'000, {}}, 10), 1);

    const auto kept = (*store)->load(*old);
    QVERIFY(kept->answer.isEmpty());
    QVERIFY(kept->answerState == AnswerState::Expired);
    QCOMPARE(kept->document, "{ old }"_ba);
    Filter filter;
    filter.text = u"letters"_s;
    QCOMPARE(found(**store, filter), (QStringList {u"late"_s, u"sandboxed"_s}));
    QCOMPARE(*(*store)->expireAnswers({0, 5'000'000, {}}, 10), 0);
}

void tst_Store::whatWasRemovedIsGoneByteByByte()
{
    const QTemporaryDir home;
    const auto store = Store::open(home.filePath(u"history.sqlite"_s));
    QVERIFY(store);
    QList<qint64> ids;
    for (int i = 0; i < 40; ++i) {
        const auto id = (*store)->add(history::redact(
            sent("query Find { a }", "{\"email\": \"zqvwxk@example.com\"}",
                 "{\"filler\": \"" + std::string(static_cast<std::size_t>(i) * 500, 'a') + "zqvwxk\"}")));
        ids.append(*id);
        QVERIFY((*store)->add(history::redact(sent("query Stays { b }", "{\"email\": \"other@example.com\"}"))));
    }
    QVERIFY(everyByteIn(home.path()).contains("zqvwxk"));

    QVERIFY((*store)->remove(ids));
    QVERIFY((*store)->purge());

    const auto bytes = everyByteIn(home.path());
    QVERIFY(!bytes.contains("zqvwxk"));
    // Its three letters neither: the index would tell the word.
    for (const auto *letters : {"zqv", "qvw", "vwx", "wxk"})
        QVERIFY2(!bytes.contains(letters), letters);
    QCOMPARE(found(**store, {}).size(), 40);
}

void tst_Store::whatWasTakenAwayIsDueUntilItIsPurged()
{
    const QTemporaryDir home;
    const auto store = Store::open(home.filePath(u"history.sqlite"_s));
    QVERIFY(store);
    const auto add = [&] {
        return *(*store)->add(history::redact(sent("query A { a }", {}, R"({"n": "letters"})")));
    };
    const auto isDue = [&] {
        // As the next program finds it.
        return *(*Store::open(home.filePath(u"history.sqlite"_s)))->isPurgeDue();
    };
    const auto takesAway = [&](auto take) {
        const bool wasDue = isDue();
        const bool isTaken = take().has_value();
        const bool isNoted = isDue();
        return !wasDue && isTaken && isNoted && (*store)->purge() && !isDue();
    };
    for (int i = 0; i < 4; ++i)
        add();
    QVERIFY((*store)->trim(4));
    QVERIFY((*store)->expireAnswers({0, 0, {}}, 50));
    QVERIFY(!isDue());
    QVERIFY(takesAway([&] { return (*store)->trim(3); }));
    QVERIFY(takesAway([&] { return (*store)->expireAnswers({0, 2'000'000, {}}, 50); }));
    QVERIFY(takesAway([&] { return (*store)->remove({add()}); }));
    QVERIFY(takesAway([&] { return (*store)->removeAll(); }));
}

void tst_Store::everythingCanGo()
{
    const QTemporaryDir home;
    const auto store = Store::open(home.filePath(u"history.sqlite"_s));
    QVERIFY(store);
    for (int i = 0; i < 20; ++i)
        QVERIFY((*store)->add(history::redact(sent("query Gone { zqvwxk }"))));

    QVERIFY((*store)->removeAll());
    QVERIFY((*store)->purge());
    QVERIFY(!everyByteIn(home.path()).contains("zqv"));
    QCOMPARE(found(**store, {}), QStringList());

    const auto id = (*store)->add(history::redact(sent("query Next { findable }")));
    Filter filter;
    filter.text = u"findable"_s;
    QCOMPARE(found(**store, filter), QStringList {u"Next"_s});
    // The index follows what is removed after that as well.
    QVERIFY((*store)->remove({*id}));
    QCOMPARE(found(**store, filter), QStringList());
}

void tst_Store::aPersonIsFoundInVariablesAndAnswers()
{
    auto store = Store::open({});
    QVERIFY(store);
    QVERIFY((*store)->add(history::redact(sent("query A { a }", "{\"email\": \"ann@example.com\"}"))));
    QVERIFY((*store)->add(history::redact(sent("query B { a }", {}, "{\"email\": \"ANN@example.com\"}"))));
    QVERIFY((*store)->add(history::redact(sent("query C { a(email: \"ann@example.com\") }"))));
    QVERIFY((*store)->add(history::redact(sent("query D { a }", "{\"email\": \"joann@example.com\"}"))));

    const auto rows = (*store)->naming(history::Person::parse(u"ann@example.com"_s));
    QVERIFY(rows);
    QStringList names;
    for (const auto &row : *rows)
        names.append(row.operation);
    QCOMPARE(names, (QStringList {u"C"_s, u"B"_s, u"A"_s}));
    QCOMPARE((*store)->naming(history::Person())->size(), 0);
}

REGISTER_TEST(tst_Store)
#include "tst_store.moc"
