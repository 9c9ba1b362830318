#pragma once

#include "core/language/variablesscheduler.h"
#include "ui/variables/formpane.h"

#include <QStackedWidget>

class QPushButton;

namespace ui {

class JsonEditor;

/// The variables of a tab, as JSON and as a form: two views of one text, of which one is shown. The JSON is the text;
/// the form is made from it in the background, and what is done in the form is an edit of it.
class VariablesPane final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariablesPane)

public:
    explicit VariablesPane(const Appearance &appearance, QWidget *parent = nullptr);

    JsonEditor &json() { return *m_json; }
    /// Made when it is first shown.
    FormPane *form() { return m_form; }
    /// Two buttons, for the head of the pane.
    QWidget &switcher() { return *m_switcher; }

    /// A field of the form says only when it is left that it was emptied: it does now.
    void settleFields();
    bool showsForm() const;
    void setShowsForm(bool form);
    /// Whose variables these are: the operation is one of the document. Asked again whenever the text may have changed.
    void setOperation(std::shared_ptr<const graphql::Schema> schema, std::shared_ptr<const graphql::Document> document,
                      std::shared_ptr<const graphql::OperationDefinition> operation, FormPane::Remedy remedy);
    /// The variables as they were last read; of an older text while a person types.
    const language::VariablesState &state() const { return m_state; }
    /// To a place of the JSON: its field, while the form is shown and has one.
    void goTo(text::Span span);

signals:
    void showsFormChanged(bool form);
    /// state() is of the text as it is now.
    void checked();
    void remedyRequested(ui::FormPane::Remedy remedy);
    /// What could not be done, and why.
    void refused(const QString &why);

private:
    void makeSwitcher();
    void makeForm();
    void take(const language::VariablesState &state);
    void showState();
    void schedule(language::VariablesScheduler::When when);

    const Appearance &m_appearance;
    JsonEditor *m_json = nullptr;
    FormPane *m_form = nullptr;
    QWidget *m_switcher = nullptr;
    QPushButton *m_asJson = nullptr;
    QPushButton *m_asForm = nullptr;
    language::VariablesScheduler m_scheduler;
    language::VariablesSource m_source;
    language::VariablesState m_state;
    bool m_isRead = false; ///< m_state is what came of m_source.
    std::shared_ptr<const graphql::OperationDefinition> m_operation;
    FormPane::Remedy m_remedy = FormPane::Remedy::None;
};

} // namespace ui
