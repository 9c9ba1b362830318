#pragma once

#include "core/base/error.h"
#include "core/run/answer.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace ui {

class Appearance;
class CodeBox;
class ErrorBanner;
class FindBar;
class HeadersPage;
class JsonTreeView;
class LargeTextView;
class StatePage;
class TablePage;
class Pill;

/// Shows one answer: as a table, as a tree, as JSON text, its headers, and what the server found wrong with the
/// request. It knows nothing of requests and tabs: it is told what to show, and says what the person wants.
class AnswerView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerView)

public:
    explicit AnswerView(const Appearance &appearance, QWidget *parent = nullptr);
    ~AnswerView() override;

    /// The answer in view; its body is null when there is none.
    const run::Answer &answer() const { return m_answer; }

public slots:
    void showAnswer(const run::Answer &answer);
    /// A request is under way. What is shown stays readable for 300 ms, so that a quick answer does not flicker.
    void showRunning();
    /// It never ran after all: what was shown before is shown again.
    void stopRunning();
    /// Nothing came back, or nothing was sent.
    void showFailure(const base::Error &error);
    /// Nothing was run yet.
    void clear();
    /// Asks for a file, for saveTo().
    void save();
    /// Writes the body's bytes as they came, to a file that only its owner may read. Ends in saved() or saveFailed().
    void saveTo(const QString &path);

signals:
    void cancelRequested();
    /// The person wants to see the place in the query that an error names. Both count from 1, as GraphQL servers do.
    void placeActivated(int line, int column);
    void saved(const QString &path);
    void saveFailed(const base::Error &error);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader();
    void buildPages();
    void buildSearch();
    int tabToShow() const;
    void chooseTab(int tab);
    void keepSelection(int from, int to);
    void showTab();
    void showPage(QWidget *page);
    void showStatus();
    void showText();
    void showBody();
    void showState();
    void forget();
    void endWaiting();
    void layOutLargeText();
    void waitVisibly();
    void fitHeader();
    void search();
    void step(bool backwards);

    const Appearance &m_appearance;
    run::Answer m_answer;
    std::optional<base::Error> m_failure;
    bool m_isWaiting = false;
    std::optional<int> m_chosenTab; ///< The person's; none: what suits the answer.
    int m_shownTab = 0;
    bool m_hasList = false; ///< A table is what suits the answer.
    quint64 m_answerNumber = 0; ///< A worker's result for an older answer is dropped.

    QTabBar *m_tabs = nullptr;
    Pill *m_outcome = nullptr;
    Pill *m_status = nullptr;
    QLabel *m_time = nullptr;
    QLabel *m_size = nullptr;
    QToolButton *m_save = nullptr;
    ErrorBanner *m_banner = nullptr;
    FindBar *m_findBar = nullptr;
    QStackedWidget *m_pages = nullptr;
    TablePage *m_table = nullptr;
    JsonTreeView *m_tree = nullptr;
    CodeBox *m_code = nullptr;
    LargeTextView *m_large = nullptr;
    HeadersPage *m_headers = nullptr;
    StatePage *m_state = nullptr;
    QTimer m_patience;
    QTimer m_tick;
    QElapsedTimer m_running;
};

} // namespace ui
