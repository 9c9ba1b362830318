#include "ui/results/answerview.h"

#include "ui/code/findbar.h"
#include "ui/results/answerfile.h"
#include "ui/results/answerhead.h"
#include "ui/results/answerpages.h"
#include "ui/results/answersearch.h"
#include "ui/results/answerstate.h"
#include "ui/results/chosenpath.h"
#include "ui/results/errorbanner.h"
#include "ui/results/tablepage.h"
#include "ui/theme/appearance.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

AnswerView::AnswerView(const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_column(new QVBoxLayout(this)),
      m_head(new AnswerHead(appearance, this)),
      m_banner(new ErrorBanner(appearance, this)),
      m_findBar(new FindBar(appearance, this)),
      m_body(new QStackedWidget(this)),
      m_state(new AnswerState(appearance, m_body)),
      m_pages(new AnswerPages(appearance, m_body)),
      m_path(new ChosenPath(appearance, *m_pages, this)),
      m_file(new AnswerFile(this)),
      m_search(new AnswerSearch(*m_findBar, *m_pages, *this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *line = new QWidget(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    for (auto *widget : std::initializer_list<QWidget *> {m_head, line, m_banner, m_findBar, m_body, m_path})
        m_column->addWidget(widget);
    m_body->addWidget(m_state);
    m_body->addWidget(m_pages);

    connect(m_head, &AnswerHead::tabChosen, m_pages, &AnswerPages::chooseTab);
    connect(m_head, &AnswerHead::saveWanted, this, &AnswerView::save);
    connect(m_pages, &AnswerPages::pageShown, this, [this] { m_head->setTab(m_pages->tab()); });
    connect(&m_pages->table(), &TablePage::saved, this, &AnswerView::saved);
    connect(&m_pages->table(), &TablePage::saveFailed, this, &AnswerView::saveFailed);
    connect(m_banner, &ErrorBanner::placeActivated, this, &AnswerView::placeActivated);
    connect(m_banner, &ErrorBanner::errorActivated, this, &AnswerView::errorActivated);
    connect(m_state, &AnswerState::waitBegan, this, &AnswerView::showState);
    connect(m_state, &AnswerState::cancelRequested, this, &AnswerView::cancelRequested);
    connect(m_file, &AnswerFile::saved, this, &AnswerView::saved);
    connect(m_file, &AnswerFile::failed, this, &AnswerView::saveFailed);
    connect(&appearance, &Appearance::themeChanged, this, [this] {
        if (m_answer.body && !m_state->isWaiting())
            m_banner->show(m_answer.verdict, m_answer.errors);
    });
    clear();
}

AnswerView::~AnswerView() = default;

void AnswerView::addFoot(QWidget *foot)
{
    auto *shown = new QWidget(this);
    auto *column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(foot);
    m_column->addWidget(shown);
    const auto fit = [this, shown] {
        shown->setVisible(m_body->currentWidget() == m_pages);
    };
    connect(m_body, &QStackedWidget::currentChanged, shown, fit);
    fit();
}

void AnswerView::showLonger(const run::Answer &answer, std::uint32_t same)
{
    if (!m_answer.body)
        return;
    m_answer = answer;
    m_pages->showLonger(answer, same);
    if (m_body->currentWidget() == m_pages)
        showBody();
}

void AnswerView::showAnswer(const run::Answer &answer)
{
    forget();
    m_answer = answer;
    if (!m_answer.body)
        m_answer.body = std::make_shared<const std::string>();
    m_pages->showAnswer(m_answer);
    showBody();
    emit answerChanged();
}

void AnswerView::showBody()
{
    m_banner->show(m_answer.verdict, m_answer.errors);
    m_head->showAnswer(m_answer, m_pages->tab());
    m_body->setCurrentWidget(m_pages);
    setFocusProxy(m_pages); // Whoever gives the view the focus means what is in it.
}

void AnswerView::showState()
{
    m_banner->hide();
    m_search->close();
    m_path->hide();
    m_head->showNothing();
    m_body->setCurrentWidget(m_state);
    setFocusProxy(m_state);
}

void AnswerView::forget()
{
    m_state->endWaiting();
    m_answer = {};
    m_failure.reset();
    m_pages->clear();
}

void AnswerView::clear()
{
    forget();
    m_state->sayNothingYet();
    showState();
    emit answerChanged();
}

void AnswerView::showFailure(const base::Error &error)
{
    forget();
    m_failure = error;
    m_state->say(error);
    showState();
    emit answerChanged();
}

void AnswerView::showRunning()
{
    m_state->wait();
}

void AnswerView::showReceived(qint64 bytes, qint64 total)
{
    m_state->setReceived(bytes, total);
}

void AnswerView::stopRunning()
{
    const bool wasVisible = m_state->isWaiting();
    m_state->endWaiting();
    if (!wasVisible)
        return;
    if (m_answer.body)
        showBody();
    else if (m_failure)
        showFailure(base::Error(*m_failure));
    else
        clear();
}

void AnswerView::save()
{
    if (m_answer.body)
        m_file->save(m_answer.body, m_answer.tape ? QStringLiteral("answer.json") : QStringLiteral("answer.txt"));
}

void AnswerView::saveTo(const QString &path)
{
    if (m_answer.body)
        m_file->saveTo(path, m_answer.body);
}

} // namespace ui
