#include "ui/results/answerview.h"

#include "core/base/privatefile.h"
#include "core/json/pretty.h"
#include "ui/code/codebox.h"
#include "ui/code/findbar.h"
#include "ui/code/jsonlexer.h"
#include "ui/results/errorbanner.h"
#include "ui/results/formats.h"
#include "ui/results/headerspage.h"
#include "ui/results/jsontreeview.h"
#include "ui/results/largetextview.h"
#include "ui/results/tablepage.h"
#include "ui/results/tableview.h"
#include "ui/theme/appearance.h"
#include "ui/theme/elsewhere.h"
#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/statepage.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace ui {
namespace {

enum AnswerTab { TableTab, TreeTab, TextTab, HeadersTab };

/// Beyond this, indenting would take seconds and as much memory again; the bytes are shown as they came.
constexpr std::size_t LargestIndented = 64'000'000;
/// Cutting this much into rows takes less than a blink.
constexpr std::size_t SmallText = 200'000;

bool isGood(const run::Answer &answer)
{
    return answer.status >= 200 && answer.status < 300;
}

QString titleOf(base::Error::Kind kind)
{
    switch (kind) {
    case base::Error::Kind::Cancelled:
        return AnswerView::tr("Cancelled");
    case base::Error::Kind::OutcomeUnknown:
        return AnswerView::tr("Nobody knows whether it was applied");
    case base::Error::Kind::Refused:
    case base::Error::Kind::InvalidInput:
        return AnswerView::tr("Not sent");
    case base::Error::Kind::Timeout:
        return AnswerView::tr("No answer in time");
    default:
        return AnswerView::tr("No answer");
    }
}

} // namespace

AnswerView::AnswerView(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHeader();
    buildPages();
    buildSearch();

    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, &AnswerView::waitVisibly);
    m_tick.setInterval(100ms);
    connect(&m_tick, &QTimer::timeout, this, &AnswerView::waitVisibly);
    connect(&appearance, &Appearance::themeChanged, this, [this](const Theme &theme) {
        m_save->setIcon(icon(QStringLiteral("save"), theme));
        if (m_answer.body && !m_isWaiting)
            m_banner->show(m_answer.verdict, m_answer.errors);
    });
    clear();
}

AnswerView::~AnswerView() = default;

