#include "core/sandbox/nodeid.h"

#include <QByteArray>

namespace sandbox {

namespace {
constexpr auto NodeIdEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
}

QString makeNodeId(std::string_view type, const QString &id)
{
    const QByteArray plain = QByteArray(type.data(), static_cast<qsizetype>(type.size())) + ':' + id.toUtf8();
    return QString::fromLatin1(plain.toBase64(NodeIdEncoding));
}

std::optional<NodeId> parseNodeId(const QString &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toUtf8(), NodeIdEncoding | QByteArray::AbortOnBase64DecodingErrors);
    // Qt takes padding even where it would leave it out; the real server does not.
    if (!decoded || text.endsWith(u'='))
        return std::nullopt;
    const qsizetype colon = decoded.decoded.indexOf(':');
    if (colon < 0)
        return std::nullopt;
    return NodeId {decoded.decoded.first(colon).toStdString(), QString::fromUtf8(decoded.decoded.sliced(colon + 1))};
}

std::optional<QString> rawIdOf(std::string_view type, const QString &text)
{
    const auto node = parseNodeId(text);
    if (!node || node->type != type)
        return std::nullopt;
    return node->id;
}

} // namespace sandbox
