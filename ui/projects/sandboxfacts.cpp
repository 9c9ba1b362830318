#include "ui/projects/sandboxfacts.h"

#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

SandboxFacts::SandboxFacts(const project::Project &project, const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new Pill(tr("SANDBOX"), Pill::Tone::Accent));
    head->addWidget(new PlainLabel(project.name(), PlainLabel::Look::Heading), 1);
    auto *open = new QPushButton(tr("Open a tab"));
    open->setObjectName(QStringLiteral("openTab"));
    head->addWidget(open);
    column->addLayout(head);

    auto *text =
        new PlainLabel(tr("An Admin API of made-up people that runs inside this window and stops with it. Nothing here "
                          "is real and everything may be tried; changes are sent at once, without a review. Other "
                          "programs on this computer can use it meanwhile."));
    text->setWordWrap(true);
    column->addWidget(text);

    auto *grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    addFact(*grid, tr("Endpoint"), project.endpoint().url().toString(QUrl::FullyEncoded), appearance);
    addFact(*grid, tr("Project ID"), project.projectId(), appearance);
    for (const auto &key : project.keys()) {
        addFact(*grid, tr("Key ID"), key.keyId, appearance);
        addFact(*grid, tr("Key file"), key.path, appearance);
    }
    column->addLayout(grid);
    column->addStretch(1);
    connect(open, &QPushButton::clicked, this, &SandboxFacts::openRequested);
}

void SandboxFacts::addFact(QGridLayout &grid, const QString &name, const QString &value, const Appearance &appearance)
{
    const int row = grid.rowCount();
    grid.addWidget(new PlainLabel(name, PlainLabel::Look::Muted), row, 0);
    auto *text = new PlainLabel(value);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    grid.addWidget(text, row, 1);
    auto *copy = new QToolButton;
    copy->setIcon(icon(QStringLiteral("copy"), appearance.theme()));
    copy->setToolTip(tr("Copy"));
    copy->setAccessibleName(tr("Copy %1").arg(name));
    grid.addWidget(copy, row, 2);
    connect(copy, &QToolButton::clicked, this, [value] { QGuiApplication::clipboard()->setText(value); });
    connect(&appearance, &Appearance::themeChanged, copy,
            [copy](const Theme &theme) { copy->setIcon(icon(QStringLiteral("copy"), theme)); });
}

} // namespace ui
