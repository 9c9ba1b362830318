#include "ui/results/answerstate.h"

#include "ui/results/formats.h"
#include "ui/theme/appearance.h"
#include "ui/theme/statepage.h"

#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace ui {
namespace {

QString titleOf(base::Error::Kind kind)
{
    switch (kind) {
    case base::Error::Kind::Cancelled:
        return AnswerState::tr("Cancelled");
    case base::Error::Kind::OutcomeUnknown:
        return AnswerState::tr("Nobody knows whether it was applied");
    case base::Error::Kind::Refused:
    case base::Error::Kind::InvalidInput:
        return AnswerState::tr("Not sent");
    case base::Error::Kind::Timeout:
        return AnswerState::tr("No answer in time");
    default:
        return AnswerState::tr("No answer");
    }
}

} // namespace

AnswerState::AnswerState(const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_page(new StatePage(appearance, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    setFocusProxy(m_page);
    connect(m_page, &StatePage::offerTaken, this, &AnswerState::cancelRequested);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_tick.start();
        m_page->setBusy(true);
        m_page->offer(tr("Cancel"));
        showWait();
        emit waitBegan();
    });
    m_tick.setInterval(100ms);
    connect(&m_tick, &QTimer::timeout, this, &AnswerState::showWait);
}

void AnswerState::sayNothingYet()
{
    m_page->say(QStringLiteral("run"), Role::MutedText, tr("Nothing run yet"),
                tr("Ctrl+Enter runs the operation at the caret. The answer appears here."));
}

void AnswerState::say(const base::Error &error)
{
    const bool calm = error.kind == base::Error::Kind::Cancelled;
    const bool unknown = error.kind == base::Error::Kind::OutcomeUnknown;
    const auto iconName = calm ? QStringLiteral("stop") : unknown ? QStringLiteral("warning") : QStringLiteral("error");
    const auto role = calm ? Role::MutedText : unknown ? Role::Warning : Role::Live;
    m_page->say(iconName, role, titleOf(error.kind), error.message);
}

void AnswerState::wait()
{
    m_running.start();
    m_patience.start();
    m_received = m_expected = 0;
}

void AnswerState::setReceived(qint64 bytes, qint64 total)
{
    m_received = bytes;
    m_expected = total;
}

void AnswerState::showWait()
{
    const auto time = tr("%1 s").arg(static_cast<double>(m_running.elapsed()) / 1000.0, 0, 'f', 1);
    if (m_received <= 0) {
        m_page->say({}, Role::MutedText, tr("Waiting for the answer"), time);
        return;
    }
    auto size = sizeText(static_cast<std::size_t>(m_received));
    // What is packed is shorter than what comes out of it.
    if (m_expected >= m_received)
        size = tr("%1 of %2").arg(size, sizeText(static_cast<std::size_t>(m_expected)));
    m_page->say({}, Role::MutedText, tr("The answer is coming"), tr("%1 · %2").arg(time, size));
}

void AnswerState::endWaiting()
{
    m_patience.stop();
    m_tick.stop();
    m_page->setBusy(false);
    m_page->offer({});
}

} // namespace ui
