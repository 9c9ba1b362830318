#pragma once

#include "ui/theme/theme.h"

#include <QObject>

namespace ui {

/// Which theme the program wears: the system's choice or the person's. Views take it by reference, read theme() and
/// follow themeChanged(); the application's palette and style sheet are set here and nowhere else.
class Appearance final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Appearance)

public:
    enum class Choice { System, Light, Dark, Contrast };
    Q_ENUM(Choice)

    explicit Appearance(Choice choice = Choice::System, QObject *parent = nullptr);

    Choice choice() const { return m_choice; }
    const Theme &theme() const { return m_theme; }
    QColor color(Role role) const { return m_theme.color(role); }

public slots:
    void setChoice(ui::Appearance::Choice choice);
    /// What the desktop prefers, from SystemColorScheme; counts only while the choice is System.
    void setSystemDark(bool dark);

signals:
    void themeChanged(const ui::Theme &theme);

private:
    QString themeName() const;
    void apply();

    Choice m_choice;
    bool m_systemDark = false;
    Theme m_theme;
};

} // namespace ui
