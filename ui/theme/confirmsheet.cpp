#include "ui/theme/confirmsheet.h"

#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

ConfirmSheet::ConfirmSheet(const Question &question, const Appearance &appearance, QWidget *over)
    : Sheet(appearance, question.aboutLive ? Role::Live : Role::Accent, 480, over)
{
    setAccessibleName(question.title);
    setAccessibleDescription(question.text);
    if (question.aboutLive)
        head()->addWidget(new Pill(tr("LIVE"), Pill::Tone::Live), 0, Qt::AlignTop);
    auto *title = new PlainLabel(question.title, PlainLabel::Look::Heading);
    title->setObjectName(QStringLiteral("title"));
    title->setWordWrap(true);
    head()->addWidget(title, 1);

    auto *text = new PlainLabel(question.text);
    text->setWordWrap(true);
    body()->addWidget(text);

    auto *no = new QPushButton(plainCaption(question.no));
    no->setObjectName(QStringLiteral("no"));
    auto *yes = new QPushButton(plainCaption(question.yes));
    yes->setObjectName(QStringLiteral("yes"));
    yes->setProperty("kind", question.aboutLive ? QStringLiteral("danger") : QStringLiteral("primary"));
    foot()->addStretch(1);
    foot()->addWidget(no);
    foot()->addWidget(yes);
    connect(no, &QPushButton::clicked, this, &Sheet::reject);
    connect(yes, &QPushButton::clicked, this, [this] {
        finish();
        emit confirmed();
    });
    setRetreat(no);
}

} // namespace ui
