#pragma once

#include "core/language/formscheduler.h"
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

    /// See DocumentPage::settleFields().
    void settleFields();
    bool showsForm() const;
    void setShowsForm(bool form);
    /// Whose variables these are: the operation is one of the document. Asked again whenever the text may have changed.
    void setOperation(std::shared_ptr<const graphql::Schema> schema, std::shared_ptr<const graphql::Document> document,
                      const graphql::OperationDefinition *operation, FormPane::Remedy remedy);

signals:
    void showsFormChanged(bool form);
    void remedyRequested(ui::FormPane::Remedy remedy);
    /// What could not be done, and why.
    void refused(const QString &why);

private:
    void makeSwitcher();
    void makeForm();
    void schedule(language::FormScheduler::When when);

    const Appearance &m_appearance;
    JsonEditor *m_json = nullptr;
    FormPane *m_form = nullptr;
    QWidget *m_switcher = nullptr;
    QPushButton *m_asJson = nullptr;
    QPushButton *m_asForm = nullptr;
    language::FormScheduler m_scheduler;
    language::FormSource m_source;
    FormPane::Remedy m_remedy = FormPane::Remedy::None;
};

} // namespace ui
