#include "ui/shell/problemslist.h"

#include "core/base/visibletext.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"

namespace ui {

ProblemsList::ProblemsList(const Appearance &appearance, QWidget *parent)
    : QListWidget(parent),
      m_appearance(appearance)
{
    setFrameShape(QFrame::NoFrame);
    setWordWrap(true);
    setIconSize({16, 16});
    setAccessibleName(tr("Problems"));
    const auto activate = [this](const QListWidgetItem *item) {
        const auto &problem = m_problems.at(static_cast<std::size_t>(row(item)));
        emit problemActivated(problem.place, problem.span);
    };
    connect(this, &QListWidget::itemActivated, this, activate);
    connect(this, &QListWidget::itemClicked, this, activate);
    connect(&appearance, &Appearance::themeChanged, this, &ProblemsList::rebuild);
}

void ProblemsList::showProblems(const std::vector<Problem> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    rebuild();
}

void ProblemsList::rebuild()
{
    clear();
    for (const auto &problem : m_problems) {
        const auto place = problem.place == Problem::Place::Query ? tr("line %1").arg(problem.line)
            : problem.place == Problem::Place::Variables          ? tr("variables, line %1").arg(problem.line)
                                                                  : tr("headers");
        auto *item = new QListWidgetItem(base::visibleText(tr("%1 · %2").arg(place, problem.message)));
        item->setIcon(icon(problem.isError ? QStringLiteral("error") : QStringLiteral("warning"), m_appearance.theme(),
                           problem.isError ? Role::Live : Role::Warning, problem.isError ? Role::Live : Role::Warning));
        if (!problem.rule.isEmpty())
            item->setToolTip(plainToolTip(problem.rule));
        addItem(item);
    }
}

} // namespace ui