void AnswerView::buildHeader()
{
    m_tabs = new QTabBar(this);
    m_tabs->setAccessibleName(tr("Answer shown as"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Table"));
    m_tabs->addTab(tr("Tree"));
    m_tabs->addTab(tr("JSON"));
    m_tabs->addTab(tr("Headers"));
    connect(m_tabs, &QTabBar::currentChanged, this, &AnswerView::chooseTab);

    m_outcome = new Pill({}, Pill::Tone::Neutral, this);
    m_status = new Pill({}, Pill::Tone::Neutral, this);
    m_time = new PlainLabel({}, PlainLabel::Look::Muted, this);
    m_size = new PlainLabel({}, PlainLabel::Look::Muted, this);
    m_save = new QToolButton(this);
    m_save->setIcon(icon(QStringLiteral("save"), m_appearance.theme()));
    m_save->setAccessibleName(tr("Save the answer"));
    m_save->setToolTip(tr("Save the answer as it came"));
    connect(m_save, &QToolButton::clicked, this, &AnswerView::save);

    auto *header = new QHBoxLayout;
    header->setContentsMargins(3, 0, 8, 0);
    header->setSpacing(8);
    header->addWidget(m_tabs);
    header->addStretch();
    for (auto *widget : std::initializer_list<QWidget *> {m_outcome, m_status, m_time, m_size, m_save})
        header->addWidget(widget);
    static_cast<QVBoxLayout *>(layout())->addLayout(header);
    auto *line = new QWidget(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    layout()->addWidget(line);
}

void AnswerView::buildPages()
{
    m_banner = new ErrorBanner(m_appearance, this);
    connect(m_banner, &ErrorBanner::placeActivated, this, &AnswerView::placeActivated);
    m_findBar = new FindBar(m_appearance, this);
    m_pages = new QStackedWidget(this);
    m_table = new TablePage(m_appearance, m_pages);
    connect(m_table, &TablePage::saved, this, &AnswerView::saved);
    connect(m_table, &TablePage::saveFailed, this, &AnswerView::saveFailed);
    connect(m_table, &TablePage::ready, this, [this](bool hasList) {
        m_hasList = hasList;
        if (m_answer.body && !m_isWaiting)
            showBody();
    });
    m_tree = new JsonTreeView(m_appearance, m_pages);
    m_code = new CodeBox(m_appearance, new JsonLexer, m_pages);
    m_code->setAccessibleName(tr("Answer as JSON"));
    m_code->setReadOnly(true);
    m_large = new LargeTextView(m_appearance, m_pages);
    m_headers = new HeadersPage(m_pages);
    m_state = new StatePage(m_appearance, m_pages);
    connect(m_state, &StatePage::offerTaken, this, &AnswerView::cancelRequested);
    for (auto *page : std::initializer_list<QWidget *> {m_table, m_tree, m_code, m_large, m_headers, m_state})
        m_pages->addWidget(page);
    layout()->addWidget(m_banner);
    layout()->addWidget(m_findBar);
    layout()->addWidget(m_pages);
}

void AnswerView::buildSearch()
{
    connect(m_findBar, &FindBar::searched, this, &AnswerView::search);
    connect(m_findBar, &FindBar::nextWanted, this, [this] { step(false); });
    connect(m_findBar, &FindBar::previousWanted, this, [this] { step(true); });
    connect(m_findBar, &FindBar::closed, this, [this] {
        m_findBar->hide();
        m_code->finder().clear();
        m_pages->currentWidget()->setFocus();
    });
    const auto addKey = [this](const QKeySequence &key, auto &&slot) {
        auto *action = new QAction(this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    const auto open = [this] {
        const auto *page = m_pages->currentWidget();
        if (page == m_tree || page == m_code || page == m_large)
            m_findBar->open();
        else if (page == m_table)
            m_table->openFilter();
    };
    addKey(QKeySequence::Find, open);
    addKey(QKeySequence(Qt::Key_F3), [this, open] { m_findBar->isVisible() ? step(false) : open(); });
    addKey(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this, open] { m_findBar->isVisible() ? step(true) : open(); });
}

void AnswerView::showAnswer(const run::Answer &answer)
{
    forget();
    // A table that nobody looks at is not read. A small one is ready when this returns, and is shown below.
    if (m_chosenTab.value_or(TableTab) == TableTab)
        m_table->setTape(answer.tape);
    m_answer = answer;
    if (!m_answer.body)
        m_answer.body = std::make_shared<const std::string>();
    m_tree->setTape(m_answer.tape);
    m_headers->show(m_answer);
    showText();
    showBody();
}

int AnswerView::tabToShow() const
{
    // What is no JSON has no tree and no table; the person's choice of a tab outlives such an answer.
    const int suited = m_chosenTab.value_or(m_hasList ? TableTab : TreeTab);
    return m_answer.tape || suited == HeadersTab ? suited : TextTab;
}

void AnswerView::chooseTab(int tab)
{
    m_chosenTab = tab;
    if (tab == TableTab)
        m_table->setTape(m_answer.tape);
    keepSelection(m_shownTab, tab);
    showTab();
}

/// The value somebody looks at in the table is the one they look for in the tree.
void AnswerView::keepSelection(int from, int to)
{
    auto &table = m_table->view();
    if (from == TableTab && to == TreeTab) {
        if (const auto value = table.tableModel().valueAt(table.currentIndex())) {
            const auto place = m_tree->jsonModel().indexAt(value->span().begin);
            m_tree->setCurrentIndex(place);
            m_tree->scrollTo(place);
        }
    } else if (from == TreeTab && to == TableTab) {
        if (const auto value = m_tree->jsonModel().valueAt(m_tree->currentIndex()))
            if (const auto cell = table.tableModel().indexAt(value->span().begin); cell.isValid())
                table.setCurrentIndex(cell);
    }
}

void AnswerView::showBody()
{
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setEnabled(true);
        m_tabs->setTabVisible(TableTab, m_answer.tape != nullptr);
        m_tabs->setTabVisible(TreeTab, m_answer.tape != nullptr);
        m_tabs->setTabText(TextTab, m_answer.tape ? tr("JSON") : tr("Text"));
        m_tabs->setCurrentIndex(tabToShow());
    }
    m_banner->show(m_answer.verdict, m_answer.errors);
    showStatus();
    showTab();
}

void AnswerView::showStatus()
{
    const bool good = isGood(m_answer);
    m_status->setText(QString::number(m_answer.status));
    m_status->setTone(good ? Pill::Tone::Good : Pill::Tone::Live);
    m_status->setAccessibleName(tr("HTTP status %1").arg(m_answer.status));
    const auto total = m_answer.connect + m_answer.wait + m_answer.receive;
    m_time->setText(durationText(total));
    m_time->setToolTip(plainToolTip(
        tr("Connect %1, wait %2, receive %3")
            .arg(durationText(m_answer.connect), durationText(m_answer.wait), durationText(m_answer.receive))));
    m_size->setText(sizeText(m_answer.body->size()));
    switch (m_answer.outcome) {
    case run::Outcome::NotAWrite:
        m_outcome->setText({});
        break;
    case run::Outcome::Applied:
        m_outcome->setText(tr("applied"));
        m_outcome->setTone(Pill::Tone::Good);
        break;
    case run::Outcome::NotApplied:
        m_outcome->setText(tr("not applied"));
        m_outcome->setTone(Pill::Tone::Neutral);
        break;
    case run::Outcome::Unknown:
        m_outcome->setText(tr("outcome unknown"));
        m_outcome->setTone(Pill::Tone::Warning);
        break;
    }
    fitHeader();
}

void AnswerView::showText()
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

void AnswerView::layOutLargeText()
{
    const bool indents = m_answer.tape && m_answer.body->size() <= LargestIndented;
    elsewhere(
        [body = m_answer.body, tape = m_answer.tape, indents] {
            return TextLines::cut(indents ? std::make_shared<const std::string>(json::pretty(tape->root())) : body);
        },
        [view = QPointer(this), number = m_answerNumber, isJson = m_answer.tape != nullptr](const TextLines &lines) {
            if (view && view->m_answerNumber == number)
                view->m_large->setText(lines, isJson);
        });
}

void AnswerView::showTab()
{
    if (!m_answer.body)
        return;
    m_shownTab = m_tabs->currentIndex();
    switch (m_shownTab) {
    case TableTab:
        showPage(m_table);
        break;
    case TreeTab:
        showPage(m_tree);
        break;
    case TextTab:
        showPage(m_answer.pretty.isEmpty() ? static_cast<QWidget *>(m_large) : m_code);
        break;
    default:
        showPage(m_headers);
        break;
    }
    if (m_pages->currentWidget() == m_headers || m_pages->currentWidget() == m_table)
        m_findBar->hide();
    else if (m_findBar->isVisible())
        search();
}

void AnswerView::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    setFocusProxy(page); // Whoever gives the view the focus means what is in it.
}

void AnswerView::showState()
{
    m_banner->hide();
    m_findBar->hide();
    m_tabs->setEnabled(false);
    showPage(m_state);
    fitHeader();
}

void AnswerView::forget()
{
    endWaiting();
    ++m_answerNumber;
    m_answer = {};
    m_failure.reset();
    m_hasList = false;
    m_tree->setTape(nullptr);
    m_table->setTape(nullptr);
    m_code->setBytes({});
    m_large->setText({}, false);
}

void AnswerView::clear()
{
    forget();
    m_state->say(QStringLiteral("run"), Role::MutedText, tr("Nothing run yet"),
                 tr("Ctrl+Enter runs the operation at the caret. The answer appears here."));
    showState();
}

void AnswerView::showFailure(const base::Error &error)
{
    forget();
    m_failure = error;
    const bool calm = error.kind == base::Error::Kind::Cancelled;
    const bool unknown = error.kind == base::Error::Kind::OutcomeUnknown;
    const auto iconName = calm ? QStringLiteral("stop") : unknown ? QStringLiteral("warning") : QStringLiteral("error");
    const auto role = calm ? Role::MutedText : unknown ? Role::Warning : Role::Live;
    m_state->say(iconName, role, titleOf(error.kind), error.message);
    showState();
}

void AnswerView::showRunning()
{
    m_running.start();
    m_patience.start();
}

void AnswerView::waitVisibly()
{
    m_state->say({}, Role::MutedText, tr("Waiting for the answer"),
                 tr("%1 s").arg(static_cast<double>(m_running.elapsed()) / 1000.0, 0, 'f', 1));
    if (m_isWaiting)
        return;
    m_isWaiting = true;
    m_tick.start();
    m_state->setBusy(true);
    m_state->offer(tr("Cancel"));
    showState();
}

void AnswerView::endWaiting()
{
    m_patience.stop();
    m_tick.stop();
    m_isWaiting = false;
    m_state->setBusy(false);
    m_state->offer({});
}

void AnswerView::stopRunning()
{
    const bool wasVisible = m_isWaiting;
    endWaiting();
    if (!wasVisible)
        return;
    if (m_answer.body)
        showBody();
    else if (m_failure)
        showFailure(base::Error(*m_failure));
    else
        clear();
}

void AnswerView::search()
{
    const auto text = m_findBar->text();
    const bool caseSensitive = m_findBar->isCaseSensitive();
    if (m_pages->currentWidget() == m_tree) {
        const int total = m_tree->search(text, caseSensitive);
        m_findBar->showMatches(m_tree->current(), total, total == JsonTreeView::MostPlaces);
    } else if (m_pages->currentWidget() == m_large) {
        const int total = m_large->search(text, caseSensitive);
        m_findBar->showMatches(m_large->current(), total, total == LargeTextView::MostPlaces);
    } else {
        const int current = m_code->finder().search(text, caseSensitive);
        m_findBar->showMatches(current, m_code->finder().count());
    }
}

void AnswerView::step(bool backwards)
{
    if (m_pages->currentWidget() == m_tree)
        m_findBar->showMatches(m_tree->step(backwards), m_tree->count());
    else if (m_pages->currentWidget() == m_large)
        m_findBar->showMatches(m_large->step(backwards), m_large->count());
    else if (m_pages->currentWidget() == m_code)
        m_findBar->showMatches(m_code->finder().step(backwards), m_code->finder().count());
}

void AnswerView::save()
{
    if (!m_answer.body)
        return;
    auto *dialog = new QFileDialog(this, tr("Save the answer"), {}, tr("JSON (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_answer.tape ? QStringLiteral("answer.json") : QStringLiteral("answer.txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &AnswerView::saveTo);
    dialog->open();
}

void AnswerView::saveTo(const QString &path)
{
    if (!m_answer.body)
        return;
    // Writing waits for the disk, which is not the window's business.
    elsewhere(
        [path, body = m_answer.body] {
            return base::writePrivateFile(path,
                                          QByteArray::fromRawData(body->data(), static_cast<qsizetype>(body->size())));
        },
        [view = QPointer(this), path](const base::Result<void> &written) {
            if (view && written)
                emit view->saved(path);
            else if (view)
                emit view->saveFailed(written.error());
        });
}

void AnswerView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeader();
}

void AnswerView::fitHeader()
{
    // What is most worth knowing stays longest when the view gets narrow.
    const bool any = m_answer.body != nullptr && !m_isWaiting;
    m_outcome->setVisible(any && !m_outcome->text().isEmpty());
    int room = width() - m_tabs->sizeHint().width() - 24;
    for (auto *widget : std::initializer_list<QWidget *> {m_status, m_save, m_time, m_size}) {
        room -= widget->sizeHint().width() + 8;
        if (widget == m_save && m_outcome->isVisibleTo(this))
            room -= m_outcome->sizeHint().width() + 8;
        widget->setVisible(any && (room >= 0 || widget == m_status));
    }
}

} // namespace ui
