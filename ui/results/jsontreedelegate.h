#pragma once

#include <QStyledItemDelegate>

namespace ui {

class Appearance;

/// Draws the cells of a JSON tree in the colours of JSON. Plain text by its nature: no label, no document.
class JsonTreeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit JsonTreeDelegate(const Appearance &appearance, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const Appearance &m_appearance;
};

} // namespace ui
