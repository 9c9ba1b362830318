#include "core/net/onceonlybody.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace net {

OnceOnlyBody::OnceOnlyBody(QByteArray body, QObject *parent) : QIODevice(parent), m_body(std::move(body))
{
    // Unbuffered: what QIODevice kept for itself it could hand out again.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceOnlyBody::readData(char *data, qint64 maxSize)
{
    if (atEnd())
        return -1;
    const qint64 length = std::min(maxSize, bytesAvailable());
    std::memcpy(data, m_body.constData() + m_position, static_cast<size_t>(length));
    m_position += length;
    return length;
}

} // namespace net
