#pragma once

#include "core/graphql/ast.h"
#include "core/graphql/diagnostic.h"
#include "core/graphql/help/completion.h"
#include "core/graphql/schema.h"
#include "core/json/change.h"
#include "core/language/latest.h"
#include "ui/code/codebox.h"

#include <memory>
#include <vector>

namespace ui {

class Completer;

/// The text box for variables: JSON with colours, comments, a squiggle where reading stops, and a list of what the
/// operation takes at the caret. Empty text is no variables.
class JsonEditor final : public CodeBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonEditor)

public:
    explicit JsonEditor(const Appearance &appearance, QWidget *parent = nullptr);

    /// Why the text is not JSON, as a sentence; empty when it is (or when there is no text). Of the text that was read
    /// last: reading goes on beside the window's thread.
    QString problem() const { return m_checked.problem; }
    /// Where that is, from 1.
    int problemLine() const { return m_checked.line; }
    /// Whose variables these are; \a operation keeps its document alive. With either of them null, nothing is offered.
    void setOperation(std::shared_ptr<const graphql::Schema> schema,
                      std::shared_ptr<const graphql::OperationDefinition> operation);
    const Completer &completer() const { return *m_completer; }
    /// Makes \a change in the text as one step to undo, and says why it cannot be made. \a goesOn: together with the
    /// change before, when that was of the same place and nothing has happened to the text since; typing a word in a
    /// field is one step then.
    QString make(const json::Change &change, bool goesOn = false);

public slots:
    /// What is wrong with the values; positions are bytes of this text. Ignored while the text is not JSON.
    void showProblems(const std::vector<graphql::Diagnostic> &problems);

signals:
    void problemChanged(const QString &problem);

protected:
    /// What is pasted or dropped. JSON in one endless line gets lines: to show such a line takes Scintilla seconds,
    /// which nobody could read anyhow.
    QByteArray fromMimeData(const QMimeData *source, bool &rectangular) const override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// The last change that was made by make(), and what stood here before it.
    struct Made
    {
        json::Change change;
        QByteArray before;
        quint64 revision = 0; ///< Of the text after it.
    };

    struct Typed
    {
        QByteArray utf8;
        quint64 revision = 0;
    };
    /// What reading has shown.
    struct Checked
    {
        QString problem;
        text::Span span; ///< Of the problem.
        int line = 0;
        quint64 revision = 0;
    };
    /// What is wrong with the values, which matters once the text is known to be JSON.
    struct Values
    {
        std::vector<graphql::Diagnostic> problems;
        quint64 revision = 0;
    };

    static Checked check(const Typed &typed);
    void take(const Checked &checked);
    graphql::Completion completion(std::uint32_t place) const;

    std::shared_ptr<const graphql::Schema> m_schema;
    std::shared_ptr<const graphql::OperationDefinition> m_operation;
    Completer *m_completer = nullptr;
    Checked m_checked;
    Values m_values;
    Made m_made;
    language::Latest<Typed, Checked> m_check;
};

} // namespace ui
