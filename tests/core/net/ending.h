#pragma once

#include "core/net/call.h"

#include <QObject>

/// How a call ended, and how often it said so.
struct Ending
{
    int replies = 0;
    int failures = 0;
    net::Reply reply;
    base::Error error;
    QByteArray body() const { return QByteArray::fromStdString(*reply.body); }
    int total() const { return replies + failures; }

    void watch(net::Call *call)
    {
        QObject::connect(call, &net::Call::replied, call, [this](const net::Reply &what) {
            ++replies;
            reply = what;
        });
        QObject::connect(call, &net::Call::failed, call, [this](const base::Error &what) {
            ++failures;
            error = what;
        });
    }
};
