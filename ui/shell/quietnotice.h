#pragma once

#include "ui/theme/notice.h"

#include <QTimer>

#include <functional>

class QPushButton;

namespace ui {

/// A sentence over the lower edge of a box of text: why a command did nothing, or what it did out of sight. It moves
/// nothing, takes no focus, waits for no answer, and goes by itself, unless it has to be read.
class QuietNotice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuietNotice)

public:
    explicit QuietNotice(QWidget *over);

    /// Empty: nothing is to be said any more. What stays until it is taken comes back after it.
    void say(Notice::Tone tone, const QString &text);
    /// The same with something that can be done about it. Offers that stay wait for each other, the last one in front;
    /// one whose words begin with those of another takes its place.
    enum class Stay { AWhile, UntilTaken };
    void offer(const QString &text, const QString &act, std::function<void()> then, Stay stay = Stay::AWhile);
    /// The offer of these words that stays has no more to say.
    void withdraw(const QString &text);
    QString text() const { return isHidden() ? QString() : m_notice->text(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Offer
    {
        QString text;
        QString act;
        std::function<void()> then;
    };
    void show(Notice::Tone tone, const Offer &offer);
    void showWaiting();
    void take();
    void place();

    Notice *m_notice = nullptr;
    QPushButton *m_act = nullptr;
    std::function<void()> m_then;
    QList<Offer> m_waiting; ///< Until they are taken; the last one is shown first.
    bool m_showsWaiting = false;
    QTimer m_leave;
};

} // namespace ui
