#include "ui/results/answerpages.h"

#include "ui/results/headerspage.h"
#include "ui/results/jsontreeview.h"
#include "ui/results/rawpage.h"
#include "ui/results/rowsview.h"
#include "ui/results/tablepage.h"
#include "ui/results/tableview.h"
#include "ui/results/valuecopies.h"
#include "ui/theme/elsewhere.h"

#include <QMenu>
#include <QPointer>
#include <QScrollBar>

#include <utility>

namespace ui {
namespace {

/// Laying out this much takes less than a frame.
constexpr std::size_t SmallAnswer = 200'000;
constexpr int DepthsInMenu = 5;
/// Each is looked up by its path when the answer grows; of more than these nobody knows any more which they are.
constexpr std::size_t MostKeptFolds = 5'000;

} // namespace

/// How the JSON is looked at.
struct AnswerPages::JsonPlace
{
    std::shared_ptr<const results::JsonRows> rows;
    std::vector<results::RowRange> closed;
    int top = 0;
    int left = 0;
};

struct AnswerPages::LaidJson
{
    std::shared_ptr<const results::JsonRows> rows;
    std::vector<results::RowRange> closed;
};

/// What was closed \a before is closed, wherever its rows are now.
AnswerPages::LaidJson AnswerPages::layJson(const std::shared_ptr<const json::Tape> &tape, const JsonPlace &before)
{
    LaidJson laid {std::make_shared<const results::JsonRows>(tape), {}};
    if (!before.rows || before.closed.size() > MostKeptFolds)
        return laid;
    for (const auto &range : before.closed) {
        const auto path = json::spotAt(*before.rows->tape(), before.rows->row(range.first).offsetAt(0)).path;
        const auto value = json::valueAt(tape->root(), path);
        if (!value || value->size() == 0)
            continue;
        const auto first = laid.rows->rowAt(value->span().begin);
        laid.closed.push_back({first, laid.rows->lastRowOf(first)});
    }
    return laid;
}

AnswerPages::AnswerPages(const Appearance &appearance, QWidget *parent)
    : QStackedWidget(parent),
      m_table(new TablePage(appearance, this)),
      m_tree(new JsonTreeView(appearance, this)),
      m_json(new RowsView(appearance, this)),
      m_raw(new RawPage(appearance, this)),
      m_headers(new HeadersPage(this))
{
    m_json->setAccessibleName(tr("Answer as JSON"));
    for (auto *page : std::initializer_list<QWidget *> {m_table, m_tree, m_json, m_raw, m_headers})
        addWidget(page);
    connect(m_table, &TablePage::ready, this, [this](bool hasList) {
        m_hasList = hasList;
        if (m_answer.body && (!m_isLonger || tabToShow() != m_tab))
            showTab(tabToShow());
    });
    const auto noteCell = [this] {
        const auto value = m_table->view().tableModel().valueAt(m_table->view().currentIndex());
        // One that grows out of sight goes back to its cell by itself.
        if (value && !m_table->isFindingPlace() && (!m_isLonger || m_tab == AnswerTab::Table))
            note(value->span().begin);
    };
    connect(m_table->view().selectionModel(), &QItemSelectionModel::currentChanged, this, noteCell);
    connect(m_table, &TablePage::placed, this, [this, noteCell] {
        if (m_tab == AnswerTab::Table)
            noteCell();
    });
    connect(m_tree, &JsonTreeView::chosenChanged, this, &AnswerPages::note);
    connect(m_json, &RowsView::chosenChanged, this, &AnswerPages::note);
    connect(&m_raw->view(), &RowsView::chosenChanged, this, &AnswerPages::note);
    connect(m_raw, &RawPage::shown, this, &AnswerPages::follow);
    connect(m_tree, &JsonTreeView::menuWanted, this, &AnswerPages::openMenu);
    connect(m_json, &RowsView::menuWanted, this, &AnswerPages::openMenu);
    connect(&m_raw->view(), &RowsView::menuWanted, this, &AnswerPages::openMenu);
}

AnswerPages::~AnswerPages() = default;

void AnswerPages::showAnswer(const run::Answer &answer)
{
    clear();
    // A table that nobody looks at is not read. A small one is ready when this returns, and is shown below.
    if (m_chosenTab.value_or(AnswerTab::Table) == AnswerTab::Table)
        m_table->setTape(answer.tape);
    m_answer = answer;
    m_tree->setTape(answer.tape);
    m_headers->show(answer);
    showTab(tabToShow());
}

void AnswerPages::showLonger(const run::Answer &answer, std::uint32_t same)
{
    // What comes behind the new rows has moved, and nobody knows where to.
    if (m_chosen && *m_chosen >= same)
        m_chosen.reset();
    ++m_answerNumber;
    m_answer = answer;
    m_readsJson = false;
    m_isLonger = true;
    m_table->setLonger(answer.tape);
    m_tree->setLonger(answer.tape);
    m_headers->show(answer);
    m_raw->setLonger(answer, m_tab == AnswerTab::Raw);
    if (m_json->hasRows()) // Or else it has grown again before its rows were there.
        m_jsonPlace.reset(new JsonPlace {m_json->json(), m_json->closed(), m_json->verticalScrollBar()->value(),
                                         m_json->horizontalScrollBar()->value()});
    m_json->setRows(nullptr);
    fill(m_tab);
    emit chosenChanged();
    emit grown();
}

void AnswerPages::clear()
{
    ++m_answerNumber;
    m_answer = {};
    m_chosen.reset();
    m_hasList = m_readsJson = false;
    m_tree->setTape(nullptr);
    m_table->setTape(nullptr);
    m_json->setRows(nullptr);
    m_jsonPlace.reset();
    m_isLonger = false;
    m_raw->setAnswer({});
    markPlaces(nullptr);
    emit chosenChanged();
}

AnswerTab AnswerPages::tabToShow() const
{
    // While a large answer is read for its rows they are expected: most have some, and a tree that is there for a
    // moment would be in the way.
    const auto suited = m_chosenTab.value_or(m_hasList || m_table->isReading() ? AnswerTab::Table : AnswerTab::Tree);
    // What is no JSON has no tree and no table.
    return m_answer.tape || suited == AnswerTab::Headers ? suited : AnswerTab::Raw;
}

void AnswerPages::chooseTab(AnswerTab tab)
{
    m_chosenTab = tab;
    showTab(tab);
}

void AnswerPages::showTab(AnswerTab tab)
{
    m_tab = tab;
    m_isLonger = false;
    fill(tab);
    setCurrentIndex(static_cast<int>(tab));
    setFocusProxy(currentWidget());
    follow();
    emit pageShown();
}

void AnswerPages::fill(AnswerTab tab)
{
    switch (tab) {
    case AnswerTab::Table:
        m_table->setTape(m_answer.tape);
        break;
    case AnswerTab::Json:
        fillJson();
        break;
    case AnswerTab::Raw:
        m_raw->setAnswer(m_answer);
        break;
    case AnswerTab::Tree:
    case AnswerTab::Headers:
        break;
    }
}

void AnswerPages::fillJson()
{
    if (!m_answer.tape || m_json->hasRows() || m_readsJson)
        return;
    const auto before = m_jsonPlace ? *m_jsonPlace : JsonPlace();
    if (m_answer.body->size() <= SmallAnswer) {
        showJson(layJson(m_answer.tape, before));
        return;
    }
    m_readsJson = true;
    elsewhere([tape = m_answer.tape, before] { return layJson(tape, before); },
              [pages = QPointer(this), number = m_answerNumber](const LaidJson &laid) {
                  if (!pages || pages->m_answerNumber != number)
                      return;
                  pages->m_readsJson = false;
                  pages->showJson(laid);
                  if (!pages->m_isLonger)
                      pages->follow();
              });
}

void AnswerPages::showJson(const LaidJson &laid)
{
    m_json->setJson(laid.rows);
    const auto place = std::exchange(m_jsonPlace, nullptr);
    if (!place)
        return;
    m_json->fold(laid.closed);
    if (m_chosen)
        m_json->choose({*m_chosen, *m_chosen});
    m_json->verticalScrollBar()->setValue(place->top);
    m_json->horizontalScrollBar()->setValue(place->left);
}

/// Somebody looks at this in the page in view.
void AnswerPages::note(std::uint32_t offset)
{
    if (m_chosen == offset)
        return;
    m_chosen = offset;
    emit chosenChanged();
}

/// Brings the page in view to what was chosen in another.
void AnswerPages::follow()
{
    if (m_chosen && m_answer.body)
        choose(m_answer.tape ? json::spotAt(*m_answer.tape, *m_chosen).value.span()
                             : text::Span {*m_chosen, *m_chosen});
}

void AnswerPages::choose(text::Span span)
{
    note(span.begin);
    auto &table = m_table->view();
    switch (m_tab) {
    case AnswerTab::Table:
        if (const auto cell = table.tableModel().indexAt(span.begin); cell.isValid())
            table.setCurrentIndex(cell);
        break;
    case AnswerTab::Tree:
        m_tree->choose(span.begin);
        break;
    case AnswerTab::Json:
        m_json->choose(span);
        break;
    case AnswerTab::Raw:
        m_raw->view().choose(span);
        break;
    case AnswerTab::Headers:
        break;
    }
}

void AnswerPages::markPlaces(std::shared_ptr<const std::vector<text::Span>> places)
{
    m_json->markPlaces(places);
    m_raw->view().markPlaces(std::move(places));
}

void AnswerPages::collapseTo(int depth)
{
    if (m_tab == AnswerTab::Tree)
        m_tree->openTo(depth - 1);
    if (m_tab != AnswerTab::Json || !m_json->hasRows())
        return;
    const auto rows = m_json->json();
    const auto work = [rows, depth] {
        return rows->containersAt(static_cast<std::uint32_t>(depth));
    };
    const auto number = ++m_foldNumber;
    if (m_answer.body->size() <= SmallAnswer)
        return m_json->fold(work());
    elsewhere(work, [pages = QPointer(this), number, rows](std::vector<results::RowRange> ranges) {
        if (pages && pages->m_foldNumber == number && pages->m_json->json() == rows)
            pages->m_json->fold(std::move(ranges));
    });
}

void AnswerPages::expandAll()
{
    if (m_tab == AnswerTab::Tree)
        m_tree->openTo(JsonTreeView::MostOpenedRows);
    ++m_foldNumber;
    if (m_tab == AnswerTab::Json)
        m_json->openAll();
}

void AnswerPages::openMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *view = m_tab == AnswerTab::Json ? m_json : m_tab == AnswerTab::Raw ? &m_raw->view() : nullptr) {
        menu->addAction(view->hasSelection() ? tr("Copy") : tr("Copy Line"), view, &RowsView::copy)
            ->setShortcut(QKeySequence::Copy);
        menu->addAction(tr("Select All"), view, &RowsView::selectAll)->setShortcut(QKeySequence::SelectAll);
        menu->addSeparator();
    }
    if (m_answer.tape && m_chosen)
        ValueCopies(m_answer.tape, *m_chosen).addTo(*menu);
    if (hasDepth()) {
        menu->addSeparator();
        if (m_tab == AnswerTab::Tree)
            menu->addAction(tr("Open All Below"), m_tree, &JsonTreeView::openBelow)->setShortcut(Qt::Key_Asterisk);
        for (int depth = 1; depth <= DepthsInMenu; ++depth)
            menu->addAction(tr("Collapse to Depth %1").arg(depth), this, [this, depth] { collapseTo(depth); });
        menu->addAction(tr("Expand All"), this, &AnswerPages::expandAll);
    }
    menu->popup(globalPosition);
}

} // namespace ui
