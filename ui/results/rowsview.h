#pragma once

#include "core/results/folds.h"
#include "core/results/rowplace.h"
#include "ui/results/laidrows.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

namespace ui {

class Appearance;

/// Shows text of any size: only the rows in view are made, laid out and coloured. Rows that open a container can be
/// closed; text is selected and copied by character, with the mouse and with the keys of an editor.
class RowsView final : public QAbstractScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowsView)

public:
    explicit RowsView(const Appearance &appearance, QWidget *parent = nullptr);
    ~RowsView() override;

    /// Null shows nothing. JSON is coloured and folds.
    void setRows(std::shared_ptr<const results::Rows> rows);
    void setJson(std::shared_ptr<const results::JsonRows> rows);
    const std::shared_ptr<const results::JsonRows> &json() const { return m_json; }
    bool hasRows() const { return m_rows != nullptr; }
    /// With the number of each row in front; not for a dump, which brings its own.
    void setNumbered(bool isNumbered);

    /// The byte of the answer at the caret, or where what is selected begins; nothing when there are no rows.
    std::optional<std::uint32_t> chosen() const;
    /// Selects what stands at \a span, or goes to its begin when that is in many rows; opens what hides it.
    void choose(text::Span span);
    /// The bytes at both ends of what is selected.
    struct Reach
    {
        std::uint32_t anchor = 0; ///< Where selecting began.
        std::uint32_t caret = 0;
    };
    Reach reach() const;
    /// Selects as much as that is, in however many rows.
    void setReach(Reach reach);
    /// Washes these places, which are in order and do not overlap; see AnswerSearch.
    void markPlaces(std::shared_ptr<const std::vector<text::Span>> places);

    /// So many characters fit beside each other when the view is \a width pixels wide, whatever the rows.
    std::uint32_t columnsIn(int width) const;
    /// The byte at which the rows in view begin.
    std::uint32_t top() const;
    void setTop(std::uint32_t offset);

    /// Without making the text.
    bool hasSelection() const { return m_caret != m_anchor; }
    QString selectedText() const;
    void copy() const;
    void selectAll();

    /// Closes every container that is \a depth levels deep, the root's level being 0, and opens those around them.
    void fold(std::vector<results::RowRange> ranges);
    void openAll() { fold({}); }
    const std::vector<results::RowRange> &closed() const { return m_folds.closed(); }
    /// Those that are not put away, in view or not.
    std::uint32_t shownRows() const;
    bool isClosed(std::uint32_t row) const { return m_folds.isClosed(row); }

signals:
    /// The caret has been moved by a person.
    void chosenChanged(quint32 offset);
    void menuWanted(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void take(std::shared_ptr<const results::Rows> rows, std::shared_ptr<const results::JsonRows> json);
    const LaidRow &laid(std::uint32_t row) const;
    void paintRow(QPainter &painter, std::uint32_t row, int top) const;
    void paintGutter(QPainter &painter, const LaidRow &laid, std::uint32_t row, int top) const;
    QList<QTextLayout::FormatRange> washes(const LaidRow &laid, std::uint32_t row) const;
    int gutterWidth() const;
    int pageRows() const;
    void fitScrollBars();
    void keepInView();
    results::RowPlace placeAt(const QPoint &position) const;
    void moveTo(results::RowPlace place, bool isSelecting);
    void moveBy(int rows, bool isSelecting);
    void moveAlong(bool isBackwards, bool byWord, bool isSelecting);
    void setClosed(std::uint32_t row, bool isClosed);
    void closeAround();
    void selectAround();
    std::pair<results::RowPlace, results::RowPlace> selection() const;

    const Appearance &m_appearance;
    QFont m_font;
    std::shared_ptr<const results::Rows> m_rows;
    std::shared_ptr<const results::JsonRows> m_json; ///< The same, when it is JSON.
    results::Folds m_folds;
    bool m_isNumbered = true;
    results::RowPlace m_caret;
    results::RowPlace m_anchor; ///< What lies between is selected.
    std::shared_ptr<const std::vector<text::Span>> m_places;
    LaidRows m_laid;
};

} // namespace ui
