#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace base {
class NewFile;
}

namespace workspace {

/// A file of the program's own state, which a cut at any byte leaves as it was or as it became, and of which the state
/// before is kept beside it (`.before`): what is truncated or damaged there falls back to that one. Its first line says
/// what it is, in which version, and the digest of the rest, and will say so in every version to come. Private (0600).
/// Values in, values out: any thread, but it blocks on the disk, so not the window's.
class StateFile
{
public:
    /// \a kind: one word. \a version: raised when an older program would misread the content.
    StateFile(QString path, QByteArray kind, int version);

    struct Content
    {
        QByteArray bytes;
        int version = 0; ///< Of what was read; never newer than ours.
        bool isOlder = false; ///< The file itself was damaged: this is what it was before.
    };
    /// Nothing when there is none. Kind::Refused: a newer program wrote it, and it is to be left alone.
    /// Kind::Protocol: both this one and the one before are damaged.
    base::Result<std::optional<Content>> read() const;

    /// Replaces it in one step; its folder is made. What an older version wrote is kept as `.v1`, `.v2`, …; what a
    /// newer one wrote is not touched (Kind::Refused).
    base::Result<void> write(const QByteArray &bytes) const;
    /// What becomes of the state before when a new one is written.
    enum class Before {
        IsReplaced, ///< By what lies there.
        Stays, ///< What lies there is damaged: it would take the place of the only state that can be read.
        IsForgotten, ///< What it held must not stay: it is the new one too.
    };
    struct Writing;
    /// Several, for the time of a few; each as a whole or not at all. The first that cannot be written is told, and
    /// keeps none of the others.
    static base::Result<void> writeAll(const std::vector<Writing> &writings);

    /// With what was before; what an older version wrote stays.
    void remove() const;

    const QString &path() const { return m_path; }
    QString pathBefore() const { return m_path + QStringLiteral(".before"); }

private:
    struct Label
    {
        int version = 0; ///< 0: it is none of ours, or damaged.
        QByteArray digest;
        qsizetype length = 0; ///< Of the line.
    };
    Label labelOf(const QByteArray &file) const;
    std::optional<Content> contentOf(const QByteArray &file) const;
    /// Its folder is there, what is in its place may be replaced, and what an older version wrote is kept.
    base::Result<void> prepare() const;
    void keepBefore() const;
    void forgetBefore(const base::NewFile &state) const;
    QByteArray labelled(const QByteArray &bytes) const;

    QString m_path;
    QByteArray m_kind;
    int m_version;
};

struct StateFile::Writing
{
    StateFile file;
    QByteArray bytes;
    Before before = Before::IsReplaced;
};

} // namespace workspace
