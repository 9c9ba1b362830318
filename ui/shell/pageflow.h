#pragma once

#include "core/paging/pager.h"
#include "ui/results/pagebar.h"

#include <QHash>
#include <QObject>

namespace ui {

class Appearance;
class DocumentPage;

/// Lets a person read on from the lists of an answer: a Pager behind each tab that has one to read on from, and its bar
/// under the answer. Neither is made before a list goes on.
class PageFlow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageFlow)

public:
    /// Nothing is owned.
    PageFlow(run::Runner &runner, const Appearance &appearance, QObject *parent);

    /// A new answer is in view of \a page, to \a question.
    void answered(DocumentPage &page, const paging::Question &question, const run::Answer &answer);
    /// The project is another one now, or gone: no list of its tabs is read on with the address and key of before.
    void forget(const QString &projectKey);
    /// Commands; \a page may be null. Where there is nothing to do, they say so.
    void next(DocumentPage *page);
    void loadAll(DocumentPage *page);
    /// Whether anything was under way.
    bool cancel(const DocumentPage &page);
    bool isLoading(const DocumentPage &page) const;

    /// How many rows "all" means at most, in every tab.
    quint32 limit() const { return m_limit; }
    void setLimit(quint32 limit);

signals:
    void loadingChanged(ui::DocumentPage *page);
    void limitChanged(quint32 limit);
    /// The answer in view of \a page goes on: it is \a answer now.
    void joined(ui::DocumentPage &page, const run::Answer &answer);

private:
    struct Reading
    {
        paging::Pager *pager = nullptr; ///< Child of the page.
        PageBar *bar = nullptr; ///< Its answer's.
        std::vector<std::string> followed; ///< The rows of its table that were last read on from.
        bool wasLoading = false;
        bool isForgotten = false; ///< Its answer is the project's of before.
    };
    Reading &readingOf(DocumentPage &page);
    void show(DocumentPage &page);
    void followTable(DocumentPage &page);
    void followChoice(DocumentPage &page);
    /// The pager of \a page if it can go on; says why not otherwise.
    paging::Pager *pagerToGoOn(DocumentPage *page) const;

    run::Runner &m_runner;
    const Appearance &m_appearance;
    QHash<const DocumentPage *, Reading> m_readings;
    quint32 m_limit = PageBar::UsualLimit;
};

} // namespace ui
