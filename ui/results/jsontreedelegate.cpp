#include "ui/results/jsontreedelegate.h"

#include "core/results/jsontreemodel.h"
#include "ui/theme/appearance.h"

namespace ui {
namespace {

constexpr int TreeRowHeight = 26;

Role roleOfValue(json::Kind kind)
{
    switch (kind) {
    case json::Kind::Null:
    case json::Kind::Boolean:
        return Role::Keyword;
    case json::Kind::Number:
        return Role::Field;
    case json::Kind::String:
        return Role::String;
    case json::Kind::Array:
    case json::Kind::Object:
        break;
    }
    return Role::MutedText;
}

Role roleOfCell(const QModelIndex &index)
{
    if (index.column() == results::JsonTreeModel::TypeColumn)
        return Role::MutedText;
    if (index.column() == results::JsonTreeModel::ValueColumn)
        return roleOfValue(static_cast<json::Kind>(index.data(results::JsonTreeModel::KindRole).toInt()));
    return index.data(results::JsonTreeModel::IsIndexRole).toBool() ? Role::MutedText : Role::Text;
}

} // namespace

JsonTreeDelegate::JsonTreeDelegate(const Appearance &appearance, QObject *parent)
    : QStyledItemDelegate(parent),
      m_appearance(appearance)
{ }

QSize JsonTreeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), TreeRowHeight};
}

void JsonTreeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto color = m_appearance.color(roleOfCell(index));
    for (const auto role : {QPalette::Text, QPalette::HighlightedText})
        option->palette.setColor(role, color);
    const bool isContainer =
        index.data(results::JsonTreeModel::KindRole).toInt() >= static_cast<int>(json::Kind::Array);
    const bool isData = index.column() == results::JsonTreeModel::KeyColumn
        || (index.column() == results::JsonTreeModel::ValueColumn && !isContainer);
    if (isData)
        option->font = Theme::codeFont();
    // A value is found by its beginning; the middle of an ID tells nothing.
    option->textElideMode = Qt::ElideRight;
}

} // namespace ui
