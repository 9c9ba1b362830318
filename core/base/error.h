#pragma once

#include <QString>

namespace base {

/// What went wrong, in three layers: a kind the program can branch on, a sentence for the person that names
/// what is wrong and what to do, and a detail for the log. Neither text may hold a token, a key or a body.
struct Error
{
    enum class Kind {
        Cancelled,
        InvalidInput,
        NotFound,
        Io,
        Crypto,
        Network,
        Timeout,
        Http,
        Protocol,
        Refused,
        /// A change may or may not have been made: only a look at the server's data can tell.
        OutcomeUnknown,
    };
    Kind kind = Kind::InvalidInput;
    QString message;
    QString detail;
    bool operator==(const Error &) const = default;
};

/// The kind in words, for logs and tests. Not toString(): QCOMPARE would find it by argument-dependent look-up.
QString nameOf(Error::Kind kind);

} // namespace base
