#pragma once

#include "tests/ui/shell/shellbench.h"

#include <QObject>

namespace support {

/// A test of the whole window. The sandbox behind it is started once, before the first test; each test makes the bench
/// that it wants.
class ShellTest : public QObject
{
    Q_OBJECT

public:
    ShellTest() = default;
    /// For what counts days from today.
    explicit ShellTest(const QDateTime &now) : m_clock(now) { }

private slots:
    void initTestCase();

protected:
    /// On what has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});

    ManualClock m_clock;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<ShellBench> m_bench;
};

} // namespace support
