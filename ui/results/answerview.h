#pragma once

#include "core/base/error.h"
#include "core/run/answer.h"

#include <QWidget>

#include <optional>

class QStackedWidget;
class QVBoxLayout;

namespace ui {

class Appearance;
class AnswerFile;
class AnswerHead;
class AnswerPages;
class AnswerSearch;
class AnswerState;
class ChosenPath;
class ErrorBanner;
class FindBar;

/// Shows one answer: what became of the request, what the server found wrong with it, and the body in the ways of
/// AnswerPages. It knows nothing of requests and tabs: it is told what to show, and says what the person wants.
class AnswerView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerView)

public:
    explicit AnswerView(const Appearance &appearance, QWidget *parent = nullptr);
    ~AnswerView() override;

    /// The answer in view; its body is null when there is none.
    const run::Answer &answer() const { return m_answer; }
    AnswerHead &head() { return *m_head; }
    AnswerPages &pages() { return *m_pages; }
    /// Puts \a foot under the body, where it is shown while an answer is. It becomes ours.
    void addFoot(QWidget *foot);
    /// The answer in view has grown by rows behind its first \a same bytes: what is looked at stays where it is. No
    /// answerChanged() follows.
    void showLonger(const run::Answer &answer, std::uint32_t same);

public slots:
    void showAnswer(const run::Answer &answer);
    /// A request is under way. What is shown stays readable for 300 ms, so that a quick answer does not flicker.
    void showRunning();
    /// So much of it has come; see AnswerState::setReceived().
    void showReceived(qint64 bytes, qint64 total);
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
    /// The same for an error without a line: its path, or the variable that it names, tells the place.
    void errorActivated(const run::AnswerError &error);
    void saved(const QString &path);
    void saveFailed(const base::Error &error);
    /// Another answer is in view, or none; see answer().
    void answerChanged();

private:
    void showBody();
    void showState();
    void forget();

    const Appearance &m_appearance;
    run::Answer m_answer;
    std::optional<base::Error> m_failure;

    QVBoxLayout *m_column;
    AnswerHead *m_head;
    ErrorBanner *m_banner;
    FindBar *m_findBar;
    QStackedWidget *m_body;
    AnswerState *m_state;
    AnswerPages *m_pages;
    ChosenPath *m_path;
    AnswerFile *m_file;
    AnswerSearch *m_search;
};

} // namespace ui
