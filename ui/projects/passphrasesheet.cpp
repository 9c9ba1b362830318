#include "ui/projects/passphrasesheet.h"

#include "ui/theme/notice.h"
#include "ui/theme/plainlabel.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

PassphraseSheet::PassphraseSheet(const QString &keyId, const QString &path, bool wrongBefore,
                                 const Appearance &appearance, QWidget *over)
    : Sheet(appearance, Role::Accent, 480, over)
{
    setAccessibleName(tr("Passphrase of a key"));
    auto *title = new PlainLabel(tr("Passphrase of key %1").arg(keyId), PlainLabel::Look::Heading);
    title->setWordWrap(true);
    head()->addWidget(title, 1);

    auto *text =
        new PlainLabel(tr("The key file %1 is encrypted. The passphrase is kept in memory until Gatehouse is closed, "
                          "and never written anywhere.")
                           .arg(path));
    text->setWordWrap(true);
    body()->addWidget(text);
    auto *wrong = new Notice;
    body()->addWidget(wrong);
    wrong->say(Notice::Tone::Warning, wrongBefore ? tr("That passphrase does not open the key.") : QString());
    m_input = new QLineEdit;
    m_input->setObjectName(QStringLiteral("passphrase"));
    m_input->setEchoMode(QLineEdit::Password);
    m_input->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_input->setAccessibleName(tr("Passphrase"));
    body()->addWidget(m_input);

    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancel"));
    auto *open = new QPushButton(tr("Open the key"));
    open->setObjectName(QStringLiteral("open"));
    open->setProperty("kind", QStringLiteral("primary"));
    open->setEnabled(false);
    foot()->addStretch(1);
    foot()->addWidget(cancel);
    foot()->addWidget(open);
    connect(m_input, &QLineEdit::textChanged, open,
            [open](const QString &typed) { open->setEnabled(!typed.isEmpty()); });
    connect(m_input, &QLineEdit::returnPressed, this, &PassphraseSheet::submit);
    connect(open, &QPushButton::clicked, this, &PassphraseSheet::submit);
    connect(cancel, &QPushButton::clicked, this, &Sheet::reject);
    setRetreat(cancel);
    setFirstFocus(m_input);
}

PassphraseSheet::~PassphraseSheet()
{
    wipe();
}

void PassphraseSheet::submit()
{
    if (m_input->text().isEmpty())
        return;
    auto passphrase = m_input->text().toUtf8();
    wipe();
    finish();
    emit entered(std::move(passphrase));
}

void PassphraseSheet::wipe()
{
    // Qt keeps the text in buffers of its own: the best that can be done from outside is to write over it in place,
    // with as many characters, and to drop the undo stack with it.
    m_input->setText(QString(m_input->text().size(), QChar(u'\0')));
    m_input->clear();
}

} // namespace ui
