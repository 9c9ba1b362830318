#pragma once

#include "ui/results/textlines.h"

#include <QAbstractScrollArea>

namespace ui {

class Appearance;

/// Reads large text without an editor, which would take a second and four times the memory: only the rows in view
/// are decoded and coloured. Rows can be selected and copied, exactly as they came.
class LargeTextView final : public QAbstractScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LargeTextView)

public:
    explicit LargeTextView(const Appearance &appearance, QWidget *parent = nullptr);

    void setText(TextLines lines, bool isJson);

    /// As in JsonTreeView. ASCII letters match in both cases unless told.
    int search(const QString &text, bool caseSensitive);
    int step(bool backwards);
    int current() const { return m_places.empty() ? 0 : static_cast<int>(m_place) + 1; }
    int count() const { return static_cast<int>(m_places.size()); }
    static constexpr int MostPlaces = 10'000;
    void copyRows() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void paintRow(QPainter &painter, std::size_t row, int top) const;
    void fitScrollBars();
    int numbersWidth() const;
    std::size_t rowUnder(int y) const;
    void goTo(std::size_t row, bool select);
    void goToPlace(std::size_t place);

    const Appearance &m_appearance;
    QFont m_font;
    TextLines m_lines;
    bool m_isJson = false;
    std::size_t m_anchor = 0; ///< The rows from here to m_row are selected.
    std::size_t m_row = 0;
    std::vector<std::uint32_t> m_places;
    std::size_t m_needleLength = 0;
    std::size_t m_place = 0;
};

} // namespace ui
