#include "ui/results/differencelist.h"

#include "core/base/visibletext.h"
#include "ui/theme/plaintext.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace ui {
namespace {

using Kind = results::DifferenceKind;
/// What a cell shows of a value; the whole is copied, and stands side by side below.
constexpr std::uint32_t LongestCell = 200;

QString cellText(text::Span span, const json::Tape &tape)
{
    const auto part = span.of(tape.bytes()).substr(0, LongestCell);
    auto text = base::visibleText(QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())).simplified());
    return span.length() > LongestCell ? text + QChar(0x2026) : text;
}

} // namespace

void DifferenceModel::setComparison(std::shared_ptr<const results::Comparison> comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    endResetModel();
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_comparison ? 0 : static_cast<int>(m_comparison->differences.size());
}

int DifferenceModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &found = difference(index.row());
    if (role == Qt::AccessibleTextRole && index.column() == Sign)
        return found.kind == Kind::Added ? tr("added") : found.kind == Kind::Removed ? tr("removed") : tr("changed");
    if (role == Qt::TextAlignmentRole && index.column() == Sign)
        return int(Qt::AlignCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    QString text;
    switch (index.column()) {
    case Sign:
        text = found.kind == Kind::Added  ? QStringLiteral("+")
            : found.kind == Kind::Removed ? QStringLiteral("−")
                                          : QStringLiteral("~");
        break;
    case Path:
        text = found.path.empty() ? tr("(all)") : base::visibleText(QString::fromStdString(found.path));
        break;
    case Left:
        text = cellText(found.left, *m_comparison->left);
        break;
    default:
        text = cellText(found.right, *m_comparison->right);
        break;
    }
    return role == Qt::ToolTipRole ? plainToolTip(text) : text;
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    const QStringList titles {QString(), tr("Where"), tr("Before"), tr("After")};
    return titles.value(section);
}

DifferenceList::DifferenceList(QWidget *parent) : QTreeView(parent)
{
    setModel(&m_model);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setFrameShape(NoFrame);
    setTextElideMode(Qt::ElideMiddle);
    setAccessibleName(tr("Differences"));
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(28);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (now.isValid())
            emit lineChosen(m_model.difference(now.row()).line);
    });
}

void DifferenceList::setComparison(std::shared_ptr<const results::Comparison> comparison)
{
    m_comparison = comparison;
    m_model.setComparison(std::move(comparison));
    if (m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0, 0));
}

void DifferenceList::copySelected() const
{
    if (!m_comparison)
        return;
    results::Comparison chosen {m_comparison->left, m_comparison->right, {}, {}, false};
    auto rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const auto &row : rows)
        chosen.differences.push_back(m_model.difference(row.row()));
    QApplication::clipboard()->setText(QString::fromStdString(chosen.text()));
}

void DifferenceList::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelected();
    else
        QTreeView::keyPressEvent(event);
}

void DifferenceList::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    const int room = viewport()->width() - 32;
    header()->resizeSection(DifferenceModel::Sign, 32);
    header()->resizeSection(DifferenceModel::Path, room * 4 / 10);
    header()->resizeSection(DifferenceModel::Left, room * 3 / 10);
}

} // namespace ui
