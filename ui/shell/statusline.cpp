#include "ui/shell/statusline.h"

#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/restyle.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace ui {
namespace {

constexpr int LineHeight = 26;
constexpr int LongestSentence = 110;

void setTone(PlainLabel *label, const QString &look)
{
    if (label->property("look").toString() == look)
        return;
    label->setProperty("look", look);
    restyle(label);
}

} // namespace

StatusLine::StatusLine(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    setFixedHeight(LineHeight);
    setAccessibleName(tr("Status"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 1, 16, 0);
    row->setSpacing(8);
    m_schema = new PlainLabel({}, PlainLabel::Look::Caption);
    m_schema->setObjectName(QStringLiteral("schemaState"));
    row->addWidget(m_schema);
    m_retry = new QPushButton(tr("Fetch again"));
    m_retry->setObjectName(QStringLiteral("schemaRetry"));
    m_retry->setProperty("kind", QStringLiteral("statusLink"));
    m_retry->setToolTip(tr("Fetch the schema again (Ctrl+Shift+R)"));
    m_retry->hide();
    row->addWidget(m_retry);
    row->addSpacing(8);
    m_token = new PlainLabel({}, PlainLabel::Look::Caption);
    m_token->setObjectName(QStringLiteral("tokenState"));
    row->addWidget(m_token);
    row->addStretch(1);
    m_journal = new PlainLabel({}, PlainLabel::Look::Caption);
    m_journal->setObjectName(QStringLiteral("journalState"));
    row->addWidget(m_journal);
    connect(m_retry, &QPushButton::clicked, this, &StatusLine::schemaRetryRequested);
    connect(&appearance, &Appearance::themeChanged, this, [this] { update(); });
    showJournal(0);
}

void StatusLine::showSchema(const QString &text, bool failed)
{
    m_schema->setText(shortened(text, LongestSentence));
    m_schema->setToolTip(text.size() > LongestSentence ? plainToolTip(text) : QString());
    setTone(m_schema, failed ? QStringLiteral("captionWarning") : QStringLiteral("caption"));
    m_retry->setVisible(failed);
}

void StatusLine::showToken(const QString &text)
{
    m_token->setText(text);
}

void StatusLine::showJournal(int unknownOutcomes)
{
    m_journal->setText(unknownOutcomes == 0 ? tr("Journal: nothing unknown")
                           : unknownOutcomes == 1
                           ? tr("Journal: the outcome of 1 change is unknown")
                           : tr("Journal: the outcome of %1 changes is unknown").arg(unknownOutcomes));
    m_journal->setToolTip(
        tr("Changes that were sent and never answered: only a look at the data tells whether they were made."));
    setTone(m_journal, unknownOutcomes > 0 ? QStringLiteral("captionWarning") : QStringLiteral("caption"));
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.color(Role::Window));
    painter.fillRect(0, 0, width(), 1, m_appearance.color(Role::Line));
}

} // namespace ui
