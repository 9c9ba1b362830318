#pragma once

#include <QObject>

class QKeySequence;

namespace ui {

class AnswerPages;
class FindBar;

/// Finds a text in the page of an answer that is in view: Ctrl+F opens the bar, F3 and Shift+F3 walk. A table has a
/// filter of its own, which is opened instead.
class AnswerSearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerSearch)

public:
    /// The keys are heard in all of \a scope.
    AnswerSearch(FindBar &bar, AnswerPages &pages, QWidget &scope);

    void close();

private:
    void addKey(QWidget &scope, const QKeySequence &key, void (AnswerSearch::*slot)());
    void open();
    void next() { step(false); }
    void previous() { step(true); }
    void step(bool backwards);
    void search();
    void followPage();

    FindBar &m_bar;
    AnswerPages &m_pages;
};

} // namespace ui
