#include "ui/theme/appearance.h"

#include <QApplication>
#include <QMenuBar>
#include <QProxyStyle>

namespace ui {
namespace {

/// Fusion, with the letters of the menu bar underlined only while the keyboard is in it.
class QuietStyle final : public QProxyStyle
{
public:
    QuietStyle() : QProxyStyle(QStringLiteral("Fusion")) { }

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        if (hint == SH_UnderlineShortcut && qobject_cast<const QMenuBar *>(widget))
            return widget->hasFocus();
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace

Appearance::Appearance(Choice choice, QObject *parent) : QObject(parent), m_choice(choice)
{
    // Before our palette replaces it, the platform's own tells whether the desktop is dark; the portal may know better.
    m_systemDark = QApplication::palette().color(QPalette::Base).lightness() < 128;
    QApplication::setStyle(new QuietStyle);
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
