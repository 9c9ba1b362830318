#include "ui/shell/runbutton.h"

#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/restyle.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace ui {
namespace {

constexpr int LongestOperation = 28;

} // namespace

RunButton::RunButton(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_main = new QPushButton;
    m_main->setObjectName(QStringLiteral("run"));
    m_main->setProperty("kind", QStringLiteral("primary"));
    m_main->setIconSize({12, 12});
    row->addWidget(m_main);
    m_more = new QPushButton;
    m_more->setObjectName(QStringLiteral("pick"));
    m_more->setProperty("kind", QStringLiteral("primary"));
    m_more->setProperty("part", QStringLiteral("right"));
    m_more->setIconSize({12, 12});
    m_more->setToolTip(tr("Choose the operation to run"));
    m_more->setAccessibleName(m_more->toolTip());
    row->addWidget(m_more);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_menu = new QMenu(this);

    connect(m_main, &QPushButton::clicked, this, [this] {
        if (m_running)
            emit cancelRequested();
        else
            emit runRequested();
    });
    connect(m_more, &QPushButton::clicked, this, &RunButton::pick);
    connect(&appearance, &Appearance::themeChanged, this, &RunButton::apply);
    apply();
}

void RunButton::showOperations(const QStringList &names, int current)
{
    if (names == m_names && current == m_current)
        return;
    m_names = names;
    m_current = current;
    apply();
}

void RunButton::showRunning(bool running)
{
    if (running == m_running)
        return;
    m_main->setMinimumWidth(running ? m_main->width() : 0);
    m_running = running;
    apply();
}

void RunButton::pick()
{
    m_menu->clear();
    for (int i = 0; i < m_names.size(); ++i) {
        const auto &name = m_names.at(i);
        auto *action = m_menu->addAction(name.isEmpty() ? tr("(no name)") : plainCaption(name));
        connect(action, &QAction::triggered, this, [this, name] { emit operationPicked(name); });
        if (i == std::max(m_current, 0))
            m_menu->setActiveAction(action);
    }
    m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

void RunButton::apply()
{
    const auto name =
        m_current >= 0 && m_current < m_names.size() ? shortened(m_names.at(m_current), LongestOperation) : QString();
    const bool several = m_names.size() > 1;
    m_more->setVisible(several && !m_running);
    m_main->setProperty("part", several && !m_running ? QStringLiteral("left") : QString());
    m_main->setProperty("kind", m_running ? QStringLiteral("stop") : QStringLiteral("primary"));
    m_main->setText(m_running ? tr("Cancel") : name.isEmpty() ? tr("Run") : tr("Run %1").arg(plainCaption(name)));
    m_main->setToolTip(m_running ? tr("Cancel the request (Esc)")
                                 : tr("Run the operation under the caret (Ctrl+Enter)"));
    const auto role = m_running ? Role::Text : Role::OnAccent;
    m_main->setIcon(icon(m_running ? QStringLiteral("stop") : QStringLiteral("run"), m_appearance.theme(), role, role));
    m_more->setIcon(icon(QStringLiteral("chevron-down"), m_appearance.theme(), Role::OnAccent, Role::OnAccent));
    restyle(m_main);
}

} // namespace ui
