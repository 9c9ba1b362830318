#include "core/json/path.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Path : public QObject
{
    Q_OBJECT

private slots:
    void leadsToWhatIsAtAPlace_data();
    void leadsToWhatIsAtAPlace();
    void wideContainersAreEnteredInTheMiddle_data();
    void wideContainersAreEnteredInTheMiddle();
    void deepOnesToo();
};

void tst_Path::leadsToWhatIsAtAPlace_data()
{
    QTest::addColumn<QByteArray>("marked"); // | is the place.
    QTest::addColumn<QByteArray>("dotted");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("root") << QByteArray(R"(|{"a":1})") << QByteArray() << QByteArray() << QByteArray(R"({"a":1})");
    QTest::newRow("space around") << QByteArray(" |[1]") << QByteArray() << QByteArray() << QByteArray("[1]");
    QTest::newRow("key") << QByteArray(R"({"|a":1})") << QByteArray("a") << QByteArray("/a") << QByteArray("1");
    QTest::newRow("value") << QByteArray(R"({"a":|1})") << QByteArray("a") << QByteArray("/a") << QByteArray("1");
    QTest::newRow("colon") << QByteArray(R"({"a"|:1})") << QByteArray() << QByteArray() << QByteArray(R"({"a":1})");
    QTest::newRow("items") << QByteArray(R"({"a":[{"b":2},{"b":|3}]})") << QByteArray("a[1].b") << QByteArray("/a/1/b")
                           << QByteArray("3");
    QTest::newRow("closing bracket") << QByteArray(R"({"a":[{"b":2}|]})") << QByteArray("a") << QByteArray("/a")
                                     << QByteArray(R"([{"b":2}])");
    QTest::newRow("odd key") << QByteArray(R"({"a/b~c d":{"x":|0}})") << QByteArray(R"(["a/b~c d"].x)")
                             << QByteArray("/a~1b~0c d/x") << QByteArray("0");
    QTest::newRow("empty key") << QByteArray(R"({"":|0})") << QByteArray(R"([""])") << QByteArray("/")
                               << QByteArray("0");
    QTest::newRow("twice the same key") << QByteArray(R"({"a":|1,"a":2})") << QByteArray("a") << QByteArray("/a")
                                        << QByteArray("1");
}

void tst_Path::leadsToWhatIsAtAPlace()
{
    QFETCH(QByteArray, marked);
    const auto at = marked.indexOf('|');
    marked.remove(at, 1);
    const auto tape = json::Tape::parse(marked.toStdString());
    QVERIFY(tape);
    const auto spot = json::spotAt(*tape, static_cast<std::uint32_t>(at));
    QTEST(QByteArray::fromStdString(json::dotted(spot.path)), "dotted");
    QTEST(QByteArray::fromStdString(json::pointer(spot.path)), "pointer");
    QTEST(QByteArray(spot.value.raw().data(), static_cast<qsizetype>(spot.value.raw().size())), "value");
}

void tst_Path::wideContainersAreEnteredInTheMiddle_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("isObject");
    for (const int size : {1, 255, 256, 257, 511, 512, 513, 3000})
        for (const bool isObject : {false, true})
            QTest::addRow("%d %s", size, isObject ? "members" : "items") << size << isObject;
}

void tst_Path::wideContainersAreEnteredInTheMiddle()
{
    QFETCH(int, size);
    QFETCH(bool, isObject);
    // Wide ones inside of a wide one: their strides must not be mixed up.
    std::string text = isObject ? "{" : "[";
    for (int i = 0; i < size; ++i) {
        text += i > 0 ? " , " : "";
        if (isObject)
            text += "\"k" + std::to_string(i) + "\" : ";
        if (i % 300 == 5) {
            text += "[";
            for (int j = 0; j < 600; ++j)
                text += (j > 0 ? "," : "") + std::to_string(j);
            text += "]";
        } else {
            text += std::to_string(i);
        }
    }
    text += isObject ? "}" : "]";
    const auto tape = json::Tape::parse(text);
    QVERIFY(tape);
    const auto root = tape->root();
    const auto items = root.items();
    const auto members = root.members();
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(size); ++i) {
        const auto child = root.child(i);
        const auto value = isObject ? members[i].second : items[i];
        QCOMPARE(child.index, i);
        QCOMPARE(child.value.span(), value.span());
        QCOMPARE(child.key.has_value(), isObject);
        if (child.key)
            QCOMPARE(child.key->span(), members[i].first.span());
        const auto begin = child.key ? child.key->span().begin : value.span().begin;
        QCOMPARE(root.childAt(begin)->index, i);
        QCOMPARE(root.childAt(value.span().end - 1)->index, i);
        if (value.isArray()) {
            QCOMPARE(value.child(599).value.raw(), "599");
            QCOMPARE(tape->containerAt(value.span().begin)->span(), value.span());
        }
    }
    QVERIFY(!root.childAt(0));
    QVERIFY(!tape->containerAt(1));
}

void tst_Path::deepOnesToo()
{
    constexpr std::size_t deep = 10'000;
    const auto tape = json::Tape::parse(std::string(deep, '[') + std::string(deep, ']'));
    QVERIFY(tape);
    const auto spot = json::spotAt(*tape, deep - 1);
    QCOMPARE(spot.path.size(), deep - 1);
    QCOMPARE(spot.value.raw(), "[]");
    QCOMPARE(json::dotted(spot.path).size(), 3 * (deep - 1));
}

REGISTER_TEST(tst_Path)
#include "tst_path.moc"
