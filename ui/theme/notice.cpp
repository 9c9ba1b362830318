#include "ui/theme/notice.h"

#include "ui/theme/plainlabel.h"
#include "ui/theme/restyle.h"

#include <QHBoxLayout>
#include <QVariant>

namespace ui {
namespace {

QString stripOf(Notice::Tone tone)
{
    switch (tone) {
    case Notice::Tone::Good:
        return QStringLiteral("good");
    case Notice::Tone::Warning:
        return QStringLiteral("warning");
    case Notice::Tone::Live:
        return QStringLiteral("live");
    case Notice::Tone::Neutral:
        break;
    }
    return QStringLiteral("neutral");
}

} // namespace

Notice::Notice(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    m_label = new PlainLabel;
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_label);
    clear();
}

void Notice::say(Tone tone, const QString &text)
{
    setProperty("strip", stripOf(tone));
    restyle(this);
    m_label->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

QString Notice::text() const
{
    return m_label->text();
}

} // namespace ui
