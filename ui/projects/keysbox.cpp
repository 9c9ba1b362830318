#include "ui/projects/keysbox.h"

#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/taborder.h"

#include <QButtonGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int LongestKeyId = 40;

} // namespace

KeysBox::KeysBox(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_list = new QVBoxLayout;
    m_list->setSpacing(0);
    column->addLayout(m_list);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    m_add = new QPushButton(tr("Add a key file…"));
    m_add->setObjectName(QStringLiteral("addKey"));
    m_add->setAccessibleDescription(
        tr("The private key that the portal lets you download, or a JWK of your own server"));
    foot->addWidget(m_add);
    foot->addWidget(new PlainLabel(tr("or drop one here. Only its place is remembered."), PlainLabel::Look::Muted));
    foot->addStretch(1);
    column->addLayout(foot);
    connect(m_add, &QPushButton::clicked, this, &KeysBox::chooseRequested);
    connect(&appearance, &Appearance::themeChanged, this, &KeysBox::rebuild);
}

void KeysBox::setKeys(const QList<project::KeyReference> &keys, int active)
{
    m_rows.clear();
    m_removed.clear();
    for (const auto &key : keys)
        m_rows.append({key, false, false});
    m_active = active;
    rebuild();
}

void KeysBox::setAddress(const QString &origin, const QString &projectId)
{
    if (origin == m_origin && projectId == m_projectId)
        return;
    m_origin = origin;
    m_projectId = projectId;
    rebuild();
}

void KeysBox::addFile(const QString &path)
{
    project::KeyReference key;
    key.keyId = project::keyIdOfFile(path);
    key.path = path;
    m_rows.append({key, true, false});
    if (m_active < 0)
        m_active = static_cast<int>(m_rows.size()) - 1;
    rebuild();
    emit changed();
    if (auto *id = findChild<QLineEdit *>(QStringLiteral("keyId%1").arg(m_rows.size() - 1)))
        id->setFocus();
}

project::Project KeysBox::applied(project::Project project) const
{
    for (auto i = static_cast<int>(project.keys().size()) - 1; i >= 0; --i) {
        if (m_removed.contains(project.keys().at(i).keyId))
            project = project.withoutKey(i);
    }
    for (const auto &row : m_rows) {
        if (row.added || (row.rebound && isBound(row)))
            project = project.withKeyBound(row.key.keyId, row.key.path);
    }
    if (m_active >= 0 && m_active < m_rows.size()) {
        const auto &keys = project.keys();
        for (int i = 0; i < keys.size(); ++i) {
            if (keys.at(i).keyId == m_rows.at(m_active).key.keyId && i != project.activeKeyIndex())
                return project.withActiveKey(i);
        }
    }
    return project;
}

QString KeysBox::problem() const
{
    QSet<QString> seen;
    for (const auto &row : m_rows) {
        if (row.key.keyId.isEmpty())
            return tr("A key has no key ID: enter the one that the portal shows beside it.");
        if (seen.contains(row.key.keyId))
            return tr("The key ID %1 is there twice: remove one of them.").arg(row.key.keyId);
        seen.insert(row.key.keyId);
        if (row.added && !QFileInfo(row.key.path).isFile())
            return tr("The key file %1 is not there: choose it again.").arg(row.key.path);
    }
    return {};
}

bool KeysBox::isBound(const Row &row) const
{
    return row.key.boundOrigin == m_origin && row.key.boundProjectId == m_projectId && !m_origin.isEmpty();
}

void KeysBox::rebuild()
{
    delete m_inUse;
    m_inUse = new QButtonGroup(this);
    while (auto *item = m_list->takeAt(0)) {
        // Not deleted here: a row is often rebuilt from a signal of its own button.
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater();
        delete item;
    }
    auto *before = m_add->previousInFocusChain();
    for (int i = 0; i < m_rows.size(); ++i) {
        auto *row = makeRow(i);
        m_list->addWidget(row);
        tabFromTo(before, *row);
        before = row->findChildren<QToolButton *>().last();
    }
    connect(m_inUse, &QButtonGroup::idClicked, this, [this](int id) {
        m_active = id;
        emit changed();
    });
}

QWidget *KeysBox::makeRow(int index)
{
    const auto &row = m_rows.at(index);
    auto *line = new QWidget;
    line->setProperty("row", true);
    line->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(8);

    auto *inUse = new QRadioButton;
    inUse->setObjectName(QStringLiteral("inUse%1").arg(index));
    inUse->setChecked(index == m_active);
    inUse->setToolTip(tr("Sign with this key"));
    inUse->setAccessibleName(tr("Sign with key %1").arg(row.key.keyId));
    m_inUse->addButton(inUse, index);
    layout->addWidget(inUse, 0, Qt::AlignTop);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    if (row.added) {
        auto *id = new QLineEdit(row.key.keyId);
        id->setObjectName(QStringLiteral("keyId%1").arg(index));
        id->setPlaceholderText(tr("Key ID, as the portal shows it"));
        id->setAccessibleName(tr("Key ID"));
        connect(id, &QLineEdit::textChanged, this, [this, index](const QString &text) {
            m_rows[index].key.keyId = text.trimmed();
            emit changed();
        });
        texts->addWidget(id);
    } else {
        auto *id = new PlainLabel(shortened(row.key.keyId, LongestKeyId), PlainLabel::Look::Code);
        id->setToolTip(plainToolTip(row.key.keyId));
        texts->addWidget(id);
    }
    auto *path = new PlainLabel(row.key.path, PlainLabel::Look::Caption);
    path->setWordWrap(true);
    path->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    texts->addWidget(path);
    layout->addLayout(texts, 1);

    if (!row.added && !isBound(row)) {
        layout->addWidget(new Pill(tr("not bound"), Pill::Tone::Warning));
        auto *bind = new QPushButton(tr("Bind"));
        bind->setObjectName(QStringLiteral("bind%1").arg(index));
        bind->setEnabled(!m_origin.isEmpty() && !m_projectId.isEmpty());
        bind->setToolTip(plainToolTip(tr("Let this key sign for project %1 at %2").arg(m_projectId, m_origin)));
        bind->setAccessibleDescription(tr("Let this key sign for project %1 at %2").arg(m_projectId, m_origin));
        connect(bind, &QPushButton::clicked, this, [this, index] {
            m_rows[index].key.boundOrigin = m_origin;
            m_rows[index].key.boundProjectId = m_projectId;
            m_rows[index].rebound = true;
            rebuild();
            emit changed();
        });
        layout->addWidget(bind);
    }
    auto *remove = new QToolButton;
    remove->setObjectName(QStringLiteral("remove%1").arg(index));
    remove->setIcon(icon(QStringLiteral("trash"), m_appearance.theme()));
    remove->setToolTip(tr("Forget this key (the file stays)"));
    remove->setAccessibleName(tr("Forget key %1").arg(row.key.keyId));
    connect(remove, &QToolButton::clicked, this, [this, index] {
        if (!m_rows.at(index).added)
            m_removed.append(m_rows.at(index).key.keyId);
        m_rows.removeAt(index);
        m_active = m_rows.isEmpty() ? -1 : m_active == index ? 0 : m_active > index ? m_active - 1 : m_active;
        rebuild();
        emit changed();
    });
    layout->addWidget(remove, 0, Qt::AlignTop);
    return line;
}

} // namespace ui
