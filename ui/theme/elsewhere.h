#pragma once

#include <QCoreApplication>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace ui {

/// Does \a work on another thread, for what the window's must not wait for (the disk, sorting a great deal), and hands
/// what it returns to \a take on this one. Neither is called off when the asker goes: \a take looks for that itself.
template <typename Work, typename Take>
void elsewhere(Work work, Take take)
{
    QThreadPool::globalInstance()->start([work = std::move(work), take = std::move(take)] {
        auto result = std::make_shared<decltype(work())>(work());
        QMetaObject::invokeMethod(
            qApp, [take, result] { take(std::move(*result)); }, Qt::QueuedConnection);
    });
}

} // namespace ui
