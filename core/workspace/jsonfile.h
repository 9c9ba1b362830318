#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>

namespace workspace {

/// A file of the program's own settings that people may read and edit: a JSON object with its version. A cut at any
/// byte leaves it as it was or as it became, and what it was before is kept beside it (`.before`). Two programs may
/// change it: each changes what is there at that moment, one after the other. Private (0600). Values in, values out:
/// any thread, but it blocks on the disk.
class JsonFile
{
public:
    using IsWhole = std::function<bool(const QJsonObject &)>;

    /// \a version: raised when an older program would misread the file; new members alone do not count. \a isWhole:
    /// what is no object of ours though it is one is damaged too. Null: any object will do.
    JsonFile(QString path, int version, IsWhole isWhole = {});

    struct Content
    {
        QJsonObject object; ///< Empty: there is none.
        bool isDamaged = false; ///< The file itself: this is what was before, if that can be read.
        bool isOlder = false; ///< It could.
    };
    /// Kind::Refused: a newer program wrote it, and it is to be left alone.
    base::Result<Content> read() const;

    enum class Before { Stays, Goes };
    /// Makes \a change in it, and says what it holds now. A damaged one is put aside first, and one of a newer program
    /// is not touched. Before::Goes: what is taken away stays in no state before either.
    base::Result<QJsonObject> change(const std::function<void(QJsonObject &)> &change,
                                     Before before = Before::Stays) const;

    /// Keeps the file as it is under another name, which is returned: the same damage has the same one.
    base::Result<QString> keepAside() const;

    const QString &path() const { return m_path; }

private:
    base::Result<QByteArray> bytes() const;
    bool isNewer(const QJsonObject &object) const;
    QString pathBefore() const { return m_path + QStringLiteral(".before"); }

    QString m_path;
    int m_version;
    IsWhole m_isWhole;
};

} // namespace workspace
