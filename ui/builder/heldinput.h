#pragma once

#include <QEvent>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <deque>
#include <memory>

namespace ui {

/// Keys and clicks that come into a widget while it is busy: they are kept, and done one after the other when it is
/// not. So everything happens in the order in which a person has done it, and the window waits for nothing.
class HeldInput final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeldInput)

public:
    /// What comes into \a around or anything inside of it.
    explicit HeldInput(QWidget &around) : QObject(&around), m_around(around) { }
    ~HeldInput() override;

    void hold();
    /// Does what was kept, as long as nobody says hold() again because of it.
    void release();
    bool isEmpty() const { return m_events.empty(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Held
    {
        QPointer<QWidget> widget;
        std::unique_ptr<QEvent> event;
    };

    QWidget &m_around;
    std::deque<Held> m_events;
    bool m_isHolding = false;
    bool m_isReleasing = false;
};

} // namespace ui
