#pragma once

#include "core/json/value.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace run {

/// An error as the Admin API states it, in a GraphQL answer or beside one.
struct ServerError
{
    QString message;
    QString name; ///< The family, such as `Invalid`; empty when the server keeps it to itself.
    QString reason; ///< The exact kind, such as `RoleUnknownKeys`.
    QString path; ///< Response keys and indexes with dots in between.
    int line = 0;
    int column = 0;
    /// What the server adds (`info`), one line each: `keys: admin, support`. Long ones are cut.
    QStringList details {};
    QString trackingId {}; ///< Under which the server's own people find the failure; may be empty.
};

/// Which of its four ways the server chose to answer in.
enum class Shape {
    GraphQl, ///< `{"data": …, "errors": […]}`
    RestError, ///< `{"error": {"name", "reason", "message", …}}`
    OtherJson,
    NotJson,
};

Shape shapeOf(const json::Value &root);

/// The errors of an answer in either form, in order. The text that the real server's engine leaks after its first
/// error, about the internals of its own program, is left out.
QList<ServerError> readErrors(const json::Value &root);

} // namespace run
