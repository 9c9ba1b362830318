#pragma once

#include "ui/theme/theme.h"
#include "ui/users/fact.h"

#include <QFont>
#include <QRect>

class QPainter;

namespace ui {

class Appearance;

/// Measures and draws rows of facts. Names stand in a column of their own; a value takes the lines it needs, up to a
/// limit, and what belongs to it (aside, pills) follows it on its line or, where there is no room, on the next.
class FactPainter
{
public:
    struct Mood
    {
        bool isFirst = false;
        bool isSelected = false;
        bool isCurrent = false;
        bool isHovered = false;
    };

    /// \a appearance is not owned.
    explicit FactPainter(const Appearance &appearance);

    int heightOf(const Fact &fact, int width, bool isFirst) const;
    /// Some of its text has no room.
    bool isCut(const Fact &fact, int width) const;
    void paint(QPainter &painter, const QRect &row, const Fact &fact, const Mood &mood) const;
    /// Where the sign for copying stands in a row.
    static QRect copyPlace(const QRect &row);

private:
    struct Block;
    /// The places of a row's parts, from its upper left corner.
    struct Layout;
    Layout layout(const Fact &fact, int width, bool isFirst) const;
    QFont fontOf(const Fact &fact) const;
    Role roleOf(const Fact &fact) const;

    const Appearance &m_appearance;
    QFont m_font;
    QFont m_strong;
    QFont m_code;
    QFont m_small;
};

} // namespace ui
