#include "core/graphql/suggestions.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Suggestions : public QObject
{
    Q_OBJECT

private slots:
    void nearNamesAreSuggestedNearestFirst_data();
    void nearNamesAreSuggestedNearestFirst();
    void longInputsAreNotMeasured();
    void listsReadAsSentences();
    void namesComparedAsPeopleDo();
};

void tst_Suggestions::nearNamesAreSuggestedNearestFirst_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *input, const char *options, const char *expected) {
        QTest::newRow(name) << QByteArray(input) << QByteArray(options) << QByteArray(expected);
    };
    row("nothing typed: only what is one letter long", "", "a bb", "a");
    row("same", "greenish", "greenish", "greenish");
    row("case is one slip", "ABCDEFGH", "abcdefgh", "abcdefgh");
    row("swap is one slip", "agr", "arg", "arg");
    row("up to two fifths and one", "abcde", "abxyz abxye", "abxye abxyz");
    row("too far", "abc", "xyz", "");
    row("shorter and longer", "user", "use users userName", "use users");
    row("nearest first, then by name", "abd", "abc a ab xyzab", "ab abc a");
    row("numbers by value", "abcd1", "abcd10 abcd9 abcd2", "abcd2 abcd9 abcd10");
    row("no option twice", "aa", "ab ab", "ab");
}

void tst_Suggestions::nearNamesAreSuggestedNearestFirst()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, expected);
    std::vector<std::string_view> views;
    const auto words = options.split(' ');
    for (const auto &word : words)
        views.emplace_back(word.constData(), static_cast<std::size_t>(word.size()));
    QByteArrayList found;
    for (const auto name : graphql::suggestions(input.toStdString(), views))
        found << QByteArray(name.data(), static_cast<int>(name.size()));
    QCOMPARE(found.join(' '), expected);
}

void tst_Suggestions::longInputsAreNotMeasured()
{
    const std::string input(100'000, 'a');
    QVERIFY(graphql::suggestions(input, {input}).empty());
}

void tst_Suggestions::listsReadAsSentences()
{
    QCOMPARE(graphql::didYouMean({}), std::string());
    QCOMPARE(graphql::didYouMean({"A"}), std::string(" Did you mean \"A\"?"));
    QCOMPARE(graphql::didYouMean({"A", "B"}), std::string(" Did you mean \"A\" or \"B\"?"));
    QCOMPARE(graphql::didYouMean({"A", "B", "C"}, "the letter"),
             std::string(" Did you mean the letter \"A\", \"B\", or \"C\"?"));
    QCOMPARE(graphql::didYouMean({"A", "B", "C", "D", "E", "F"}),
             std::string(" Did you mean \"A\", \"B\", \"C\", \"D\", or \"E\"?"));
}

void tst_Suggestions::namesComparedAsPeopleDo()
{
    const auto sign = [](int n) {
        return n < 0 ? '<' : n > 0 ? '>' : '=';
    };
    QCOMPARE(sign(graphql::naturalCompare("a", "a")), '=');
    QCOMPARE(sign(graphql::naturalCompare("a2", "a10")), '<');
    QCOMPARE(sign(graphql::naturalCompare("a10", "a9b")), '>');
    QCOMPARE(sign(graphql::naturalCompare("a", "ab")), '<');
    QCOMPARE(sign(graphql::naturalCompare("B", "a")), '<');
    QCOMPARE(sign(graphql::naturalCompare("a02", "a2")), '>'); // The same number, but longer.
    QCOMPARE(sign(graphql::naturalCompare("a99999999999999999999999", "a99999999999999999999999b")), '<');
}

REGISTER_TEST(tst_Suggestions)
#include "tst_suggestions.moc"
