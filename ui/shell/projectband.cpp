#include "ui/shell/projectband.h"

#include "ui/theme/icons.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace ui {
namespace {

constexpr int BandHeight = 40;
constexpr int BandLine = 2;
constexpr int LongestName = 32;
constexpr int LongestHost = 48;
constexpr int LongestKey = 8;

} // namespace

ProjectBand::ProjectBand(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    setFixedHeight(BandHeight);
    setAccessibleName(tr("Project"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, BandLine);
    row->setSpacing(8);

    m_environment = new Pill;
    row->addWidget(m_environment);
    m_name = new MenuButton(appearance, QStringLiteral("band"));
    m_name->setObjectName(QStringLiteral("projectName"));
    row->addWidget(m_name);
    m_host = new PlainLabel({}, PlainLabel::Look::Muted);
    m_host->setObjectName(QStringLiteral("host"));
    row->addWidget(m_host);
    m_note = new PlainLabel({}, PlainLabel::Look::Muted);
    row->addWidget(m_note);
    row->addStretch(1);
    m_lock = new QPushButton;
    m_lock->setProperty("kind", QStringLiteral("chip"));
    m_lock->setObjectName(QStringLiteral("lock"));
    m_lock->setIconSize({14, 14});
    row->addWidget(m_lock);
    row->addSpacing(4);
    m_key = new MenuButton(appearance, QStringLiteral("band"));
    m_key->setObjectName(QStringLiteral("key"));
    m_key->setProperty("quiet", true);
    row->addWidget(m_key);

    connect(m_lock, &QPushButton::clicked, this, [this] {
        if (m_left.count() > 0)
            emit lockRequested();
        else
            emit unlockRequested();
    });
    connect(&appearance, &Appearance::themeChanged, this, &ProjectBand::applyTheme);
    showNone({});
}

void ProjectBand::showNone(const QString &message)
{
    m_project.reset();
    m_environment->hide();
    m_name->hide();
    m_lock->hide();
    m_key->hide();
    m_host->setText(message);
    m_note->setText({});
    applyTheme();
}

void ProjectBand::showProject(const project::Project &project)
{
    m_project = project;
    const bool live = project.isLive();
    m_environment->setText(live ? tr("LIVE") : tr("SANDBOX"));
    m_environment->setTone(live ? Pill::Tone::LiveSolid : Pill::Tone::AccentSolid);
    m_environment->show();
    m_name->setText(plainCaption(shortened(project.name(), LongestName)));
    m_name->setToolTip(plainToolTip(project.name()));
    m_name->setAccessibleName(tr("Project %1").arg(project.name()));
    m_name->show();
    const auto &url = project.endpoint().url();
    const auto host = url.port() == -1 ? url.host(QUrl::FullyEncoded)
                                       : QStringLiteral("%1:%2").arg(url.host(QUrl::FullyEncoded)).arg(url.port());
    m_host->setText(shortened(host, LongestHost));
    m_host->setToolTip(plainToolTip(url.toString(QUrl::FullyEncoded)));
    m_note->setText(live ? QString() : tr("made-up people on this computer"));
    fillKeys();
    fillProjects();
    applyTheme();
}

void ProjectBand::showWriting(std::chrono::seconds left)
{
    m_left = left;
    applyTheme();
}

void ProjectBand::setProjects(const QList<project::Project> &projects)
{
    m_projects = projects;
    fillProjects();
}

void ProjectBand::applyTheme()
{
    const bool live = m_project && m_project->isLive();
    const bool open = m_left.count() > 0;
    m_lock->setVisible(live);
    if (live) {
        m_lock->setIcon(icon(open ? QStringLiteral("edit") : QStringLiteral("lock"), m_appearance.theme(), Role::Text));
        m_lock->setText(open ? tr("Writing unlocked · %1 left").arg(clockText(m_left)) : tr("Read-only"));
        m_lock->setToolTip(open ? tr("Lock writing now") : tr("Unlock writing for 15 minutes"));
        m_lock->setAccessibleDescription(m_lock->toolTip());
    }
    update();
}

void ProjectBand::fillKeys()
{
    auto *menu = m_key->menu();
    menu->clear();
    const auto *active = m_project->activeKey();
    m_key->setText(active ? tr("key %1").arg(plainCaption(shortened(active->keyId, LongestKey))) : tr("no key in use"));
    m_key->setToolTip(active ? plainToolTip(tr("Key ID %1").arg(active->keyId))
                             : tr("No key is bound to this address and project ID"));
    m_key->setAccessibleName(active ? tr("Key %1").arg(active->keyId) : tr("No key in use"));
    m_key->show();
    auto *group = new QActionGroup(menu);
    for (int i = 0; i < m_project->keys().size(); ++i) {
        const auto &key = m_project->keys().at(i);
        auto *action = menu->addAction(plainCaption(key.keyId));
        action->setCheckable(true);
        action->setChecked(active && i == m_project->activeKeyIndex());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { emit keyChosen(i); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Manage keys…")), &QAction::triggered, this, &ProjectBand::projectsRequested);
}

void ProjectBand::fillProjects()
{
    auto *menu = m_name->menu();
    menu->clear();
    auto *group = new QActionGroup(menu);
    // Whoever has projects of their own wants it seldom: it starts when it is chosen.
    if (std::all_of(m_projects.begin(), m_projects.end(), [](const auto &project) { return project.isLive(); }))
        connect(menu->addAction(tr("Sandbox · starts when it is chosen")), &QAction::triggered, this,
                [this] { emit projectChosen(project::Project::sandboxId()); });
    for (const auto &project : m_projects) {
        const auto kind = project.isLive() ? tr("Live") : tr("Sandbox");
        const bool saysItsKind = project.name() == kind;
        auto *action = menu->addAction(plainCaption(saysItsKind ? kind : tr("%1 · %2").arg(kind, project.name())));
        action->setCheckable(true);
        action->setChecked(m_project && project.id() == m_project->id());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, key = project.id()] { emit projectChosen(key); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Manage projects…")), &QAction::triggered, this, &ProjectBand::projectsRequested);
}

void ProjectBand::paintEvent(QPaintEvent *)
{
    const bool live = m_project && m_project->isLive();
    const auto wash = !m_project ? Role::Window : live ? Role::LiveWash : Role::AccentWash;
    const auto line = !m_project ? Role::Line : live ? Role::Live : Role::Accent;
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.color(wash));
    painter.fillRect(0, height() - BandLine, width(), BandLine, m_appearance.color(line));
}

QString clockText(std::chrono::seconds left)
{
    const auto seconds = left.count();
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

void ProjectBand::pickProject()
{
    auto *menu = m_name->menu();
    if (!m_name->isVisible() || menu->isEmpty())
        return;
    menu->popup(m_name->mapToGlobal(QPoint(0, m_name->height())));
    menu->setActiveAction(menu->actions().constFirst());
}

} // namespace ui
