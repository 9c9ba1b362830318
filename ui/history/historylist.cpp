#include "ui/history/historylist.h"

#include "ui/history/historymodel.h"
#include "ui/theme/appearance.h"
#include "ui/theme/chosenrow.h"
#include "ui/theme/projectmark.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui {
namespace {

constexpr int HistoryRowHeight = 35;
constexpr int HistoryCellPadding = 10;
constexpr int HistoryMarkSize = 16;

struct Wash
{
    Role text;
    Role wash;
};

Wash washOf(const history::Row &row)
{
    switch (row.result) {
    case history::Result::Good:
        return {Role::Good, Role::GoodWash};
    case history::Result::Errors:
        return {Role::Live, Role::LiveWash};
    case history::Result::Failed:
        break;
    }
    return {Role::Warning, Role::WarningWash};
}

class HistoryDelegate final : public QStyledItemDelegate
{
public:
    HistoryDelegate(const Appearance &appearance, const HistoryModel &model, QObject *parent)
        : QStyledItemDelegate(parent),
          m_appearance(appearance),
          m_model(model)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &theme = m_appearance.theme();
        const auto &row = m_model.row(index.row());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.color(Role::Selection));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          theme.color(Role::Line));
        if (index.column() == 0 && isCurrent(option, index))
            paintChosenBar(*painter, option.rect, theme);
        QRect cell = option.rect.adjusted(HistoryCellPadding, 0, -HistoryCellPadding / 2, -1);
        const auto text = index.data().toString();
        switch (index.column()) {
        case HistoryModel::Operation:
            paintOperation(*painter, cell, option.font, row, text);
            break;
        case HistoryModel::Project: {
            const QRect mark(cell.left(), cell.top() + (cell.height() - HistoryMarkSize) / 2, HistoryMarkSize,
                             HistoryMarkSize);
            paintProjectMark(*painter, mark, row.projectName, row.isLive, theme);
            cell.setLeft(mark.right() + 8);
            paintText(*painter, cell, option.font, theme.color(Role::Text), text);
            break;
        }
        case HistoryModel::Status:
            paintStatus(*painter, cell, option.font, row, text);
            break;
        default:
            paintText(*painter, cell, option.font, theme.color(Role::MutedText), text);
        }
        painter->restore();
    }

private:
    /// Of several that are selected, the one whose run is shown.
    static bool isCurrent(const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        return view && view->currentIndex().row() == index.row();
    }

    static void paintText(QPainter &painter, const QRect &cell, const QFont &font, const QColor &color,
                          const QString &text)
    {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(cell, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, cell.width()));
    }

    void paintOperation(QPainter &painter, QRect cell, QFont font, const history::Row &row, const QString &text) const
    {
        const auto &theme = m_appearance.theme();
        // A change is what one looks for; that it is one is said in a word.
        if (row.kind == history::Kind::Mutation) {
            auto small = font;
            small.setPointSizeF(font.pointSizeF() * 12 / 13);
            const auto word = kindText(row.kind);
            const int width = QFontMetrics(small).horizontalAdvance(word);
            const int left =
                std::min(cell.left() + QFontMetrics(font).horizontalAdvance(text) + 10, cell.right() - width);
            paintText(painter, QRect(left, cell.top(), width + 2, cell.height()), small, theme.color(Role::Warning),
                      word);
            cell.setRight(left - 8);
        }
        font.setWeight(QFont::Medium);
        paintText(painter, cell, font, theme.color(row.operation.isEmpty() ? Role::MutedText : Role::Text), text);
    }

    void paintStatus(QPainter &painter, const QRect &cell, QFont font, const history::Row &row,
                     const QString &text) const
    {
        const auto &theme = m_appearance.theme();
        const auto wash = washOf(row);
        font.setPointSizeF(font.pointSizeF() * 12 / 13);
        const QFontMetrics metrics(font);
        const int width = std::min(metrics.horizontalAdvance(text) + 14, cell.width());
        const QRect pill(cell.left(), cell.top() + (cell.height() - 18) / 2, width, 18);
        painter.setPen(theme.name() == QLatin1String("contrast") ? QPen(theme.color(wash.text)) : QPen(Qt::NoPen));
        painter.setBrush(theme.color(wash.wash));
        painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
        painter.setBrush(Qt::NoBrush);
        paintText(painter, pill.adjusted(7, 0, -5, 0), font, theme.color(wash.text), text);
    }

    const Appearance &m_appearance;
    const HistoryModel &m_model;
};

} // namespace

