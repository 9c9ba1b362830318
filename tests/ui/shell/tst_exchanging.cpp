#include "core/exchange/snippet.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/quietnotice.h"
#include "ui/theme/sheet.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

namespace {

const QByteArray CopiedCurl = "curl 'https://acme.example/_api/admin/graphql' -H 'Authorization: Bearer sesame' "
                              "--data-raw '{\"query\":\"query Q($n: Int) { users(first: $n) { totalCount } }\","
                              "\"variables\":{\"n\":5}}'";

} // namespace

/// Operations on their way out of the window, as code, and into it, from other programs.
class tst_Exchanging : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everyFormIsInTheMenu();
    void withoutATokenItSaysHowToGetOne();
    void aFreshTokenIsASecret();
    void whatSomebodyElseCopiedStays();
    void withoutAKeyNothingIsCopied();
    void whatCannotBeSentIsNotCopied();
    void aCurlCommandBecomesATab();
    void whatIsNoCommandIsRefusedInTheSheet();
    void pastingIntoAnEmptyEditorOffersToOpen();
    void typingGraphqlOffersNothing();

private:
    QAction *form(const QString &name, bool fresh) const
    {
        auto *menu = m_bench->button("copyAs")->menu();
        if (fresh)
            menu = menu->findChild<QMenu *>();
        for (auto *action : menu->actions()) {
            if (action->text().remove(QLatin1Char('&')) == name)
                return action;
        }
        return nullptr;
    }
    QString copied() const { return QGuiApplication::clipboard()->text(); }
    QString notice() const { return m_bench->page()->findChild<ui::QuietNotice *>()->text(); }
    int tabs() const { return static_cast<int>(m_bench->window().explorer().pages().size()); }
    ui::Sheet *openSheet()
    {
        QTest::keyClick(m_bench->window().focusWidget(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        return ui::Sheet::openOver(&m_bench->window());
    }
};

void tst_Exchanging::init()
{
    QGuiApplication::clipboard()->clear();
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), false);
}

void tst_Exchanging::cleanup()
{
    m_bench.reset();
}

void tst_Exchanging::everyFormIsInTheMenu()
{
    for (const auto one : exchange::AllForms) {
        QVERIFY(form(exchange::nameOf(one), false));
        QVERIFY(form(exchange::nameOf(one), true));
    }
}

void tst_Exchanging::withoutATokenItSaysHowToGetOne()
{
    m_bench->openTab(m_bench->sandbox(), "query A($n: Int) { users(first: $n) { totalCount } }", "{\"n\": 5}\n");
    form(QStringLiteral("cURL"), false)->trigger();
    QVERIFY2(copied().startsWith(QStringLiteral("gatehouse token --project ")), qPrintable(copied()));
    QVERIFY(copied().contains(m_server->keyPath()));
    QVERIFY(copied().contains(QStringLiteral("\"operationName\":\"A\"")));
    QVERIFY(copied().contains(QStringLiteral("\"variables\":{\"n\": 5}}")));
    QVERIFY(!copied().contains(QStringLiteral("Bearer")));
    QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("x-kde-passwordManagerHint")));
    QVERIFY2(notice().contains(QStringLiteral("sandbox")), qPrintable(notice()));
}

void tst_Exchanging::aFreshTokenIsASecret()
{
    m_bench->openTab(m_bench->sandbox(), "{ roles { totalCount } }");
    form(QStringLiteral("Python"), true)->trigger();
    const QRegularExpression token(QStringLiteral("Bearer \" \\+ \"[\\w-]+\\.[\\w-]+\\.[\\w-]+\""));
    QTRY_VERIFY(copied().contains(token));
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")),
             QByteArray("secret"));
    QVERIFY(notice().contains(QStringLiteral("emptied in a minute")));
    support::keepPicture(m_bench->window(), QStringLiteral("freshtoken"));
    auto *timer = m_bench->window().findChild<QTimer *>(QStringLiteral("clearClipboard"));
    QVERIFY(timer->isActive());
    QCOMPARE(timer->intervalAsDuration(), std::chrono::minutes(1));
    timer->start(1);
    QTRY_COMPARE(copied(), QString());

    form(QStringLiteral("Python"), true)->trigger();
    QTRY_VERIFY(copied().contains(token));
    m_bench.reset();
    QCOMPARE(copied(), QString());
}

void tst_Exchanging::whatSomebodyElseCopiedStays()
{
    m_bench->openTab(m_bench->sandbox(), "{ roles { totalCount } }");
    form(QStringLiteral("Go"), true)->trigger();
    QTRY_VERIFY(copied().contains(QStringLiteral("Bearer")));
    QGuiApplication::clipboard()->setText(QStringLiteral("theirs"));
    auto *timer = m_bench->window().findChild<QTimer *>(QStringLiteral("clearClipboard"));
    timer->start(1);
    QTRY_VERIFY(!timer->isActive());
    QCOMPARE(copied(), QStringLiteral("theirs"));
}

