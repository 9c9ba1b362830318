#pragma once

#include "core/run/answer.h"
#include "ui/results/answertab.h"

#include <QStackedWidget>

#include <memory>
#include <optional>

namespace results {
class JsonRows;
}

namespace ui {

class Appearance;
class HeadersPage;
class JsonTreeView;
class RawPage;
class RowsView;
class TablePage;

/// The body of an answer, as table, tree, JSON, the bytes as they came, and headers. The person's choice of a tab
/// outlives the answers it does not suit. What is chosen in one page is chosen in all: it is a byte of the answer.
/// What a page needs of a large answer is made when it is first looked at, in another thread.
class AnswerPages final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerPages)

public:
    explicit AnswerPages(const Appearance &appearance, QWidget *parent = nullptr);
    ~AnswerPages() override;

    void showAnswer(const run::Answer &answer);
    /// Shows more of the answer in view, which has grown by rows behind its first \a same bytes: nothing is scrolled,
    /// what is closed stays so.
    void showLonger(const run::Answer &answer, std::uint32_t same);
    void clear();
    const run::Answer &answer() const { return m_answer; }
    AnswerTab tab() const { return m_tab; }
    void showTab(AnswerTab tab);
    TablePage &table() { return *m_table; }

    /// The byte of the body at which somebody looks; nothing before there is an answer.
    std::optional<std::uint32_t> chosen() const { return m_chosen; }
    /// Goes there in the page in view, and in the others when they are looked at.
    void choose(text::Span span);

    /// Washes these places in the pages of text; null: none.
    void markPlaces(std::shared_ptr<const std::vector<text::Span>> places);

    /// In the tree and in the JSON, each by itself.
    bool hasDepth() const { return m_tab == AnswerTab::Tree || m_tab == AnswerTab::Json; }
    void collapseTo(int depth);
    void expandAll();

public slots:
    /// By the person, who is shown this kind of page from now on.
    void chooseTab(ui::AnswerTab tab);

signals:
    /// Another page is in view than before, or the same with another answer.
    void pageShown();
    /// The page in view shows a longer answer than before; see showLonger().
    void grown();
    void chosenChanged();

private:
    AnswerTab tabToShow() const;
    void fill(AnswerTab tab);
    void fillJson();
    struct JsonPlace;
    struct LaidJson;
    static LaidJson layJson(const std::shared_ptr<const json::Tape> &tape, const JsonPlace &before);
    void showJson(const LaidJson &laid);
    void note(std::uint32_t offset);
    void follow();
    void openMenu(const QPoint &globalPosition);

    run::Answer m_answer;
    std::optional<AnswerTab> m_chosenTab; ///< The person's; none: what suits the answer.
    AnswerTab m_tab = AnswerTab::Tree;
    bool m_hasList = false; ///< A table is what suits the answer.
    bool m_readsJson = false; ///< Its rows are being made.
    std::optional<std::uint32_t> m_chosen;
    quint64 m_answerNumber = 0; ///< A worker's result for an older answer is dropped.
    quint64 m_foldNumber = 0;
    bool m_isLonger = false; ///< Nobody has gone to another page since it has grown.
    std::unique_ptr<JsonPlace> m_jsonPlace; ///< What the JSON is to show of before when its rows are there.

    TablePage *m_table;
    JsonTreeView *m_tree;
    RowsView *m_json;
    RawPage *m_raw;
    HeadersPage *m_headers;
};

} // namespace ui
