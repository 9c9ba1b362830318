#pragma once

#include "core/net/call.h"
#include "core/net/transport.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QPointer>
#include <QSslError>
#include <QTimer>

#include <optional>

namespace net {

class OnceOnlyBody;

/// A Call over one QNetworkReply. Decides what its end means: a reply, whatever its status, when all of it came; a
/// failure otherwise; and for a change whose body may have left, an unknown outcome.
class HttpCall final : public Call
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpCall)

public:
    /// Takes over \a reply and \a body (null for a request without one).
    HttpCall(QNetworkReply *reply, OnceOnlyBody *body, const TransportOptions &options, bool changesData,
             QObject *parent);
    ~HttpCall() override;

    void cancel() override;

private:
    /// Why we ended it ourselves; Qt calls all of these "operation cancelled".
    enum class Ending { None, Cancelled, TimedOut, TooLarge, NoHeaders };

    void end(Ending ending);
    void receive();
    void readAvailable();
    void complete();
    /// Empty when the whole answer came.
    std::optional<base::Error> failure(int status) const;
    base::Error networkError() const;
    base::Error certificateError() const;
    Timings timings(qint64 ended) const;

    QPointer<QNetworkReply> m_reply;
    OnceOnlyBody *m_body;
    qint64 m_maxBody;
    bool m_changesData;
    bool m_done = false;
    Ending m_ending = Ending::None;
    QTimer m_limit;
    std::string m_received;
    QList<QSslError> m_sslErrors;
    QElapsedTimer m_clock;
    qint64 m_sent = -1; ///< Nanoseconds on m_clock when the request was out; -1: never.
    qint64 m_answered = -1; ///< When the head of the answer was in.
};

} // namespace net
