#pragma once

#include "core/exchange/operation.h"
#include "core/safety/headers.h"

#include <QString>
#include <QUrl>

#include <variant>

namespace exchange {

/// What an operation can be copied as.
enum class Form { Curl, Go, Python, JavaScript, CSharp, Http };

constexpr Form AllForms[] {Form::Curl, Form::Go, Form::Python, Form::JavaScript, Form::CSharp, Form::Http};

/// As a menu names it: `cURL`, `Go`, `Plain HTTP`.
QString nameOf(Form form);

/// How the one who runs a snippet gets a token: `gatehouse token` signs one, with the key where it lies.
struct TokenCommand
{
    QString projectId;
    QString keyPath;
    QString keyId;
};

/// A token that goes into the text itself: whoever reads the text can use it until it expires.
struct TokenText
{
    QByteArray token;
};

/// What is to be written for another program to send.
struct SnippetRequest
{
    QUrl endpoint;
    Operation operation;
    std::variant<TokenCommand, TokenText> credential;
    QList<safety::Header> headers {}; ///< Beside those that every request has; safety::problemOf() is empty.
};

/// The operation as a text for another program: complete, runnable, and sending exactly the bytes of query and
/// variables that are given. It never holds a key; without TokenText it holds no token either, but says how to make
/// one. The text ends with a line feed.
QByteArray snippet(Form form, const SnippetRequest &request);

/// \a text as one word of a POSIX shell.
QByteArray shellQuoted(const QByteArray &text);

} // namespace exchange
