#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace support {

/// Keeps a picture of \a widget for a person to look at, when GATEHOUSE_PICTURES names a folder; a test proves that
/// things work, not that they look right.
inline void keepPicture(QWidget &widget, const QString &name)
{
    const auto folder = qEnvironmentVariable("GATEHOUSE_PICTURES");
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return;
    QCoreApplication::processEvents();
    widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace support
