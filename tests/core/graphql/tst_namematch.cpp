#include "core/graphql/namematch.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_NameMatch : public QObject
{
    Q_OBJECT

private slots:
    void ranks_data();
    void ranks();
    void longWordsAreNoTrouble();
    void findsScatteredLetters();
};

void tst_NameMatch::ranks_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("rank");
    QTest::addColumn<QByteArray>("marked"); // The name, with what the word stands for in brackets.
    const auto row = [](const char *word, graphql::NameRank rank, const char *marked) {
        QTest::addRow("%s in %s", word, marked) << QByteArray(word) << static_cast<int>(rank) << QByteArray(marked);
    };
    using graphql::NameRank;
    row("user", NameRank::Same, "[user]");
    row("USER", NameRank::SameButCase, "[user]");
    row("us", NameRank::Prefix, "[us]er");
    row("gubsa", NameRank::Humps, "[g]et[U]sers[B]y[S]tandard[A]ttribute");
    row("gUsBySt", NameRank::Humps, "[g]et[Us]ers[BySt]andardAttribute");
    row("usa", NameRank::Humps, "get[U]sersBy[S]tandard[A]ttribute");
    row("users", NameRank::Humps, "get[Users]ByStandardAttribute");
    row("sers", NameRank::Inside, "getU[sers]ByStandardAttribute");
    row("gsers", NameRank::No, "getUsersByStandardAttribute");
    row("gubsax", NameRank::No, "getUsersByStandardAttribute");
    row("lla", NameRank::Humps, "[L]AST_[L]OGIN_[A]T");
    row("llx", NameRank::No, "LAST_LOGIN_AT");
    row("oci", NameRank::Humps, "[O]Auth[C]lient[I]D");
    row("oac", NameRank::Humps, "[OA]uth[C]lientID");
    row("ui", NameRank::Humps, "[u]ser[I]D");
    row("r2", NameRank::Humps, "[r]ow[2]");
    row("", NameRank::No, "user");
    row("u", NameRank::No, "");
    // Sixty-four letters are looked at for humps, all of them for the rest.
    row("zz", NameRank::Inside, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa[ZZ]");
    row("az", NameRank::Humps, "[a]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa[Z]");
}

void tst_NameMatch::ranks()
{
    QFETCH(QByteArray, word);
    QFETCH(QByteArray, marked);
    const auto name = QByteArray(marked).replace('[', "").replace(']', "").toStdString();
    QTEST(static_cast<int>(graphql::nameRank(name, word.toStdString())), "rank");
    auto got = QByteArray::fromStdString(name);
    const auto spans = graphql::nameSpans(name, word.toStdString());
    for (auto span = spans.rbegin(); span != spans.rend(); ++span)
        got.insert(span->end, ']').insert(span->begin, '[');
    QTEST(got, "marked");
}

void tst_NameMatch::longWordsAreNoTrouble()
{
    const std::string name(5'000, 'A');
    QCOMPARE(graphql::nameRank(name, std::string(500, 'a') + 'b'), graphql::NameRank::No);
    QCOMPARE(graphql::nameRank(name, std::string(500, 'a')), graphql::NameRank::Prefix);
}

void tst_NameMatch::findsScatteredLetters()
{
    using Spans = std::vector<text::Span>;
    QCOMPARE(graphql::scatteredSpans("users", "URS"), Spans({{0, 1}, {3, 5}}));
    QCOMPARE(graphql::scatteredSpans("users", ""), Spans());
    QVERIFY(graphql::isScattered("users", "users"));
    QVERIFY(!graphql::isScattered("users", "usersx"));
    QVERIFY(!graphql::isScattered("users", "su"));
    QCOMPARE(graphql::scatteredSpans("users", "su"), Spans());
}

REGISTER_TEST(tst_NameMatch)
#include "tst_namematch.moc"
