#include "ui/results/headerspage.h"

#include "ui/results/formats.h"
#include "ui/theme/plainlabel.h"

#include <QGridLayout>
#include <QLocale>

namespace ui {
namespace {

constexpr int NameColumnWidth = 120;

void addHeaderRow(QGridLayout &grid, const QString &name, const QString &value, PlainLabel::Look look)
{
    const int row = grid.rowCount();
    auto *nameLabel = new PlainLabel(name, PlainLabel::Look::Muted);
    auto *valueLabel = new PlainLabel(value, look);
    valueLabel->setWordWrap(true);
    valueLabel->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    valueLabel->setFocusPolicy(Qt::StrongFocus);
    valueLabel->setAccessibleName(name);
    nameLabel->setBuddy(valueLabel);
    grid.addWidget(nameLabel, row, 0, Qt::AlignTop);
    grid.addWidget(valueLabel, row, 1);
}

void addHeaderTitle(QGridLayout &grid, const QString &title)
{
    const int row = grid.rowCount();
    if (row > 1)
        grid.setRowMinimumHeight(row, 8);
    grid.addWidget(new PlainLabel(title.toUpper(), PlainLabel::Look::Caption), row + 1, 0, 1, 2);
}

} // namespace

HeadersPage::HeadersPage(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Times and headers"));
    viewport()->setAutoFillBackground(false);
}

void HeadersPage::show(const run::Answer &answer)
{
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(12, 8, 12, 12);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, NameColumnWidth);
    grid->setColumnStretch(1, 1);

    const auto look = PlainLabel::Look::Normal;
    addHeaderTitle(*grid, tr("Time"));
    addHeaderRow(*grid, tr("Connect"), durationText(answer.connect), look);
    addHeaderRow(*grid, tr("Wait"), durationText(answer.wait), look);
    addHeaderRow(*grid, tr("Receive"), durationText(answer.receive), look);
    addHeaderRow(*grid, tr("Total"), durationText(answer.connect + answer.wait + answer.receive), look);
    if (answer.serverDate.isValid())
        addHeaderRow(*grid, tr("Server's clock"), answer.serverDate.toUTC().toString(Qt::ISODate), look);
    if (answer.body)
        addHeaderRow(*grid, tr("Size"),
                     tr("%1 bytes").arg(QLocale::c().toString(static_cast<qulonglong>(answer.body->size()))), look);

    addHeaderTitle(*grid, tr("Headers"));
    for (const auto &[name, value] : answer.headers)
        addHeaderRow(*grid, QString::fromLatin1(name), QString::fromUtf8(value), PlainLabel::Look::Code);
    grid->setRowStretch(grid->rowCount(), 1);
    setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on.
}

} // namespace ui
