#pragma once

#include "ui/builder/builderline.h"

#include <QElapsedTimer>
#include <QListView>

#include <functional>

namespace ui {

class Appearance;

/// The builder's tree: rows of one height that are painted when they come into view, so that a type of thousands of
/// fields costs what is on screen. It only shows and says: what a key or a click is meant to do goes out as wanted().
/// Screen readers see a tree of items that can be checked and opened.
class BuilderList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BuilderList)

public:
    enum class Wish {
        Toggle, ///< Space.
        Click, ///< On the mark.
        Activate, ///< Enter, or a double click on the name.
        Expand,
        Collapse,
        Edit,
        Rename,
        MakeVariable, ///< `$`.
        Remove,
        MoveUp,
        MoveDown,
        OpenDocs,
    };
    Q_ENUM(Wish)

    explicit BuilderList(const Appearance &appearance, QWidget *parent = nullptr);
    ~BuilderList() override;

    /// Other rows: what stays keeps its place in the view, and the current row stays it when it is still there, else
    /// what stands in its place or above is.
    void show(std::vector<BuilderLine> rows);
    /// What is known about a row, in words: asked for when somebody wants to see or hear it.
    void setDetails(std::function<QString(const BuilderLine &)> details) { m_details = std::move(details); }
    QString detailOf(int row) const;
    const std::vector<BuilderLine> &rows() const;
    int currentRow() const { return currentIndex().row(); }
    void setCurrentRow(int row);
    /// -1: there is none.
    int rowOf(const BuilderKey &key) const;
    /// The row that \a row is inside of; -1 for the outermost.
    int parentOf(int row) const;
    /// Where the parts of a row are drawn, in the viewport.
    QRect markRect(int row) const;
    QRect chevronRect(int row) const;
    QRect nameRect(int row) const;
    QRect valueRect(int row) const;

    static constexpr int RowHeight = 26;

    void keyboardSearch(const QString &letters) override;

public slots:
    /// Bound to F2, as in the editor.
    void rename();
    /// Shows what is known about the current row. Bound to Ctrl+I, as in the editor.
    void explain();
    /// Opens the docs of the current row. Bound to F12, as in the editor.
    void goToDefinition();
    void undo() { emit undoWanted(); }
    void redo() { emit redoWanted(); }

signals:
    void wanted(int row, ui::BuilderList::Wish wish);
    /// At \a place of the screen.
    void menuWanted(int row, QPoint place);
    void searchWanted();
    void undoWanted();
    void redoWanted();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    class Model;
    class Delegate;
    enum class Part { None, Chevron, Mark, Value, More };
    struct Spot
    {
        int row = -1;
        Part part = Part::None;
        bool operator==(const Spot &) const = default;
    };

    Spot spotAt(QPoint position) const;
    QRect moreRect(int row) const;
    void goIn();
    void goOut();
    void say(Wish wish);
    void openMenu();
    void tellChange(const BuilderLine &was, int row);

    const Appearance &m_appearance;
    Model *m_model;
    std::function<QString(const BuilderLine &)> m_details;
    Spot m_pressed;
    QString m_typed; ///< The beginning of a name to go to.
    QElapsedTimer m_typedAt;
    int m_typedFrom = 0; ///< The row.
};

} // namespace ui
