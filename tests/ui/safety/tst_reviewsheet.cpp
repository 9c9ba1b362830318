#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "ui/safety/reviewsheet.h"
#include "ui/theme/plaincode.h"
#include "ui/theme/plainlabel.h"

#include <QApplication>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <optional>

namespace {

const auto HostileName = QStringLiteral("<img src=\"file:///etc/hostname\">&acme");

project::Project liveProject(const QString &name)
{
    return project::Project::live(QStringLiteral("p1"), name,
                                  *project::Endpoint::parse(QStringLiteral("acme.authgear.cloud")),
                                  QStringLiteral("acme"));
}

safety::Effect disabling()
{
    safety::ChangedField field;
    field.responseKey = QStringLiteral("setDisabledStatus");
    field.name = QStringLiteral("setDisabledStatus");
    field.arguments =
        QStringLiteral(R"({"input":{"userID":"VXNlcjo0ZTUzMGM3MS1jNDQz","isDisabled":true,"reason":"chargeback"}})");
    field.risk = safety::Risk::Disruptive;
    field.alsoHappens = QStringLiteral("All sessions end at once.");
    field.wayBack = QStringLiteral("Run it again with isDisabled: false. Ended sessions stay ended.");
    safety::Effect effect;
    effect.operationName = QStringLiteral("Disable");
    effect.fields = {field};
    effect.maskedVariables = QStringLiteral(R"({"id":"VXNlcjo0ZTUzMGM3MS1jNDQz","password":"•••"})");
    return effect;
}

} // namespace

class tst_ReviewSheet : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void namesTheActTheProjectAndEveryField();
    void whatIsSentIsShownOnDemandAndMasked();
    void severalChangesAreCounted();
    void showsArgumentsAndMaskedVariables();
    void saysWhyWhatLooksLikeAQueryWaits();
    void cannotBeConfirmedWhileWritingIsLocked();
    void unlockingIsAnActOfItsOwn();
    void enterNeverConfirms();
    void enterOnCancelRejects();
    void escapeRejectsOnce();
    void theWindowsShortcutsAreAsleep();
    void tabStaysInside();
    void namesOfTheServerArePlainText();
    void fitsASmallWindow();

private:
    void openSheet(const safety::Effect &effect, const QString &name = QStringLiteral("acme-prod"));
    QPushButton *button(const char *name) const { return m_sheet->findChild<QPushButton *>(QLatin1String(name)); }
    QString label(const char *name) const { return m_sheet->findChild<ui::PlainLabel *>(QLatin1String(name))->text(); }

    std::optional<ui::Appearance> m_appearance;
    std::unique_ptr<QWidget> m_window;
    QPushButton *m_behind = nullptr;
    ui::ReviewSheet *m_sheet = nullptr;
};

void tst_ReviewSheet::init()
{
    m_appearance.emplace(ui::Appearance::Choice::Light);
    m_window = std::make_unique<QWidget>();
    m_window->resize(780, 600);
    auto *column = new QVBoxLayout(m_window.get());
    m_behind = new QPushButton(QStringLiteral("behind"));
    column->addWidget(m_behind);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_behind->setFocus();
}

void tst_ReviewSheet::cleanup()
{
    m_window.reset();
    m_appearance.reset();
}

void tst_ReviewSheet::openSheet(const safety::Effect &effect, const QString &name)
{
    m_sheet = new ui::ReviewSheet(liveProject(name), effect, *m_appearance, m_window.get());
    m_sheet->open();
    QApplication::processEvents();
}

