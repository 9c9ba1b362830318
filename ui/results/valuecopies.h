#pragma once

#include "core/json/path.h"

#include <QString>

#include <memory>

class QMenu;
class QObject;

namespace ui {

/// What can be taken away of one value of an answer, exactly as it came. A value and the tape it is of; cheap to copy,
/// used on any thread.
class ValueCopies
{
public:
    /// Of the innermost value at byte \a offset of \a tape.
    ValueCopies(std::shared_ptr<const json::Tape> tape, std::uint32_t offset);

    /// A string decoded, anything else as JSON.
    QString value() const;
    /// `data.users.edges[0].node.id`
    QString path() const { return QString::fromStdString(json::dotted(m_spot.path)); }
    /// `/data/users/edges/0/node/id`, RFC 6901.
    QString pointer() const { return QString::fromStdString(json::pointer(m_spot.path)); }
    /// Containers indented.
    QString json() const;
    /// The item of a list, or the node of a connection, that the value is in; nothing when it is in none.
    QString rowAsJson() const;
    /// A list or a connection with one row each item, anything else as one row.
    QString csv() const;
    QString markdown() const;

    bool isContainer() const { return m_spot.value.isObject() || m_spot.value.isArray(); }
    bool isInRow() const { return rowLength() > 0; }

    /// Adds what puts each of them on the clipboard. Large ones are made in another thread.
    void addTo(QMenu &menu) const;

private:
    std::size_t rowLength() const;

    std::shared_ptr<const json::Tape> m_tape;
    json::Spot m_spot;
};

} // namespace ui
