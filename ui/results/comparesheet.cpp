#include "ui/results/comparesheet.h"

#include "ui/results/comparedlines.h"
#include "ui/results/differencelist.h"
#include "ui/theme/elsewhere.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/statepage.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>

#include <algorithm>

namespace ui {
namespace {

constexpr int CardWidth = 1180;
constexpr int BodyHeight = 520;

tl::expected<std::shared_ptr<const json::Tape>, QString> tapeOfSide(const CompareSheet::Side &side)
{
    const auto bytes = side.read();
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    if (!*bytes)
        return tl::make_unexpected(CompareSheet::tr("%1 is not there any more.").arg(side.name));
    if ((*bytes)->size() > CompareSheet::Largest)
        return tl::make_unexpected(CompareSheet::tr("%1 is larger than 64 MB: it is not compared.").arg(side.name));
    auto tape = json::Tape::parse(*bytes);
    if (!tape)
        return tl::make_unexpected(
            CompareSheet::tr("%1 is not JSON: %2").arg(side.name, QString::fromStdString(tape.error().message)));
    return std::make_shared<const json::Tape>(std::move(*tape));
}

QString summaryOf(const results::Comparison &comparison)
{
    const auto count = [&](results::DifferenceKind kind) {
        return QLocale().toString(static_cast<qlonglong>(
            std::count_if(comparison.differences.begin(), comparison.differences.end(),
                          [kind](const results::Difference &each) { return each.kind == kind; })));
    };
    const auto all = QLocale().toString(static_cast<qlonglong>(comparison.differences.size()));
    if (comparison.differences.empty())
        return CompareSheet::tr("No differences");
    auto text = CompareSheet::tr("%1 differences: %2 changed, %3 added, %4 removed")
                    .arg(comparison.isCut ? CompareSheet::tr("More than %1").arg(all) : all,
                         count(results::DifferenceKind::Changed), count(results::DifferenceKind::Added),
                         count(results::DifferenceKind::Removed));
    return comparison.differences.size() == 1 ? CompareSheet::tr("One difference") : text;
}

} // namespace

CompareSheet::CompareSheet(const Side &before, const Side &after, const Appearance &appearance, QWidget *over)
    : Sheet(appearance, Role::Accent, CardWidth, over),
      m_appearance(appearance)
{
    setAccessibleName(tr("Compare answers"));
    build(before, after);
    elsewhere([before, after] { return compareNow(before, after); },
              [sheet = QPointer(this)](const Outcome &outcome) {
                  if (sheet)
                      sheet->take(outcome);
              });
}

CompareSheet::Outcome CompareSheet::compareNow(const Side &before, const Side &after)
{
    const auto left = tapeOfSide(before);
    if (!left)
        return {nullptr, left.error()};
    const auto right = tapeOfSide(after);
    if (!right)
        return {nullptr, right.error()};
    return {std::make_shared<const results::Comparison>(results::compare(*left, *right)), {}};
}

void CompareSheet::build(const Side &before, const Side &after)
{
    head()->addWidget(new PlainLabel(tr("Compare answers"), PlainLabel::Look::Heading), 1);
    auto *top = new QHBoxLayout;
    m_summary = new PlainLabel({}, PlainLabel::Look::Muted);
    m_summary->setObjectName(QStringLiteral("differenceCount"));
    top->addWidget(m_summary, 1);
    m_all = new QPushButton(tr("All lines"));
    m_all->setObjectName(QStringLiteral("allLines"));
    m_all->setProperty("kind", QStringLiteral("toggle"));
    m_all->setCheckable(true);
    m_all->setToolTip(tr("Show the lines that are equal, too"));
    top->addWidget(m_all);
    m_copy = new QPushButton(tr("Copy differences"));
    m_copy->setObjectName(QStringLiteral("copyDifferences"));
    m_copy->setProperty("kind", QStringLiteral("flat"));
    top->addWidget(m_copy);
    body()->addLayout(top);

    auto *names = new QHBoxLayout;
    for (const auto &name : {before.name, after.name})
        names->addWidget(new PlainLabel(shortened(name, 90), PlainLabel::Look::Strong), 1);
    m_equal = tr("The same values in: %1, %2").arg(shortened(before.name, 90), shortened(after.name, 90));
    m_split = new QSplitter(Qt::Vertical);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_list = new DifferenceList;
    auto *sides = new QWidget;
    auto *column = new QVBoxLayout(sides);
    column->setContentsMargins(0, 8, 0, 0);
    column->addLayout(names);
    m_lines = new ComparedLines(m_appearance);
    column->addWidget(m_lines, 1);
    m_split->addWidget(m_list);
    m_split->addWidget(sides);
    m_split->setSizes({180, 340});
    m_split->setMinimumHeight(BodyHeight);
    m_split->hide();
    body()->addWidget(m_split, 1);
    m_state = new StatePage(m_appearance);
    m_state->setMinimumHeight(BodyHeight);
    m_state->setBusy(true);
    m_state->say({}, Role::MutedText, tr("Comparing"), {});
    body()->addWidget(m_state, 1);

    auto *close = new QPushButton(tr("Close"));
    foot()->addStretch(1);
    foot()->addWidget(close);
    setRetreat(close);
    setFirstFocus(m_list);
    m_all->setEnabled(false);
    m_copy->setEnabled(false);
    connect(close, &QPushButton::clicked, this, &Sheet::reject);
    connect(m_all, &QPushButton::toggled, m_lines, &ComparedLines::setShowsAll);
    connect(m_list, &DifferenceList::lineChosen, m_lines, &ComparedLines::goTo);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(QString::fromStdString(m_comparison->text())); });
}

void CompareSheet::take(const Outcome &outcome)
{
    m_state->setBusy(false);
    m_comparison = outcome.comparison;
    if (!m_comparison || m_comparison->differences.empty()) {
        const bool isEqual = m_comparison != nullptr;
        m_state->say(isEqual ? QStringLiteral("check") : QStringLiteral("error"), isEqual ? Role::Good : Role::Live,
                     isEqual ? tr("No differences") : tr("Nothing to compare"), isEqual ? m_equal : outcome.problem);
        m_all->hide();
        m_copy->hide();
    } else {
        m_summary->setText(summaryOf(*m_comparison));
        m_state->hide();
        m_split->show();
        m_lines->setComparison(m_comparison);
        m_list->setComparison(m_comparison);
        m_all->setEnabled(true);
        m_copy->setEnabled(true);
        m_list->setFocus();
    }
    emit compared();
}

} // namespace ui
