#pragma once

#include "core/graphql/builder/builderedit.h"
#include "core/graphql/builder/buildersearch.h"
#include "core/language/latest.h"
#include "ui/builder/builderlines.h"
#include "ui/builder/builderlist.h"
#include "ui/builder/cellline.h"
#include "ui/builder/heldinput.h"
#include "ui/theme/notice.h"

#include <QThreadPool>
#include <QWidget>

#include <deque>
#include <functional>
#include <map>
#include <memory>

class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace ui {

class Appearance;
class MenuButton;
class StatePage;

/// The operation or fragment at the caret as a tree of the schema with check marks: what is ticked is written into the
/// text, and what is written is ticked. It knows no editor: changes go out as edits of the text of that moment, which
/// it asks for. Edits are made and judged beside the window's thread; what a person does in here meanwhile waits for
/// them. Nothing here sends anything.
class BuilderPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BuilderPane)

public:
    struct Text
    {
        std::shared_ptr<const graphql::Document> document; ///< Never null.
        quint32 caret = 0;
        quint64 revision = 0; ///< Counts the edits.
        std::string variables; ///< JSON, or empty.
    };
    /// The text as it is now.
    using TextOfNow = std::function<Text()>;

    BuilderPane(const Appearance &appearance, TextOfNow textOfNow, QWidget *parent = nullptr);
    ~BuilderPane() override;

    BuilderList &list() { return *m_list; }
    /// Something was asked for that is not in the text yet.
    bool isBusy() const { return m_isMaking || !m_held.isEmpty(); }
    /// Does at once what was asked for, and takes what is being typed: somebody needs the text. Not empty: why the text
    /// is not what the person asked for after all. It is said once.
    [[nodiscard]] QString settle();

public slots:
    /// Null: there is none yet.
    void setSchema(std::shared_ptr<const graphql::Schema> schema);
    /// Why there is no schema, in one sentence; empty: it is on its way.
    void showSchemaProblem(const QString &problem);
    /// The text was changed by somebody else, or the caret is somewhere else. While nobody works in here, the tree
    /// opens to what is at the caret.
    void follow(const ui::BuilderPane::Text &text);
    void focusSearch();

