#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace workspace {

/// What a line ends with in a file. In the editor it is always LF.
enum class LineEnd { Lf, CrLf, Cr };

/// A document on disk as this program knows it: where it is, and what it held when it was last read or written here.
struct DocumentFile
{
    QString path; ///< Absolute; empty: the document is in no file.
    QByteArray digest; ///< Of the file's bytes.
    QByteArray textDigest; ///< Of the text that was shown or saved, which has LF at the end of its lines.
    qsizetype textSize = 0;
    /// Of most of its lines: a file is saved with the ends of lines and the byte order mark that it was opened with,
    /// so that nobody's next comparison of two versions shows every line as changed.
    LineEnd lineEnd = LineEnd::Lf;
    bool hasByteOrderMark = false;
    bool operator==(const DocumentFile &) const = default;
    /// Whether \a text is what was shown or saved last. Cheap while somebody types: another length is another text.
    bool holds(const QByteArray &text) const;
};

/// A document as an editor shows it, and what its file was like.
struct OpenedDocument
{
    QByteArray text; ///< UTF-8, lines end with LF.
    DocumentFile file;
    bool isWorkspace = false; ///< It is none to write in, whatever its file is called.
};

/// To be compared with a DocumentFile's.
QByteArray digestOf(const QByteArray &bytes);

/// Reads a document for an editor: UTF-8 text of at most 16 MB. Blocks on the disk: not for the window's thread.
base::Result<OpenedDocument> openDocument(const QString &path);

enum class Overwrite { OnlyWhatIsKnown, Anything };

/// Replaces the file in one step, in the form that \a known says; its permissions stay, and a link stays a link.
/// Nothing, and nothing written, when the file holds something else than \a known says: somebody changed it meanwhile.
/// A file that is gone is made anew. Blocks on the disk.
base::Result<std::optional<DocumentFile>> saveDocument(const DocumentFile &known, const QByteArray &text,
                                                       Overwrite overwrite);

} // namespace workspace
