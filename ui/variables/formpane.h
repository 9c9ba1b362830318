#pragma once

#include "core/json/change.h"
#include "core/language/variablesscheduler.h"

#include <QWidget>

class QPushButton;

namespace ui {

class Appearance;
class FormView;
class PlainLabel;

/// The variables of the operation at the caret as a form, with what is to be said when there is none: no operation, no
/// variables, JSON that cannot be read. Then the form stays as it was and cannot be changed, so that nothing is lost.
class FormPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormPane)

public:
    explicit FormPane(const Appearance &appearance, QWidget *parent = nullptr);

    /// What can be done about an operation without variables.
    enum class Remedy { None, AddMissing, Extract };

    void showState(const language::VariablesState &state, bool hasOperation, Remedy remedy);
    /// Instead of that: the JSON is more than anybody fills in, and reading it for every letter would be felt.
    void showTooBig();
    /// To the field that \a span of the JSON is about; false when no field can take the focus for it.
    bool focusPlace(text::Span span);
    FormView &view() { return *m_view; }
    QString notice() const;

signals:
    /// The person wants to see where the JSON breaks off.
    void placeRequested(quint32 offset);
    void remedyRequested(ui::FormPane::Remedy remedy);

private:
    void say(const QString &title, const QString &text, const QString &act, Remedy remedy);

    FormView *m_view = nullptr;
    QWidget *m_notice = nullptr;
    PlainLabel *m_noticeText = nullptr;
    QPushButton *m_show = nullptr;
    QWidget *m_empty = nullptr;
    PlainLabel *m_title = nullptr;
    PlainLabel *m_text = nullptr;
    QPushButton *m_act = nullptr;
    Remedy m_remedy = Remedy::None;
    quint32 m_brokenAt = 0;
};

} // namespace ui
