#pragma once

#include "ui/theme/plainlabel.h"

#include <QList>
#include <QString>

#include <vector>

namespace ui {

/// One row of what is known about somebody, as a value. All texts are plain.
struct Fact
{
    enum class Kind {
        Caption, ///< Of the rows below it.
        Title, ///< Of one thing among several: a session, an identity.
        Value, ///< Name and value.
        Note, ///< A sentence in place of rows.
        Action, ///< Something to do; `copy` holds its name.
    };
    /// Muted is for what is no value: null, empty, not in the answer.
    enum class Look { Normal, Muted, Code, Warning };
    struct PillText
    {
        QString text;
        Pill::Tone tone = Pill::Tone::Neutral;
        bool operator==(const PillText &) const = default;
    };

    Kind kind = Kind::Value;
    QString name = {}; ///< Of a Value only.
    QString value = {};
    Look look = Look::Normal;
    QString aside = {}; ///< Behind the value, muted.
    QList<PillText> pills = {};
    QString detail = {}; ///< Below it, muted.
    QString copy = {}; ///< What copying gives: the value as it was sent; empty: nothing to copy.
    QString hover = {}; ///< The whole of it, exactly.

    /// As it reads: for a screen reader, and for tests.
    QString text() const;
    bool operator==(const Fact &) const = default;
};

using Facts = std::vector<Fact>;

} // namespace ui
