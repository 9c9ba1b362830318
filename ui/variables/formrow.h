#pragma once

#include "ui/values/valueshape.h"
#include "ui/variables/formacts.h"
#include "ui/variables/formrows.h"

#include <QWidget>

class QBoxLayout;
class QMenu;
class QToolButton;

namespace ui {

class Appearance;
class MenuButton;
class PlainLabel;
class RowName;
class ValueField;

/// One row of the form while it is in view: name and type, a field or what is inside, the state, and under it what
/// is wrong. Says what the person does; what the text becomes is not its business.
class FormRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormRow)

public:
    FormRow(const Appearance &appearance, QWidget *parent);

    /// \a content as VariablesForm::content() gives it.
    void show(const FormRows::Row &row, const std::optional<std::string> &content);
    const graphql::FormField &field() const { return m_row.field; }
    void setReadOnly(bool readOnly);
    /// Width of the part with the name, of a row that is \a whole wide.
    void setNameWidth(int width, int whole);
    /// Takes the focus: into the field, or onto the name of a row without one.
    void focusInput(Qt::FocusReason reason);
    /// What Tab stops at, in order.
    QList<QWidget *> stops() const;
    /// Whether \a act makes sense here.
    bool can(FormAct act) const;
    /// Opens the menu of states.
    void openMenu();
    QString stateWord() const;
    QString problem() const;

    /// How high the row of \a row will be, before there is one.
    static int estimatedHeight(const FormRows::Row &row, const std::optional<std::string> &content);

signals:
    void edited(const QString &content);
    /// A field was left without a value: of a kind that knows no empty one.
    void emptied();
    void acted(ui::FormAct act);
    void toggled();
    void undoRequested();
    void redoRequested();
    void heightChanged();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeField(const ValueShape &shape);
    void discard(ValueField *field);
    void showProblems();
    void showShortened(const QString &problem);
    void fillMenu(QMenu &menu);
    void showAddButton();
    QString hint() const;
    QString insideText() const;
    QString about() const;

    const Appearance &m_appearance;
    FormRows::Row m_row;
    bool m_isReadOnly = false;
    std::optional<ValueShape> m_shape; ///< Of m_field.
    RowName *m_name = nullptr;
    ValueField *m_field = nullptr;
    PlainLabel *m_inside = nullptr; ///< In place of a field: how many items, how many problems.
    QToolButton *m_add = nullptr; ///< Of a list: one more item.
    MenuButton *m_state = nullptr;
    PlainLabel *m_problem = nullptr;
    QBoxLayout *m_line = nullptr;
};

} // namespace ui
