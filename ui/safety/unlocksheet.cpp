#include "ui/safety/unlocksheet.h"

#include "ui/theme/plainlabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

UnlockSheet::UnlockSheet(const project::Project &project, const Appearance &appearance, QWidget *over)
    : Sheet(appearance, Role::Live, 480, over)
{
    setAccessibleName(tr("Unlock writing"));
    head()->addWidget(new Pill(tr("LIVE"), Pill::Tone::Live), 0, Qt::AlignTop);
    auto *title = new PlainLabel(tr("Unlock writing on %1?").arg(project.name()), PlainLabel::Look::Heading);
    title->setObjectName(QStringLiteral("title"));
    title->setWordWrap(true);
    head()->addWidget(title, 1);

    auto *text = new PlainLabel(tr("For 15 minutes, changes to the accounts of real people can be sent to %1. Each one is "
                                   "still shown to you first, and nothing is sent by unlocking.")
                                    .arg(project.endpoint().origin()));
    text->setWordWrap(true);
    body()->addWidget(text);

    auto *cancel = new QPushButton(tr("Stay read-only"));
    cancel->setObjectName(QStringLiteral("cancel"));
    auto *unlock = new QPushButton(tr("Unlock for 15 minutes"));
    unlock->setObjectName(QStringLiteral("unlock"));
    unlock->setProperty("kind", QStringLiteral("danger"));
    foot()->addStretch(1);
    foot()->addWidget(cancel);
    foot()->addWidget(unlock);
    connect(cancel, &QPushButton::clicked, this, &Sheet::reject);
    connect(unlock, &QPushButton::clicked, this, [this] {
        finish();
        emit unlocked();
    });
    setRetreat(cancel);
}

} // namespace ui
