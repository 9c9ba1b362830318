#include "ui/theme/systemcolorscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>

namespace ui {
namespace {

const auto PortalService = QStringLiteral("org.freedesktop.portal.Desktop");
const auto PortalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto PortalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const auto AppearanceGroup = QStringLiteral("org.freedesktop.appearance");
const auto ColorSchemeKey = QStringLiteral("color-scheme");

} // namespace

SystemColorScheme::SystemColorScheme(QObject *parent) : QObject(parent)
{
    // Where there is no bus, the library would start a program to find one, and the window would wait for it.
    const bool hasBus = !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        || QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
    if (!hasBus)
        return;
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(PortalService, PortalPath, PortalSettings, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    auto call = QDBusMessage::createMethodCall(PortalService, PortalPath, PortalSettings, QStringLiteral("Read"));
    call << AppearanceGroup << ColorSchemeKey;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *finished) {
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        if (!reply.isError())
            report(reply.value().variant());
        finished->deleteLater();
    });
}

void SystemColorScheme::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == AppearanceGroup && key == ColorSchemeKey)
        report(value.variant());
}

void SystemColorScheme::report(const QVariant &value)
{
    // Read() wraps the answer in one variant more than SettingChanged does. 1 is dark, 2 light, 0 no wish.
    const auto inner = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    const auto wish = inner.toUInt();
    if (wish == 1 || wish == 2)
        emit darkChanged(wish == 1);
}

} // namespace ui
