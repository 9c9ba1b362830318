#include "tests/support/openwatch.h"
#include "tests/support/registry.h"
#include "ui/docs/markdowntext.h"
#include "ui/theme/appearance.h"

#include <QPainter>
#include <QPixmap>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_MarkdownText : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void links_data();
    void links();
    void namesInCodeLead();
    void linksAreFoundUnderTheMouse();
    void nothingIsLoaded_data();
    void nothingIsLoaded();
    void hostileTextIsDrawn_data();
    void hostileTextIsDrawn();
    void plainIsPlain_data();
    void plainIsPlain();

private:
    static QString nowhere(const QString &) { return {}; }
    static void draw(ui::MarkdownText &text, const ui::Appearance &appearance)
    {
        QPixmap picture(300, std::min(text.lay(300) + 1, 4'000));
        QPainter painter(&picture);
        text.draw(&painter, {}, appearance, -1, -1);
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
};

void tst_MarkdownText::reads_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &markdown, const QString &text) {
        QTest::newRow(name) << markdown << text;
    };
    row("emphasis", u"**Very** *important*"_s, u"Very important"_s);
    row("code", u"Use `a_b`"_s, u"Use a_b"_s);
    row("html is text", u"<b>bold</b> <script>x()</script>"_s, u"<b>bold</b> <script>x()</script>"_s);
    row("a picture is its words", u"A ![logo](x.png) here"_s, u"A [logo] here"_s);
    row("a picture without words", u"A ![](file:///etc/passwd) here"_s, u"A  here"_s);
    row("no disguise", u"abc\u202Etxt"_s, u"abc⟨U+202E⟩txt"_s);
}

void tst_MarkdownText::reads()
{
    QFETCH(QString, markdown);
    const ui::MarkdownText text(markdown, m_appearance, nowhere);
    QTEST(text.text(), "text");
}

void tst_MarkdownText::links_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QStringList>("urls");
    const auto row = [](const char *name, const QString &markdown, const QStringList &urls) {
        QTest::newRow(name) << markdown << urls;
    };
    row("https", u"[a](https://example.com/x?y=1)"_s, {u"https://example.com/x?y=1"_s});
    row("http", u"see http://example.com now"_s, {u"http://example.com"_s});
    row("two", u"[a](http://a.example) [b](http://b.example)"_s, {u"http://a.example"_s, u"http://b.example"_s});
    row("one in pieces", u"[a **b** `c`](http://a.example)"_s, {u"http://a.example"_s});
    row("file", u"[a](file:///etc/passwd)"_s, {});
    row("javascript", u"[a](javascript:alert(1))"_s, {});
    row("data", u"[a](data:text/html,x)"_s, {});
    row("another program's", u"[a](ssh://example.com)"_s, {});
    row("relative", u"[a](../x)"_s, {});
    row("no host", u"[a](http:///x)"_s, {});
    row("a place of ours", u"[a](place:User)"_s, {});
    row("mail", u"write to someone@example.com"_s, {});
    row("html", u"<a href=\"https://example.com\">x</a>"_s, {});
}

void tst_MarkdownText::links()
{
    QFETCH(QString, markdown);
    const ui::MarkdownText text(markdown, m_appearance, nowhere);
    QStringList urls;
    for (const auto &link : text.links()) {
        urls.append(link.url.toString());
        QVERIFY(link.place.isEmpty());
    }
    QTEST(urls, "urls");
}

void tst_MarkdownText::namesInCodeLead()
{
    const ui::MarkdownText text(u"**See** `User` and `Nobody`, [`User`](https://example.com)"_s, m_appearance,
                                [](const QString &name) { return name == u"User" ? u"User"_s : QString(); });
    QCOMPARE(text.links().size(), std::size_t(2));
    QCOMPARE(text.links()[0].place, u"User"_s);
    QVERIFY(text.links()[1].place.isEmpty());
    QCOMPARE(text.links()[1].url.host(), u"example.com"_s);
}

