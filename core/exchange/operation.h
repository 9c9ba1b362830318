#pragma once

#include <QByteArray>

/// Operations on their way out of and into the program: as code for other programs, and from what other programs copy.
/// Knows text only; nothing here sends, signs or opens a file.
namespace exchange {

/// One operation with its variables, as text. Bytes are UTF-8.
struct Operation
{
    QByteArray query;
    QByteArray operationName; ///< Empty: the document holds one operation, or nobody said which.
    QByteArray
        variables; ///< JSON text of an object, as typed, or empty. Never re-written, so that numbers stay as typed.
    bool operator==(const Operation &) const = default;
};

} // namespace exchange
