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
    connect(m_act, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto then = std::exchange(m_then, nullptr))
            then();
    });
    m_leave.setSingleShot(true);
    connect(&m_leave, &QTimer::timeout, this, &QWidget::hide);
    over->installEventFilter(this);
    hide();
}

void QuietNotice::say(Notice::Tone tone, const QString &text)
{
    m_then = nullptr;
    m_act->hide();
    m_notice->say(tone, text);
    setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    place();
    raise();
    m_leave.start(std::max<std::chrono::milliseconds>(LeastStay, text.size() * StayALetter));
}

void QuietNotice::offer(const QString &text, const QString &act, std::function<void()> then, Stay stay)
{
    say(Notice::Tone::Neutral, text);
    if (stay == Stay::UntilTaken)
        m_leave.stop();
    m_then = std::move(then);
    m_act->setText(act);
    m_act->show();
    place();
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
