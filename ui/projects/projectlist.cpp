#include "ui/projects/projectlist.h"

#include "core/base/visibletext.h"
#include "ui/theme/projectmark.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace ui {
namespace {

enum ProjectRole { KeyRole = Qt::UserRole, HostRole, LiveRole };

constexpr int RowHeight = 52;
constexpr int MarkSize = 28;
constexpr int RowPadding = 12;

/// Draws a row with plain text only: a painter guesses nothing.
class ProjectDelegate final : public QStyledItemDelegate
{
public:
    ProjectDelegate(const Appearance &appearance, QObject *parent)
        : QStyledItemDelegate(parent),
          m_appearance(appearance)
    { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {160, RowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &theme = m_appearance.theme();
        painter->save();
        const QRect row = option.rect.adjusted(8, 2, -8, -2);
        const bool selected = option.state & QStyle::State_Selected;
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.color(selected ? Role::Selection : Role::Hover));
            painter->drawRoundedRect(row, 6, 6);
        }
        if (option.state & QStyle::State_HasFocus && selected) {
            painter->setPen(theme.color(Role::Accent));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        const auto name = index.data(Qt::DisplayRole).toString();
        const QRect mark(row.left() + 8, row.top() + (row.height() - MarkSize) / 2, MarkSize, MarkSize);
        paintProjectMark(*painter, mark, name, index.data(LiveRole).toBool(), theme);

        const QRect texts = row.adjusted(MarkSize + 8 + RowPadding, 6, -8, -6);
        auto font = option.font;
        font.setWeight(QFont::Medium);
        const auto draw = [&](const QFont &with, Role role, const QString &text, Qt::Alignment place) {
            painter->setFont(with);
            painter->setPen(theme.color(role));
            const auto line = QFontMetrics(with).elidedText(base::visibleText(text), Qt::ElideRight, texts.width());
            painter->drawText(texts, static_cast<int>(place | Qt::AlignLeft) | Qt::TextSingleLine, line);
        };
        draw(font, Role::Text, name, Qt::AlignTop);
        font.setWeight(QFont::Normal);
        font.setPointSizeF(9);
        draw(font, Role::MutedText, index.data(HostRole).toString(), Qt::AlignBottom);
        painter->restore();
    }

private:
    const Appearance &m_appearance;
};

} // namespace

ProjectList::ProjectList(const Appearance &appearance, QWidget *parent) : QListWidget(parent)
{
    setItemDelegate(new ProjectDelegate(appearance, this));
    setMouseTracking(true);
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Projects"));
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            emit projectSelected(item->data(KeyRole).toString());
    });
    connect(this, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { emit projectOpened(item->data(KeyRole).toString()); });
    connect(&appearance, &Appearance::themeChanged, this, [this] { viewport()->update(); });
}

void ProjectList::setProjects(const QList<project::Project> &projects)
{
    const auto before = selected();
    const QSignalBlocker quiet(this);
    clear();
    for (const auto &project : projects) {
        auto *item = new QListWidgetItem(project.name());
        item->setData(KeyRole, project.id());
        item->setData(HostRole, project.endpoint().url().authority(QUrl::FullyEncoded));
        item->setData(LiveRole, project.isLive());
        item->setData(Qt::AccessibleTextRole,
                      project.isLive() ? tr("%1, live").arg(project.name()) : tr("%1, sandbox").arg(project.name()));
        addItem(item);
    }
    select(before);
}

void ProjectList::select(const QString &projectKey)
{
    for (int i = 0; i < count(); ++i) {
        if (item(i)->data(KeyRole).toString() == projectKey)
            setCurrentRow(i);
    }
}

QString ProjectList::selected() const
{
    return currentItem() ? currentItem()->data(KeyRole).toString() : QString();
}

} // namespace ui