void tst_Exchanging::withoutAKeyNothingIsCopied()
{
    const auto bare = project::Project::live(QStringLiteral("live-1"), QStringLiteral("acme"),
                                             m_bench->sandbox().endpoint(), QStringLiteral("acme"));
    m_bench->window().setRemembered({bare});
    m_bench->openTab(bare, "{ roles { totalCount } }");
    form(QStringLiteral("cURL"), false)->trigger();
    QCOMPARE(copied(), QString());
    QVERIFY2(notice().contains(QStringLiteral("no key")), qPrintable(notice()));
}

void tst_Exchanging::whatCannotBeSentIsNotCopied()
{
    m_bench->openTab(m_bench->sandbox(), "query A { roles { totalCount } }\n\nquery B { roles { totalCount } }");
    m_bench->editor()->select({33, 33});
    form(QStringLiteral("cURL"), false)->trigger();
    QCOMPARE(copied(), QString());
    QVERIFY(notice().contains(QStringLiteral("caret")));
    m_bench->editor()->select({3, 3});
    m_bench->variables()->setBytes("{\"a\": ");
    form(QStringLiteral("cURL"), false)->trigger();
    QCOMPARE(copied(), QString());
    QVERIFY(notice().contains(QStringLiteral("JSON")));
}

void tst_Exchanging::aCurlCommandBecomesATab()
{
    m_bench->openTab(m_bench->sandbox(), "{ roles { totalCount } }");
    QSignalSpy sent(&m_bench->runner(), &run::Runner::sent);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(CopiedCurl));
    const int before = tabs();
    auto *sheet = openSheet();
    QVERIFY(sheet);
    QCOMPARE(sheet->findChild<QPlainTextEdit *>()->toPlainText(), QString::fromUtf8(CopiedCurl));
    support::keepPicture(m_bench->window(), QStringLiteral("foreign"));
    QTest::mouseClick(m_bench->button("openForeign"), Qt::LeftButton);
    QCOMPARE(tabs(), before + 1);
    QCOMPARE(m_bench->editor()->bytes(), QByteArray("query Q($n: Int) { users(first: $n) { totalCount } }"));
    QCOMPARE(m_bench->variables()->bytes().replace(" ", "").replace("\n", ""), QByteArray("{\"n\":5}"));
    QVERIFY2(notice().contains(QStringLiteral("Authorization")), qPrintable(notice()));
    QVERIFY(!notice().contains(QStringLiteral("sesame")));
    support::keepPicture(m_bench->window(), QStringLiteral("foreignopened"));
    QVERIFY(!m_bench->page()->isRunning());
}

void tst_Exchanging::whatIsNoCommandIsRefusedInTheSheet()
{
    m_bench->openTab(m_bench->sandbox(), "{ roles { totalCount } }");
    const int before = tabs();
    auto *sheet = openSheet();
    QVERIFY(sheet->findChild<QPlainTextEdit *>()->toPlainText().isEmpty());
    QTest::keyClicks(sheet->findChild<QPlainTextEdit *>(), QStringLiteral("curl https://acme.example/"));
    QTest::mouseClick(m_bench->button("openForeign"), Qt::LeftButton);
    QVERIFY(ui::Sheet::openOver(&m_bench->window()));
    QVERIFY(!sheet->findChild<ui::Notice *>()->text().isEmpty());
    QCOMPARE(tabs(), before);
    QTest::keyClick(sheet->findChild<QPlainTextEdit *>(), Qt::Key_Escape);
    QVERIFY(!ui::Sheet::openOver(&m_bench->window()));
}

void tst_Exchanging::pastingIntoAnEmptyEditorOffersToOpen()
{
    m_bench->openTab(m_bench->sandbox(), {});
    auto *first = m_bench->page();
    QGuiApplication::clipboard()->setText(QString::fromUtf8(CopiedCurl));
    QTest::keyClick(m_bench->editor(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(m_bench->button("noticeAct")
                && first->findChild<QPushButton *>(QStringLiteral("noticeAct"))->isVisible());
    support::keepPicture(m_bench->window(), QStringLiteral("pasted"));
    const int before = tabs();
    QTest::mouseClick(first->findChild<QPushButton *>(QStringLiteral("noticeAct")), Qt::LeftButton);
    QCOMPARE(tabs(), before + 1);
    QVERIFY(m_bench->editor()->bytes().startsWith("query Q"));
    QCOMPARE(first->text(), QByteArray());
}

void tst_Exchanging::typingGraphqlOffersNothing()
{
    m_bench->openTab(m_bench->sandbox(), {});
    QGuiApplication::clipboard()->setText(QStringLiteral("{ roles { totalCount } }"));
    QTest::keyClick(m_bench->editor(), Qt::Key_V, Qt::ControlModifier);
    QCoreApplication::processEvents();
    QCOMPARE(notice(), QString());
}

REGISTER_TEST(tst_Exchanging)
#include "tst_exchanging.moc"
