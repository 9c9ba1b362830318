#include "core/users/person.h"

#include <QByteArray>
#include <QSet>

namespace users {

bool EventPage::append(const EventPage &page)
{
    QSet<QString> known;
    for (const auto &event : events)
        known.insert(event.id);
    const auto before = events.size();
    for (const auto &event : page.events) {
        // Without an ID there is no telling.
        if (!event.id.isEmpty() && known.contains(event.id))
            continue;
        known.insert(event.id);
        events.push_back(event);
    }
    next = page.next;
    total = page.total;
    return events.size() > before;
}

QString uuidOfUser(const QString &nodeId)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        nodeId.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray prefix = "User:";
    return decoded && decoded.decoded.startsWith(prefix) ? QString::fromUtf8(decoded.decoded.mid(prefix.size()))
                                                         : QString();
}

} // namespace users
