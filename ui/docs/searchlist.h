#pragma once

#include "ui/docs/schemabook.h"

#include <QListView>

namespace ui {

class Appearance;

/// What a search in the schema found, best first: each row with where it belongs, its type, and the match in its
/// context.
class SearchList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchList)

public:
    explicit SearchList(const Appearance &appearance, QWidget *parent = nullptr);
    ~SearchList() override;

    /// The first row becomes the current one. \a wanted: what was searched for, to be marked in the rows.
    void show(std::shared_ptr<const SchemaBook> book, const QString &wanted, std::vector<std::uint32_t> entries);
    void moveBy(int rows);
    void setCurrentRow(int row);
    /// Chooses the current row, if there is one.
    void choose();

signals:
    void placeActivated(const QString &place);

private:
    class Model;
    Model *m_model;
};

} // namespace ui
