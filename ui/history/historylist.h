#pragma once

#include "core/history/run.h"

#include <QTableView>

namespace ui {

class Appearance;
class HistoryModel;

/// The runs, one a row. Enter or a double click opens one, Del asks to remove what is selected; Up on the first row
/// leaves for what stands above.
class HistoryList final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryList)

public:
    /// \a model is not owned.
    HistoryList(const Appearance &appearance, HistoryModel &model, QWidget *parent = nullptr);

    QList<qint64> selectedIds() const;
    /// -1: none.
    qint64 currentId() const;
    void selectRow(int row);

signals:
    void currentRunChanged(qint64 id);
    void openRequested(qint64 id);
    void removeRequested();
    void copyRequested();
    void leftUpwards();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOutColumns();

    HistoryModel &m_model;
};

} // namespace ui
