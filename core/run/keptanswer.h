#pragma once

#include "core/run/answer.h"

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace run {

/// Larger answers are not kept.
inline constexpr std::size_t LargestKept = 10 * 1000 * 1000;

/// An answer as it comes back from the disk.
struct KeptAnswer
{
    Answer answer; ///< Ready to be shown; without a body when it was too large.
    bool wasTooLarge = false;
    bool isMasked = false; ///< Values at secret places are "•••".
};

/// \a answer as bytes for a disk. Values at secret places are masked, by their names, by the aliases that \a document
/// gives them, and where the server repeats what stands at secret places of \a document and \a variables, which are
/// those that it was the answer to, or one of \a secrets (safety::repeatable()); so are headers that look like a
/// secret. What is no JSON is kept as it came, unless it repeats a secret: then it is not. Pure and heavy: not for the
/// window's thread.
QByteArray keptBytes(const Answer &answer, const QByteArray &document, const QByteArray &variables,
                     const QByteArrayList &secrets = {});

/// Nothing when \a bytes are none. Pure and heavy: not for the window's thread.
std::optional<KeptAnswer> keptAnswerFrom(const QByteArray &bytes);

} // namespace run