void tst_ReviewSheet::namesTheActTheProjectAndEveryField()
{
    openSheet(disabling());
    support::keepPicture(*m_window, QStringLiteral("review"));
    QCOMPARE(label("title"), QStringLiteral("Run setDisabledStatus on acme-prod"));
    QCOMPARE(button("confirm")->text(), QStringLiteral("Run setDisabledStatus"));
    QCOMPARE(label("field"), QStringLiteral("setDisabledStatus"));
    QCOMPARE(label("risk"), safety::nameOf(safety::Risk::Disruptive));
    QStringList texts;
    for (const auto *text : m_sheet->findChildren<ui::PlainLabel *>())
        texts.append(text->text());
    QVERIFY(texts.contains(QStringLiteral("All sessions end at once.")));
    QVERIFY(texts.contains(QStringLiteral("Run it again with isDisabled: false. Ended sessions stay ended.")));
    QVERIFY(texts.contains(QStringLiteral("https://acme.authgear.cloud/_api/admin/graphql")));
}

void tst_ReviewSheet::whatIsSentIsShownOnDemandAndMasked()
{
    auto effect = disabling();
    effect.maskedDocument = QStringLiteral("mutation { resetPassword(input: {password: \"•••\"}) { user { id } } }");
    openSheet(effect);
    const auto *sent = m_sheet->findChild<ui::PlainCode *>(QStringLiteral("sent"));
    QVERIFY(sent && sent->isHidden());
    QTest::mouseClick(button("showSent"), Qt::LeftButton);
    QVERIFY(sent->isVisible());
    QCOMPARE(sent->toPlainText(), effect.maskedDocument);
    QTest::mouseClick(button("showSent"), Qt::LeftButton);
    QVERIFY(sent->isHidden());
}

void tst_ReviewSheet::severalChangesAreCounted()
{
    auto effect = disabling();
    effect.fields.append(effect.fields.first());
    effect.fields.last().name = QStringLiteral("deleteUser");
    effect.fields.last().risk = safety::Risk::Irreversible;
    openSheet(effect);
    QCOMPARE(label("title"), QStringLiteral("Run 2 changes on acme-prod"));
    QCOMPARE(label("risk"), safety::nameOf(safety::Risk::Irreversible));
    QCOMPARE(m_sheet->findChildren<ui::PlainLabel *>(QStringLiteral("field")).size(), 2);
}

void tst_ReviewSheet::showsArgumentsAndMaskedVariables()
{
    openSheet(disabling());
    const auto arguments = m_sheet->findChild<ui::PlainCode *>(QStringLiteral("arguments"))->toPlainText();
    QVERIFY2(arguments.contains(QStringLiteral("\"isDisabled\": true")), qPrintable(arguments));
    const auto variables = m_sheet->findChild<ui::PlainCode *>(QStringLiteral("variables"))->toPlainText();
    QVERIFY2(variables.contains(QStringLiteral("\"password\": \"•••\"")), qPrintable(variables));
}

void tst_ReviewSheet::saysWhyWhatLooksLikeAQueryWaits()
{
    auto effect = disabling();
    effect.doubt = QStringLiteral("The text holds a character that servers read differently.");
    openSheet(effect);
    const auto *doubt = m_sheet->findChild<ui::PlainLabel *>(QStringLiteral("doubt"));
    QVERIFY(doubt);
    QCOMPARE(doubt->text(), effect.doubt);
}

void tst_ReviewSheet::cannotBeConfirmedWhileWritingIsLocked()
{
    openSheet(disabling());
    QSignalSpy approved(m_sheet, &ui::ReviewSheet::approved);
    QVERIFY(!button("confirm")->isEnabled());
    QTest::mouseClick(button("confirm"), Qt::LeftButton);
    QCOMPARE(approved.size(), 0);
}

void tst_ReviewSheet::unlockingIsAnActOfItsOwn()
{
    openSheet(disabling());
    QSignalSpy approved(m_sheet, &ui::ReviewSheet::approved);
    QSignalSpy unlock(m_sheet, &ui::ReviewSheet::unlockRequested);
    button("unlock")->setFocus();
    QTest::keyClick(button("unlock"), Qt::Key_Space);
    QCOMPARE(unlock.size(), 1);
    m_sheet->setWritingLeft(QStringLiteral("15:00 left"));
    QVERIFY(button("cancel")->hasFocus());
    QVERIFY(button("unlock")->isHidden());
    QCOMPARE(approved.size(), 0);
    QTest::mouseClick(button("confirm"), Qt::LeftButton);
    QCOMPARE(approved.size(), 1);
}

