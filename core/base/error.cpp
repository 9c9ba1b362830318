#include "core/base/error.h"

namespace base {

QString nameOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Cancelled:
        return QStringLiteral("cancelled");
    case Error::Kind::InvalidInput:
        return QStringLiteral("invalid input");
    case Error::Kind::NotFound:
        return QStringLiteral("not found");
    case Error::Kind::Io:
        return QStringLiteral("input/output");
    case Error::Kind::Crypto:
        return QStringLiteral("crypto");
    case Error::Kind::Network:
        return QStringLiteral("network");
    case Error::Kind::Timeout:
        return QStringLiteral("timeout");
    case Error::Kind::Http:
        return QStringLiteral("HTTP");
    case Error::Kind::Protocol:
        return QStringLiteral("protocol");
    case Error::Kind::Refused:
        return QStringLiteral("refused");
    case Error::Kind::OutcomeUnknown:
        return QStringLiteral("outcome unknown");
    }
    return {};
}

} // namespace base
