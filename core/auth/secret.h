#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>

namespace auth {

/// Bytes that must not outlive their use: wiped on destruction, movable, never copied, and without an operator<<,
/// so that no log line and no test output can hold them by accident.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes))
    {
        // QByteArray is shared: wiping a shared copy would wipe nothing.
        m_bytes.detach();
    }
    ~Secret() { wipe(); }
    Secret(Secret &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) { }
    Secret &operator=(Secret &&other) noexcept
    {
        if (this != &other) {
            wipe();
            m_bytes = std::exchange(other.m_bytes, {});
        }
        return *this;
    }
    Q_DISABLE_COPY(Secret)

    /// Greppable on purpose. The view is good as long as this object.
    QByteArrayView reveal() const { return m_bytes; }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    qsizetype size() const { return m_bytes.size(); }
    /// Overwrites the bytes and forgets them.
    void wipe();

private:
    QByteArray m_bytes;
};

} // namespace auth
