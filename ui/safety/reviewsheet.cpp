#include "ui/safety/reviewsheet.h"

#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaincode.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/risktone.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QPushButton>

namespace ui {
namespace {

constexpr int LabelColumn = 130;

/// What is run, in a few words: the field's name when there is one.
QString actOf(const safety::Effect &effect)
{
    if (effect.fields.size() == 1)
        return effect.fields.first().name;
    if (effect.fields.isEmpty())
        return effect.operationName.isEmpty() ? ReviewSheet::tr("an operation") : effect.operationName;
    return ReviewSheet::tr("%1 changes").arg(effect.fields.size());
}

QString prettyJson(const QString &text)
{
    auto tape = json::Tape::parse(text.toStdString());
    return tape ? QString::fromStdString(json::pretty(tape->root())) : text;
}

bool saysSomething(const QString &json)
{
    const auto text = json.trimmed();
    return !text.isEmpty() && text != QLatin1String("{}") && text != QLatin1String("null");
}

PlainLabel *sentence(const QString &text)
{
    auto *label = new PlainLabel(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// Between one change and the next.
QFrame *separator()
{
    auto *line = new QFrame;
    line->setProperty("separator", true);
    line->setFixedHeight(1);
    return line;
}

} // namespace

ReviewSheet::ReviewSheet(const project::Project &project, const safety::Effect &effect, const Appearance &appearance,
                         QWidget *over)
    : Sheet(appearance, Role::Live, 800, over)
{
    const auto act = actOf(effect);
    setAccessibleName(tr("Review before sending to live data"));

    head()->addWidget(new Pill(tr("LIVE"), Pill::Tone::Live), 0, Qt::AlignTop);
    auto *title = new PlainLabel(tr("Run %1 on %2").arg(act, project.name()), PlainLabel::Look::Heading);
    title->setObjectName(QStringLiteral("title"));
    title->setWordWrap(true);
    head()->addWidget(title, 1);
    auto *risk = new Pill(safety::nameOf(effect.risk()), toneOf(effect.risk()));
    risk->setObjectName(QStringLiteral("risk"));
    head()->addWidget(risk, 0, Qt::AlignTop);

    auto *grid = new QGridLayout;
    grid->setColumnMinimumWidth(0, LabelColumn);
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    body()->addLayout(grid);
    if (!effect.doubt.isEmpty()) {
        auto *doubt = sentence(effect.doubt);
        doubt->setObjectName(QStringLiteral("doubt"));
        addRow(*grid, tr("Why it waits"), doubt);
    }
    for (const auto &field : effect.fields) {
        if (&field != &effect.fields.first())
            grid->addWidget(separator(), grid->rowCount(), 0, 1, 2);
        addField(*grid, field, effect.fields.size() == 1);
    }
    if (effect.fields.isEmpty())
        addRow(*grid, tr("Changes"), sentence(tr("What this operation changes could not be told.")));
    if (saysSomething(effect.maskedVariables)) {
        auto *variables = new PlainCode(prettyJson(effect.maskedVariables), 8);
        variables->setObjectName(QStringLiteral("variables"));
        variables->setAccessibleName(tr("Variables, secrets masked"));
        addRow(*grid, tr("Variables"), variables);
    }
    if (!effect.maskedHeaders.isEmpty()) {
        QStringList lines;
        for (const auto &[name, value] : effect.maskedHeaders)
            lines.append(QString::fromUtf8(name + ": " + value));
        auto *headers = new PlainCode(lines.join(QLatin1Char('\n')), 6);
        headers->setObjectName(QStringLiteral("headers"));
        headers->setAccessibleName(tr("Headers, secrets masked"));
        addRow(*grid, tr("Headers"), headers);
    }
    addRow(*grid, tr("Sent to"), sentence(project.endpoint().url().toString(QUrl::FullyEncoded)));
    addRow(*grid, tr("Recorded"), sentence(tr("In the journal on this computer, before anything is sent.")));

    auto *sent = new PlainCode(effect.maskedDocument, 12);
    sent->setObjectName(QStringLiteral("sent"));
    sent->setAccessibleName(tr("The document that is sent, secrets masked"));
    sent->hide();
    body()->addWidget(sent);
    body()->addStretch(1);

    auto *lock = new QWidget;
    lock->setProperty("strip", QStringLiteral("neutral"));
    lock->setAttribute(Qt::WA_StyledBackground);
    auto *lockRow = new QHBoxLayout(lock);
    lockRow->setContentsMargins(12, 6, 6, 6);
    m_lockState = new PlainLabel;
    m_lockState->setObjectName(QStringLiteral("lockState"));
    lockRow->addWidget(m_lockState, 1);
    m_unlock = new QPushButton(icon(QStringLiteral("unlock"), appearance.theme(), Role::Text),
                               tr("Unlock writing for 15 minutes"));
    m_unlock->setObjectName(QStringLiteral("unlock"));
    // Unlocking changes no height: what was about to be clicked must not move.
    auto policy = m_unlock->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_unlock->setSizePolicy(policy);
    lockRow->addWidget(m_unlock);
    strip()->addWidget(lock);

    auto *show = new QPushButton(tr("Show what is sent"));
    show->setObjectName(QStringLiteral("showSent"));
    show->setProperty("kind", QStringLiteral("link"));
    connect(show, &QPushButton::clicked, this, [sent, show] {
        sent->setVisible(sent->isHidden());
        show->setText(sent->isHidden() ? tr("Show what is sent") : tr("Hide what is sent"));
    });
    foot()->addWidget(show);
    foot()->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancel"));
    foot()->addWidget(cancel);
    m_confirm = new QPushButton(plainCaption(tr("Run %1").arg(act)));
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setProperty("kind", QStringLiteral("danger"));
    m_confirm->setAccessibleDescription(tr("Sends the change to live data"));
    foot()->addWidget(m_confirm);

    connect(cancel, &QPushButton::clicked, this, &Sheet::reject);
    connect(m_unlock, &QPushButton::clicked, this, &ReviewSheet::unlockRequested);
    connect(m_confirm, &QPushButton::clicked, this, &ReviewSheet::approve);
    setRetreat(cancel);
    setWritingLeft({});
}

void ReviewSheet::setWritingLeft(const QString &left)
{
    m_open = !left.isEmpty();
    const bool unlockHadFocus = m_unlock->hasFocus();
    m_unlock->setVisible(!m_open);
    m_confirm->setEnabled(m_open);
    m_lockState->setText(m_open ? tr("Writing is unlocked · %1").arg(left) : tr("This project is read-only."));
    // Unlocking must not leave the focus on the button that sends.
    if (unlockHadFocus && m_open)
        findChild<QPushButton *>(QStringLiteral("cancel"))->setFocus();
}

void ReviewSheet::approve()
{
    if (!m_open)
        return;
    finish();
    emit approved();
}

void ReviewSheet::addRow(QGridLayout &grid, const QString &label, QWidget *value)
{
    const int row = grid.rowCount();
    auto *name = new PlainLabel(label, PlainLabel::Look::Muted);
    // The first line of a code block stands lower than that of a sentence.
    name->setContentsMargins(0, qobject_cast<PlainCode *>(value) ? 7 : 0, 0, 0);
    grid.addWidget(name, row, 0, Qt::AlignTop);
    grid.addWidget(value, row, 1);
}

void ReviewSheet::addField(QGridLayout &grid, const safety::ChangedField &field, bool alone)
{
    auto *head = new QWidget;
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto *name = new PlainLabel(field.name, PlainLabel::Look::Code);
    name->setObjectName(QStringLiteral("field"));
    line->addWidget(name);
    if (field.responseKey != field.name)
        line->addWidget(new PlainLabel(tr("as %1").arg(field.responseKey), PlainLabel::Look::Muted));
    if (!alone)
        line->addWidget(new Pill(safety::nameOf(field.risk), toneOf(field.risk)));
    line->addStretch(1);
    addRow(grid, tr("Changes"), head);

    if (saysSomething(field.arguments)) {
        auto *arguments = new PlainCode(prettyJson(field.arguments), alone ? 16 : 10);
        arguments->setObjectName(QStringLiteral("arguments"));
        arguments->setAccessibleName(tr("Arguments of %1, secrets masked").arg(field.name));
        addRow(grid, tr("With"), arguments);
    }
    if (!field.alsoHappens.isEmpty())
        addRow(grid, tr("Also happens"), sentence(field.alsoHappens));
    addRow(grid, tr("Way back"), sentence(field.wayBack.isEmpty() ? tr("None known.") : field.wayBack));
}

} // namespace ui
