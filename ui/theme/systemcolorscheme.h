#pragma once

#include <QDBusVariant>
#include <QObject>

namespace ui {

/// The desktop's wish for light or dark, from the XDG settings portal (`org.freedesktop.appearance color-scheme`),
/// because Qt 6.4 has no QStyleHints::colorScheme. Asks without waiting; stays silent where there is no portal.
class SystemColorScheme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemColorScheme)

public:
    explicit SystemColorScheme(QObject *parent = nullptr);

signals:
    void darkChanged(bool dark);

private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void report(const QVariant &value);
};

} // namespace ui
