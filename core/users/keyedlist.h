#pragma once

#include "core/safety/draft.h"

#include <QString>

#include <vector>

namespace run {
struct Answer;
}

namespace users {

/// What users can be listed by.
enum class KeyedKind { Role, Group };

/// How many roles or groups are asked for at once: what a server gives at most.
constexpr int KeyedAtOnce = 100;

/// The first roles or groups of the project whose keys or names hold \a text, which may be empty; by key.
safety::Draft keyedDraft(const project::Project &project, KeyedKind kind, const QString &text);

/// A role or a group as a filter names it.
struct KeyedItem
{
    QString key;
    QString name; ///< May be empty.
    bool operator==(const KeyedItem &) const = default;
};

/// An answer to keyedDraft().
struct KeyedList
{
    std::vector<KeyedItem> items;
    bool hasMore = false; ///< A page came back full: there may be more than it holds.
    QString failure; ///< Why there is nothing; empty when there is something, or none.

    /// Not for the window thread.
    static KeyedList read(const run::Answer &answer);
};

} // namespace users
