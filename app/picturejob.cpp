#include "app/picturejob.h"

#include "app/console.h"
#include "core/run/runner.h"
#include "ui/shell/mainwindow.h"

#include <QCoreApplication>
#include <QPixmap>

using namespace std::chrono_literals;

namespace app {
namespace {

/// A cold machine with one slow core takes some seconds; nothing takes a minute.
constexpr auto Patience = 60s;
/// The analysis of the text waits for a pause in typing of 120 ms before its findings are shown.
constexpr auto Settling = 400ms;

} // namespace

PictureJob::PictureJob(ui::MainWindow &window, run::Runner &runner, const QString &path)
    : m_window(window),
      m_path(path)
{
    connect(&runner, &run::Runner::schemaFetched, &m_window, &ui::MainWindow::runCurrent);
    connect(&runner, &run::Runner::finished, this, [this](run::RunId, const run::Answer &answer) {
        QTimer::singleShot(Settling, this, [this, answer] { finish(answer); });
    });
    const auto giveUpRun = [this](run::RunId, const base::Error &error) {
        giveUp(error);
    };
    connect(&runner, &run::Runner::failed, this, giveUpRun);
    connect(&runner, &run::Runner::refused, this, giveUpRun);
    connect(&runner, &run::Runner::schemaFailed, this,
            [this](const QString &, const base::Error &error) { giveUp(error); });
    connect(&window, &ui::MainWindow::sandboxFailed, this, &PictureJob::giveUp);
    m_patience.setSingleShot(true);
    m_patience.start(Patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        giveUp({base::Error::Kind::Timeout,
                QStringLiteral("The first query was not answered within a minute: try again."),
                {}});
    });
}

void PictureJob::finish(const run::Answer &answer)
{
    const auto &body = *answer.body;
    const auto written = writeOut(QByteArray(body.data(), static_cast<qsizetype>(body.size())) + '\n');
    if (!written) {
        giveUp(written.error());
        return;
    }
    // A failure is worth a picture too.
    if (!m_window.grab().save(m_path)) {
        giveUp(
            {base::Error::Kind::Io,
             QStringLiteral("The picture could not be written to %1: check the folder, and that the name ends in .png.")
                 .arg(m_path),
             {}});
        return;
    }
    if (!answer.isSuccess()) {
        giveUp({base::Error::Kind::Http,
                QStringLiteral("The first query failed: %1")
                    .arg(answer.errors.isEmpty() ? answer.verdict : answer.errors.first().message),
                {}});
        return;
    }
    QCoreApplication::exit(0);
}

void PictureJob::giveUp(const base::Error &error)
{
    QCoreApplication::exit(failed(error));
}

} // namespace app
