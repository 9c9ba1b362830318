#pragma once

#include "core/run/answer.h"

#include <QFrame>

class QScrollArea;
class QVBoxLayout;

namespace ui {

class Appearance;

/// What the server found wrong, above the answer: each error with what it means, where in the answer it happened, and
/// a way to its place in the query.
class ErrorBanner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorBanner)

public:
    explicit ErrorBanner(const Appearance &appearance, QWidget *parent = nullptr);

    /// Hides itself when there is nothing to say. \a verdict: about the answer as a whole; may be empty.
    void show(const QString &verdict, const QList<run::AnswerError> &errors);

signals:
    void placeActivated(int line, int column);
    /// The place is to be found by what the error says, because the server names no line.
    void errorActivated(const run::AnswerError &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addError(QVBoxLayout &layout, const run::AnswerError &error);
    void fit();

    const Appearance &m_appearance;
    QScrollArea *m_scroll;
};

} // namespace ui
