#include "ui/theme/appearance.h"

#include <QApplication>
#include <QStyleFactory>

namespace ui {

Appearance::Appearance(Choice choice, QObject *parent) : QObject(parent), m_choice(choice)
{
    // Before our palette replaces it, the platform's own tells whether the desktop is dark; the portal may know better.
    m_systemDark = QApplication::palette().color(QPalette::Base).lightness() < 128;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(Theme::interfaceFont());
    apply();
}

void Appearance::setChoice(Choice choice)
{
    m_choice = choice;
    apply();
}

void Appearance::setSystemDark(bool dark)
{
    m_systemDark = dark;
    apply();
}

QString Appearance::themeName() const
{
    switch (m_choice) {
    case Choice::Light:
        return QStringLiteral("light");
    case Choice::Dark:
        return QStringLiteral("dark");
    case Choice::Contrast:
        return QStringLiteral("contrast");
    case Choice::System:
        break;
    }
    return m_systemDark ? QStringLiteral("dark") : QStringLiteral("light");
}

void Appearance::apply()
{
    if (themeName() == m_theme.name())
        return;
    m_theme = Theme::load(themeName());
    QApplication::setPalette(m_theme.palette());
    qApp->setStyleSheet(m_theme.styleSheet());
    emit themeChanged(m_theme);
}

} // namespace ui
