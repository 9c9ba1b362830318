#pragma once

#include "core/results/comparison.h"

#include <QAbstractScrollArea>
#include <QFont>

namespace ui {

class Appearance;

/// Two answers side by side, line for line, with one pair of scroll bars. Stretches that are equal can be put away but
/// for a few lines around what is not. Only the lines in view are made.
class ComparedLines final : public QAbstractScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparedLines)

public:
    explicit ComparedLines(const Appearance &appearance, QWidget *parent = nullptr);

    /// Null shows nothing.
    void setComparison(std::shared_ptr<const results::Comparison> comparison);
    /// Every line, or those near a difference.
    void setShowsAll(bool all);
    /// Makes \a line of the comparison the current one, in view.
    void goTo(std::uint32_t line);
    /// The lines in view or not, with one for each stretch that is put away.
    int rowCount() const { return static_cast<int>(m_rows.size()); }
    /// Both sides of the current line.
    void copyLine() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    /// A line, or how many equal ones are put away from there on.
    struct Row
    {
        std::uint32_t line = 0;
        std::uint32_t hidden = 0;
    };
    void layOut();
    void fitScrollBars();
    void setCurrent(int row);
    void paintRow(QPainter &painter, int row, int top) const;
    void paintSide(QPainter &painter, const QRect &place, text::Span span, const results::ComparedLine &line,
                   bool isLeft) const;
    QString textOf(text::Span span, bool isLeft) const;

    const Appearance &m_appearance;
    QFont m_font;
    std::shared_ptr<const results::Comparison> m_comparison;
    std::vector<Row> m_rows;
    std::uint32_t m_longest = 0; ///< In columns.
    bool m_showsAll = false;
    int m_current = 0;
};

} // namespace ui
