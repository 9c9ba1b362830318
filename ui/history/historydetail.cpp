#include "ui/history/historydetail.h"

#include "core/graphql/document.h"
#include "core/run/buildanswer.h"
#include "ui/code/codebox.h"
#include "ui/code/jsonlexer.h"
#include "ui/editor/graphqllexer.h"
#include "ui/history/historymodel.h"
#include "ui/results/answerview.h"
#include "ui/results/errorplace.h"
#include "ui/results/formats.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/notice.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/statepage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace ui {
namespace {

CodeBox *makeReadOnlyBox(const Appearance &appearance, CodeLexer *lexer, const QString &name, QWidget *parent)
{
    auto *box = new CodeBox(appearance, lexer, parent);
    box->setReadOnly(true);
    box->setAccessibleName(name);
    box->addFindBar();
    return box;
}

void putOnClipboard(const QByteArray &utf8)
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(utf8));
}

/// What is to be said about an answer that is not here, or not whole.
QString answerGone(const history::Kept &run)
{
    switch (run.answerState) {
    case history::AnswerState::None:
        return run.message.isEmpty() ? HistoryDetail::tr("There was no answer.") : run.message;
    case history::AnswerState::TooLong:
        return HistoryDetail::tr("The answer was too long to be kept.");
    case history::AnswerState::NotJson:
        return HistoryDetail::tr("The answer was no JSON, in which secrets could be found, so it was not kept.");
    case history::AnswerState::Expired:
        return HistoryDetail::tr("The answer was removed: answers of live projects are kept for a while only.");
    case history::AnswerState::Whole:
    case history::AnswerState::Cut:
        break;
    }
    return {};
}

} // namespace

HistoryDetail::HistoryDetail(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_pages = new QStackedWidget(this);
    column->addWidget(m_pages);
    m_state = new StatePage(appearance, m_pages);
    m_pages->addWidget(m_state);
    auto *page = new QWidget(m_pages);
    auto *parts = new QVBoxLayout(page);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    parts->addWidget(makeHead());
    m_notice = new Notice(page);
    parts->addWidget(m_notice);
    parts->addWidget(makeTexts(), 1);
    m_pages->addWidget(page);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        showNothing();
        m_state->say({}, Role::MutedText, tr("Reading the run…"), {});
        m_state->setBusy(true);
    });
    showNothing();
}

QWidget *HistoryDetail::makeHead()
{
    auto *head = new QWidget(this);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    m_name = new PlainLabel({}, PlainLabel::Look::Heading, head);
    m_name->setObjectName(QStringLiteral("historyName"));
    m_name->setMinimumWidth(40);
    first->addWidget(m_name, 1);
    m_kind = new Pill({}, Pill::Tone::Neutral, head);
    first->addWidget(m_kind);
    m_status = new Pill({}, Pill::Tone::Neutral, head);
    m_status->setObjectName(QStringLiteral("historyStatus"));
    first->addWidget(m_status);
    column->addLayout(first);
    m_facts = new PlainLabel({}, PlainLabel::Look::Muted, head);
    m_facts->setObjectName(QStringLiteral("historyFacts"));
    m_facts->setMinimumWidth(40);
    column->addWidget(m_facts);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(8);
    auto *open = new QPushButton(tr("Open in a new tab"), head);
    open->setObjectName(QStringLiteral("historyOpen"));
    open->setProperty("kind", QStringLiteral("primary"));
    open->setToolTip(tr("Query and variables, as they were; nothing is sent (Enter)"));
    connect(open, &QPushButton::clicked, this, &HistoryDetail::openRequested);
    acts->addWidget(open);
    auto *copy = new MenuButton(m_appearance, QStringLiteral("plain"), head);
    copy->setText(tr("Copy"));
    copy->setObjectName(QStringLiteral("historyCopy"));
    copy->menu()->addAction(tr("Query"), this, &HistoryDetail::copyQuery);
    copy->menu()->addAction(tr("Variables"), this, [this] { putOnClipboard(m_run ? m_run->variables : QByteArray()); });
    copy->menu()->addAction(tr("Answer"), this, [this] { putOnClipboard(m_run ? m_run->answer : QByteArray()); });
    acts->addWidget(copy);
    acts->addStretch(1);
    auto *remove = new QPushButton(tr("Delete…"), head);
    remove->setObjectName(QStringLiteral("historyDelete"));
    remove->setProperty("kind", QStringLiteral("flat"));
    connect(remove, &QPushButton::clicked, this, &HistoryDetail::removeRequested);
    acts->addWidget(remove);
    column->addLayout(acts);
    return head;
}

