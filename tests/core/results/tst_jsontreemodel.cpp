#include "core/results/jsontreemodel.h"
#include "tests/support/registry.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const json::Tape> tapeOf(std::string bytes)
{
    auto tape = json::Tape::parse(std::move(bytes));
    return tape ? std::make_shared<const json::Tape>(std::move(*tape)) : nullptr;
}

/// Each row as `key = value (type)`, indented by depth.
QStringList dump(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const auto text = [&](int column) {
            return model.index(row, column, parent).data().toString();
        };
        lines.append(QString(depth, u' ') + text(0) + u" = "_s + text(1) + u" ("_s + text(2) + u')');
        lines.append(dump(model, model.index(row, 0, parent), depth + 1));
    }
    return lines;
}

} // namespace

class tst_JsonTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void showsKeysInTheirOrderAndNumbersAsSent();
    void showsEveryKindOfRoot_data();
    void showsEveryKindOfRoot();
    void isAModel();
    void anotherTapeReplacesEverything();
    void drawsInvisibleCharacters();
    void pathsAreWhatCodeWouldWrite();
    void copiesAreExact();
    void aLongStringIsCutWhereNothingBreaks_data();
    void aLongStringIsCutWhereNothingBreaks();
    void findsTheRowOfAByte_data();
    void findsTheRowOfAByte();
    void aMillionRowsAreListedOnlyWhenLookedAt();
    void aWideObjectIsSplitToo();
};

void tst_JsonTreeModel::showsKeysInTheirOrderAndNumbersAsSent()
{
    results::JsonTreeModel model;
    model.setTape(
        tapeOf(R"({"z":{"10":1.10,"9":-0,"big":123456789012345678901234567890},"a":[true,null,"x"],"a":[]})"));
    QCOMPARE(dump(model),
             (QStringList {u"z = 3 keys (object)"_s, u" 10 = 1.10 (number)"_s, u" 9 = -0 (number)"_s,
                           u" big = 123456789012345678901234567890 (number)"_s, u"a = 3 items (array)"_s,
                           u" 0 = true (boolean)"_s, u" 1 = null (null)"_s, u" 2 = x (string)"_s,
                           u"a = 0 items (array)"_s}));
}

void tst_JsonTreeModel::showsEveryKindOfRoot_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("an empty object") << QByteArray("{}") << QStringList();
    QTest::newRow("an array") << QByteArray("[1,{}]") << QStringList {u"0 = 1 (number)"_s, u"1 = 0 keys (object)"_s};
    QTest::newRow("a lonely string") << QByteArray("\"hi\"") << QStringList {u" = hi (string)"_s};
    QTest::newRow("a lonely null") << QByteArray(" null ") << QStringList {u" = null (null)"_s};
}

void tst_JsonTreeModel::showsEveryKindOfRoot()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, rows);
    results::JsonTreeModel model;
    model.setTape(tapeOf(bytes.toStdString()));
    QCOMPARE(dump(model), rows);
}

void tst_JsonTreeModel::isAModel()
{
    results::JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTape(tapeOf(R"({"data":{"users":{"edges":[{"node":{"id":"1"}},{"node":null}]}},"errors":[[],{}]})"));
    QCOMPARE(dump(model).size(), 11);
    // The way up is the way down, for every row.
    const auto deep = model.indexAt(static_cast<std::uint32_t>(model.tape()->bytes().find("\"1\"")));
    QCOMPARE(deep.data().toString(), u"1"_s);
    QCOMPARE(deep.parent().data().toString(), u"node"_s);
    QCOMPARE(deep.parent().parent().row(), 0);
    QCOMPARE(deep.parent().parent().parent().parent().parent().data().toString(), u"data"_s);
}

void tst_JsonTreeModel::anotherTapeReplacesEverything()
{
    results::JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTape(tapeOf(R"({"a":[1,2,3]})"));
    QCOMPARE(model.rowCount(model.index(0, 0)), 3);
    model.setTape(tapeOf(R"({"b":{"c":1}})"));
    QCOMPARE(dump(model), (QStringList {u"b = 1 key (object)"_s, u" c = 1 (number)"_s}));
    model.setTape(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void tst_JsonTreeModel::drawsInvisibleCharacters()
{
    results::JsonTreeModel model;
    model.setTape(tapeOf("{\"na\u202Eme\":\"line\\nbreak \\u200b\"}"));
    const auto row = dump(model).constFirst();
    QVERIFY2(row.contains(u"U+202E"_s), qPrintable(row));
    QVERIFY2(row.contains(u"U+200B"_s), qPrintable(row));
    QVERIFY2(!row.contains(QChar(0x202E)) && !row.contains(u'\n'), qPrintable(row));
}

void tst_JsonTreeModel::pathsAreWhatCodeWouldWrite()
{
    results::JsonTreeModel model;
    model.setTape(tapeOf(R"({"data":{"users":[{"odd \"key\"":{"id":1}},{"9x":2}]}})"));
    const auto pathTo = [&](std::string_view text) {
        return model.pathOf(model.indexAt(static_cast<std::uint32_t>(model.tape()->bytes().find(text))));
    };
    QCOMPARE(pathTo("\"id\""), uR"(data.users[0]["odd \"key\""].id)"_s);
    QCOMPARE(pathTo("\"9x\""), uR"(data.users[1]["9x"])"_s);
    QCOMPARE(model.pathOf({}), QString());
    model.setTape(tapeOf("[[7]]"));
    QCOMPARE(model.pathOf(model.index(0, 0, model.index(0, 0))), u"[0][0]"_s);
}

