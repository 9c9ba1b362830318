#pragma once

#include <QByteArray>
#include <QStringList>

namespace support {

/// Runs the `openssl` program, the witness that shares no code with ours, and returns what it wrote to standard
/// output. A failure ends the test function's claims: it is reported with the program's own words, and the result is
/// empty.
QByteArray openssl(const QStringList &arguments, const QByteArray &input = {});

/// Writes \a content to \a path; false (and reported) when that fails.
bool writeFile(const QString &path, const QByteArray &content);
QByteArray readFile(const QString &path);

} // namespace support
