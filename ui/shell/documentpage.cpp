#include "ui/shell/documentpage.h"

#include "core/exchange/foreign.h"
#include "core/graphql/document.h"
#include "core/json/pretty.h"
#include "core/json/typed.h"
#include "ui/builder/builderpane.h"
#include "ui/editor/applyedits.h"
#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/results/answerview.h"
#include "ui/results/errorplace.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/builderside.h"
#include "ui/shell/headerspane.h"
#include "ui/shell/quietnotice.h"
#include "ui/theme/taborder.h"

#include <QApplication>
#include <QFileInfo>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <cctype>

namespace ui {
namespace {

constexpr int BuilderWidth = 272;

} // namespace

DocumentPage::DocumentPage(const QString &projectKey, const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_projectKey(projectKey),
      m_appearance(appearance)
{
    m_sides = new QSplitter(Qt::Horizontal, this);
    m_columns = new QSplitter(Qt::Horizontal, m_sides);
    m_rows = new QSplitter(Qt::Vertical, m_columns);
    m_editor = new QueryEditor(appearance, m_rows);
    m_editor->setAccessibleName(tr("Query"));
    m_editor->addFindBar();
    m_bottom = new BottomPane(appearance, m_rows);
    m_variables = &m_bottom->variables().json();
    m_variables->setAccessibleName(tr("Variables"));
    m_variables->addFindBar();
    m_notice = new QuietNotice(m_editor);
    m_answer = new AnswerView(appearance, m_columns);

    m_rows->setHandleWidth(1);
    m_rows->addWidget(m_editor);
    m_rows->addWidget(m_bottom);
    m_rows->setStretchFactor(0, 1);
    m_rows->setCollapsible(0, false);
    m_columns->setHandleWidth(1);
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_answer);
    m_columns->setStretchFactor(0, 43);
    m_columns->setStretchFactor(1, 53);
    m_columns->setChildrenCollapsible(false);
    m_columns->setSizes({430, 528});
    m_rows->setSizes({516, 138});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_sides->setHandleWidth(1);
    m_sides->addWidget(m_columns);
    m_sides->setChildrenCollapsible(false);
    column->addWidget(m_sides);

    connect(m_editor, &QueryEditor::documentChanged, &m_scheduler, &language::AnalysisScheduler::setText);
    connect(m_editor, &QueryEditor::documentChanged, this, &DocumentPage::offerForeign);
    connect(m_editor, &QueryEditor::documentChanged, this, [this](const QByteArray &text) {
        compareWithFile(text);
        noteTitle();
    });
    connect(m_editor, &QueryEditor::docsRequested, this, &DocumentPage::docsRequested);
    connect(m_editor, &QueryEditor::nothingToRename, this,
            [this](const QString &reason) { say(Notice::Tone::Neutral, reason); });
    m_editor->setValueRenamer([this](const QueryEditor::RenamedVariable &variable) {
        const auto change = memberRenamed(variables().toStdString(), variable.from, variable.to, variable.keepsOld);
        if (change.variables)
            m_variables->replaceBytes(QByteArray::fromStdString(*change.variables));
        return change.notice;
    });
    connect(&m_scheduler, &language::AnalysisScheduler::analysisReady, this, &DocumentPage::showAnalysis);
    connect(m_editor, &QueryEditor::caretMoved, this, [this](quint32 caret) {
        const auto before = currentOperation();
        m_caret = caret;
        if (currentOperation() != before) {
            m_bottom->follow(m_analysis, m_schema, meantOperation());
            emit operationsChanged();
        }
    });
    connect(&m_bottom->variables(), &VariablesPane::showsFormChanged, this, &DocumentPage::showsFormChanged);
    connect(&m_bottom->variables(), &VariablesPane::refused, this,
            [this](const QString &why) { say(Notice::Tone::Warning, why); });
    connect(&m_bottom->variables(), &VariablesPane::remedyRequested, this, [this](FormPane::Remedy remedy) {
        change(remedy == FormPane::Remedy::AddMissing ? TextCommand::AddMissingVariables
                                                      : TextCommand::ExtractVariables);
    });
    connect(m_bottom, &BottomPane::queryPlaceWanted, this, &DocumentPage::goTo);
    connect(m_answer, &AnswerView::answerChanged, this, &DocumentPage::answerChanged);
    connect(m_answer, &AnswerView::cancelRequested, this, &DocumentPage::cancelRequested);
    connect(m_answer, &AnswerView::saved, this,
            [this](const QString &path) { say(Notice::Tone::Good, tr("Saved as %1").arg(path)); });
    connect(m_answer, &AnswerView::saveFailed, this,
            [this](const base::Error &error) { say(Notice::Tone::Warning, error.message); });
    connect(m_answer, &AnswerView::placeActivated, m_editor, &QueryEditor::goTo);
    connect(m_answer, &AnswerView::errorActivated, this, [this](const run::AnswerError &error) {
        const auto document = graphql::parse(text().toStdString());
        if (const auto span = errorPlace(*document, m_answer->answer().effect.operationName, error))
            goTo(*span);
        else
            say(Notice::Tone::Neutral, tr("The query has no such place any more."));
    });
    connect(m_rows, &QSplitter::splitterMoved, this, &DocumentPage::sizesChanged);
    connect(m_columns, &QSplitter::splitterMoved, this, &DocumentPage::sizesChanged);
    connect(m_sides, &QSplitter::splitterMoved, this, [this] { emit builderResized(m_sides->sizes().constFirst()); });
    watchValue();
}

DocumentPage::~DocumentPage() = default;

QString DocumentPage::title() const
{
    if (!m_file.path.isEmpty()) {
        const auto name = QFileInfo(m_file.path).fileName();
        return m_differsFromFile ? name + QStringLiteral(" •") : name;
    }
    for (const auto &operation : m_analysis.operations) {
        if (!operation.name.isEmpty())
            return operation.name;
    }
    return tr("Untitled");
}

QByteArray DocumentPage::text() const
{
    return m_editor->bytes();
}

QString DocumentPage::settleFields()
{
    m_bottom->variables().settleFields();
    return m_builder ? m_builder->pane().settle() : QString();
}

QByteArray DocumentPage::variables() const
{
    return m_variables->bytes();
}

QList<safety::Header> DocumentPage::headers() const
{
    return m_bottom->headers().sent();
}

QList<HeaderLine> DocumentPage::headerLines() const
{
    return m_bottom->headers().lines();
}

void DocumentPage::setHeaderLines(const QList<HeaderLine> &lines)
{
    m_bottom->headers().setLines(lines);
}

void DocumentPage::setContent(const QByteArray &text, const QByteArray &variables)
{
    m_editor->setBytes(text);
    m_variables->setBytes(variables);
    // A new tab has its title at once: this text is ours or was analysed before, so it is small.
    showAnalysis(language::analyze({text, m_editor->revision(), m_schema}));
}

QStringList DocumentPage::operationNames() const
{
    QStringList names;
    for (const auto &operation : m_analysis.operations)
        names.append(operation.name);
    return names;
}

int DocumentPage::currentOperation() const
{
    const auto &operations = m_analysis.operations;
    if (operations.size() == 1)
        return 0;
    for (std::size_t i = 0; i < operations.size(); ++i) {
        // The caret behind the closing brace still belongs to what was just typed.
        if (operations[i].span.begin <= m_caret && m_caret <= operations[i].span.end)
            return static_cast<int>(i);
    }
    return -1;
}

DocumentPage::Choice DocumentPage::choose() const
{
    const auto document = graphql::parse(text().toStdString());
    const auto operations = document->operations();
    if (operations.empty())
        return {};
    const auto *chosen = document->operationAt(m_editor->caret());
    for (const auto *operation : operations) {
        if (!chosen && operation->span.end == m_editor->caret())
            chosen = operation;
    }
    if (!chosen)
        return {true, {}};
    return {false, QByteArray(chosen->name.value.data(), static_cast<qsizetype>(chosen->name.value.size()))};
}

void DocumentPage::setSchema(std::shared_ptr<const graphql::Schema> schema)
{
    if (schema == m_schema)
        return;
    m_schema = std::move(schema);
    m_editor->setSchema(m_schema);
    m_scheduler.setSchema(m_schema);
    m_bottom->follow(m_analysis, m_schema, meantOperation());
    if (m_builder)
        m_builder->pane().setSchema(m_schema);
}

void DocumentPage::showSchemaProblem(const QString &problem)
{
    m_schemaProblem = problem;
    if (m_builder)
        m_builder->pane().showSchemaProblem(problem);
}

void DocumentPage::showStarted()
{
    m_asked = {text(), variables(), safety::repeatable(headers())};
    setRunning(true);
}

void DocumentPage::showSent()
{
    m_answer->showRunning();
}

void DocumentPage::showReceived(qint64 bytes, qint64 total)
{
    m_answer->showReceived(bytes, total);
}

void DocumentPage::showAnswer(const run::Answer &answer)
{
    m_answer->showAnswer(answer);
    setRunning(false);
}

void DocumentPage::showFailure(const base::Error &error)
{
    m_answer->showFailure(error);
    setRunning(false);
}

void DocumentPage::showNothing()
{
    m_answer->stopRunning();
    setRunning(false);
}

void DocumentPage::setRunning(bool running)
{
    if (running == m_running)
        return;
    m_running = running;
    emit runningChanged(running);
}

void DocumentPage::goToFirstError()
{
    const auto document = graphql::parse(text().toStdString());
    if (document->syntaxErrors().empty() || document->syntaxErrors().front().spans.empty()) {
        if (!safety::problemOf(headers()).isEmpty())
            m_bottom->goTo(Problem::Place::Headers, {});
        return;
    }
    goTo(document->syntaxErrors().front().spans.front());
}

bool DocumentPage::showsForm() const
{
    return m_bottom->variables().showsForm();
}

void DocumentPage::setShowsForm(bool form)
{
    m_bottom->variables().setShowsForm(form);
}

void DocumentPage::focusEditor()
{
    m_editor->setFocus(Qt::OtherFocusReason);
}

void DocumentPage::focusVariables()
{
    m_bottom->focusVariables();
}

void DocumentPage::focusHeaders()
{
    m_bottom->focusHeaders();
}

void DocumentPage::showBuilder(bool shown, int width)
{
    if (!m_builder && shown) {
        m_builder = new BuilderSide(m_appearance, *m_editor, *m_variables, this);
        auto &pane = m_builder->pane();
        pane.setSchema(m_schema);
        pane.showSchemaProblem(m_schemaProblem);
        m_sides->insertWidget(0, &pane);
        m_sides->setStretchFactor(1, 1);
        // In front of the editor, for the keyboard too.
        auto *before = m_editor->previousInFocusChain();
        while (before != m_editor && before->focusPolicy() == Qt::NoFocus)
            before = before->previousInFocusChain();
        if (before != m_editor && !pane.isAncestorOf(before))
            tabFromTo(before, pane);
        connect(&pane, &BuilderPane::docsRequested, this, &DocumentPage::docsRequested);
        connect(&pane, &BuilderPane::retryRequested, this, &DocumentPage::schemaRetryRequested);
        connect(m_builder, &BuilderSide::variablesChanged, m_bottom, &BottomPane::showVariables);
        connect(m_builder, &BuilderSide::leftOver, this, [this](const QStringList &names) {
            const auto first = QLatin1Char('$') + names.first();
            m_notice->offer(
                names.size() == 1
                    ? tr("Nothing uses %1 any more. Its value is still in the variables.").arg(first)
                    : tr("Nothing uses %1 variables any more. Their values are still there.").arg(names.size()),
                tr("Take Out"), [this, names] { m_builder->removeValues(names); });
        });
        connect(m_builder, &BuilderSide::refused, this,
                [this](const QString &why) { say(Notice::Tone::Warning, why); });
    }
    if (!m_builder)
        return;
    m_builder->pane().setVisible(shown);
    if (const int wanted = width > 0 ? width : BuilderWidth; shown && m_sides->sizes().constFirst() != wanted)
        m_sides->setSizes({wanted, std::max(1, m_sides->width() - wanted - 1)});
}

void DocumentPage::focusBuilder()
{
    if (m_builder)
        m_builder->pane().setFocus(Qt::ShortcutFocusReason);
}

void DocumentPage::searchBuilder()
{
    if (m_builder)
        m_builder->pane().focusSearch();
}

void DocumentPage::insertAtCaret(const QString &text, const QString &operation)
{
    m_editor->insertField(text, operation);
    focusEditor();
}

void DocumentPage::change(TextCommand command)
{
    if (command == TextCommand::Prettify && m_bottom->variables().isAncestorOf(QApplication::focusWidget())) {
        prettifyVariables();
        return;
    }
    const auto caret = m_editor->caret();
    const auto begin = static_cast<std::uint32_t>(m_editor->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART));
    const auto end = static_cast<std::uint32_t>(m_editor->SendScintilla(QsciScintilla::SCI_GETSELECTIONEND));
    const auto change =
        changeOf(command, {text().toStdString(), {begin, end}, caret, variables().toStdString(), m_schema.get()});
    applyEdits(*m_editor, change.edits);
    if (change.variables) {
        m_variables->replaceBytes(QByteArray::fromStdString(*change.variables));
        m_bottom->showVariables();
    }
    say(Notice::Tone::Neutral, change.notice);
}

