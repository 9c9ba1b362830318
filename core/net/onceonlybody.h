#pragma once

#include <QByteArray>
#include <QIODevice>

namespace net {

/// The body of a POST that can be read through once and never again. Qt 6.4 sends a request again by itself when the
/// peer closes after the whole body came; it first has to rewind the body, and this one refuses. That turns a silent
/// second change into an error.
class OnceOnlyBody final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OnceOnlyBody)

public:
    explicit OnceOnlyBody(QByteArray body, QObject *parent = nullptr);

    /// True once any byte was handed out: from then on it may have reached the server.
    bool wasRead() const { return m_position > 0; }

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_position == m_body.size(); }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override { return m_body.size() - m_position; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_position = 0;
};

} // namespace net
