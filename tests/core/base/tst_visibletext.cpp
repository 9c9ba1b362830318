#include "core/base/visibletext.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_VisibleText : public QObject
{
    Q_OBJECT

private slots:
    void marks_data();
    void marks();
    void linesStayWhenAsked();
    void aLoneSurrogateIsMarked();
    void aPlaceIsToldWithWhatIsAroundIt();
};

void tst_VisibleText::marks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto same = [](const char *name, const QString &text) {
        QTest::newRow(name) << text << text;
    };
    same("empty", u""_s);
    same("Latin", u"Zoë O’Brien <b>"_s);
    same("Han", u"王小明"_s);
    same("Arabic", u"محمد"_s);
    same("Devanagari with a virama", u"क्ष"_s);
    same("combining acute", u"e\u0301"_s);
    same("emoji with presentation selector", u"❤\uFE0F"_s);
    same("keycap", u"1\uFE0F\u20E3"_s);
    same("astral", u"😀"_s);
    same("no-break space has a width", u"a\u00A0b"_s);
    same("Arabic number sign", u"\u0600١"_s);

    QTest::newRow("right-to-left override") << u"a\u202Eb"_s << u"a⟨U+202E⟩b"_s;
    QTest::newRow("isolate") << u"\u2066x\u2069"_s << u"⟨U+2066⟩x⟨U+2069⟩"_s;
    QTest::newRow("Arabic letter mark") << u"\u061C"_s << u"⟨U+061C⟩"_s;
    QTest::newRow("left-to-right mark") << u"\u200E"_s << u"⟨U+200E⟩"_s;
    QTest::newRow("zero-width space") << u"ad\u200Bmin"_s << u"ad⟨U+200B⟩min"_s;
    QTest::newRow("an emoji of several") << u"👩\u200D🚀 Zoe"_s << u"👩\u200D🚀 Zoe"_s;
    QTest::newRow("one with a colour of skin") << u"👩🏽\u200D🚀"_s << u"👩🏽\u200D🚀"_s;
    QTest::newRow("one with a selector") << u"❤\uFE0F\u200D🔥"_s << u"❤\uFE0F\u200D🔥"_s;
    QTest::newRow("a joiner behind an emoji") << u"👩\u200Da"_s << u"👩⟨U+200D⟩a"_s;
    QTest::newRow("a Persian name") << u"علی\u200Cرضا"_s << u"علی\u200Cرضا"_s;
    same("a Persian name with a vowel sign", u"می\u064E\u200Cخواهم"_s);
    same("a Persian plural", u"خانه\u200Cها"_s);
    same("a conjunct", u"क्\u200Dष"_s);
    same("a family", u"👩\u200D👩\u200D👧"_s);
    same("a runner with a sign", u"🏃🏽\u200D♀\uFE0F"_s);
    QTest::newRow("a non-joiner behind a letter that does not join") << u"در\u200Cها"_s << u"در⟨U+200C⟩ها"_s;
    QTest::newRow("a non-joiner at the end") << u"علی\u200C"_s << u"علی⟨U+200C⟩"_s;
    QTest::newRow("a joiner between letters that join") << u"محم\u200Dد"_s << u"محم⟨U+200D⟩د"_s;
    QTest::newRow("a non-joiner between letters of two scripts") << u"ی\u200Ca"_s << u"ی⟨U+200C⟩a"_s;
    QTest::newRow("a joiner between signs") << u"®\u200D®"_s << u"®⟨U+200D⟩®"_s;
    QTest::newRow("a joiner between signs with selectors") << u"®\uFE0F\u200D🔥"_s << u"®\uFE0F⟨U+200D⟩🔥"_s;
    QTest::newRow("a non-joiner between emoji") << u"👩\u200C🚀"_s << u"👩⟨U+200C⟩🚀"_s;
    QTest::newRow("a joiner in front of one") << u"\u200Cعلی"_s << u"⟨U+200C⟩علی"_s;
    QTest::newRow("a conjunct held apart") << u"क्\u200Cष"_s << u"क्\u200Cष"_s;
    QTest::newRow("two joiners") << u"علی\u200C\u200Cرضا"_s << u"علی⟨U+200C⟩⟨U+200C⟩رضا"_s;
    QTest::newRow("zero-width joiner") << u"a\u200Db"_s << u"a⟨U+200D⟩b"_s;
    QTest::newRow("word joiner") << u"\u2060"_s << u"⟨U+2060⟩"_s;
    QTest::newRow("byte order mark") << u"\uFEFF"_s << u"⟨U+FEFF⟩"_s;
    QTest::newRow("soft hyphen") << u"a\u00ADb"_s << u"a⟨U+00AD⟩b"_s;
    QTest::newRow("Hangul filler") << u"\u3164"_s << u"⟨U+3164⟩"_s;
    QTest::newRow("selector behind a letter") << u"admin\uFE0F"_s << u"admin⟨U+FE0F⟩"_s;
    QTest::newRow("NUL") << QString(QChar(0)) << u"⟨U+0000⟩"_s;
    QTest::newRow("escape") << QString(QChar(0x1B)) << u"⟨U+001B⟩"_s;
    QTest::newRow("delete") << QString(QChar(0x7F)) << u"⟨U+007F⟩"_s;
    QTest::newRow("C1") << QString(QChar(0x85)) << u"⟨U+0085⟩"_s;
    QTest::newRow("newline") << u"a\nb"_s << u"a⟨U+000A⟩b"_s;
    QTest::newRow("line separator") << u"\u2028"_s << u"⟨U+2028⟩"_s;
    QTest::newRow("tag character") << QString::fromUcs4(U"\U000E0041") << u"⟨U+E0041⟩"_s;
}

void tst_VisibleText::marks()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(base::visibleText(text), shown);
}

void tst_VisibleText::linesStayWhenAsked()
{
    QCOMPARE(base::visibleText(u"a\tb\r\nc\u202E"_s, true), u"a\tb\r\nc⟨U+202E⟩"_s);
}

void tst_VisibleText::aLoneSurrogateIsMarked()
{
    QCOMPARE(base::visibleText(QString(QChar(0xD83D)) + u'x'), u"⟨U+D83D⟩x"_s);
    QCOMPARE(base::visibleText(QString(QChar(0xDE00))), u"⟨U+DE00⟩"_s);
}

void tst_VisibleText::aPlaceIsToldWithWhatIsAroundIt()
{
    QVERIFY(!base::isInvisible(u"👩\u200D🚀"_s, 2));
    QVERIFY(base::isInvisible(u"👩\u200Da"_s, 2));
    QVERIFY(base::isInvisible(u"\u200D🚀"_s, 0));
    QCOMPARE(base::markOf(0x200D), u"⟨U+200D⟩"_s);
}

REGISTER_TEST(tst_VisibleText)
#include "tst_visibletext.moc"
