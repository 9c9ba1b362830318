#include "ui/shell/headerrow.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace ui {
namespace {

bool hasSeveralLines(const QString &text)
{
    return text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r'));
}

/// Nothing moves when \a widget comes and goes.
void keepRoom(QWidget &widget)
{
    auto policy = widget.sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget.setSizePolicy(policy);
}

QLineEdit *headerEdit(const QString &placeholder)
{
    auto *edit = new QLineEdit;
    edit->setProperty("cell", true);
    edit->setFont(Theme::codeFont());
    edit->setPlaceholderText(placeholder);
    // Who has left a line reads it from its beginning.
    QObject::connect(edit, &QLineEdit::editingFinished, edit, [edit] {
        if (!edit->hasFocus())
            edit->setCursorPosition(0);
    });
    return edit;
}

QToolButton *headerButton(const QString &name)
{
    auto *button = new QToolButton;
    button->setProperty("kind", QStringLiteral("cross"));
    button->setFixedSize(22, 22);
    button->setIconSize({14, 14});
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    return button;
}

} // namespace

HeaderRow::HeaderRow(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    setProperty("row", true);
    setAttribute(Qt::WA_StyledBackground);
    m_sent = new QCheckBox;
    m_sent->setChecked(true);
    m_sent->setAccessibleName(tr("Send this header"));
    m_sent->setToolTip(tr("Send this header"));
    m_name = headerEdit(tr("Name"));
    m_name->setObjectName(QStringLiteral("headerName"));
    m_name->setAccessibleName(tr("Name of the header"));
    m_value = headerEdit(tr("Value"));
    m_value->setObjectName(QStringLiteral("headerValue"));
    m_reveal = headerButton(tr("Show the value"));
    m_reveal->setObjectName(QStringLiteral("revealHeader"));
    m_reveal->setCheckable(true);
    m_keep = headerButton(tr("Keep the value on the disk"));
    m_keep->setObjectName(QStringLiteral("keepHeader"));
    m_keep->setCheckable(true);
    m_remove = headerButton(tr("Remove this header"));
    m_remove->setObjectName(QStringLiteral("removeHeader"));
    m_remove->setToolTip(tr("Remove this header (Alt+Delete)"));
    m_problem = new PlainLabel;
    m_problem->setObjectName(QStringLiteral("headerProblem"));
    m_problem->setProperty("look", QStringLiteral("captionWarning"));
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *fields = new QHBoxLayout;
    fields->setSpacing(4);
    fields->addWidget(m_sent);
    fields->addWidget(m_name, 2);
    fields->addWidget(m_value, 3);
    fields->addWidget(m_reveal);
    fields->addWidget(m_keep);
    fields->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 3, 8, 3);
    column->setSpacing(0);
    column->addLayout(fields);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(33, 0, 8, 3);
    below->addWidget(m_problem);
    column->addLayout(below);

    for (auto *part : {static_cast<QWidget *>(m_sent), static_cast<QWidget *>(m_reveal), static_cast<QWidget *>(m_keep),
                       static_cast<QWidget *>(m_remove)})
        keepRoom(*part);

    connect(m_sent, &QCheckBox::toggled, this, &HeaderRow::edited);
    connect(m_name, &QLineEdit::textEdited, this, &HeaderRow::nameEdited);
    connect(m_value, &QLineEdit::textEdited, this, &HeaderRow::valueEdited);
    connect(m_reveal, &QToolButton::toggled, this, &HeaderRow::showState);
    connect(m_keep, &QToolButton::toggled, this, [this] {
        showState();
        emit edited();
    });
    connect(m_remove, &QToolButton::clicked, this, &HeaderRow::removeRequested);
    connect(&appearance, &Appearance::themeChanged, this, &HeaderRow::showState);
    showState();
}

