#pragma once

#include "core/base/error.h"
#include "core/net/reply.h"

#include <QObject>

namespace net {

/// One request under way, made by Transport, on Transport's thread. Emits exactly one of replied() and failed()
/// (cancelling fails it), and then deletes itself; whoever keeps it keeps a QPointer.
class Call : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Call)

public:
    using QObject::QObject;
    virtual void cancel() = 0;

signals:
    void received(qint64 bytes, qint64 total);
    void replied(const net::Reply &reply);
    void failed(const base::Error &error);
};

} // namespace net
