#include "ui/collection/collectionpane.h"

#include "core/base/visibletext.h"
#include "ui/collection/collectiondelegate.h"
#include "ui/collection/collectionmodel.h"
#include "ui/theme/appearance.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/statepage.h"

#include <QDir>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace ui {

CollectionPane::CollectionPane(const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance)
{
    setAccessibleName(tr("Collection"));
    setMinimumWidth(180);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeHead();
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search documents (Ctrl+P)"));
    m_search->setAccessibleName(tr("Search documents"));
    m_search->installEventFilter(this);
    setFocusProxy(m_search);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(12, 12, 12, 8);
    searchRow->addWidget(m_search);
    column->addLayout(searchRow);
    m_stack = new QStackedWidget(this);
    m_model = new CollectionModel(this);
    m_list = new QListView(m_stack);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CollectionDelegate(appearance, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Documents"));
    m_list->installEventFilter(this);
    m_state = new StatePage(appearance, m_stack);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_state);
    column->addWidget(m_stack, 1);
    m_notice = new Notice(this);
    column->addWidget(m_notice);

    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_state->say(QStringLiteral("folder"), Role::MutedText, tr("Reading the folder…"), {});
        m_state->setBusy(true);
        m_stack->setCurrentWidget(m_state);
    });
    connect(m_search, &QLineEdit::textChanged, this, &CollectionPane::search);
    connect(m_list, &QListView::activated, this, &CollectionPane::openRow);
    connect(m_state, &StatePage::offerTaken, this, [this] {
        if (m_folder.isEmpty())
            emit folderWanted();
        else
            emit readingWanted();
    });
    connect(&appearance, &Appearance::themeChanged, m_list->viewport(), qOverload<>(&QWidget::update));
    showNone();
}

void CollectionPane::makeHead()
{
    auto *head = new QWidget(this);
    head->setProperty("band", QStringLiteral("tabs"));
    head->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(6, 3, 6, 3);
    m_head = new MenuButton(m_appearance, QStringLiteral("flat"), head);
    m_head->setObjectName(QStringLiteral("collectionMenu"));
    auto *menu = new QMenu(m_head);
    menu->addAction(tr("Open a &Folder…"), this, &CollectionPane::folderWanted);
    auto *again = menu->addAction(tr("&Read Again"), this, &CollectionPane::readingWanted);
    auto *close = menu->addAction(tr("&Close the Folder"), this, &CollectionPane::closingWanted);
    connect(menu, &QMenu::aboutToShow, this, [this, again, close] {
        again->setEnabled(!m_folder.isEmpty());
        close->setEnabled(!m_folder.isEmpty());
    });
    m_head->setMenu(menu);
    row->addWidget(m_head);
    row->addStretch(1);
    layout()->addWidget(head);
}

void CollectionPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CollectionPane::showNone()
{
    m_patience.stop();
    m_state->setBusy(false);
    m_folder.clear();
    m_isRead = false;
    m_model->setDocuments({});
    m_notice->clear();
    m_head->setText(tr("Collection"));
    m_head->setToolTip({});
    showRows();
}

void CollectionPane::showReading(const QString &folder)
{
    if (folder != m_folder) {
        m_folder = folder;
        m_isRead = false;
        m_model->setDocuments({});
        m_notice->clear();
        m_head->setText(base::visibleText(QDir(folder).dirName()));
        m_head->setToolTip(base::visibleText(folder).toHtmlEscaped());
    }
    if (!m_isRead)
        m_patience.start();
}

void CollectionPane::show(const base::Result<workspace::Collection> &collection)
{
    m_patience.stop();
    m_state->setBusy(false);
    if (!collection) {
        m_isRead = false;
        m_model->setDocuments({});
        m_state->say(QStringLiteral("error"), Role::Live, tr("The folder was not read"), collection.error().message);
        m_state->offer(tr("Read Again"));
        m_stack->setCurrentWidget(m_state);
        return;
    }
    m_isRead = true;
    const auto current = m_list->currentIndex().data(CollectionModel::PathRole).toString();
    m_model->setDocuments(collection->documents);
    m_notice->say(Notice::Tone::Neutral, collection->notice);
    if (const int row = m_model->rowOf(current); row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    showRows();
}

void CollectionPane::search(const QString &wanted)
{
    m_model->setWanted(wanted);
    if (!wanted.isEmpty())
        m_list->setCurrentIndex(m_model->index(0));
    if (m_isRead)
        showRows();
}

void CollectionPane::showRows()
{
    m_search->setEnabled(!m_folder.isEmpty());
    m_state->offer({});
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    if (m_folder.isEmpty()) {
        m_state->say(QStringLiteral("folder"), Role::MutedText, tr("Operations as files"),
                     tr("A folder of .graphql files, shared with a team or kept under version control, is found and "
                        "opened from here."));
        m_state->offer(tr("Open a Folder…"));
    } else if (!m_search->text().isEmpty()) {
        m_state->say(QStringLiteral("search"), Role::MutedText, tr("Nothing found"),
                     tr("No document and no operation of this folder has all of these words in its name."));
    } else {
        m_state->say(QStringLiteral("folder"), Role::MutedText, tr("No documents"),
                     tr("There are no .graphql files in this folder yet. Ctrl+Shift+S saves a tab as one."));
    }
    m_stack->setCurrentWidget(m_state);
}

void CollectionPane::openRow(const QModelIndex &row)
{
    if (row.isValid())
        emit documentWanted(row.data(CollectionModel::PathRole).toString());
}

bool CollectionPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_list->currentIndex().row();
    const auto go = [&](int to) {
        m_list->setCurrentIndex(m_model->index(std::clamp(to, 0, std::max(0, m_model->rowCount() - 1))));
    };
    switch (key->key()) {
    case Qt::Key_Escape:
        if (watched == m_search && !m_search->text().isEmpty())
            m_search->clear();
        else
            emit leftWanted();
        return true;
    case Qt::Key_Down:
        if (watched != m_search)
            break;
        go(row + 1);
        return true;
    case Qt::Key_Up:
        if (watched != m_search)
            break;
        go(row - 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (watched != m_search || key->modifiers() & ~Qt::KeypadModifier)
            break;
        openRow(m_list->currentIndex());
        return true;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
