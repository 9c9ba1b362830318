#include "ui/results/answerpages.h"

#include "core/json/pretty.h"
#include "ui/code/codebox.h"
#include "ui/code/jsonlexer.h"
#include "ui/results/headerspage.h"
#include "ui/results/jsontreeview.h"
#include "ui/results/largetextview.h"
#include "ui/results/tablepage.h"
#include "ui/results/tableview.h"
#include "ui/theme/elsewhere.h"

#include <QPointer>

namespace ui {
namespace {

/// Beyond this, indenting would take seconds and as much memory again; the bytes are shown as they came.
constexpr std::size_t LargestIndented = 64'000'000;
/// Cutting this much into rows takes less than a blink.
constexpr std::size_t SmallText = 200'000;

} // namespace

AnswerPages::AnswerPages(const Appearance &appearance, QWidget *parent)
    : QStackedWidget(parent),
      m_table(new TablePage(appearance, this)),
      m_tree(new JsonTreeView(appearance, this)),
      m_code(new CodeBox(appearance, new JsonLexer, this)),
      m_large(new LargeTextView(appearance, this)),
      m_headers(new HeadersPage(this))
{
    m_code->setAccessibleName(tr("Answer as JSON"));
    m_code->setReadOnly(true);
    for (auto *page : std::initializer_list<QWidget *> {m_table, m_tree, m_code, m_large, m_headers})
        addWidget(page);
    connect(m_table, &TablePage::ready, this, [this](bool hasList) {
        m_hasList = hasList;
        if (m_answer.body)
            showTab(tabToShow());
    });
}

void AnswerPages::showAnswer(const run::Answer &answer)
{
    clear();
    // A table that nobody looks at is not read. A small one is ready when this returns, and is shown below.
    if (m_chosen.value_or(AnswerTab::Table) == AnswerTab::Table)
        m_table->setTape(answer.tape);
    m_answer = answer;
    m_tree->setTape(answer.tape);
    m_headers->show(answer);
    showText();
    showTab(tabToShow());
}

void AnswerPages::clear()
{
    ++m_answerNumber;
    m_answer = {};
    m_hasList = false;
    m_tree->setTape(nullptr);
    m_table->setTape(nullptr);
    m_code->setBytes({});
    m_large->setText({}, false);
}

AnswerTab AnswerPages::tabToShow() const
{
    const auto suited = m_chosen.value_or(m_hasList ? AnswerTab::Table : AnswerTab::Tree);
    // What is no JSON has no tree and no table.
    return m_answer.tape || suited == AnswerTab::Headers ? suited : AnswerTab::Json;
}

void AnswerPages::choose(AnswerTab tab)
{
    m_chosen = tab;
    if (tab == AnswerTab::Table)
        m_table->setTape(m_answer.tape);
    keepSelection(m_tab, tab);
    showTab(tab);
}

void AnswerPages::keepSelection(AnswerTab from, AnswerTab to)
{
    auto &table = m_table->view();
    if (from == AnswerTab::Table && to == AnswerTab::Tree) {
        if (const auto value = table.tableModel().valueAt(table.currentIndex())) {
            const auto place = m_tree->jsonModel().indexAt(value->span().begin);
            m_tree->setCurrentIndex(place);
            m_tree->scrollTo(place);
        }
    } else if (from == AnswerTab::Tree && to == AnswerTab::Table) {
        if (const auto value = m_tree->jsonModel().valueAt(m_tree->currentIndex()))
            if (const auto cell = table.tableModel().indexAt(value->span().begin); cell.isValid())
                table.setCurrentIndex(cell);
    }
}

void AnswerPages::showTab(AnswerTab tab)
{
    m_tab = tab;
    switch (tab) {
    case AnswerTab::Table:
        setCurrentWidget(m_table);
        break;
    case AnswerTab::Tree:
        setCurrentWidget(m_tree);
        break;
    case AnswerTab::Json:
        setCurrentWidget(m_answer.pretty.isEmpty() ? static_cast<QWidget *>(m_large) : m_code);
        break;
    case AnswerTab::Headers:
        setCurrentWidget(m_headers);
        break;
    }
    setFocusProxy(currentWidget());
    emit pageShown();
}

void AnswerPages::showText()
{
    m_code->setBytes(m_answer.pretty);
    if (!m_answer.pretty.isEmpty())
        return;
    if (m_answer.body->size() <= SmallText && !m_answer.tape) {
        m_large->setText(TextLines::cut(m_answer.body), false);
        return;
    }
    m_large->setText({}, false);
    layOutLargeText();
}

void AnswerPages::layOutLargeText()
{
    const bool indents = m_answer.tape && m_answer.body->size() <= LargestIndented;
    elsewhere(
        [body = m_answer.body, tape = m_answer.tape, indents] {
            return TextLines::cut(indents ? std::make_shared<const std::string>(json::pretty(tape->root())) : body);
        },
        [pages = QPointer(this), number = m_answerNumber, isJson = m_answer.tape != nullptr](const TextLines &lines) {
            if (pages && pages->m_answerNumber == number)
                pages->m_large->setText(lines, isJson);
        });
}

bool AnswerPages::isSearchable() const
{
    return currentWidget() == m_tree || currentWidget() == m_code || currentWidget() == m_large;
}

AnswerPages::Found AnswerPages::search(const QString &text, bool caseSensitive)
{
    if (currentWidget() == m_tree) {
        const int total = m_tree->search(text, caseSensitive);
        return {m_tree->current(), total, total == JsonTreeView::MostPlaces};
    }
    if (currentWidget() == m_large) {
        const int total = m_large->search(text, caseSensitive);
        return {m_large->current(), total, total == LargeTextView::MostPlaces};
    }
    const int current = m_code->finder().search(text, caseSensitive);
    return {current, m_code->finder().count(), false};
}

AnswerPages::Found AnswerPages::step(bool backwards)
{
    if (currentWidget() == m_tree)
        return {m_tree->step(backwards), m_tree->count(), false};
    if (currentWidget() == m_large)
        return {m_large->step(backwards), m_large->count(), false};
    return {m_code->finder().step(backwards), m_code->finder().count(), false};
}

void AnswerPages::endSearch()
{
    m_code->finder().clear();
}

} // namespace ui
