#include "ui/values/secretfield.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace ui {

SecretField::SecretField(const Appearance &appearance, QWidget *parent) : ValueField(parent), m_appearance(appearance)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_line = new QLineEdit;
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    row->addWidget(m_line, 1);
    m_reveal = new QToolButton;
    m_reveal->setCheckable(true);
    m_reveal->setFocusPolicy(Qt::TabFocus);
    m_reveal->setToolTip(tr("Show what is typed"));
    m_reveal->setAccessibleName(tr("Show what is typed"));
    row->addWidget(m_reveal);
    setInput(m_line);
    m_reveal->installEventFilter(this);

    const auto drawIcon = [this] {
        m_reveal->setIcon(icon(QStringLiteral("eye"), m_appearance.theme()));
    };
    drawIcon();
    connect(&appearance, &Appearance::themeChanged, this, drawIcon);
    connect(m_line, &QLineEdit::textEdited, this, &SecretField::change);
    connect(m_reveal, &QToolButton::toggled, this,
            [this](bool shown) { m_line->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
}

void SecretField::showContent()
{
    m_line->setText(content().value_or(QString()));
}

void SecretField::setHint(const QString &hint)
{
    m_line->setPlaceholderText(hint);
}

void SecretField::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
}

bool SecretField::eventFilter(QObject *watched, QEvent *event)
{
    // Once the field is left nobody looks after what it shows.
    if (event->type() == QEvent::FocusOut && (watched == m_line || watched == m_reveal)) {
        const auto *next = QApplication::focusWidget();
        if (next != m_line && next != m_reveal && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
            m_reveal->setChecked(false);
    }
    return ValueField::eventFilter(watched, event);
}

} // namespace ui
