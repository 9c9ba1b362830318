#pragma once

#include "core/base/error.h"
#include "core/graphql/schema.h"
#include "core/language/analysisscheduler.h"
#include "core/project/project.h"
#include "core/run/keptanswer.h"
#include "core/workspace/tab.h"
#include "ui/shell/headerrow.h"
#include "ui/shell/problemslist.h"
#include "ui/shell/textcommand.h"
#include "ui/theme/notice.h"

#include <QWidget>

#include <functional>
#include <memory>

class QSplitter;

namespace ui {

class AnswerView;
class BottomPane;
class BuilderSide;
class JsonEditor;
class QueryEditor;
class QuietNotice;

/// One tab: a text, its variables, what is wrong with them, and the last answer. It belongs to one project for life.
class DocumentPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentPage)

public:
    /// What would run: an operation of the text, or why there is none to name.
    struct Choice
    {
        bool pick = false; ///< There are several, and the caret is in none of them.
        QByteArray name;
    };

    struct Asked
    {
        QByteArray text;
        QByteArray variables;
        QByteArrayList secrets; ///< See safety::repeatable().
    };

    DocumentPage(const QString &projectKey, const Appearance &appearance, QWidget *parent = nullptr);
    ~DocumentPage() override;

    const QString &projectKey() const { return m_projectKey; }
    /// The name of its file, with a dot while it differs from it; of a text in no file, the first operation's.
    QString title() const;
    const workspace::DocumentFile &file() const { return m_file; }
    void setFile(const workspace::DocumentFile &file);
    /// What is in its file now, as one step to undo.
    void reload(const workspace::OpenedDocument &document);
    QByteArray text() const;
    /// It has a file, and changes that are not in there.
    bool differsFromFile() const { return m_differsFromFile; }
    /// What was entered anywhere on the page is in the text and the variables after it. Not empty: why it is not.
    [[nodiscard]] QString settleFields();
    QByteArray variables() const;
    /// All that is kept of it, without its ID and a person's name for it.
    workspace::Tab value() const;
    void setValue(const workspace::Tab &tab);
    void setContent(const QByteArray &text, const QByteArray &variables);
    /// The headers that are sent with what is run.
    QList<safety::Header> headers() const;
    QList<HeaderLine> headerLines() const;
    void setHeaderLines(const QList<HeaderLine> &lines);

    QStringList operationNames() const;
    /// The operation under the caret, as an index of operationNames(); -1 when none is meant.
    int currentOperation() const;
    /// The same, decided on the text as it is now and not as it was last analysed: for sending.
    Choice choose() const;

    void setSchema(std::shared_ptr<const graphql::Schema> schema);
    const std::shared_ptr<const graphql::Schema> &schema() const { return m_schema; }
    /// Why there is none, in a sentence; empty: it is on its way, or here.
    void showSchemaProblem(const QString &problem);
    bool isRunning() const { return m_running; }
    AnswerView &answerView() { return *m_answer; }
    /// Asked for; the last answer stays in view, because a review may come first.
    void showStarted();
    /// On its way to the server.
    void showSent();
    void showReceived(qint64 bytes, qint64 total);
    void showAnswer(const run::Answer &answer);
    void showFailure(const base::Error &error);
    /// The last answer of an earlier run of the program, unless there is a newer one.
    void showKept(const run::KeptAnswer &kept);
    /// The answer in view, without a body when there is none, and the text and the variables that it answers.
    const run::Answer &answer() const;
    const Asked &asked() const { return m_asked; }
    /// Nothing was sent after all: the person said no. What was shown before stays.
    void showNothing();
    /// After a refusal: marks the first place that cannot be read, or the header that is not sent.
    void goToFirstError();

    void focusEditor();
    /// The variables as a form, or as JSON.
    bool showsForm() const;
    void setShowsForm(bool form);
    void focusVariables();
    void focusHeaders();
    /// The tree of what can be selected, left of the editor; \a width 0: as wide as it is made to be.
    void showBuilder(bool shown, int width);
    void focusBuilder();
    void searchBuilder();
    void insertAtCaret(const QString &text, const QString &operation);
    /// Changes text and variables as one step to undo in each, and says why when there is nothing to change. Prettify
    /// is about the variables while they have the focus.
    void change(TextCommand command);
    /// A sentence beside the work; empty takes it back.
    void say(Notice::Tone tone, const QString &text);
    /// The same with something that can be done about it; it stays until that is done or something else is said.
    /// Stays until it is taken, or until the page is saved or read again.
    void offer(const QString &text, const QString &act, std::function<void()> then);
    /// The widgets that take the focus one after the other (F6).
    QList<QWidget *> panes() const;
    QList<int> sizes() const;
    void setSizes(const QList<int> &sizes);

signals:
    /// value() may be another.
    void valueChanged();
    /// It has another file(), or none any more.
    void fileChanged();
    /// Another answer() came, or a failure in its place; not when it came from the disk.
    void answerChanged();
    void titleChanged(const QString &title);
    void operationsChanged();
    void runningChanged(bool running);
    void cancelRequested();
    void sizesChanged();
    void builderResized(int width);
    void schemaRetryRequested();
    void showsFormChanged(bool form);
    /// What was pasted into the empty editor is an operation in another program's words, and the person wants it read.
    void foreignWanted(const QByteArray &text);
    /// A name of the schema was asked about, see QueryEditor::docsRequested().
    void docsRequested(const QString &place);

private:
    void showAnalysis(const language::Analysis &analysis);
    /// The one that the variables are for, of the last analysis, which it keeps alive; null when none is meant.
    std::shared_ptr<const graphql::OperationDefinition> meantOperation() const;
    void compareWithFile(const QByteArray &text);
    void noteTitle();
    void setRunning(bool running);
    void goTo(text::Span span);
    void prettifyVariables();
    void watchValue();
    /// What did not come back, until a person has read it.
    void noteLeftOut(const QString &ofTheAnswer);
    void offerForeign(const QByteArray &text);

    const QString m_projectKey;
    const Appearance &m_appearance;
    std::shared_ptr<const graphql::Schema> m_schema;
    language::AnalysisScheduler m_scheduler;
    language::Analysis m_analysis;
    workspace::DocumentFile m_file;
    bool m_differsFromFile = false;
    QString m_title; ///< As it was told last.
    quint32 m_caret = 0;
    bool m_wasBlank = true;
    workspace::LeftOut m_leftOut;
    Asked m_asked;
    bool m_running = false;
    QueryEditor *m_editor = nullptr;
    BottomPane *m_bottom = nullptr;
    JsonEditor *m_variables = nullptr; ///< The text of the variables.
    QuietNotice *m_notice = nullptr;
    QString m_offer; ///< The words of the one made last.
    AnswerView *m_answer = nullptr;
    BuilderSide *m_builder = nullptr; ///< Null until it was first shown.
    QString m_schemaProblem;
    QSplitter *m_sides = nullptr;
    QSplitter *m_columns = nullptr;
    QSplitter *m_rows = nullptr;
};

} // namespace ui
