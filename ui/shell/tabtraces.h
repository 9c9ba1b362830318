#pragma once

#include "core/workspace/tab.h"

#include <QHash>

#include <functional>
#include <memory>
#include <string>

namespace ui {

class Explorer;

/// Where somebody is named in the tabs. Looking is work for another thread, so it is done on copies, which share their
/// bytes with what they are copies of.
struct TabTexts
{
    QList<workspace::Tab> open;
    QList<workspace::Tab> closed;
    QHash<QString, std::shared_ptr<const std::string>> answers; ///< In view, by the ID of their tab.
};
TabTexts textsOf(const Explorer &explorer);

struct TabTraces
{
    QStringList titles; ///< Of open tabs in which a person wrote the name: theirs to remove.
    QStringList closed; ///< IDs.
    QStringList answers; ///< IDs of their tabs.
};
/// Any thread.
TabTraces tracesIn(const TabTexts &texts, const std::function<bool(const QByteArray &)> &isNamedIn);

/// Closed tabs cannot be opened again, and answers are in view no more.
void forgetTraces(Explorer &explorer, const TabTraces &traces);

} // namespace ui