void tst_MarkdownText::linksAreFoundUnderTheMouse()
{
    ui::MarkdownText text(u"[here](https://example.com) and there"_s, m_appearance, nowhere);
    text.lay(400);
    QCOMPARE(text.linkAt({6, 8}), 0);
    QCOMPARE(text.linkAt({80, 8}), -1);
    QCOMPARE(text.linkAt({390, 8}), -1);
    QCOMPARE(text.linkAt({6, 200}), -1);
}

void tst_MarkdownText::nothingIsLoaded_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("behind");
    QTest::newRow("html") << QString() << QString();
    QTest::newRow("in a list") << u"- a\n- "_s << QString();
    QTest::newRow("in a table") << u"|a|b|\n|-|-|\n|"_s << u"|c|"_s;
    QTest::newRow("in a link") << u"["_s << u"](https://example.com)"_s;
    QTest::newRow("in a quotation") << u"> > "_s << QString();
}

void tst_MarkdownText::nothingIsLoaded()
{
    QFETCH(QString, before);
    QFETCH(QString, behind);
    support::OpenWatch watch;
    const auto markup = watch.markup();
    const auto path = markup.mid(markup.indexOf(u'"') + 1).section(u'"', 0, 0);
    QVERIFY(path.startsWith(u"file:"_s));
    for (const auto &picture : {markup, u"![x](%1)"_s.arg(path), u"![](%1 \"title\")"_s.arg(QUrl(path).toLocalFile()),
                                u"![x][r]\n\n[r]: %1"_s.arg(path)}) {
        ui::MarkdownText text(before + picture + behind, m_appearance, nowhere);
        draw(text, m_appearance);
        QVERIFY2(!watch.wasOpened(), qPrintable(picture));
        QVERIFY(!text.text().contains(QChar::ObjectReplacementCharacter));
    }
}

void tst_MarkdownText::hostileTextIsDrawn_data()
{
    QTest::addColumn<QString>("markdown");
    const auto row = [](const char *name, const QString &piece) {
        QTest::newRow(name) << piece.repeated(1'000'000 / piece.size());
    };
    row("letters", u"a"_s);
    row("quotations", u">"_s);
    row("deeper quotations", u"> "_s);
    row("items", u"- "_s);
    row("lines of items", u"- a\n"_s);
    row("brackets", u"["_s);
    row("pictures", u"![a](b) "_s);
    row("emphasis", u"*a_"_s);
    row("ticks", u"`"_s);
    row("tables", u"|a|b|\n|-|-|\n"_s);
    row("rows", u"|"_s);
    row("headings", u"# a\n"_s);
}

void tst_MarkdownText::hostileTextIsDrawn()
{
    QFETCH(QString, markdown);
    ui::MarkdownText text(markdown, m_appearance, nowhere);
    draw(text, m_appearance);
    QVERIFY(text.text().size() <= markdown.size());
}

void tst_MarkdownText::plainIsPlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("plain");
    const auto row = [](const QString &text, bool plain) {
        QTest::newRow(qPrintable(text.left(30))) << text << plain;
    };
    row(u"Words, and `code`: 12 of them (or 3) - so."_s, true);
    row(u"One.\n\nTwo\nlines."_s, true);
    row(u"snake_case"_s, true);
    row(u"_so_"_s, false);
    row(u"*so*"_s, false);
    row(u"a\n- b"_s, false);
    row(u"a\n1. b"_s, false);
    row(u"# a"_s, false);
    row(u"a\n===="_s, false);
    row(u"[a](b)"_s, false);
    row(u"see https://example.com"_s, false);
    row(u"see www.example.com"_s, false);
    row(u"a\n\n    code"_s, false);
    row(u"```\ncode\n```"_s, false);
    row(u"a|b"_s, false);
    row(u"a &amp; b"_s, false);
}

void tst_MarkdownText::plainIsPlain()
{
    QFETCH(QString, text);
    QTEST(ui::isPlainMarkdown(text), "plain");
}

REGISTER_TEST(tst_MarkdownText)
#include "tst_markdowntext.moc"
