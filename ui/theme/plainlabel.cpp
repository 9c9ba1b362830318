#include "ui/theme/plainlabel.h"

#include "core/base/visibletext.h"
#include "ui/theme/restyle.h"

#include <QVariant>

namespace ui {
namespace {

QString nameOfLook(PlainLabel::Look look)
{
    switch (look) {
    case PlainLabel::Look::Muted:
        return QStringLiteral("muted");
    case PlainLabel::Look::Strong:
        return QStringLiteral("strong");
    case PlainLabel::Look::Heading:
        return QStringLiteral("heading");
    case PlainLabel::Look::Code:
        return QStringLiteral("code");
    case PlainLabel::Look::Caption:
        return QStringLiteral("caption");
    case PlainLabel::Look::Normal:
        break;
    }
    return QStringLiteral("normal");
}

QString nameOfTone(Pill::Tone tone)
{
    switch (tone) {
    case Pill::Tone::Accent:
        return QStringLiteral("accent");
    case Pill::Tone::Good:
        return QStringLiteral("good");
    case Pill::Tone::Warning:
        return QStringLiteral("warning");
    case Pill::Tone::Live:
        return QStringLiteral("live");
    case Pill::Tone::LiveSolid:
        return QStringLiteral("liveSolid");
    case Pill::Tone::AccentSolid:
        return QStringLiteral("accentSolid");
    case Pill::Tone::Neutral:
        break;
    }
    return QStringLiteral("neutral");
}

} // namespace

PlainLabel::PlainLabel(const QString &text, Look look, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setProperty("look", nameOfLook(look));
    if (look == Look::Code)
        setFont(Theme::codeFont());
    setText(text);
}

void PlainLabel::setText(const QString &text)
{
    QLabel::setText(base::visibleText(text, true));
}

Pill::Pill(const QString &text, Tone tone, QWidget *parent) : PlainLabel(text, Look::Normal, parent)
{
    setProperty("pill", nameOfTone(tone));
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Pill::setTone(Tone tone)
{
    if (property("pill").toString() == nameOfTone(tone))
        return;
    setProperty("pill", nameOfTone(tone));
    restyle(this);
}

} // namespace ui
