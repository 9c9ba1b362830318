#include "ui/editor/completionpopup.h"

#include <QApplication>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int MostRows = 10;
constexpr int Narrowest = 220;
constexpr int Widest = 460;
constexpr int CardWidth = 300;

} // namespace

CompletionPopup::CompletionPopup(const Appearance &appearance, QWidget *parent, Tell tell)
    : QFrame(parent),
      m_tell(tell),
      m_delegate(appearance, m_list, nullptr),
      m_view(new QListView),
      m_card(new InfoCard(parent))
{
    setProperty("card", QStringLiteral("popup"));
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(Box); // Drawn by the style sheet, counted by Qt.
    m_view->setFrameShape(NoFrame);
    m_view->setAccessibleName(tr("What can be written here"));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setModel(&m_list);
    m_view->setItemDelegate(&m_delegate);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    connect(m_view, &QListView::clicked, this, &CompletionPopup::taken);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid()) {
            showDocumentation();
            tellCurrent();
        }
    });
    hide();
}

CompletionPopup::~CompletionPopup()
{
    delete m_card;
}

void CompletionPopup::setItems(std::vector<graphql::CompletionItem> items, bool eager)
{
    m_list.setItems(std::move(items));
    setEager(eager);
    m_view->setCurrentIndex(m_list.index(0));
    m_view->scrollToTop();
}

void CompletionPopup::setEager(bool eager)
{
    m_eager = eager;
    m_delegate.setEager(eager);
    m_view->viewport()->update();
}

void CompletionPopup::showAt(const QRect &word)
{
    const int rows = std::min(m_list.rowCount(), MostRows);
    const int scrollBar = rows < m_list.rowCount() ? m_view->verticalScrollBar()->sizeHint().width() : 0;
    const int width = std::clamp(m_delegate.wantedWidth() + scrollBar, Narrowest, Widest);
    setGeometry(
        placedAt(word, {width, rows * CompletionDelegate::RowHeight + 2 * frameWidth()}, parentWidget()->rect()));
    const bool opens = isHidden();
    show();
    raise();
    showDocumentation();
    if (opens)
        tellCurrent();
}

void CompletionPopup::tellCurrent()
{
    if (isHidden())
        return;
    for (const auto type : {QAccessible::Focus, QAccessible::Selection}) {
        QAccessibleEvent event(m_view, type);
        event.setChild(m_view->currentIndex().row());
        m_tell(&event);
    }
}

void CompletionPopup::moveBy(int rows)
{
    const int count = m_list.rowCount();
    int row = m_view->currentIndex().row() + rows;
    if (std::abs(rows) == 1)
        row = (row + count) % count;
    m_view->setCurrentIndex(m_list.index(std::clamp(row, 0, count - 1)));
    setEager(true);
}

const graphql::CompletionItem &CompletionPopup::current() const
{
    return m_list.item(std::max(0, m_view->currentIndex().row()));
}

void CompletionPopup::showDocumentation()
{
    const auto &item = current();
    const InfoCard::Content content {item.type.empty() ? QString()
                                                       : QString::fromStdString(item.label + ": " + item.type),
                                     QString::fromStdString(item.documentation).trimmed(),
                                     QString::fromStdString(item.deprecationReason.value_or(std::string())),
                                     {},
                                     {}};
    const auto bounds = parentWidget()->rect();
    const int room = std::max(bounds.right() - geometry().right(), geometry().left() - bounds.left()) - 4;
    const bool fits = room >= CardWidth / 2;
    if (isHidden() || !fits || (content.description.isEmpty() && content.deprecation.isEmpty())) {
        m_card->hide();
        return;
    }
    const int width = std::min(CardWidth, room);
    m_card->setContent(content, width);
    m_card->resize(width, std::min(m_card->heightForWidth(width), bounds.height()));
    const bool isRight = bounds.right() - geometry().right() - 4 >= m_card->width();
    const int top = std::clamp(geometry().top(), 0, std::max(0, bounds.bottom() - m_card->height()));
    m_card->move(isRight ? geometry().right() + 3 : geometry().left() - 2 - m_card->width(), top);
    m_card->show();
    m_card->raise();
}

void CompletionPopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (m_card)
        m_card->hide();
    if (auto *focused = QApplication::focusWidget()) {
        QAccessibleEvent back(focused, QAccessible::Focus);
        m_tell(&back);
    }
}

} // namespace ui
