#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace ui {

/// Run and, while something runs, Cancel. Says what it would run; with several operations a second part opens a menu
/// of them. It keeps its width while a request is under way, so that nothing beside it jumps.
class RunButton final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunButton)

public:
    explicit RunButton(const Appearance &appearance, QWidget *parent = nullptr);

    /// \a names of the operations in order, empty for an anonymous one; \a current: the one that would run, -1 when
    /// that has to be picked.
    void showOperations(const QStringList &names, int current);
    void showRunning(bool running);
    /// Opens the menu of operations, for the keyboard too.
    void pick();

signals:
    void runRequested();
    void operationPicked(const QString &name);
    void cancelRequested();

private:
    void apply();

    const Appearance &m_appearance;
    QPushButton *m_main = nullptr;
    QPushButton *m_more = nullptr;
    QMenu *m_menu = nullptr;
    QStringList m_names;
    int m_current = -1;
    bool m_running = false;
};

} // namespace ui
