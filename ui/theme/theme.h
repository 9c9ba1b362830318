#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include <array>

namespace ui {

/// What a colour is for. Code names roles, themes (JSON in resources/themes) give them colours. Live is for live
/// data and for errors, and for nothing else. Line parts what stands beside each other, Edge bounds what is used:
/// fields, boxes to tick, scroll bars; what cannot be used now is written in it.
enum class Role {
    Window,
    Panel,
    Line,
    Edge,
    Text,
    MutedText,
    Accent,
    AccentWash,
    OnAccent,
    Live,
    LiveWash,
    OnLive,
    Good,
    GoodWash,
    Warning,
    WarningWash,
    Input,
    Hover,
    Selection,
    CaretLine,
    Keyword,
    Field,
    Argument,
    String,
    Variable,
    Type,
    Comment,
    Count,
};

/// One set of colours, with the fonts. An immutable value, cheap to copy.
class Theme
{
public:
    /// Reads `:/themes/<name>.json`: light, dark or contrast. A theme is part of the program: a broken one is a bug.
    static Theme load(const QString &name);

    const QString &name() const { return m_name; }
    bool isDark() const { return m_dark; }
    QColor color(Role role) const { return m_colors[static_cast<std::size_t>(role)]; }
    QPalette palette() const;
    /// The style sheet of the whole program, with the roles put in.
    QString styleSheet() const;

    /// Inter 13 px where it is installed, else the system's font at that size.
    static QFont interfaceFont();
    /// JetBrains Mono 12.5 px where it is installed, else the system's fixed font.
    static QFont codeFont();

private:
    QString m_name;
    bool m_dark = false;
    std::array<QColor, static_cast<std::size_t>(Role::Count)> m_colors;
};

} // namespace ui
