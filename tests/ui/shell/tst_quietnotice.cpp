#include "tests/support/registry.h"
#include "ui/shell/quietnotice.h"

#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using Stay = ui::QuietNotice::Stay;

class tst_QuietNotice : public QObject
{
    Q_OBJECT

    void offer(const QString &text)
    {
        m_notice->offer(
            text, u"OK"_s, [this, text] { m_taken += text; }, Stay::UntilTaken);
    }
    void take() { m_notice->findChild<QPushButton *>()->click(); }

    std::unique_ptr<QWidget> m_over;
    ui::QuietNotice *m_notice = nullptr;
    QStringList m_taken;

private slots:
    void init();
    void cleanup() { m_over.reset(); }
    void whatHasToBeReadOutlivesOtherSentences();
    void offersWaitForEachOther();
    void whatSaysTheSameAndMoreTakesItsPlace();
    void whatIsSettledIsNotOfferedAgain();
};

void tst_QuietNotice::init()
{
    m_taken.clear();
    m_over = std::make_unique<QWidget>();
    m_over->resize(400, 200);
    m_over->show();
    m_notice = new ui::QuietNotice(m_over.get());
}

void tst_QuietNotice::whatHasToBeReadOutlivesOtherSentences()
{
    offer(u"Not kept."_s);
    m_notice->say(ui::Notice::Tone::Neutral, {});
    QCOMPARE(m_notice->text(), u"Not kept."_s);
    m_notice->say(ui::Notice::Tone::Neutral, u"Nothing to change."_s);
    QCOMPARE(m_notice->text(), u"Nothing to change."_s);
    QVERIFY(!m_notice->findChild<QPushButton *>()->isVisible());
    m_notice->say(ui::Notice::Tone::Neutral, {});
    QCOMPARE(m_notice->text(), u"Not kept."_s);
    // By itself, after the time that it takes to read what came between.
    m_notice->say(ui::Notice::Tone::Neutral, u"Nothing to change."_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_notice->text(), u"Not kept."_s, 10'000);
    take();
    QCOMPARE(m_taken, QStringList {u"Not kept."_s});
    QVERIFY(m_notice->isHidden());
}

void tst_QuietNotice::offersWaitForEachOther()
{
    offer(u"One."_s);
    offer(u"Two."_s);
    m_notice->offer(u"Three."_s, u"Do"_s, [this] { m_taken += u"Three."_s; });
    take();
    QCOMPARE(m_notice->text(), u"Two."_s);
    take();
    QCOMPARE(m_notice->text(), u"One."_s);
    take();
    QVERIFY(m_notice->isHidden());
    QCOMPARE(m_taken, (QStringList {u"Three."_s, u"Two."_s, u"One."_s}));
}

void tst_QuietNotice::whatSaysTheSameAndMoreTakesItsPlace()
{
    offer(u"Not kept."_s);
    offer(u"Not kept. Nor was the answer."_s);
    take();
    QVERIFY(m_notice->isHidden());
}

void tst_QuietNotice::whatIsSettledIsNotOfferedAgain()
{
    offer(u"Not kept."_s);
    offer(u"Changed elsewhere."_s);
    m_notice->withdraw(u"Changed elsewhere."_s);
    QCOMPARE(m_notice->text(), u"Not kept."_s);
    m_notice->say(ui::Notice::Tone::Neutral, u"Saved."_s);
    m_notice->withdraw(u"Not kept."_s);
    QCOMPARE(m_notice->text(), u"Saved."_s);
    m_notice->say(ui::Notice::Tone::Neutral, {});
    QVERIFY(m_notice->isHidden());
    QVERIFY(m_taken.isEmpty());
}

REGISTER_TEST(tst_QuietNotice)
#include "tst_quietnotice.moc"
