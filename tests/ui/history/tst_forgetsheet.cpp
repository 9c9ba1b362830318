#include "tests/support/manualclock.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "ui/history/forgetsheet.h"
#include "ui/theme/plaincode.h"
#include "ui/theme/plainlabel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_ForgetSheet : public QObject
{
    Q_OBJECT

    void record(const QByteArray &document, const QByteArray &variables);
    QString said() const { return m_window->findChild<ui::PlainLabel *>(u"forgetSaid"_s)->text(); }
    QLineEdit &field() const { return *m_window->findChild<QLineEdit *>(u"forgetNames"_s); }
    QPushButton &forget() const { return *m_window->findChild<QPushButton *>(u"forget"_s); }

    support::ManualClock m_clock;
    std::unique_ptr<ui::Appearance> m_appearance;
    std::unique_ptr<history::History> m_history;
    std::unique_ptr<QWidget> m_window;

private slots:
    void init();
    void cleanup();
    void whatWillGoIsShownFirst();
    void nobodyIsForgottenUnseen();
    void whoTypesIsNotLookedForLetterByLetter();
    void whatCannotBeReadIsNotSaidToBeNone();
};

void tst_ForgetSheet::record(const QByteArray &document, const QByteArray &variables)
{
    history::SentRun run;
    run.facts.time = m_clock.now().toMSecsSinceEpoch();
    run.facts.projectName = u"acme"_s;
    run.document = document;
    run.variables = variables;
    m_history->record(run);
}

void tst_ForgetSheet::init()
{
    m_appearance = std::make_unique<ui::Appearance>(ui::Appearance::Choice::Light);
    m_history = std::make_unique<history::History>(QString(), m_clock);
    m_window = std::make_unique<QWidget>();
    m_window->resize(780, 600);
    m_window->show();
    record("query Ann { a }", "{\"mail\": \"ann@example.com\"}");
    record("query Bob { a }", "{\"mail\": \"bob@example.com\"}");
    (new ui::ForgetSheet(*m_history, m_clock, *m_appearance, m_window.get()))->open();
}

void tst_ForgetSheet::cleanup()
{
    m_window.reset();
    m_history.reset();
    m_appearance.reset();
}

void tst_ForgetSheet::whatWillGoIsShownFirst()
{
    QVERIFY(!forget().isEnabled());
    QTest::keyClicks(&field(), u"ann@example.com"_s);
    QTRY_COMPARE(said(), u"1 run will go:"_s);
    auto *runs = m_window->findChild<ui::PlainCode *>(u"forgetRuns"_s);
    QVERIFY(runs->isVisible());
    QVERIFY(runs->toPlainText().contains(u"query Ann"_s));
    QVERIFY(!runs->toPlainText().contains(u"Bob"_s));
    support::keepPicture(*m_window, u"forget"_s);

    QSignalSpy removed(m_history.get(), &history::History::removed);
    forget().click();
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().toInt(), 1);
}

void tst_ForgetSheet::nobodyIsForgottenUnseen()
{
    QTest::keyClicks(&field(), u"ann@example.com"_s);
    QTRY_VERIFY(forget().isEnabled());
    // What is typed now is somebody else, whose runs nobody has seen yet.
    QTest::keyClicks(&field(), u".hk"_s);
    QVERIFY(!forget().isEnabled());
    QTRY_COMPARE(said(), u"No run names them. Tabs are looked through as well."_s);
    QVERIFY(forget().isEnabled());
}

void tst_ForgetSheet::whoTypesIsNotLookedForLetterByLetter()
{
    QSignalSpy naming(m_history.get(), &history::History::naming);
    QTest::keyClicks(&field(), u"ann@example.com"_s);
    QTRY_VERIFY(forget().isEnabled());
    QCOMPARE(naming.size(), 1);
}

void tst_ForgetSheet::whatCannotBeReadIsNotSaidToBeNone()
{
    QTest::keyClicks(&field(), u"ann@example.com"_s);
    QTRY_VERIFY(forget().isEnabled());
    const base::Error error {base::Error::Kind::Io, u"The history could not be used."_s, {}};
    emit m_history->namingFailed(history::Person::parse(u"bob@example.com"_s), error);
    QVERIFY(forget().isEnabled());
    emit m_history->namingFailed(history::Person::parse(field().text()), error);
    QCOMPARE(said(), error.message);
    QVERIFY(!forget().isEnabled());
    QVERIFY(!m_window->findChild<ui::PlainCode *>(u"forgetRuns"_s)->isVisible());
}

REGISTER_TEST(tst_ForgetSheet)
#include "tst_forgetsheet.moc"
