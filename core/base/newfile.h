#pragma once

#include "core/base/descriptor.h"
#include "core/base/result.h"

#include <QByteArray>

#include <memory>

namespace base {

/// The new bytes of a file, beside it until they take its place in one step, and only for its owner's eyes (0600). Its
/// steps are apart so that several files can wait for the disk together. What is not brought to the end is removed.
/// Blocks on the disk.
class NewFile
{
public:
    NewFile() = default;
    ~NewFile();
    Q_DISABLE_COPY_MOVE(NewFile)

    Result<void> begin(const QString &path, const QByteArray &bytes);
    /// It was begun, and nothing went wrong so far.
    bool isThere() const { return m_error == 0; }
    /// A failure is told by end(). On any thread.
    void sync();
    /// Another name for the new bytes, in the place of what has that name; false where a file system knows no second
    /// names.
    bool linkAs(const QString &path) const;
    Result<void> end();

private:
    tl::unexpected<Error> failed(int error);

    QString m_path;
    std::unique_ptr<Descriptor> m_file;
    QByteArray m_name; ///< Empty: there is none any more.
    int m_error = -1; ///< errno of the first step that failed; the steps behind it do nothing. -1: none was taken.
};

/// \a link becomes another name of the file \a name, in one step and in the place of whatever it was.
bool linkOver(const QString &name, const QString &link);

} // namespace base
