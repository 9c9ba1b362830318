#include "ui/shell/quietnotice.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

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
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_notice = new Notice;
    layout->addWidget(m_notice);
    m_leave.setSingleShot(true);
    connect(&m_leave, &QTimer::timeout, this, &QWidget::hide);
    over->installEventFilter(this);
    hide();
}

void QuietNotice::say(Notice::Tone tone, const QString &text)
{
    m_notice->say(tone, text);
    setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    place();
    raise();
    m_leave.start(std::max<std::chrono::milliseconds>(LeastStay, text.size() * StayALetter));
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
