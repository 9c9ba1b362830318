#pragma once

#include "core/run/answer.h"
#include "ui/results/answertab.h"

#include <QStackedWidget>

#include <optional>

namespace ui {

class Appearance;
class CodeBox;
class HeadersPage;
class JsonTreeView;
class LargeTextView;
class TablePage;

/// The body of an answer, as table, tree, text and headers. The person's choice of a tab outlives the answers it does
/// not suit, and the value somebody looks at in one is the one they look for in the next.
class AnswerPages final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerPages)

public:
    /// What a find bar is told: the number of the place gone to, from 1, of how many; \a more: there are further ones.
    struct Found
    {
        int current = 0;
        int total = 0;
        bool more = false;
    };

    explicit AnswerPages(const Appearance &appearance, QWidget *parent = nullptr);

    void showAnswer(const run::Answer &answer);
    void clear();
    AnswerTab tab() const { return m_tab; }
    void choose(AnswerTab tab);
    TablePage &table() { return *m_table; }

    /// The page in view has something to find a text in.
    bool isSearchable() const;
    Found search(const QString &text, bool caseSensitive);
    Found step(bool backwards);
    void endSearch();

signals:
    /// Another page is in view than before, or the same with another answer.
    void pageShown();

private:
    AnswerTab tabToShow() const;
    void keepSelection(AnswerTab from, AnswerTab to);
    void showTab(AnswerTab tab);
    void showText();
    void layOutLargeText();

    run::Answer m_answer;
    std::optional<AnswerTab> m_chosen; ///< The person's; none: what suits the answer.
    AnswerTab m_tab = AnswerTab::Tree;
    bool m_hasList = false; ///< A table is what suits the answer.
    quint64 m_answerNumber = 0; ///< A worker's result for an older answer is dropped.

    TablePage *m_table;
    JsonTreeView *m_tree;
    CodeBox *m_code;
    LargeTextView *m_large;
    HeadersPage *m_headers;
};

} // namespace ui
