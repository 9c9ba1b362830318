#pragma once

#include "core/json/change.h"
#include "ui/variables/formrow.h"
#include "ui/variables/formrows.h"

#include <QAbstractScrollArea>

#include <map>
#include <optional>
#include <vector>

namespace ui {

/// The rows of a form, of which only those in view are widgets: lists of thousands cost what is on screen. Tab goes
/// from field to field and Up and Down from row to row, also where no widget is yet. Says what is to change, by place.
class FormView final : public QAbstractScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormView)

public:
    explicit FormView(const Appearance &appearance, QWidget *parent = nullptr);

    /// Brings the rows up to date. Where the person is stays: focus, caret and what is half typed, the row on top.
    void setForm(const std::shared_ptr<const graphql::VariablesForm> &form);
    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_isReadOnly; }
    int count() const { return static_cast<int>(m_rows.rows().size()); }
    /// The row of \a path, made and brought into view; null when there is none.
    FormRow *reveal(const json::Path &path);
    /// Takes the focus to the row that \a span of the form's JSON is about, or to the one around it; false when there
    /// is none.
    bool focusPlace(text::Span span);
    /// How many rows are widgets at the moment.
    int shownCount() const { return static_cast<int>(m_shown.size()); }

public slots:
    // On the row that has the focus; nothing where they make no sense. Of an item, absent means removed.
    void makeAbsent() { act(FormAct::MakeAbsent); }
    void makeNull() { act(FormAct::MakeNull); }
    void makeEmpty() { act(FormAct::MakeEmpty); }
    void addItem() { act(FormAct::AddItem); }
    void moveItemUp() { act(FormAct::MoveUp); }
    void moveItemDown() { act(FormAct::MoveDown); }

signals:
    /// \a goesOn: more of the change before, in the same field; both are one step to undo.
    void changeRequested(const json::Change &change, bool goesOn);
    void undoRequested();
    void redoRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Row = FormRows::Row;

    const Row &at(int index) const { return m_rows.rows()[static_cast<std::size_t>(index)]; }
    FormRow &realize(int index);
    void showRow(FormRow &row, int index);
    void watch(FormRow &row);
    void rebuilt();
    /// Whether the focus was in one that is no more.
    bool remap(const std::vector<FormRow *> &rows);
    void place();
    void measure();
    int rowAt(int y) const;
    int indexOf(const FormRow &row) const;
    int focusIndex() const;
    void focusRow(int index, Qt::FocusReason reason, bool last = false);
    void ensureVisible(int index);
    void leave(bool next);
    bool handleKey(const QKeyEvent &key);
    void act(FormAct act);
    void actOn(int index, FormAct act);
    void change(const json::Change &change, bool goesOn = false);
    void undo();
    void redo();
    void edit(const FormRow &row, const QString &content);

    const Appearance &m_appearance;
    FormRows m_rows;
    std::vector<int> m_heights;
    std::vector<int> m_tops; ///< One more than rows.
    std::map<int, FormRow *> m_shown;
    bool m_isReadOnly = false;
    bool m_isPlacing = false; ///< Rows and places do not fit together yet.
    /// The text has changed and the form has not yet: places of items may be others now, so that acts wait.
    bool m_isStale = false;
    bool m_isMoved = false; ///< Stale, and the places of rows may be those of others.
    std::optional<std::pair<json::Path, FormAct>> m_waiting;
    std::optional<json::Path> m_focusNext; ///< Where the focus goes with the next form.
    std::optional<json::Path> m_series; ///< Of the field that is being typed in.
    json::Path m_lastFocus;
};

} // namespace ui
