#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPair>

#include <chrono>
#include <memory>
#include <string>

namespace net {

/// Where the time of a call went.
struct Timings
{
    std::chrono::microseconds connect {0};
    std::chrono::microseconds wait {0};
    std::chrono::microseconds receive {0};
    std::chrono::microseconds total() const { return connect + wait + receive; }
};

/// What came back over HTTP, whatever its status: a GraphQL server explains itself in the body of a 400 too.
struct Reply
{
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers;
    /// Never null. Shared, because an answer of a hundred megabytes is held once on its whole way to the window.
    std::shared_ptr<const std::string> body = std::make_shared<const std::string>();
    Timings timings;
    QDateTime serverDate; ///< The Date header; invalid when absent.
    /// The value of a header, whatever the letter case of its name; empty when absent.
    QByteArray header(const QByteArray &name) const;
    QByteArray contentType() const { return header("content-type"); }
};

/// Reads a Date header in the one form that servers send (IMF-fixdate, RFC 9110 §5.6.7); invalid for anything else.
QDateTime parseHttpDate(const QByteArray &text);

} // namespace net
