#pragma once

#include <QString>
#include <QWidget>

#include <optional>

namespace ui {

/// One leaf value as a field. It speaks in contents: the text itself (without quotes), the digits of a number (which no
/// double ever sees), `true`, the name of an enum value, a date and time as RFC 3339, JSON. How a content is written
/// in JSON or in a query is the owner's business. Without a content the field is empty and shows a hint (absent, null,
/// what the default is); the content of an empty text is an empty string, and that is not the same.
class ValueField : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValueField)

public:
    using Content = std::optional<QString>;

    /// Shows \a content without telling anybody. A field that the person types in keeps caret and selection when the
    /// content is what it has already.
    void setContent(const Content &content);
    const Content &content() const { return m_content; }
    /// What is shown while there is no content.
    virtual void setHint(const QString &hint) = 0;
    /// What the field is called by a screen reader.
    void setLabel(const QString &name, const QString &description = {});
    virtual void setReadOnly(bool readOnly) = 0;
    /// Why what stands in the field is no value of its kind, so that nobody was told of it; mostly empty.
    const QString &problem() const { return m_problem; }

signals:
    /// The person has changed the value.
    void edited(const QString &content);
    /// The person has left the field without a value, where there was one, and the kind knows no empty value.
    void emptied();
    void problemChanged(const QString &problem);
    /// Ctrl+Z and its opposite: the text that the value stands in knows more steps than any field.
    void undoRequested();
    void redoRequested();
    /// The field wants more or less lines.
    void heightChanged();

protected:
    explicit ValueField(QWidget *parent);

    /// \a input takes the focus and the name, and its keys for undo and redo go to the owner.
    void setInput(QWidget *input);
    QWidget *input() const { return m_input; }
    /// Brings m_content into the widgets.
    virtual void showContent() = 0;
    /// By the person.
    void change(const QString &content);
    void setProblem(const QString &problem);
    /// The field is without a value and has lost the focus: says so, when that is news.
    void settleEmpty();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Content m_content;
    QString m_problem;
    QWidget *m_input = nullptr;
};

} // namespace ui
