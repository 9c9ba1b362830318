#include "ui/values/numberfield.h"

#include "ui/values/hiddenline.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>

namespace ui {
namespace {

/// RFC 8259 §6.
bool isNumber(const QString &text, NumberField::Form form)
{
    static const QRegularExpression whole(QStringLiteral("\\A-?(0|[1-9][0-9]*)\\z"));
    static const QRegularExpression decimal(QStringLiteral("\\A-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\z"));
    return (form == NumberField::Form::Integer ? whole : decimal).match(text).hasMatch();
}

} // namespace

NumberField::NumberField(Form form, QWidget *parent) : ValueField(parent), m_form(form)
{
    auto *line = new QLineEdit;
    take(line, line);
}

NumberField::NumberField(Form form, const Appearance &appearance, QWidget *parent) : ValueField(parent), m_form(form)
{
    auto *hidden = new HiddenLine(appearance);
    take(hidden, hidden->line());
}

void NumberField::take(QWidget *shown, QLineEdit *line)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(shown);
    m_line = line;
    m_line->setInputMethodHints(m_line->inputMethodHints()
                                | (m_form == Form::Integer ? Qt::ImhPreferNumbers : Qt::ImhFormattedNumbersOnly));
    setInput(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &NumberField::read);
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        if (m_line->text().trimmed().isEmpty())
            settleEmpty();
    });
}

void NumberField::read(const QString &typed)
{
    const auto text = typed.trimmed();
    if (isNumber(text, m_form))
        change(text);
    else if (text.isEmpty())
        setProblem({});
    else
        setProblem(m_form == Form::Integer ? tr("This is no whole number: only digits, and a minus in front.")
                                           : tr("This is no number: digits, a point, and e for powers of ten."));
}

void NumberField::showContent()
{
    m_line->setText(content().value_or(QString()));
}

void NumberField::setHint(const QString &hint)
{
    m_line->setPlaceholderText(hint);
}

void NumberField::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
}

} // namespace ui
