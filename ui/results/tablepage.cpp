#include "ui/results/tablepage.h"

#include "core/base/privatefile.h"
#include "ui/results/tableview.h"
#include "ui/theme/appearance.h"
#include "ui/theme/elsewhere.h"
#include "ui/theme/icons.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/statepage.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPointer>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace ui {
namespace {

/// Sorting and filtering so many rows takes less than a frame.
constexpr std::uint32_t FewRows = 2'000;
constexpr int LongestSourceName = 40;

/// As the texts around it are English, so are the groups of a number.
QString grouped(qlonglong number)
{
    return QLocale(QLocale::English).toString(number);
}

QString nameOf(const results::RowSource &source)
{
    QStringList names;
    for (const auto &name : source.path)
        if (names.size() > 0 || name != "data" || source.path.size() == 1)
            names += QString::fromStdString(name);
    return names.isEmpty() ? TablePage::tr("answer") : names.join(QStringLiteral(" › "));
}

bool hasSameColumns(const results::Table &left, const results::Table &right)
{
    return std::equal(left.columns().begin(), left.columns().end(), right.columns().begin(), right.columns().end(),
                      [](const auto &one, const auto &other) { return one.title() == other.title(); });
}

std::string written(const results::Table &table, const results::TableSelection &selection, TablePage::Format format)
{
    switch (format) {
    case TablePage::Format::Csv:
        return csv(table, selection);
    case TablePage::Format::Markdown:
        return markdown(table, selection);
    case TablePage::Format::Json:
        return rowsAsJson(table, selection.rows);
    }
    return {};
}

} // namespace

struct TablePage::Reading
{
    std::vector<results::RowSource> sources;
    results::RowSource source;
    std::shared_ptr<const results::Table> table;

    static Reading of(const std::shared_ptr<const json::Tape> &tape, const std::optional<results::RowSource> &wanted)
    {
        Reading reading {results::rowSources(*tape), {}, nullptr};
        if (reading.sources.empty())
            return reading;
        const auto same = std::find_if(reading.sources.begin(), reading.sources.end(),
                                       [&](const auto &each) { return wanted && each.path == wanted->path; });
        reading.source = same == reading.sources.end() ? reading.sources.front() : *same;
        reading.table = std::make_shared<const results::Table>(tape, reading.source);
        return reading;
    }
};

