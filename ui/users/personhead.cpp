#include "ui/users/personhead.h"

#include "core/users/person.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/users/avatar.h"
#include "ui/users/cutlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace ui {

using namespace std::chrono_literals;

class PersonHead::Picture final : public QWidget
{
public:
    explicit Picture(const Appearance &appearance) : m_appearance(appearance) { setFixedSize(44, 44); }
    void show(const QString &id, const QString &name)
    {
        m_id = id;
        m_name = name;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintAvatar(painter, rect(), m_id, m_name, m_appearance.theme());
    }

private:
    const Appearance &m_appearance;
    QString m_id;
    QString m_name;
};

class PersonHead::State final : public QWidget
{
public:
    explicit State(const Appearance &appearance) : m_appearance(appearance)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    void show(const users::AccountStatus &status)
    {
        m_status = status;
        setAccessibleName(PersonHead::tr("State: %1").arg(status.word));
        setAccessibleDescription(status.sentence);
        setToolTip(plainToolTip(status.sentence));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override { return stateSize(m_status); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintState(painter, rect(), m_status, m_appearance.theme());
    }

private:
    const Appearance &m_appearance;
    users::AccountStatus m_status;
};

PersonHead::PersonHead(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(4);

    auto *who = new QHBoxLayout;
    who->setSpacing(12);
    m_back = new QToolButton;
    m_back->setObjectName(QStringLiteral("back"));
    m_back->setAccessibleName(tr("Back to the users"));
    m_back->setToolTip(tr("Back to the users (Esc)"));
    who->addWidget(m_back);
    m_picture = new Picture(appearance);
    who->addWidget(m_picture);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    auto *nameLine = new QHBoxLayout;
    nameLine->setSpacing(8);
    m_name = new CutLabel(PlainLabel::Look::Heading);
    m_name->setObjectName(QStringLiteral("name"));
    nameLine->addWidget(m_name, 1);
    m_state = new State(appearance);
    nameLine->addWidget(m_state);
    names->addLayout(nameLine);
    m_account = new CutLabel(PlainLabel::Look::Muted);
    names->addWidget(m_account);
    who->addLayout(names, 1);
    column->addLayout(who);
    column->addSpacing(4);

    m_uuid = makeIdLine(tr("UUID"), QStringLiteral("copyUuid"));
    column->addWidget(m_uuid.line);
    m_nodeId = makeIdLine(tr("Node ID"), QStringLiteral("copyNodeId"));
    column->addWidget(m_nodeId.line);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    m_freshness = new PlainLabel({}, PlainLabel::Look::Caption);
    foot->addWidget(m_freshness);
    m_busy = new QProgressBar;
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(64);
    m_busy->setAccessibleName(tr("Reading"));
    auto kept = m_busy->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_busy->setSizePolicy(kept);
    foot->addWidget(m_busy);
    foot->addStretch(1);
    m_operation = new QPushButton(tr("Show the operation"));
    m_operation->setObjectName(QStringLiteral("showOperation"));
    m_operation->setProperty("kind", QStringLiteral("flat"));
    m_operation->setToolTip(tr("Opens what this page asked the server in a tab"));
    foot->addWidget(m_operation);
    m_reload = new QToolButton;
    m_reload->setObjectName(QStringLiteral("reload"));
    m_reload->setAccessibleName(tr("Read again"));
    m_reload->setToolTip(tr("Read again (F5)"));
    foot->addWidget(m_reload);
    column->addLayout(foot);

    setTabOrder(m_back, m_uuid.copy);
    setTabOrder(m_uuid.copy, m_nodeId.copy);
    setTabOrder(m_nodeId.copy, m_operation);
    setTabOrder(m_operation, m_reload);

    m_copied.setSingleShot(true);
    m_copied.setInterval(1500ms);
    connect(&m_copied, &QTimer::timeout, this, [this] { m_freshness->setText(m_fresh); });
    connect(m_back, &QToolButton::clicked, this, &PersonHead::closeRequested);
    connect(m_reload, &QToolButton::clicked, this, &PersonHead::reloadRequested);
    connect(m_operation, &QPushButton::clicked, this, &PersonHead::operationRequested);
    connect(&appearance, &Appearance::themeChanged, this, &PersonHead::applyTheme);
    applyTheme();
    setBusy(false);
}

PersonHead::IdLine PersonHead::makeIdLine(const QString &name, const QString &objectName)
{
    IdLine id;
    id.name = name;
    id.line = new QWidget;
    auto *row = new QHBoxLayout(id.line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *label = new PlainLabel(name, PlainLabel::Look::Muted);
    label->setFixedWidth(52);
    row->addWidget(label);
    id.text = new CutLabel(PlainLabel::Look::Code, Qt::ElideMiddle);
    row->addWidget(id.text);
    id.copy = new QToolButton;
    id.copy->setObjectName(objectName);
    id.copy->setAccessibleName(tr("Copy the %1").arg(name));
    id.copy->setToolTip(tr("Copy"));
    row->addWidget(id.copy);
    row->addStretch(1);
    connect(id.copy, &QToolButton::clicked, this, [this, text = id.text] {
        QGuiApplication::clipboard()->setText(text->wholeText());
        noteCopied();
    });
    return id;
}

void PersonHead::showId(const IdLine &line, const QString &id)
{
    line.text->setText(id);
    line.text->setAccessibleName(QStringLiteral("%1 %2").arg(line.name, id));
    line.line->setVisible(!id.isEmpty());
}

void PersonHead::show(const users::UserSummary &summary, const users::AccountStatus &status, bool isRead)
{
    const auto uuid = users::uuidOfUser(summary.id);
    const bool isNamed = isRead || !summary.name.isEmpty() || !summary.accountId.isEmpty();
    const auto name = isNamed ? summary.shownName() : uuid.isEmpty() ? summary.id : uuid;
    m_picture->show(summary.id, name);
    m_name->setText(name);
    const bool repeats = summary.accountId == name;
    m_account->setText(repeats ? QString() : summary.accountId);
    m_state->setVisible(isRead || status.state != users::AccountState::Unknown);
    m_state->show(status);
    showId(m_uuid, uuid);
    showId(m_nodeId, summary.id);
    setAccessibleName(tr("%1, %2").arg(name, status.word));
}

void PersonHead::sayFreshness(const QString &text)
{
    m_fresh = text;
    if (!m_copied.isActive())
        m_freshness->setText(text);
}

void PersonHead::noteCopied()
{
    m_freshness->setText(tr("Copied"));
    m_copied.start();
}

void PersonHead::setBusy(bool busy)
{
    m_busy->setVisible(busy);
}

void PersonHead::applyTheme()
{
    const auto &theme = m_appearance.theme();
    m_back->setIcon(icon(QStringLiteral("back"), theme));
    m_reload->setIcon(icon(QStringLiteral("refresh"), theme));
    for (auto *copy : {m_uuid.copy, m_nodeId.copy})
        copy->setIcon(icon(QStringLiteral("copy"), theme));
    m_picture->update();
    m_state->update();
}

} // namespace ui