HistoryList::HistoryList(const Appearance &appearance, HistoryModel &model, QWidget *parent)
    : QTableView(parent),
      m_model(model)
{
    setModel(&model);
    setItemDelegate(new HistoryDelegate(appearance, model, this));
    setObjectName(QStringLiteral("historyList"));
    setAccessibleName(tr("Runs, the latest first"));
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(HistoryRowHeight);
    verticalHeader()->hide();
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setAccessibleName(tr("Titles of the columns"));
    connect(this, &QTableView::doubleClicked, this, [this] { emit openRequested(currentId()); });
    connect(&appearance, &Appearance::themeChanged, viewport(), qOverload<>(&QWidget::update));
}

QList<qint64> HistoryList::selectedIds() const
{
    QList<qint64> ids;
    const auto rows = selectionModel()->selectedRows();
    for (const auto &row : rows)
        ids.append(m_model.row(row.row()).id);
    return ids;
}

qint64 HistoryList::currentId() const
{
    return currentIndex().isValid() ? m_model.row(currentIndex().row()).id : -1;
}

void HistoryList::selectRow(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    // Alone: what was selected before is not what one looks at.
    const auto first = m_model.index(row, 0);
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(first);
}

void HistoryList::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isPlain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (currentIndex().isValid())
            emit openRequested(currentId());
    } else if (isPlain && event->key() == Qt::Key_Delete) {
        emit removeRequested();
    } else if (event->matches(QKeySequence::Copy)) {
        emit copyRequested();
    } else if (isPlain && event->key() == Qt::Key_Up && currentIndex().row() <= 0) {
        emit leftUpwards();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void HistoryList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || !previous.isValid())
        emit currentRunChanged(currentId());
}

void HistoryList::contextMenuEvent(QContextMenuEvent *event)
{
    if (!currentIndex().isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open in New Tab\tEnter"), this, [this] { emit openRequested(currentId()); });
    menu->addAction(tr("Copy Query\tCtrl+C"), this, &HistoryList::copyRequested);
    menu->addSeparator();
    menu->addAction(tr("Delete…\tDel"), this, &HistoryList::removeRequested);
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()) : event->globalPos());
}

void HistoryList::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void HistoryList::layOutColumns()
{
    const auto wide = [this](const QString &text) {
        return fontMetrics().horizontalAdvance(text) + 2 * HistoryCellPadding + 4;
    };
    const int time = wide(QStringLiteral("28 Nov, 00:00"));
    const int status = wide(tr("200, errors")) + 8;
    const int duration = wide(QStringLiteral("888 ms"));
    const int size = wide(QStringLiteral("88.8 KB"));
    // What tells the runs apart stays longest.
    int rest = viewport()->width() - time - status;
    const bool showsSize = rest - size > 320;
    rest -= showsSize ? size : 0;
    const bool showsDuration = rest - duration > 260;
    rest -= showsDuration ? duration : 0;
    const int project = rest > 240 ? std::min(200, rest * 2 / 5) : 0;
    setColumnHidden(HistoryModel::Size, !showsSize);
    setColumnHidden(HistoryModel::Duration, !showsDuration);
    setColumnHidden(HistoryModel::Project, project == 0);
    setColumnWidth(HistoryModel::Time, time);
    setColumnWidth(HistoryModel::Operation, std::max(80, rest - project));
    setColumnWidth(HistoryModel::Project, project);
    setColumnWidth(HistoryModel::Status, status);
    setColumnWidth(HistoryModel::Duration, duration);
    setColumnWidth(HistoryModel::Size, size);
}

} // namespace ui
