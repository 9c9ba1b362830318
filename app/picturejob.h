#pragma once

#include "core/base/error.h"
#include "core/run/answer.h"

#include <QObject>
#include <QTimer>

namespace run {
class Runner;
}
namespace ui {
class MainWindow;
}

namespace app {

/// The first job without a person: waits for the sandbox and its schema, runs the first query, prints its answer,
/// keeps a picture of the window, and ends the program.
class PictureJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureJob)

public:
    /// Neither is owned.
    PictureJob(ui::MainWindow &window, run::Runner &runner, const QString &path);

private:
    void finish(const run::Answer &answer);
    void giveUp(const base::Error &error);

    ui::MainWindow &m_window;
    const QString m_path;
    QTimer m_patience;
};

} // namespace app
