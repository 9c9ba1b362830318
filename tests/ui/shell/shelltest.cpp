#include "tests/ui/shell/shelltest.h"

#include <QTest>

namespace support {

void ShellTest::initTestCase()
{
    auto started = ShellBench::startServer(m_clock);
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    m_server = *std::move(started);
}

void ShellTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    auto *focused = m_bench->window().focusWidget();
    QTest::keyClick(focused ? focused : &m_bench->window(), key, modifiers);
}

} // namespace support
