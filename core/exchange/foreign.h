#pragma once

#include "core/base/result.h"
#include "core/exchange/operation.h"
#include "core/safety/headers.h"

#include <QList>
#include <QStringList>

namespace exchange {

/// What came out of a foreign text. It brings an operation, and headers that a person may set and that are no secrets;
/// no address, key, token, certificate or cookie ever comes along. What the text asked for beyond that is named here,
/// without its values, so that a person can be told what was dropped.
struct Foreign
{
    Operation operation;
    QList<safety::Header> headers; ///< Not to be sent before a person said so.
    QStringList dropped; ///< Each as a person would name it: `the header Authorization`, `the address example.com`.
};

/// Reads a cURL command (POSIX shell or cmd.exe quoting), or a link to GraphiQL with `?query=…`. An error says what is
/// missing; nothing is sent and no file is opened.
base::Result<Foreign> readForeign(const QByteArray &text);

/// Whether \a text looks like something readForeign() is meant for, so that a paste can offer it.
bool looksForeign(const QByteArray &text);

} // namespace exchange
