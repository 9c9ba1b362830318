#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace ui {

/// A label that shows text from outside: never rich text (Qt guesses it, and would open local images), and with
/// bidi, zero-width and control characters drawn visibly. Every label of the program is one.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Look { Normal, Muted, Strong, Heading, Code, Caption };
    explicit PlainLabel(const QString &text = {}, Look look = Look::Normal, QWidget *parent = nullptr);

    void setText(const QString &text);
};

/// A word on a coloured wash: 200, LIVE, disruptive. Colour never stands alone: the word says it too.
class Pill final : public PlainLabel
{
    Q_OBJECT

public:
    enum class Tone { Neutral, Accent, Good, Warning, Live, LiveSolid, AccentSolid };
    explicit Pill(const QString &text = {}, Tone tone = Tone::Neutral, QWidget *parent = nullptr);
    void setTone(Tone tone);
};

} // namespace ui
