#include "tests/support/registry.h"
#include "ui/theme/risktone.h"

#include <QTest>

using safety::Risk;
using Tone = ui::Pill::Tone;

class tst_RiskTone : public QObject
{
    Q_OBJECT

private slots:
    void redIsForWhatCannotBeTakenBack();
};

void tst_RiskTone::redIsForWhatCannotBeTakenBack()
{
    QCOMPARE(ui::toneOf(Risk::Irreversible), Tone::Live);
    QCOMPARE(ui::toneOf(Risk::Disruptive), Tone::Warning);
    QCOMPARE(ui::toneOf(Risk::Reversible), Tone::Good);
    QCOMPARE(ui::toneOf(Risk::ReadOnly), Tone::Neutral);
}

REGISTER_TEST(tst_RiskTone)
#include "tst_risktone.moc"
