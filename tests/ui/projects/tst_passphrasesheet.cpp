#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "ui/projects/passphrasesheet.h"

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <optional>

class tst_PassphraseSheet : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatWasTypedIsHandedOverAndWiped();
    void nothingTypedIsNoPassphrase();
    void escapeRejects();

private:
    std::optional<ui::Appearance> m_appearance;
    std::unique_ptr<QWidget> m_window;
    QPointer<ui::PassphraseSheet> m_sheet;
    QLineEdit *m_input = nullptr;
};

void tst_PassphraseSheet::init()
{
    m_appearance.emplace(ui::Appearance::Choice::Light);
    m_window = std::make_unique<QWidget>();
    m_window->resize(700, 420);
    m_window->show();
    m_sheet = new ui::PassphraseSheet(QStringLiteral("3f2a9c"), QStringLiteral("/home/ann/keys/3f2a9c.pem"), true,
                                      *m_appearance, m_window.get());
    m_sheet->open();
    m_input = m_sheet->findChild<QLineEdit *>(QStringLiteral("passphrase"));
}

void tst_PassphraseSheet::cleanup()
{
    m_window.reset();
    m_appearance.reset();
}

void tst_PassphraseSheet::whatWasTypedIsHandedOverAndWiped()
{
    support::keepPicture(*m_window, QStringLiteral("passphrase"));
    QSignalSpy entered(m_sheet, &ui::PassphraseSheet::entered);
    QCOMPARE(m_window->focusWidget(), m_input);
    QCOMPARE(m_input->echoMode(), QLineEdit::Password);
    QTest::keyClicks(m_input, QStringLiteral("schl"));
    m_input->insert(QStringLiteral("üssel"));
    QTest::keyClick(m_input, Qt::Key_Return);
    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered.first().first().toByteArray(), QByteArray("schlüssel"));
    QVERIFY(m_input->text().isEmpty());
    QVERIFY(!m_input->isUndoAvailable());
}

void tst_PassphraseSheet::nothingTypedIsNoPassphrase()
{
    QSignalSpy entered(m_sheet, &ui::PassphraseSheet::entered);
    QTest::keyClick(m_input, Qt::Key_Return);
    QVERIFY(!m_sheet->findChild<QPushButton *>(QStringLiteral("open"))->isEnabled());
    QCOMPARE(entered.size(), 0);
    QVERIFY(ui::Sheet::openOver(m_window.get()));
}

void tst_PassphraseSheet::escapeRejects()
{
    QSignalSpy rejected(m_sheet, &ui::Sheet::rejected);
    QTest::keyClicks(m_input, QStringLiteral("half"));
    QTest::keyClick(m_input, Qt::Key_Escape);
    QCOMPARE(rejected.size(), 1);
    QTRY_VERIFY(!m_sheet);
}

REGISTER_TEST(tst_PassphraseSheet)
#include "tst_passphrasesheet.moc"
