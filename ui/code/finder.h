#pragma once

#include "core/text/span.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <vector>

namespace ui {

class CodeBox;

/// Finds plain text in a CodeBox: marks every place and walks from one to the next, also after the text has changed.
class Finder
{
public:
    explicit Finder(CodeBox &box) : m_box(box) { }

    /// Marks every place and says how many there are.
    int mark(QString text, bool caseSensitive);
    /// Marks every place and selects the first one from the selection's begin on, round the end; its number from 1,
    /// or 0 when there is none.
    int search(const QString &text, bool caseSensitive);
    /// Selects the next place from the caret, round the end; its number from 1, or 0 when there is none.
    int step(bool backwards);
    void clear();

    /// Puts \a replacement in the place that is selected, if one is, and selects the next; its number from 1, or 0 when
    /// there is none left.
    int replace(const QString &replacement);
    /// The same for every place, as one step to undo; how many they were. What comes in is not searched again.
    int replaceAll(const QString &replacement);

    int count() const { return static_cast<int>(m_places.size()); }

private:
    std::size_t firstFrom(std::uint32_t offset) const;
    int selectPlace(std::size_t place);
    void put(text::Span place, const QByteArray &replacement);

    CodeBox &m_box;
    QString m_wanted;
    bool m_caseSensitive = false;
    quint64 m_revision = 0; ///< Of the text in which the places are.
    std::vector<text::Span> m_places;
};

} // namespace ui
