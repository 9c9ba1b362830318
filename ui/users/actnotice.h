#pragma once

#include <QWidget>

class QPushButton;

namespace ui {

class Notice;

/// A sentence on what is wrong with the list, and beside it what can be done. Below the rows, where none of them moves
/// when it comes. Hidden while it says nothing.
class ActNotice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActNotice)

public:
    explicit ActNotice(QWidget *parent = nullptr);

    /// \a act: caption of the button; empty: there is nothing to be done.
    void say(const QString &sentence, const QString &act);

signals:
    void acted();
    /// The button had the keyboard and went.
    void focusLeft();

private:
    Notice *m_notice = nullptr;
    QPushButton *m_act = nullptr;
};

} // namespace ui