signals:
    /// One step to undo for all of them; each is about the text that the one before has left. It may be that only
    /// the variables need something.
    void changeWanted(const std::vector<graphql::BuilderEdit> &edits);
    /// What the editor is to show: a definition that was chosen, a value that is too long for a line.
    void placeWanted(text::Span span, bool takesFocus);
    void leftWanted();
    void undoWanted();
    void redoWanted();
    /// See QueryEditor::docsRequested().
    void docsRequested(const QString &place);
    void retryRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    using Edit = std::function<graphql::BuilderEdit(const graphql::BuilderTree &)>;
    using Edits = std::function<std::vector<graphql::BuilderEdit>(const graphql::BuilderTree &)>;
    /// An edit that is asked for. What makes it runs on any thread, so it holds values only.
    struct Order
    {
        BuilderKey key;
        Edits make; ///< Each about the text that the one before has left.
        std::function<void()> done; ///< The text was changed by it; may be empty.
        std::function<void(const QString &)> refused; ///< Takes the reason, or nothing when there was no need to change
                                                      ///< the text; without it the reason is shown below the tree.
    };
    /// Everything that an order is made from, and what came of it.
    struct Request
    {
        std::shared_ptr<const graphql::Schema> schema;
        Text text;
        std::optional<graphql::OperationType> newOperation;
        Edits make;
        quint64 number = 0; ///< Counts the requests.
    };
    struct Made
    {
        std::vector<graphql::BuilderEdit> edits;
        quint64 number = 0;
        bool isGone = false; ///< What it is about is not there any more.
    };
    enum class Cell { Alias, Value, Definition };

    QWidget *makeHead();
    void wireList();
    void applyTheme();

    void read(const Text &text);
    void readNow();
    void seed();
    void refresh();
    void showHead();
    void showState();
    void filter();
    void goToFound();
    void findChosen(const BuilderRoot &root, const std::string &word, BuilderFilter &found) const;

    std::shared_ptr<const graphql::BuilderSearch> searchOf(const graphql::Type &type);

    const graphql::BuilderTree *treeOf(const BuilderKey &key) const;
    std::optional<graphql::BuilderRow> rowOf(const BuilderLine &line) const;
    const BuilderLine *lineAt(int row) const;
    QString detailOf(const BuilderLine &line) const;
    QString docsPlaceOf(const BuilderLine &line) const;

    void grant(int row, BuilderList::Wish wish);
    void setOpen(const BuilderKey &key, bool isOpen);
    void toggle(const BuilderLine &line, bool goesOn);
    void activate(int row);
    void editValue(int row);
    void flip(const BuilderLine &line);
    void makeVariable(const BuilderLine &line);
    void chooseValue(int row);
    void openCell(int row, Cell cell);
    void renameDefinition();
    static graphql::BuilderEdit entered(const graphql::BuilderTree &tree, Cell cell, const graphql::BuilderPlace &place,
                                        const QString &text);
    void takeCell(CellLine &line, CellLine::Then then, bool isLeaving);
    void goToNextValue(int by);
    void move(const BuilderLine &line, int by);
    void selectAllPlain(const BuilderLine &line);
    void openMenu(int row, QPoint place);
    void addConditions(QMenu &menu, const BuilderLine &line, const graphql::BuilderRow &shown);
    void addValueActions(QMenu &menu, int row, const graphql::BuilderRow &shown);
    void fillDefinitions();

    /// Asks the core for an edit of the text of now, and hands it on when it is there.
    void perform(const BuilderKey &key, Edit edit, std::function<void()> done = {});
    void perform(Order order);
    void beginOrder();
    void finishOrder(const Made &made);
    void finishOrders();
    static Made make(const Request &request);
    void setValue(const BuilderKey &key, graphql::BuilderValue value);
    void hand(const BuilderKey &key, std::vector<graphql::BuilderEdit> edits);
    void keepOpen(const graphql::BuilderPlace &before, const graphql::BuilderPlace &now);
    void goTo(graphql::BuilderPlace asked, const graphql::BuilderPlace &made);

    const Appearance &m_appearance;
    const TextOfNow m_textOfNow;
    std::shared_ptr<const graphql::Schema> m_schema;
    std::shared_ptr<const graphql::Document> m_document;
    quint32 m_caret = 0;
    quint64 m_revision = 0;
    QString m_schemaProblem;
    std::vector<BuilderRoot> m_roots;
    std::optional<graphql::OperationType> m_newOperation; ///< Asked for, and not in the text yet.
    std::string m_seeded; ///< The definition whose selections were opened when it came into view.
    std::set<BuilderKey> m_open;
    std::set<BuilderKey> m_followed; ///< What is open only because the caret is inside.
    std::set<BuilderKey> m_openFound; ///< While a search is on, what was opened by hand.
    std::vector<std::unique_ptr<BuilderFilter>> m_filters;
    /// By the type that is searched below; null while it is being made.
    std::map<const graphql::Type *, std::shared_ptr<const graphql::BuilderSearch>> m_searches;
    Cell m_cell = Cell::Value;
    BuilderKey m_cellKey;
    bool m_isHanding = false;
    std::deque<Order> m_orders; ///< The first is being made.
    bool m_isMaking = false;
    bool m_isSettling = false;
    /// Why something was not done that the person may believe done, and what was typed for which line.
    QString m_undone;
    BuilderKey m_undoneKey;
    Request m_request;
    language::Latest<Request, Made> m_work;
    HeldInput m_held {*this};

    QLineEdit *m_search = nullptr;
    QWidget *m_head = nullptr;
    MenuButton *m_definitions = nullptr;
    QToolButton *m_rename = nullptr;
    QStackedWidget *m_pages = nullptr;
    BuilderList *m_list = nullptr;
    StatePage *m_state = nullptr;
    Notice *m_notice = nullptr;
    CellLine *m_line = nullptr;
    CellLine *m_nameLine = nullptr; ///< Over the head.
    QThreadPool m_worker;
    quint64 m_schemaOrder = 0; ///< Counts the schemas: what was made for an earlier one comes too late.
};

} // namespace ui
