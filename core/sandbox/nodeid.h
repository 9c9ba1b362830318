#pragma once

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace sandbox {

/// A node ID taken apart.
struct NodeId
{
    std::string type; ///< "User"
    QString id; ///< Raw.
};

/// `Type:raw` in base64url without padding: how the real server names every record.
QString makeNodeId(std::string_view type, const QString &id);
/// Nothing when it is no base64url without padding, or has no colon in it.
std::optional<NodeId> parseNodeId(const QString &text);
/// The raw ID when \a text names a \a type; nothing when it is garbage or another type ("invalid user ID").
std::optional<QString> rawIdOf(std::string_view type, const QString &text);

} // namespace sandbox
