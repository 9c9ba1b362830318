#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace safety {

/// A header that a person adds to a request, as bytes. Not yet a header that may be sent: see problemOf().
struct Header
{
    QByteArray name;
    QByteArray value;
    bool operator==(const Header &) const = default;
};

/// Why \a header is never sent and what to do instead, as sentences; empty when it may be. Refused are names that are
/// no token and values that hold more than printable ASCII and tabs (RFC 9110 §5.1, §5.5), because what reads as one
/// header here must not become two on the way; and by name whatever is Gatehouse's own to say: where a request goes and
/// from whom, who signs it, how its body and its answer are packed, and what belongs to a single connection. Names are
/// compared without case and with `_` as `-`, because gateways mix those up.
QString problemOf(const Header &header);

/// The same for several that go together: the first problem, and no name twice, because readers differ on which of the
/// two counts.
QString problemOf(const QList<Header> &headers);

/// Whether the value is to be hidden from who looks over the shoulder: a key, token, session or signature by the words
/// of its name, or a credential by its own look. A guess, made on the careful side.
bool isSecret(const Header &header);

/// What of \a headers must not reach a disk when a server repeats it: values that are secret, and those that are long
/// enough not to stand in an answer by chance, because nobody asked for them to be kept. A credential also without its
/// scheme.
QByteArrayList repeatable(const QList<Header> &headers);

/// What is shown in its place.
Header masked(const Header &header);

/// Whether a browser says it of itself with every request, so that in a copied command nobody meant it.
bool isBrowserChatter(QByteArrayView name);

/// Reads `Name: value` lines; blanks around both are no part of them and empty lines do not count. Lenient, so that a
/// view can show what is wrong where it stands: a line without a colon is a name without a value.
QList<Header> headersIn(QByteArrayView text);

/// The same for a command line, where nobody sees what was guessed: a line without a colon, or one that would continue
/// the line above, is an error. It repeats nothing, because it may be a secret.
base::Result<QList<Header>> readHeaders(QByteArrayView text);

} // namespace safety