void tst_ReviewSheet::enterNeverConfirms()
{
    openSheet(disabling());
    m_sheet->setWritingLeft(QStringLiteral("9:00 left"));
    QSignalSpy approved(m_sheet, &ui::ReviewSheet::approved);
    button("confirm")->setFocus();
    QTest::keyClick(button("confirm"), Qt::Key_Return);
    QTest::keyClick(button("confirm"), Qt::Key_Enter);
    QTest::keyClick(button("confirm"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(approved.size(), 0);
    QTest::keyClick(button("confirm"), Qt::Key_Space);
    QCOMPARE(approved.size(), 1);
}

void tst_ReviewSheet::enterOnCancelRejects()
{
    openSheet(disabling());
    QVERIFY(button("cancel")->hasFocus());
    QSignalSpy rejected(m_sheet, &ui::Sheet::rejected);
    QTest::keyClick(button("cancel"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(rejected.size(), 0);
    QTest::keyClick(button("cancel"), Qt::Key_Return);
    QCOMPARE(rejected.size(), 1);
}

void tst_ReviewSheet::escapeRejectsOnce()
{
    openSheet(disabling());
    QSignalSpy rejected(m_sheet, &ui::Sheet::rejected);
    QSignalSpy approved(m_sheet, &ui::ReviewSheet::approved);
    QTest::keyClick(button("cancel"), Qt::Key_Escape);
    m_sheet->reject();
    QCOMPARE(rejected.size(), 1);
    QCOMPARE(approved.size(), 0);
    QVERIFY(m_behind->hasFocus());
    QVERIFY(!ui::Sheet::openOver(m_window.get()));
}

void tst_ReviewSheet::theWindowsShortcutsAreAsleep()
{
    QShortcut shortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), m_window.get());
    QSignalSpy activated(&shortcut, &QShortcut::activated);
    QTest::keyClick(m_behind, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(activated.size(), 1);
    openSheet(disabling());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(activated.size(), 1);
}

void tst_ReviewSheet::tabStaysInside()
{
    openSheet(disabling());
    m_sheet->setWritingLeft(QStringLiteral("9:00 left"));
    QSet<QWidget *> visited;
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        QVERIFY(m_sheet->isAncestorOf(m_window->focusWidget()));
        visited.insert(m_window->focusWidget());
    }
    QVERIFY(visited.contains(button("confirm")));
    QVERIFY(visited.contains(button("cancel")));
}

void tst_ReviewSheet::namesOfTheServerArePlainText()
{
    auto effect = disabling();
    effect.fields.first().name = HostileName;
    openSheet(effect, HostileName);
    for (const auto *label : m_sheet->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(label("field"), HostileName);
    // The button shows the ampersand of the name, and takes no mnemonic from it.
    QVERIFY(button("confirm")->text().endsWith(QStringLiteral("&&acme")));
}

void tst_ReviewSheet::fitsASmallWindow()
{
    auto effect = disabling();
    for (int i = 0; i < 4; ++i)
        effect.fields.append(effect.fields.first());
    m_window->resize(640, 420);
    openSheet(effect);
    support::keepPicture(*m_window, QStringLiteral("review-small"));
    for (const char *name : {"cancel", "confirm", "unlock"}) {
        const auto *seen = button(name);
        const QRect place(seen->mapTo(m_window.get(), QPoint(0, 0)), seen->size());
        QVERIFY2(m_window->rect().contains(place), name);
    }
}

REGISTER_TEST(tst_ReviewSheet)
#include "tst_reviewsheet.moc"
