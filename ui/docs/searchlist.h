#pragma once

#include "ui/docs/schemaindex.h"

#include <QAbstractListModel>
#include <QListView>

namespace ui {

class Appearance;

/// What a search in the schema found, best first; each row with where it belongs and its type.
class SearchList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchList)

public:
    explicit SearchList(const Appearance &appearance, QWidget *parent = nullptr);
    ~SearchList() override;

    /// The first row becomes the current one.
    void show(std::vector<SchemaEntry> entries);
    void moveBy(int rows);
    /// Chooses the current row, if there is one.
    void choose();

signals:
    void placeActivated(const QString &place);

private:
    class Model;
    Model *m_model;
};

} // namespace ui
