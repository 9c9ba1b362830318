#pragma once

#include "core/text/span.h"

#include <QObject>

#include <memory>
#include <vector>

class QKeySequence;

namespace ui {

class AnswerPages;
class FindBar;

/// Finds a text in the page of an answer that is in view, in another thread when the answer is large: Ctrl+F opens the
/// bar, F3 and Shift+F3 walk. A table has a filter of its own, which is opened instead.
class AnswerSearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerSearch)

public:
    /// More places are not counted.
    static constexpr std::size_t MostPlaces = 10'000;

    /// The keys are heard in all of \a scope.
    AnswerSearch(FindBar &bar, AnswerPages &pages, QWidget &scope);

    void close();

private:
    using Places = std::shared_ptr<const std::vector<text::Span>>;

    void addKey(QWidget &scope, const QKeySequence &key, void (AnswerSearch::*slot)());
    void open();
    void next() { step(false); }
    void previous() { step(true); }
    void step(bool backwards);
    void search();
    void find(bool goesThere);
    void take(Places places, bool goesThere);
    void goTo(std::size_t place);
    void showPlace();
    bool isSearchable() const;
    void followPage();
    void followGrowth();

    FindBar &m_bar;
    AnswerPages &m_pages;
    Places m_places; ///< Where in the answer the text was found; null before anything was searched.
    std::size_t m_place = 0;
    quint64 m_number = 0; ///< What a thread brings for an older search is dropped.
};

} // namespace ui
