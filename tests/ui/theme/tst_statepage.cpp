#include "tests/support/registry.h"
#include "ui/theme/appearance.h"
#include "ui/theme/statepage.h"

#include <QLabel>
#include <QTest>

class tst_StatePage : public QObject
{
    Q_OBJECT

private slots:
    void showsNothingUntilSomethingIsSaid();
};

/// A reader of screens would come to a line without words.
void tst_StatePage::showsNothingUntilSomethingIsSaid()
{
    const ui::Appearance appearance(ui::Appearance::Choice::Light);
    ui::StatePage page(appearance);
    page.show();
    const auto words = [&page] {
        QStringList found;
        for (const auto *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() && label->pixmap(Qt::ReturnByValue).isNull())
                found.append(label->text());
        }
        return found;
    };
    // The place of the icon.
    QCOMPARE(words(), QStringList {QString()});
    page.say({}, ui::Role::Text, QStringLiteral("Nothing here"), QStringLiteral("Add something."));
    QCOMPARE(words().mid(1), QStringList({QStringLiteral("Nothing here"), QStringLiteral("Add something.")}));
    page.say({}, ui::Role::Text, QStringLiteral("Nothing here"), {});
    QCOMPARE(words().mid(1), QStringList {QStringLiteral("Nothing here")});
}

REGISTER_TEST(tst_StatePage)
#include "tst_statepage.moc"