void tst_JsonTreeModel::copiesAreExact()
{
    results::JsonTreeModel model;
    model.setTape(tapeOf("{\"s\":\"a\\n\u202Eb\",\"n\":1.50,\"o\":{\"k\":[1]}}"));
    QCOMPARE(model.textOf(model.index(0, 1)), u"a\n\u202Eb"_s);
    QCOMPARE(model.jsonOf(model.index(0, 1)), u"\"a\\n\u202Eb\""_s);
    QCOMPARE(model.textOf(model.index(1, 0)), u"1.50"_s);
    QCOMPARE(model.textOf(model.index(2, 0)), u"{\n  \"k\": [\n    1\n  ]\n}"_s);
}

void tst_JsonTreeModel::aLongStringIsCutWhereNothingBreaks_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::newRow("ascii") << QByteArray("a");
    QTest::newRow("three bytes") << QByteArray("漢");
    QTest::newRow("four bytes") << QByteArray("😀");
    QTest::newRow("escaped letter") << QByteArray("\\n");
    QTest::newRow("escaped backslash") << QByteArray("\\\\");
    QTest::newRow("escaped pair") << QByteArray("\\ud83d\\ude00");
}

void tst_JsonTreeModel::aLongStringIsCutWhereNothingBreaks()
{
    QFETCH(QByteArray, unit);
    // Every phase of the unit against the cut.
    for (int shift = 0; shift < 13; ++shift) {
        results::JsonTreeModel model;
        model.setTape(
            tapeOf('"' + std::string(static_cast<std::size_t>(shift), '.') + unit.repeated(3000).toStdString() + '"'));
        QVERIFY(model.tape());
        const auto shown = model.index(0, 1).data().toString();
        const auto whole = model.textOf(model.index(0, 1));
        QVERIFY2(shown.endsWith(QChar(0x2026)) && shown.size() > 150, qPrintable(shown));
        QVERIFY(!shown.contains(QChar(0xFFFD)));
        QCOMPARE(
            whole.size() - shift,
            3000
                * QString::fromUtf8(json::Tape::parse('"' + unit.toStdString() + '"')->root().string().c_str()).size());
    }
}

void tst_JsonTreeModel::findsTheRowOfAByte_data()
{
    QTest::addColumn<QByteArray>("marked"); // ^ stands before the byte that is asked for.
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("column");
    QTest::newRow("a key") << QByteArray(R"({"a":1,"b":{"c^c":2}})") << u"b.cc"_s << 0;
    QTest::newRow("a value") << QByteArray(R"({"a":1,"b":{"cc":^2}})") << u"b.cc"_s << 1;
    QTest::newRow("in an array") << QByteArray(R"([1,[2,"x^y"]])") << u"[1][1]"_s << 1;
    QTest::newRow("between members") << QByteArray(R"({"a":1^,"b":2})") << QString() << -1;
    QTest::newRow("behind the end") << QByteArray(R"({"a":1} ^ )") << QString() << -1;
}

void tst_JsonTreeModel::findsTheRowOfAByte()
{
    QFETCH(QByteArray, marked);
    const auto offset = marked.indexOf('^');
    results::JsonTreeModel model;
    model.setTape(tapeOf(marked.remove(offset, 1).toStdString()));
    const auto index = model.indexAt(static_cast<std::uint32_t>(offset));
    QTEST(model.pathOf(index), "path");
    QTEST(index.column(), "column");
}

void tst_JsonTreeModel::aMillionRowsAreListedOnlyWhenLookedAt()
{
    std::string bytes = R"({"rows":[)";
    for (int i = 0; i < 1'000'000; ++i)
        bytes += (i ? ",{\"id\":" : "{\"id\":") + std::to_string(i) + '}';
    bytes += "]}";
    results::JsonTreeModel model;
    model.setTape(tapeOf(std::move(bytes)));
    QVERIFY(model.tape());
    const auto rows = model.index(0, 0);
    QCOMPARE(model.rowCount(rows), 500);
    const auto part = model.index(499, 0, rows);
    QCOMPARE(part.data().toString(), u"998000 … 999999"_s);
    QCOMPARE(part.siblingAtColumn(1).data().toString(), u"2000 items"_s);
    QCOMPARE(model.pathOf(part), u"rows"_s);
    QCOMPARE(model.rowCount(part), 2000);
    const auto last = model.index(1999, 0, part);
    QCOMPARE(last.data().toString(), u"999999"_s);
    QCOMPARE(model.index(0, 1, last).data().toString(), u"999999"_s);
    QCOMPARE(model.pathOf(model.index(0, 0, last)), u"rows[999999].id"_s);
    const auto found = model.indexAt(static_cast<std::uint32_t>(model.tape()->bytes().find("123456}")));
    QCOMPARE(model.pathOf(found), u"rows[123456].id"_s);
    QCOMPARE(found.parent().parent().data().toString(), u"122000 … 123999"_s);
}

void tst_JsonTreeModel::aWideObjectIsSplitToo()
{
    std::string bytes = "{";
    for (int i = 0; i < 5'001; ++i)
        bytes += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":" + std::to_string(i);
    results::JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTape(tapeOf(bytes + "}"));
    QCOMPARE(model.rowCount(), 3);
    const auto part = model.index(2, 0);
    QCOMPARE(model.rowCount(part), 1001);
    const auto last = model.index(1000, 0, part);
    QCOMPARE(last.data().toString(), u"k5000"_s);
    QCOMPARE(last.siblingAtColumn(1).data().toString(), u"5000"_s);
    QCOMPARE(model.pathOf(last), u"k5000"_s);
    QCOMPARE(model.pathOf(model.indexAt(static_cast<std::uint32_t>(model.tape()->bytes().find("k4000")))), u"k4000"_s);
}

REGISTER_TEST(tst_JsonTreeModel)
#include "tst_jsontreemodel.moc"
