#include "ui/values/hiddenline.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace ui {

HiddenLine::HiddenLine(const Appearance &appearance, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_line = new QLineEdit;
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    m_line->installEventFilter(this);
    row->addWidget(m_line, 1);
    m_reveal = new QToolButton;
    m_reveal->setCheckable(true);
    m_reveal->setFocusPolicy(Qt::TabFocus);
    m_reveal->setToolTip(tr("Show what is typed"));
    m_reveal->setAccessibleName(tr("Show what is typed"));
    m_reveal->installEventFilter(this);
    row->addWidget(m_reveal);

    const auto drawIcon = [this, &appearance] {
        m_reveal->setIcon(icon(QStringLiteral("eye"), appearance.theme()));
    };
    drawIcon();
    connect(&appearance, &Appearance::themeChanged, this, drawIcon);
    connect(m_reveal, &QToolButton::toggled, this,
            [this](bool shown) { m_line->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
}

bool HiddenLine::eventFilter(QObject *watched, QEvent *event)
{
    // Once the field is left nobody looks after what it shows.
    if (event->type() == QEvent::FocusOut) {
        const auto *next = QApplication::focusWidget();
        if (next != m_line && next != m_reveal && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
            m_reveal->setChecked(false);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
