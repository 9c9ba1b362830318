#include "ui/theme/statepage.h"

#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"

#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

StatePage::StatePage(const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_icon(new QLabel(this)),
      m_busy(new QProgressBar(this)),
      m_title(new PlainLabel({}, PlainLabel::Look::Strong, this)),
      m_text(new PlainLabel({}, PlainLabel::Look::Muted, this)),
      m_button(new QPushButton(this))
{
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(160);
    m_busy->setAccessibleName(tr("Under way"));
    for (auto *label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_busy, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addSpacing(8);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);

    setBusy(false);
    say({}, Role::MutedText, {}, {});
    offer({});
    connect(m_button, &QPushButton::clicked, this, &StatePage::offerTaken);
    connect(&appearance, &Appearance::themeChanged, this, &StatePage::drawIcon);
}

void StatePage::say(const QString &iconName, Role role, const QString &title, const QString &text)
{
    m_iconName = iconName;
    m_role = role;
    m_title->setText(title);
    m_text->setText(text);
    for (auto *label : {m_title, m_text})
        label->setVisible(!label->text().isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    drawIcon();
}

void StatePage::offer(const QString &caption)
{
    m_button->setText(caption);
    m_button->setVisible(!caption.isEmpty());
}

void StatePage::setBusy(bool busy)
{
    m_busy->setVisible(busy);
    m_icon->setVisible(!busy);
}

QString StatePage::title() const
{
    return m_title->text();
}

QString StatePage::text() const
{
    return m_text->text();
}

void StatePage::drawIcon()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(icon(m_iconName, m_appearance.theme(), m_role).pixmap({32, 32}, devicePixelRatioF()));
}

} // namespace ui
