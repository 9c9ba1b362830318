#pragma once

#include "core/project/project.h"

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
};

} // namespace safety
