#include "ui/projects/field.h"

#include "ui/theme/plainlabel.h"
#include "ui/theme/restyle.h"

#include <QVBoxLayout>
#include <QVariant>

namespace ui {

Field::Field(const QString &label, QWidget *content, QWidget *buddy, const QString &hint, QWidget *parent)
    : QWidget(parent),
      m_hint(hint)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    auto *name = new PlainLabel(label, PlainLabel::Look::Muted);
    column->addWidget(name);
    column->addWidget(content);
    m_note = new PlainLabel(hint, PlainLabel::Look::Caption);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    // Not before: shown without a parent, it would be a window for a moment.
    m_note->setHidden(hint.isEmpty());
    if (buddy) {
        name->setBuddy(buddy);
        if (buddy->accessibleName().isEmpty())
            buddy->setAccessibleName(label);
        buddy->setAccessibleDescription(hint);
    }
}

void Field::showProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    m_note->setText(problem.isEmpty() ? m_hint : problem);
    m_note->setProperty("look", problem.isEmpty() ? QStringLiteral("caption") : QStringLiteral("captionError"));
    restyle(m_note);
    m_note->setVisible(!m_note->text().isEmpty());
}

} // namespace ui