QWidget *HistoryDetail::makeTexts()
{
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    m_query = makeReadOnlyBox(m_appearance, new GraphqlLexer, tr("Query that was run"), split);
    m_query->setObjectName(QStringLiteral("historyQuery"));
    m_variablesPart = new QWidget(split);
    auto *column = new QVBoxLayout(m_variablesPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *caption = new PlainLabel(tr("Variables"), PlainLabel::Look::Caption, m_variablesPart);
    caption->setContentsMargins(16, 6, 16, 6);
    column->addWidget(caption);
    m_variables = makeReadOnlyBox(m_appearance, new JsonLexer, tr("Variables of the run"), m_variablesPart);
    m_variables->setObjectName(QStringLiteral("historyVariables"));
    column->addWidget(m_variables);
    m_answer = new AnswerView(m_appearance, split);
    m_answer->setObjectName(QStringLiteral("historyAnswer"));
    for (auto *part : {static_cast<QWidget *>(m_query), m_variablesPart, static_cast<QWidget *>(m_answer)})
        split->addWidget(part);
    m_query->setMinimumHeight(60);
    m_variables->setMinimumHeight(40);
    m_answer->setMinimumHeight(120);
    split->setSizes({200, 100, 340});
    split->setStretchFactor(2, 1);
    connect(m_answer, &AnswerView::placeActivated, this, [this](int line, int at) { m_query->goTo(line, at); });
    connect(m_answer, &AnswerView::errorActivated, this, &HistoryDetail::showPlace);
    connect(m_answer, &AnswerView::saved, this,
            [this](const QString &path) { m_notice->say(Notice::Tone::Good, tr("Saved as %1").arg(path)); });
    connect(m_answer, &AnswerView::saveFailed, this,
            [this](const base::Error &error) { m_notice->say(Notice::Tone::Warning, error.message); });
    return split;
}

void HistoryDetail::showNothing()
{
    stopWaiting();
    m_run.reset();
    m_state->setBusy(false);
    m_state->say(QStringLiteral("history"), Role::MutedText, tr("No run is selected"),
                 tr("What was sent and what came back stands here."));
    m_pages->setCurrentIndex(0);
}

void HistoryDetail::showProblem(const QString &sentence)
{
    showNothing();
    m_state->say(QStringLiteral("warning"), Role::Warning, tr("This run cannot be shown"), sentence);
}

void HistoryDetail::showRun(const history::Kept &run)
{
    stopWaiting();
    m_run = run;
    showFacts();
    m_query->setBytes(run.document);
    m_variables->setBytes(run.variables);
    m_variablesPart->setVisible(!run.variables.trimmed().isEmpty());
    showAnswer();
    m_pages->setCurrentIndex(1);
}

void HistoryDetail::waitForRun()
{
    m_patience.start();
}

void HistoryDetail::stopWaiting()
{
    m_patience.stop();
}

void HistoryDetail::showFacts()
{
    const auto &row = m_run->row;
    m_name->setText(row.operation.isEmpty() ? tr("unnamed") : row.operation);
    m_kind->setText(kindText(row.kind));
    m_kind->setTone(row.kind == history::Kind::Mutation ? Pill::Tone::Warning : Pill::Tone::Neutral);
    m_status->setText(statusText(row));
    m_status->setTone(row.result == history::Result::Good         ? Pill::Tone::Good
                          : row.result == history::Result::Errors ? Pill::Tone::Live
                                                                  : Pill::Tone::Warning);
    QStringList facts {row.projectName,
                       QLocale(QLocale::English)
                           .toString(QDateTime::fromMSecsSinceEpoch(row.time), QStringLiteral("d MMM yyyy, HH:mm:ss")),
                       durationText(std::chrono::microseconds(row.duration))};
    if (row.status > 0)
        facts.append(sizeText(static_cast<std::size_t>(row.size)));
    m_facts->setText(facts.join(QStringLiteral(" · ")));

    QStringList notices;
    const auto mask = QStringLiteral("•••").toUtf8();
    if (m_run->document.contains(mask) || m_run->variables.contains(mask) || m_run->answer.contains(mask))
        notices.append(tr("••• stands for what is secret: it was never written down."));
    if (m_run->answerState == history::AnswerState::Cut)
        notices.append(tr("Of the answer, only the first %1 were kept.")
                           .arg(sizeText(static_cast<std::size_t>(m_run->answer.size()))));
    m_notice->say(Notice::Tone::Neutral, notices.join(QLatin1Char(' ')));
}

void HistoryDetail::showAnswer()
{
    if (const auto gone = answerGone(*m_run); !gone.isEmpty()) {
        m_answer->showFailure({base::Error::Kind::NotFound, gone, {}});
        return;
    }
    run::Answer answer;
    answer.status = m_run->row.status;
    answer.contentType = "application/json";
    answer.wait = std::chrono::microseconds(m_run->row.duration);
    answer.verdict = m_run->message;
    // As long as history::LongestAnswer at most, which is read in less than a frame: in another thread it would come
    // after its query, and the answer of the run before would stand there meanwhile.
    answer = run::withBody(std::move(answer), m_run->answer.toStdString());
    answer.errors = run::errorsIn(answer);
    m_answer->showAnswer(answer);
}

void HistoryDetail::showPlace(const run::AnswerError &error)
{
    const auto document = graphql::parse(m_run->document.toStdString());
    if (const auto span = errorPlace(*document, m_run->row.operation, error)) {
        m_query->select(*span);
        m_query->setFocus(Qt::OtherFocusReason);
    } else {
        m_notice->say(Notice::Tone::Neutral, tr("The query has no such place."));
    }
}

void HistoryDetail::copyQuery() const
{
    if (m_run)
        putOnClipboard(m_run->document);
}

} // namespace ui