void DocumentPage::prettifyVariables()
{
    const auto present = variables();
    if (present.trimmed().isEmpty())
        return;
    const auto typed = present.toStdString();
    const auto plain = json::plainJson(typed);
    // A comma too many may go, a comment may not.
    if (!std::equal(typed.begin(), typed.end(), plain.begin(),
                    [](char was, char is) { return was == is || was == ','; })) {
        say(Notice::Tone::Neutral, tr("The variables stay as they are: their comments would be lost."));
        return;
    }
    const auto tape = json::Tape::parse(plain);
    if (!tape) {
        say(Notice::Tone::Neutral,
            tr("The variables stay as they are: %1").arg(QString::fromStdString(tape.error().message)));
        return;
    }
    const auto letters = [](const QByteArray &json) {
        return json.simplified().replace(' ', "").size();
    };
    const auto before = letters(QByteArray::fromStdString(plain.substr(0, m_variables->caret())));
    const auto wanted = QByteArray::fromStdString(json::pretty(tape->root()));
    m_variables->replaceBytes(wanted);
    // Only blanks have changed: the caret stays behind the letter that it stood behind.
    std::uint32_t caret = 0;
    for (qsizetype seen = 0; seen < before && caret < static_cast<std::uint32_t>(wanted.size()); ++caret)
        seen += std::isspace(static_cast<unsigned char>(wanted[static_cast<qsizetype>(caret)])) ? 0 : 1;
    m_variables->SendScintilla(QsciScintilla::SCI_SETXOFFSET, 0UL);
    m_variables->select({caret, caret});
    say(Notice::Tone::Neutral, {});
}

