#pragma once

#include "core/base/clock.h"
#include "core/history/history.h"
#include "core/run/answer.h"
#include "ui/theme/appearance.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace ui {

class AnswerView;
class CodeBox;
class Notice;
class Pill;
class PlainLabel;
class StatePage;

/// One run: what was sent and what came back, to be read, copied and opened again.
class HistoryDetail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryDetail)

public:
    HistoryDetail(const Appearance &appearance, QWidget *parent = nullptr);

    void showRun(const history::Kept &run);
    /// Another run will be shown. What is in view stays readable for 300 ms, so that nothing flickers.
    void waitForRun();
    /// The run in view is the one that is wanted after all.
    void stopWaiting();
    void showNothing();
    void showProblem(const QString &sentence);
    /// The run in view; null when there is none.
    const history::Kept *run() const { return m_run ? &*m_run : nullptr; }
    void copyQuery() const;

signals:
    void openRequested();
    void removeRequested();

private:
    QWidget *makeHead();
    QWidget *makeTexts();
    void showFacts();
    void showAnswer();
    void showPlace(const run::AnswerError &error);

    const Appearance &m_appearance;
    std::optional<history::Kept> m_run;
    QTimer m_patience;
    QStackedWidget *m_pages = nullptr;
    StatePage *m_state = nullptr;
    PlainLabel *m_name = nullptr;
    Pill *m_kind = nullptr;
    Pill *m_status = nullptr;
    PlainLabel *m_facts = nullptr;
    Notice *m_notice = nullptr;
    CodeBox *m_query = nullptr;
    QWidget *m_variablesPart = nullptr;
    CodeBox *m_variables = nullptr;
    AnswerView *m_answer = nullptr;
};

} // namespace ui