TablePage::TablePage(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildBar();
    m_view = new TableView(appearance);
    m_state = new StatePage(appearance);
    auto *body = new QWidget;
    m_body = new QStackedLayout(body);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->addWidget(m_view);
    m_body->addWidget(m_state);
    layout->addWidget(body, 1);
    setFocusProxy(m_view);

    connect(m_view, &TableView::sortChanged, this, [this] {
        rememberLayout();
        orderRows();
    });
    connect(m_view, &TableView::columnsChanged, this, [this] {
        rememberLayout();
        if (!m_filter->text().isEmpty())
            orderRows();
        showBody();
    });
    connect(m_view, &TableView::widthsChanged, this, &TablePage::rememberLayout);
    connect(m_view, &TableView::filterWanted, this, &TablePage::setFilter);
    connect(m_state, &StatePage::offerTaken, this, [this] {
        if (m_filter->text().isEmpty())
            for (int column = 0; column < m_view->tableModel().columnCount(); ++column)
                m_view->setColumnShown(column, true);
        m_filter->clear();
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, &TablePage::showBody);
}

TablePage::~TablePage() = default;

void TablePage::buildBar()
{
    m_sourceButton = new MenuButton(m_appearance, QStringLiteral("flat"));
    m_sourceButton->setAccessibleName(tr("List shown as rows"));
    m_sourceButton->setToolTip(tr("Which list of the answer is shown as rows"));
    m_sourceButton->setMinimumWidth(64);
    connect(m_sourceButton->menu(), &QMenu::aboutToShow, this, &TablePage::fillSources);
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Filter rows"));
    m_filter->setAccessibleName(tr("Filter rows"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(70);
    connect(m_filter, &QLineEdit::textChanged, this, &TablePage::orderRows);
    m_columns = new MenuButton(m_appearance, QStringLiteral("flat"));
    m_columns->setText(tr("Columns"));
    connect(m_columns->menu(), &QMenu::aboutToShow, this, &TablePage::fillColumns);
    m_export = new MenuButton(m_appearance, QStringLiteral("flat"));
    m_export->setText(tr("Export"));
    fillExports();

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 6, 8, 6);
    bar->setSpacing(6);
    bar->addWidget(m_sourceButton);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_columns);
    bar->addWidget(m_export);
    static_cast<QVBoxLayout *>(layout())->addLayout(bar);
}

void TablePage::setTape(std::shared_ptr<const json::Tape> tape)
{
    if (tape && tape == m_tape)
        return;
    m_place.reset();
    m_isGrowing = false;
    showTape(std::move(tape));
}

void TablePage::setLonger(std::shared_ptr<const json::Tape> tape)
{
    if (!m_tape || !tape || tape == m_tape)
        return;
    m_isGrowing = true;
    showTape(std::move(tape));
}

void TablePage::showTape(std::shared_ptr<const json::Tape> tape)
{
    const auto before = m_source;
    m_tape = std::move(tape);
    ++m_readNumber;
    ++m_orderNumber;
    m_isReading = false;
    if (m_tape)
        return read(before);
    // The filter belongs to the operation and stays; the rows are those of an answer that is gone.
    m_sources.clear();
    m_view->setTable(nullptr, {});
}

void TablePage::showSource(const results::RowSource &source)
{
    m_place.reset();
    m_isGrowing = false;
    if (m_tape)
        read(source);
}

void TablePage::read(const std::optional<results::RowSource> &wanted)
{
    const auto number = ++m_readNumber;
    if (m_tape->bytes().size() <= SmallAnswer)
        return take(Reading::of(m_tape, wanted));
    m_isReading = true;
    m_patience.start();
    if (!m_isGrowing) // What grows is called what it was.
        showCount();
    elsewhere([tape = m_tape, wanted] { return Reading::of(tape, wanted); },
              [page = QPointer(this), number](Reading reading) {
                  if (page && page->m_readNumber == number)
                      page->take(std::move(reading));
              });
}

void TablePage::take(Reading reading)
{
    const auto shown = m_view->tableModel().table();
    if (m_isGrowing && shown && reading.table && reading.table->rowCount() > FewRows
        && hasSameColumns(*shown, *reading.table))
        return orderLonger(std::move(reading));
    put(std::move(reading));
    orderRows();
    emit ready(hasList());
}

/// What is looked at stays as it is until the longer list is in order, too.
void TablePage::orderLonger(Reading reading)
{
    elsewhere(ordering(reading.table),
              [page = QPointer(this), reading, number = m_readNumber, order = ++m_orderNumber](results::RowList rows) {
                  if (!page || page->m_readNumber != number)
                      return;
                  if (page->m_orderNumber != order) // Sorted or filtered otherwise meanwhile.
                      return page->orderLonger(reading);
                  page->put(reading);
                  page->takeRows(std::move(rows));
                  emit page->ready(page->hasList());
              });
}

void TablePage::put(Reading reading)
{
    if (m_isGrowing && !m_place && reading.table)
        m_place = placeInView();
    m_isGrowing = false;
    m_isReading = false;
    m_patience.stop();
    m_sources = std::move(reading.sources);
    m_source = std::move(reading.source);
    m_view->setTable(std::move(reading.table), m_layouts.value(layoutKey()));
}

bool TablePage::hasList() const
{
    return std::any_of(m_sources.begin(), m_sources.end(), [](const results::RowSource &source) {
        return source.rows > 0 && !source.path.empty() && source.path.front() == "data" && source.path.size() > 1
            && source.isList;
    });
}

/// For any thread: the rows that the filter leaves, as they are sorted.
std::function<results::RowList()> TablePage::ordering(std::shared_ptr<const results::Table> table) const
{
    return [table = std::move(table), filter = m_filter->text().toStdString(), columns = m_view->shownColumns(),
            column = m_view->sortColumn(), direction = m_view->tableLayout().direction] {
        auto rows = filtered(*table, allRows(*table), columns, filter);
        return column < 0 ? rows : sorted(*table, rows, static_cast<std::size_t>(column), direction);
    };
}

void TablePage::orderRows()
{
    const auto table = m_view->tableModel().table();
    const auto number = ++m_orderNumber;
    if (!table) {
        showCount();
        showBody();
        return;
    }
    const auto work = ordering(table);
    if (table->rowCount() <= FewRows)
        return takeRows(work());
    elsewhere(work, [page = QPointer(this), number](results::RowList rows) {
        if (page && page->m_orderNumber == number)
            page->takeRows(std::move(rows));
    });
}

void TablePage::takeRows(results::RowList rows)
{
    m_view->setRows(std::move(rows));
    showCount();
    showBody();
    if (!m_place)
        return;
    goTo(*m_place);
    m_place.reset();
    emit placed();
}

TablePage::Place TablePage::placeInView() const
{
    const auto index = m_view->currentIndex();
    const auto row = index.isValid() ? m_view->tableModel().rows()[static_cast<std::size_t>(index.row())] : 0U;
    return {row, std::max(0, index.column()), m_view->verticalScrollBar()->value(),
            m_view->horizontalScrollBar()->value()};
}

void TablePage::goTo(const Place &place)
{
    const auto &rows = m_view->tableModel().rows();
    const auto found = std::find(rows.begin(), rows.end(), place.row);
    if (found != rows.end())
        m_view->setCurrentIndex(m_view->model()->index(static_cast<int>(found - rows.begin()), place.column));
    m_view->verticalScrollBar()->setValue(place.top);
    m_view->horizontalScrollBar()->setValue(place.left);
}

void TablePage::showCount()
{
    const bool isUnknown = m_isReading && !m_isGrowing;
    m_sourceButton->setEnabled(!isUnknown);
    if (isUnknown) {
        m_sourceButton->setText(tr("Rows"));
        m_sourceButton->setAccessibleDescription({});
        return;
    }
    const auto &model = m_view->tableModel();
    const auto all = model.table() ? model.table()->rowCount() : 0;
    const auto shown = static_cast<std::uint32_t>(model.rowCount());
    auto count = grouped(all);
    if (shown != all)
        count = tr("%1 of %2").arg(grouped(shown), count);
    else if (!m_source.total.empty() && m_source.total != std::to_string(all))
        count = tr("%1 of %2").arg(count, [&] {
            bool isNumber = false;
            const auto total = QString::fromStdString(m_source.total);
            const auto number = total.toLongLong(&isNumber);
            return isNumber ? grouped(number) : total;
        }());
    const auto name = nameOf(m_source);
    m_sourceButton->setText(plainCaption(shortened(name, LongestSourceName)) + QStringLiteral(" · ") + count);
    m_sourceButton->setAccessibleDescription(tr("%1, %2 rows").arg(name, count));
}

void TablePage::showBody()
{
    const auto &model = m_view->tableModel();
    const bool isBusy = m_isReading && !m_isGrowing && !m_patience.isActive();
    m_state->setBusy(isBusy);
    m_state->offer({});
    if (isBusy) {
        m_state->say({}, Role::MutedText, tr("Reading the rows"), {});
    } else if (!model.table() || model.table()->rowCount() == 0) {
        m_state->say(QStringLiteral("info"), Role::MutedText, tr("No rows"),
                     model.table() ? tr("The list %1 is empty.").arg(nameOf(m_source))
                                   : tr("The answer holds no list and no object."));
    } else if (model.rowCount() == 0) {
        m_state->say(QStringLiteral("search"), Role::MutedText, tr("No row has “%1”").arg(m_filter->text()),
                     tr("Only columns on screen are searched."));
        m_state->offer(tr("Clear the filter"));
    } else if (m_view->shownColumns().empty()) {
        m_state->say(QStringLiteral("info"), Role::MutedText, tr("Every column is hidden"), {});
        m_state->offer(tr("Show all columns"));
    } else {
        m_body->setCurrentWidget(m_view);
        return;
    }
    m_body->setCurrentWidget(m_state);
}

void TablePage::setFilter(const QString &text)
{
    m_filter->setText(text);
}

void TablePage::openFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TablePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_filter->hasFocus()) {
        m_filter->clear();
        m_view->setFocus();
    } else if (event->key() == Qt::Key_Down && m_filter->hasFocus()) {
        m_view->setFocus();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void TablePage::fillSources()
{
    auto *menu = m_sourceButton->menu();
    menu->clear();
    for (const auto &source : m_sources) {
        const auto text = tr("%1 · %2").arg(nameOf(source), grouped(source.rows));
        auto *action = menu->addAction(plainCaption(text), this, [this, source] { showSource(source); });
        action->setCheckable(true);
        action->setChecked(source.path == m_source.path);
    }
}

void TablePage::fillColumns()
{
    auto *menu = m_columns->menu();
    menu->clear();
    const auto &model = m_view->tableModel();
    if (!model.table())
        return;
    menu->addAction(tr("Show all"), this, [this] {
        for (int column = 0; column < m_view->tableModel().columnCount(); ++column)
            m_view->setColumnShown(column, true);
    });
    menu->addSeparator();
    for (int column = 0; column < model.columnCount(); ++column) {
        auto *action = menu->addAction(plainCaption(model.headerData(column, Qt::Horizontal).toString()));
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) { m_view->setColumnShown(column, on); });
    }
}