void DocumentPage::offerForeign(const QByteArray &text)
{
    const bool wasBlank = std::exchange(m_wasBlank, text.trimmed().isEmpty());
    if (!wasBlank || !exchange::looksForeign(text))
        return;
    m_notice->offer(tr("This is not GraphQL, but there may be an operation in it."), tr("Open It"), [this, text] {
        if (this->text() == text)
            m_editor->replaceBytes({});
        emit foreignWanted(text);
    });
}

void DocumentPage::say(Notice::Tone tone, const QString &text)
{
    m_notice->say(tone, text);
}

void DocumentPage::offer(const QString &text, const QString &act, std::function<void()> then)
{
    m_offer = text;
    m_notice->offer(text, act, std::move(then), QuietNotice::Stay::UntilTaken);
}

QList<QWidget *> DocumentPage::panes() const
{
    QList<QWidget *> panes {m_editor, m_bottom->current(), m_answer};
    if (m_builder && m_builder->pane().isVisible())
        panes.prepend(&m_builder->pane().list());
    return panes;
}

QList<int> DocumentPage::sizes() const
{
    return m_columns->sizes() + m_rows->sizes();
}

void DocumentPage::setSizes(const QList<int> &sizes)
{
    if (sizes.size() != 4 || sizes == this->sizes())
        return;
    m_columns->setSizes(sizes.mid(0, 2));
    m_rows->setSizes(sizes.mid(2, 2));
}

