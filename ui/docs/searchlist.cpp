#include "ui/docs/searchlist.h"

#include "core/base/visibletext.h"
#include "ui/theme/appearance.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace ui {
namespace {

constexpr int SearchRowHeight = 44;
enum SearchRole { DetailRole = Qt::UserRole, KindRole, DeprecatedRole };

Role roleOfEntry(SchemaEntry::Kind kind)
{
    switch (kind) {
    case SchemaEntry::Kind::Type:
        return Role::Type;
    case SchemaEntry::Kind::Field:
    case SchemaEntry::Kind::EnumValue:
        return Role::Field;
    case SchemaEntry::Kind::Argument:
    case SchemaEntry::Kind::InputField:
        return Role::Argument;
    case SchemaEntry::Kind::Directive:
        break;
    }
    return Role::Keyword;
}

QString detailOf(const SchemaEntry &entry)
{
    switch (entry.kind) {
    case SchemaEntry::Kind::Type:
    case SchemaEntry::Kind::Directive:
        return entry.type;
    case SchemaEntry::Kind::Field:
    case SchemaEntry::Kind::InputField:
        return QStringLiteral("%1 · %2").arg(entry.owner, entry.type);
    case SchemaEntry::Kind::Argument:
        return SearchList::tr("argument of %1 · %2").arg(entry.owner, entry.type);
    case SchemaEntry::Kind::EnumValue:
        break;
    }
    return SearchList::tr("value of %1").arg(entry.owner);
}

/// Name above, where it belongs below. Painted as text, so that no name is ever read as markup.
class SearchRowDelegate final : public QStyledItemDelegate
{
public:
    SearchRowDelegate(const Appearance &appearance, QObject *parent)
        : QStyledItemDelegate(parent),
          m_appearance(appearance)
    { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {80, SearchRowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, m_appearance.color(Role::AccentWash));
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, m_appearance.color(Role::Hover));
        const auto rect = option.rect.adjusted(12, 4, -12, -4);
        auto font = Theme::codeFont();
        font.setStrikeOut(index.data(DeprecatedRole).toBool());
        painter->setFont(font);
        painter->setPen(m_appearance.color(static_cast<Role>(index.data(KindRole).toInt())));
        const auto draw = [&](const QString &text, int top) {
            const QFontMetrics metrics(painter->font());
            painter->drawText(QRect(rect.x(), rect.y() + top, rect.width(), rect.height() / 2), Qt::AlignVCenter,
                              metrics.elidedText(text, Qt::ElideRight, rect.width()));
        };
        draw(index.data().toString(), 0);
        font = option.font;
        font.setPointSizeF(font.pointSizeF() * 0.92);
        painter->setFont(font);
        painter->setPen(m_appearance.color(Role::MutedText));
        draw(index.data(DetailRole).toString(), rect.height() / 2);
        painter->restore();
    }

private:
    const Appearance &m_appearance;
};

} // namespace

class SearchList::Model final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void set(std::vector<SchemaEntry> entries)
    {
        beginResetModel();
        m_entries = std::move(entries);
        endResetModel();
    }
    const SchemaEntry &entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const auto &shown = entry(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return base::visibleText(shown.name);
        case Qt::AccessibleDescriptionRole:
        case DetailRole:
            return base::visibleText(detailOf(shown));
        case KindRole:
            return static_cast<int>(roleOfEntry(shown.kind));
        case DeprecatedRole:
            return shown.isDeprecated;
        default:
            return {};
        }
    }

private:
    std::vector<SchemaEntry> m_entries;
};

SearchList::SearchList(const Appearance &appearance, QWidget *parent) : QListView(parent), m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new SearchRowDelegate(appearance, this));
    setUniformItemSizes(true);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Found in the schema"));
    connect(this, &QListView::activated, this, &SearchList::choose);
    connect(this, &QListView::clicked, this, &SearchList::choose);
    connect(&appearance, &Appearance::themeChanged, viewport(), qOverload<>(&QWidget::update));
}

SearchList::~SearchList() = default;

void SearchList::show(std::vector<SchemaEntry> entries)
{
    m_model->set(std::move(entries));
    setCurrentIndex(m_model->index(0));
    scrollToTop();
}

void SearchList::moveBy(int rows)
{
    const int row = std::clamp(currentIndex().row() + rows, 0, std::max(0, m_model->rowCount() - 1));
    setCurrentIndex(m_model->index(row));
}

void SearchList::choose()
{
    if (currentIndex().isValid())
        emit placeActivated(m_model->entry(currentIndex().row()).place);
}

} // namespace ui
