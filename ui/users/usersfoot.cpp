#include "ui/users/usersfoot.h"

#include "ui/theme/menubutton.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace ui {
namespace {

constexpr int FootHeight = 32;

} // namespace

UsersFoot::UsersFoot(const Appearance &appearance, QWidget *parent) : QWidget(parent)
{
    setProperty("band", QStringLiteral("foot"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(FootHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 4, 0);
    row->setSpacing(8);
    m_found = new PlainLabel({}, PlainLabel::Look::Caption, this);
    m_found->setObjectName(QStringLiteral("userFound"));
    // Longer than there is room for, it must not push the window wider.
    m_found->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_found, 1);
    m_operation = new QPushButton(tr("Show the operation"), this);
    m_operation->setProperty("kind", QStringLiteral("flat"));
    m_operation->setObjectName(QStringLiteral("showOperation"));
    m_operation->setToolTip(tr("Open what was asked here in a tab"));
    connect(m_operation, &QPushButton::clicked, this, &UsersFoot::operationClicked);
    row->addWidget(m_operation);
    m_sizes = new MenuButton(appearance, QStringLiteral("flat"), this);
    m_sizes->setObjectName(QStringLiteral("usersAtOnce"));
    m_sizes->setAccessibleName(tr("Rows read at once"));
    m_sizes->setToolTip(tr("How many rows are read at once"));
    m_choices = new QActionGroup(this);
    for (const int size : {20, 50, 100}) {
        auto *choice = m_sizes->menu()->addAction(tr("%1 rows at once").arg(size), this,
                                                  [this, size] { emit pageSizeChosen(size); });
        choice->setCheckable(true);
        choice->setData(size);
        m_choices->addAction(choice);
    }
    row->addWidget(m_sizes);
}

void UsersFoot::say(const QString &sentence)
{
    m_found->setText(sentence);
    m_found->setToolTip(plainToolTip(sentence));
}

void UsersFoot::setPageSize(int rows)
{
    m_sizes->setText(tr("%1 at once").arg(rows));
    for (auto *choice : m_choices->actions())
        choice->setChecked(choice->data().toInt() == rows);
}

void UsersFoot::setOperationEnabled(bool isEnabled)
{
    m_operation->setEnabled(isEnabled);
}

QWidget *UsersFoot::last() const
{
    return m_sizes;
}

} // namespace ui
