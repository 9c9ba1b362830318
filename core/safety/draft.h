#pragma once

#include "core/project/project.h"
#include "core/safety/headers.h"

#include <QByteArray>

namespace safety {

/// What a person wants to send, before anyone has looked at it: text in, nothing parsed. Bytes are UTF-8.
struct Draft
{
    project::Project project;
    QByteArray document;
    /// Empty when the document holds one operation.
    QByteArray operationName;
    /// JSON text of an object, as typed (json::parseTyped), or empty.
    QByteArray variables;
    /// Sent with it, when problemOf() has nothing against them.
    QList<Header> headers {};
};

} // namespace safety
