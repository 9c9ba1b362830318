#include "core/workspace/documentfile.h"

#include "core/base/fileerror.h"
#include "core/workspace/workspacefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUtf8StringView>

#include <cerrno>

namespace workspace {
namespace {

constexpr qint64 LargestDocument = 16LL * 1024 * 1024;
constexpr QByteArrayView ByteOrderMark("\xef\xbb\xbf");

LineEnd mostCommonEnd(const QByteArray &text)
{
    const auto both = text.count("\r\n");
    const auto lf = text.count('\n') - both;
    const auto cr = text.count('\r') - both;
    if (both > lf && both >= cr)
        return LineEnd::CrLf;
    return cr > lf ? LineEnd::Cr : LineEnd::Lf;
}

QByteArray bytesOf(const DocumentFile &file, const QByteArray &text)
{
    QByteArray bytes = text;
    if (file.lineEnd != LineEnd::Lf)
        bytes.replace("\n", file.lineEnd == LineEnd::CrLf ? "\r\n" : "\r");
    return file.hasByteOrderMark ? bytes.prepend(ByteOrderMark) : bytes;
}

base::Result<QByteArray> readAll(const QString &path)
{
    const auto tooLarge = [&path] {
        return base::fail(
            base::Error::Kind::InvalidInput,
            QStringLiteral("%1 is too large for an editor: files of more than 16 MB are not opened.").arg(path));
    };
    if (QFileInfo(path).isDir())
        return tl::unexpected(base::readError(path, EISDIR));
    // Opening a pipe waits until somebody writes into it, and a device has no end.
    if (const QFileInfo info(path); info.exists() && !info.isFile())
        return base::fail(base::Error::Kind::InvalidInput,
                          QStringLiteral("%1 is no plain file: copy what it says into one, and open that.").arg(path));
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(base::readError(path, errno));
    if (file.size() > LargestDocument)
        return tooLarge();
    // What is no plain file does not say how much it holds.
    const QByteArray bytes = file.read(LargestDocument + 1);
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(base::readError(path, errno));
    if (bytes.size() > LargestDocument)
        return tooLarge();
    return bytes;
}

} // namespace

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

bool DocumentFile::holds(const QByteArray &text) const
{
    return text.size() == textSize && digestOf(text) == textDigest;
}

base::Result<OpenedDocument> openDocument(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    auto bytes = readAll(absolute);
    if (!bytes)
        return tl::unexpected(std::move(bytes.error()));
    OpenedDocument document;
    document.file.path = absolute;
    document.file.digest = digestOf(*bytes);
    document.text = *std::move(bytes);
    if (document.text.contains('\0') || !QUtf8StringView(document.text).isValidUtf8())
        return base::fail(base::Error::Kind::InvalidInput,
                          QStringLiteral("%1 is no text in UTF-8: it is not opened.").arg(absolute));
    document.file.hasByteOrderMark = document.text.startsWith(ByteOrderMark);
    if (document.file.hasByteOrderMark)
        document.text.remove(0, ByteOrderMark.size());
    document.file.lineEnd = mostCommonEnd(document.text);
    document.text.replace("\r\n", "\n").replace('\r', '\n');
    document.file.textDigest = digestOf(document.text);
    document.file.textSize = document.text.size();
    document.isWorkspace = isWorkspace(document.text);
    return document;
}

base::Result<std::optional<DocumentFile>> saveDocument(const DocumentFile &known, const QByteArray &text,
                                                       Overwrite overwrite)
{
    if (overwrite == Overwrite::OnlyWhatIsKnown && QFileInfo::exists(known.path)) {
        const auto present = readAll(known.path);
        if (!present || digestOf(*present) != known.digest)
            return std::nullopt;
    }
    const auto bytes = bytesOf(known, text);
    QSaveFile file(known.path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tl::unexpected(base::writeError(known.path, errno));
    DocumentFile saved = known;
    saved.digest = digestOf(bytes);
    saved.textDigest = digestOf(text);
    saved.textSize = text.size();
    return saved;
}

} // namespace workspace
