#include "ui/theme/theme.h"

#include <QFile>
#include <QFontDatabase>
#include <QJsonDocument>
#include <QJsonObject>

static void initThemeResources()
{
    Q_INIT_RESOURCE(theme);
}

namespace ui {
namespace {

constexpr std::array RoleNames {
    "window",    "panel",     "line",    "edge",  "text",     "mutedText", "accent",      "accentWash", "onAccent",
    "live",      "liveWash",  "onLive",  "good",  "goodWash", "warning",   "warningWash", "input",      "hover",
    "selection", "caretLine", "keyword", "field", "argument", "string",    "variable",    "type",       "comment",
};
static_assert(RoleNames.size() == static_cast<std::size_t>(Role::Count));

QByteArray readResource(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing resource %s", qPrintable(path));
    return file.readAll();
}

QFont fontOf(const QString &family, bool isInstalled, QFontDatabase::SystemFont fallback, double pixels)
{
    QFont font = isInstalled ? QFont(family) : QFontDatabase::systemFont(fallback);
    // Points, because pixel sizes are whole numbers; 96 dots an inch is what Qt scales from.
    font.setPointSizeF(pixels * 72.0 / 96.0);
    return font;
}

} // namespace

Theme Theme::load(const QString &name)
{
    initThemeResources();
    const auto root = QJsonDocument::fromJson(readResource(QStringLiteral(":/themes/%1.json").arg(name))).object();
    const auto colors = root.value(QLatin1String("colors")).toObject();
    Theme theme;
    theme.m_name = name;
    theme.m_dark = root.value(QLatin1String("dark")).toBool();
    for (std::size_t i = 0; i < RoleNames.size(); ++i) {
        theme.m_colors[i] = QColor(colors.value(QLatin1String(RoleNames[i])).toString());
        if (!theme.m_colors[i].isValid())
            qFatal("theme %s lacks the colour %s", qPrintable(name), RoleNames[i]);
    }
    return theme;
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole paletteRole, Role role) {
        palette.setColor(paletteRole, color(role));
    };
    set(QPalette::Window, Role::Window);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::Base, Role::Panel);
    set(QPalette::AlternateBase, Role::Window);
    set(QPalette::Text, Role::Text);
    set(QPalette::PlaceholderText, Role::MutedText);
    set(QPalette::Button, Role::Panel);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::BrightText, Role::OnLive);
    set(QPalette::Highlight, Role::Selection);
    set(QPalette::HighlightedText, Role::Text);
    set(QPalette::Link, Role::Accent);
    set(QPalette::LinkVisited, Role::Accent);
    set(QPalette::ToolTipBase, Role::Panel);
    set(QPalette::ToolTipText, Role::Text);
    set(QPalette::Light, Role::Panel);
    set(QPalette::Midlight, Role::Line);
    set(QPalette::Mid, Role::Line);
    set(QPalette::Dark, Role::Line);
    set(QPalette::Shadow, Role::Line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Role::Edge));
    return palette;
}

QString Theme::styleSheet() const
{
    auto sheet = QString::fromUtf8(readResource(QStringLiteral(":/themes/gatehouse.qss")));
    for (std::size_t i = 0; i < RoleNames.size(); ++i)
        sheet.replace(QLatin1Char('@') + QLatin1String(RoleNames[i]) + QLatin1Char(';'),
                      m_colors[i].name() + QLatin1Char(';'));
    return sheet;
}

QFont Theme::interfaceFont()
{
    // Asked once: the answer lists every font of the system, and rows of lists ask for their font when they are
    // painted.
    static const bool isInstalled = QFontDatabase::hasFamily(QStringLiteral("Inter"));
    return fontOf(QStringLiteral("Inter"), isInstalled, QFontDatabase::GeneralFont, 13.0);
}

QFont Theme::codeFont()
{
    static const bool isInstalled = QFontDatabase::hasFamily(QStringLiteral("JetBrains Mono"));
    auto font = fontOf(QStringLiteral("JetBrains Mono"), isInstalled, QFontDatabase::FixedFont, 12.5);
    font.setStyleHint(QFont::Monospace);
    // Ligatures would show `!=` as one sign: an admin must see the bytes.
    return font;
}

} // namespace ui
