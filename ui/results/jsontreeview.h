#pragma once

#include "core/results/jsontreemodel.h"

#include <QTreeView>

namespace ui {

class Appearance;

/// The tree of an answer. Everything in it is text from outside and drawn as plain text; Ctrl+C copies the value in
/// the exact form it came in; + and - open and close, * opens all below.
class JsonTreeView final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonTreeView)

public:
    explicit JsonTreeView(const Appearance &appearance, QWidget *parent = nullptr);

    void setTape(std::shared_ptr<const json::Tape> tape);
    /// The answer in view has grown at the end of a list: what is open and where one looks stays.
    void setLonger(std::shared_ptr<const json::Tape> tape);
    const results::JsonTreeModel &jsonModel() const { return m_model; }

    /// The byte of the tape at which the current value begins; nothing when there is none.
    std::optional<std::uint32_t> chosen() const;
    /// Makes what is at \a offset the current row, and brings it into view.
    void choose(std::uint32_t offset);

    /// Opens everything below the current row; see MostOpenedRows.
    void openBelow();
    /// Closes what is deeper than \a depth levels and opens what is not, 0 being the first; see MostOpenedRows.
    void openTo(int depth);
    /// Opening a great deal stops here: beyond it, nobody reads and the view only gets slow.
    static constexpr int MostOpenedRows = 10'000;

    void copyValue() const;

signals:
    /// Another row is the current one, by the person.
    void chosenChanged(quint32 offset);
    void menuWanted(const QPoint &globalPosition);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void expandFirstRows();
    /// Widens the column of keys by what stands from \a from on, as far as one sees: a key that is cut off says
    /// nothing.
    void makeRoomForKeys(QModelIndex from);
    void fitKeys();
    void expandBelow(const QModelIndex &top, int depth);

    const Appearance &m_appearance;
    results::JsonTreeModel m_model;
    int m_keyWidth = 0; ///< What the keys would like, in pixels; they get three fifths of the view at most.
    bool m_isTold = false; ///< What becomes the current row, or opens, was not chosen by the person.
};

} // namespace ui