HeaderLine HeaderRow::line() const
{
    // Blanks at the ends are no part of a header, and nobody sees them in a line.
    return {{m_name->text().trimmed().toUtf8(), m_value->text().trimmed().toUtf8()},
            m_sent->isChecked(),
            m_keep->isChecked()};
}

void HeaderRow::setLine(const HeaderLine &line)
{
    m_name->setText(QString::fromUtf8(line.header.name));
    m_value->setText(QString::fromUtf8(line.header.value));
    m_name->setCursorPosition(0);
    m_value->setCursorPosition(0);
    m_sent->setChecked(line.isSent);
    m_keep->setChecked(line.keepsValue);
    showState();
}

bool HeaderRow::isBlank() const
{
    return m_name->text().trimmed().isEmpty() && m_value->text().trimmed().isEmpty();
}

void HeaderRow::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    for (auto *edit : {m_name, m_value})
        edit->setAccessibleDescription(problem);
}

QString HeaderRow::problem() const
{
    return m_problem->text();
}

void HeaderRow::focusOn(Column column)
{
    QWidget *part = column == Column::Sent ? static_cast<QWidget *>(m_sent) : column == Column::Name ? m_name : m_value;
    part->setFocus(Qt::OtherFocusReason);
    if (auto *edit = qobject_cast<QLineEdit *>(part))
        edit->end(false); // One goes on where it ends.
}

HeaderRow::Column HeaderRow::focusedColumn() const
{
    return m_sent->hasFocus() ? Column::Sent : m_name->hasFocus() ? Column::Name : Column::Value;
}

QList<QWidget *> HeaderRow::parts() const
{
    return {m_sent, m_name, m_value, m_reveal, m_keep, m_remove};
}

void HeaderRow::nameEdited(const QString &text)
{
    if (hasSeveralLines(text)) {
        emit linesPasted(safety::headersIn(text.toUtf8()));
        return;
    }
    // No name holds a colon: who types or pastes one is at the value.
    if (const auto colon = text.indexOf(QLatin1Char(':')); colon > 0) {
        m_name->setText(text.left(colon).trimmed());
        m_value->setText(text.mid(colon + 1).trimmed() + m_value->text());
        focusOn(Column::Value);
    }
    showState();
    emit edited();
}

void HeaderRow::valueEdited(const QString &text)
{
    if (hasSeveralLines(text)) {
        emit linesPasted(safety::headersIn((m_name->text() + QLatin1Char(':') + text).toUtf8()));
        return;
    }
    showState();
    emit edited();
}

void HeaderRow::showState()
{
    const bool isSecret = safety::isSecret(line().header);
    if (!isSecret && m_reveal->isChecked())
        m_reveal->setChecked(false);
    const bool isHidden = isSecret && !m_reveal->isChecked();
    // Only on a change: setting it anew would reset the caret.
    if (const auto mode = isHidden ? QLineEdit::Password : QLineEdit::Normal; m_value->echoMode() != mode)
        m_value->setEchoMode(mode);
    m_reveal->setVisible(isSecret);
    m_sent->setVisible(!isBlank());
    m_remove->setVisible(!isBlank());
    m_keep->setVisible(!isBlank());
    m_keep->setToolTip(m_keep->isChecked() ? tr("The value is kept on the disk") : tr("Keep the value on the disk"));
    m_keep->setIcon(
        icon(QStringLiteral("keep"), m_appearance.theme(), m_keep->isChecked() ? Role::Accent : Role::MutedText));
    m_reveal->setToolTip(isHidden ? tr("Show the value") : tr("Hide the value"));
    m_reveal->setIcon(icon(QStringLiteral("eye"), m_appearance.theme(), isHidden ? Role::MutedText : Role::Accent));
    m_remove->setIcon(icon(QStringLiteral("close"), m_appearance.theme()));
    const auto name = m_name->text().trimmed();
    m_value->setAccessibleName(name.isEmpty() ? tr("Value of the header") : tr("Value of %1").arg(name));
}

} // namespace ui
