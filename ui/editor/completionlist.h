#pragma once

#include "core/graphql/help/completion.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

namespace ui {

class Appearance;

/// The items of a completion as rows, in the order the core has ranked them.
class CompletionList final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setItems(std::vector<graphql::CompletionItem> items);
    const graphql::CompletionItem &item(int row) const { return m_items[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    /// Label and accessible text; the rest is drawn from item().
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<graphql::CompletionItem> m_items;
};

/// Draws a row: a badge for the kind, the label with what was typed in bold, the type at the right. All rows are of
/// one height, so that a list of thousands costs what is in view.
class CompletionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CompletionDelegate(const Appearance &appearance, const CompletionList &list, QObject *parent);

    static constexpr int RowHeight = 24;
    /// How wide the list must be to show its first rows in full.
    int wantedWidth() const;
    /// The current row is pale while Enter would not take it.
    void setEager(bool eager) { m_eager = eager; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Appearance &m_appearance;
    const CompletionList &m_list;
    bool m_eager = false;
};

} // namespace ui
