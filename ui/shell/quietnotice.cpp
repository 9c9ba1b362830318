#include "ui/shell/quietnotice.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace ui {
namespace {

constexpr int NoticeMargin = 10;
/// Long enough to read it twice: 60 milliseconds a letter, and the time to look there.
constexpr auto LeastStay = 5s;
constexpr auto StayALetter = 60ms;

} // namespace

QuietNotice::QuietNotice(QWidget *over) : QWidget(over)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_notice = new Notice;
    row->addWidget(m_notice, 1);
    m_act = new QPushButton;
    m_act->setObjectName(QStringLiteral("noticeAct"));
    m_act->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_notice->layout()->addWidget(m_act);
    connect(m_act, &QPushButton::clicked, this, &QuietNotice::take);
    m_leave.setSingleShot(true);
    connect(&m_leave, &QTimer::timeout, this, &QuietNotice::showWaiting);
    over->installEventFilter(this);
    hide();
}

void QuietNotice::say(Notice::Tone tone, const QString &text)
{
    if (text.isEmpty()) {
        showWaiting();
        return;
    }
    m_showsWaiting = false;
    show(tone, {text, {}, nullptr});
    m_leave.start(std::max<std::chrono::milliseconds>(LeastStay, text.size() * StayALetter));
}

void QuietNotice::offer(const QString &text, const QString &act, std::function<void()> then, Stay stay)
{
    if (stay == Stay::AWhile) {
        say(Notice::Tone::Neutral, text);
        show(Notice::Tone::Neutral, {text, act, std::move(then)});
        return;
    }
    m_waiting.removeIf([&](const Offer &other) { return text.startsWith(other.text); });
    m_waiting.append({text, act, std::move(then)});
    showWaiting();
}

void QuietNotice::withdraw(const QString &text)
{
    m_waiting.removeIf([&](const Offer &offer) { return offer.text == text; });
    if (m_showsWaiting)
        showWaiting();
}

void QuietNotice::show(Notice::Tone tone, const Offer &offer)
{
    m_then = offer.then;
    m_act->setText(offer.act);
    m_act->setVisible(!offer.act.isEmpty());
    m_notice->say(tone, offer.text);
    setVisible(true);
    place();
    raise();
}

void QuietNotice::showWaiting()
{
    m_leave.stop();
    m_showsWaiting = !m_waiting.isEmpty();
    if (m_showsWaiting)
        show(Notice::Tone::Neutral, m_waiting.constLast());
    else
        hide();
}

void QuietNotice::take()
{
    const auto then = std::exchange(m_then, nullptr);
    if (m_showsWaiting)
        m_waiting.removeLast();
    showWaiting();
    if (then)
        then();
}

bool QuietNotice::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && !isHidden())
        place();
    return QWidget::eventFilter(watched, event);
}

void QuietNotice::place()
{
    const auto *over = parentWidget();
    const int width = std::max(over->width() - 2 * NoticeMargin, 80);
    const int height = layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height();
    setGeometry(NoticeMargin, over->height() - height - NoticeMargin, width, height);
}

} // namespace ui
