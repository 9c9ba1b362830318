#pragma once

#include "core/results/jsontreemodel.h"

#include <QTreeView>

namespace ui {

class Appearance;

/// The tree of an answer. Everything in it is text from outside and drawn as plain text; Ctrl+C copies the value in
/// the exact form it came in, the menu its path or its JSON.
class JsonTreeView final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonTreeView)

public:
    explicit JsonTreeView(const Appearance &appearance, QWidget *parent = nullptr);

    void setTape(std::shared_ptr<const json::Tape> tape);
    const results::JsonTreeModel &jsonModel() const { return m_model; }

    /// Goes to the first place from the current row on; returns how many there are, at most MostPlaces.
    int search(const QString &text, bool caseSensitive);
    /// Goes to the next place, round the end; returns current().
    int step(bool backwards);
    /// The number of the place gone to, from 1; 0 when there is none.
    int current() const { return m_places.empty() ? 0 : static_cast<int>(m_place) + 1; }
    int count() const { return static_cast<int>(m_places.size()); }
    static constexpr int MostPlaces = 10'000;

    void copyValue() const;
    void copyPath() const;
    void copyJson() const;

protected:
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void expandFirstRows();
    void expandAllBelow(const QModelIndex &index);
    void goToPlace(std::size_t place);

    const Appearance &m_appearance;
    results::JsonTreeModel m_model;
    std::vector<std::uint32_t> m_places; ///< Bytes of the tape where the last search found something.
    std::size_t m_place = 0;
};

} // namespace ui
