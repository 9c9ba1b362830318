#pragma once

#include "core/workspace/jsonfile.h"
#include "ui/shell/windowstate.h"

namespace app {

/// What is remembered of the window, on the disk. Several windows share the file: each writes what has changed in it,
/// so that a key chosen in one outlasts the other. Of a list, such as the commands used last, the newest is kept.
class WindowStateFile
{
public:
    explicit WindowStateFile(const QString &path);

    struct Found
    {
        ui::WindowState state;
        QString notice; ///< A sentence when it could not be read; mostly empty.
    };
    /// Once, before anything is written.
    Found read();
    /// Blocks on the disk. What the window looked like is not worth a word of complaint when that is full.
    void write(const ui::WindowState &state);

private:
    const workspace::JsonFile m_file;
    QJsonObject m_known; ///< As this window has read or written it last.
};

} // namespace app
