#pragma once

#include "core/base/error.h"
#include "core/run/answer.h"

#include <QWidget>

namespace ui {

class Appearance;

/// Shows one answer: as a tree, as JSON text, its headers, and what the server found wrong with the request. It knows
/// nothing of requests and tabs: it is told what to show, and says what the person wants.
class AnswerView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerView)

public:
    explicit AnswerView(const Appearance &appearance, QWidget *parent = nullptr);
    ~AnswerView() override;

public slots:
    void showAnswer(const run::Answer &answer);
    /// A request is under way: the last answer stays readable for 300 ms, so that a quick one does not flicker.
    void showRunning();
    /// Nothing came back, or nothing was sent.
    void showFailure(const base::Error &error);
    /// Nothing was run yet.
    void clear();

signals:
    void cancelRequested();
    /// The person wants to see the place in the query that an error names. Both count from 1, as GraphQL servers do.
    void placeActivated(int line, int column);

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace ui
