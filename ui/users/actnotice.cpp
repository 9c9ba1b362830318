#include "ui/users/actnotice.h"

#include "ui/theme/notice.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

ActNotice::ActNotice(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(12);
    m_notice = new Notice(this);
    row->addWidget(m_notice, 1);
    m_act = new QPushButton(this);
    m_act->setObjectName(QStringLiteral("noticeAct"));
    connect(m_act, &QPushButton::clicked, this, &ActNotice::acted);
    row->addWidget(m_act);
    hide();
}

void ActNotice::say(const QString &sentence, const QString &act)
{
    const bool hadFocus = m_act->hasFocus();
    m_notice->say(Notice::Tone::Warning, sentence);
    m_act->setText(act);
    m_act->setVisible(!act.isEmpty());
    setVisible(!sentence.isEmpty());
    if (hadFocus && act.isEmpty())
        emit focusLeft();
}

} // namespace ui