void DocumentPage::showAnalysis(const language::Analysis &analysis)
{
    m_analysis = analysis;
    m_editor->showAnalysis(analysis);
    if (m_builder)
        m_builder->follow();
    m_bottom->follow(m_analysis, m_schema, meantOperation());
    noteTitle();
    emit operationsChanged();
}

void DocumentPage::setFile(const workspace::DocumentFile &file)
{
    const bool isAnother = file.path != m_file.path;
    m_file = file;
    m_notice->withdraw(std::exchange(m_offer, {}));
    compareWithFile(text());
    noteTitle();
    if (isAnother)
        emit fileChanged();
    emit valueChanged();
}

void DocumentPage::reload(const workspace::OpenedDocument &document)
{
    m_editor->replaceBytes(document.text);
    setFile(document.file);
}

void DocumentPage::compareWithFile(const QByteArray &text)
{
    m_differsFromFile = !m_file.path.isEmpty() && !m_file.holds(text);
}

void DocumentPage::noteTitle()
{
    if (const auto now = title(); std::exchange(m_title, now) != now)
        emit titleChanged(now);
}

std::shared_ptr<const graphql::OperationDefinition> DocumentPage::meantOperation() const
{
    const auto current = currentOperation();
    if (!m_analysis.document || current < 0)
        return nullptr;
    const auto operations = m_analysis.document->operations();
    if (static_cast<std::size_t>(current) >= operations.size())
        return nullptr;
    return {m_analysis.document, operations[static_cast<std::size_t>(current)]};
}

void DocumentPage::goTo(text::Span span)
{
    m_editor->select(span);
    m_editor->setFocus(Qt::OtherFocusReason);
}

} // namespace ui
