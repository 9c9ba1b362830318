#pragma once

#include "core/graphql/ast.h"
#include "core/language/analysis.h"
#include "ui/shell/problemslist.h"
#include "ui/shell/variablespane.h"

#include <QWidget>

#include <memory>
#include <vector>

class QStackedWidget;
class QTabBar;

namespace ui {

class HeadersPane;

/// What stands under the editor of a tab: its variables, its headers, and what is wrong with all of it, one in view.
class BottomPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BottomPane)

public:
    explicit BottomPane(const Appearance &appearance, QWidget *parent = nullptr);

    VariablesPane &variables() { return *m_variables; }
    HeadersPane &headers() { return *m_headers; }
    QWidget *current() const;
    void showVariables();
    void focusVariables();
    void focusHeaders();

    /// What is known of the text now, and the operation that the variables are for: of the last analysis, which it
    /// keeps alive, or null when none is meant.
    void follow(const language::Analysis &analysis, const std::shared_ptr<const graphql::Schema> &schema,
                const std::shared_ptr<const graphql::OperationDefinition> &operation);
    void goTo(Problem::Place place, text::Span span);

signals:
    void queryPlaceWanted(text::Span span);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    void fitHead();
    void readVariableProblems();
    void showProblems();
    void showHeaders();

    VariablesPane *m_variables = nullptr;
    HeadersPane *m_headers = nullptr;
    ProblemsList *m_problems = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::shared_ptr<const graphql::Document> m_document; ///< That m_queryProblems are about.
    std::vector<Problem> m_queryProblems;
    std::vector<Problem> m_variableProblems;
};

} // namespace ui
