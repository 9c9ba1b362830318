#pragma once

#include "core/run/answer.h"
#include "ui/results/answertab.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QTabBar;
class QToolButton;

namespace ui {

class Appearance;
class Pill;

/// The line above an answer: the tabs to look at it, and what became of the request (outcome, status, time and its
/// phases, size). What is most worth knowing stays longest when it gets narrow.
class AnswerHead final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerHead)

public:
    explicit AnswerHead(const Appearance &appearance, QWidget *parent = nullptr);

    /// Shows what is known of \a answer; \a tab is the one its body is shown in.
    void showAnswer(const run::Answer &answer, AnswerTab tab);
    /// There is no answer to tell of; the tabs wait.
    void showNothing();
    void setTab(AnswerTab tab);
    /// Puts \a tool in front of the save button, shown as long as there is an answer. It becomes ours.
    void addTool(QWidget *tool);

signals:
    void tabChosen(ui::AnswerTab tab);
    void saveWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showOutcome(run::Outcome outcome);
    void fit();

    QHBoxLayout *m_row;
    QTabBar *m_tabs;
    Pill *m_outcome;
    Pill *m_status;
    QLabel *m_time;
    QLabel *m_size;
    QToolButton *m_save;
    QList<QWidget *> m_tools;
    bool m_hasAnswer = false;
};

} // namespace ui