void TablePage::fillExports()
{
    auto *menu = m_export->menu();
    const auto add = [&](const QString &copy, const QString &save, Format format) {
        menu->addAction(copy, this, [this, format] { copyAs(format); });
        menu->addAction(save, this, [this, format] { saveAs(format); });
        menu->addSeparator();
    };
    add(tr("Copy as CSV"), tr("Save as CSV…"), Format::Csv);
    add(tr("Copy as Markdown"), tr("Save as Markdown…"), Format::Markdown);
    add(tr("Copy rows as JSON"), tr("Save rows as JSON…"), Format::Json);
}

QString TablePage::layoutKey() const
{
    return nameOf(m_source);
}

void TablePage::rememberLayout()
{
    m_layouts[layoutKey()] = m_view->tableLayout();
}

results::TableSelection TablePage::shown() const
{
    return {m_view->tableModel().rows(), m_view->shownColumns()};
}

void TablePage::copyAs(Format format)
{
    const auto table = m_view->tableModel().table();
    if (!table)
        return;
    elsewhere(
        [table, selection = shown(), format] { return QString::fromStdString(written(*table, selection, format)); },
        [](const QString &text) { QApplication::clipboard()->setText(text); });
}

void TablePage::saveAs(Format format)
{
    static const QHash<Format, QPair<QString, QString>> kinds {
        {Format::Csv, {tr("CSV (*.csv)"), QStringLiteral("csv")}},
        {Format::Markdown, {tr("Markdown (*.md)"), QStringLiteral("md")}},
        {Format::Json, {tr("JSON (*.json)"), QStringLiteral("json")}},
    };
    if (!m_view->tableModel().table())
        return;
    const auto [filter, ending] = kinds[format];
    auto *dialog = new QFileDialog(this, tr("Save the table"), {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(QStringLiteral("table.") + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &path) { saveTo(path, format); });
    dialog->open();
}

void TablePage::saveTo(const QString &path, Format format)
{
    const auto table = m_view->tableModel().table();
    if (!table)
        return;
    elsewhere(
        [table, selection = shown(), format, path] {
            return base::writePrivateFile(path, QByteArray::fromStdString(written(*table, selection, format)));
        },
        [page = QPointer(this), path](const base::Result<void> &result) {
            if (page && result)
                emit page->saved(path);
            else if (page)
                emit page->saveFailed(result.error());
        });
}

} // namespace ui
