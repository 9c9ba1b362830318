#include "ui/shell/foreignsheet.h"

#include "ui/theme/notice.h"
#include "ui/theme/plainlabel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>

namespace ui {

ForeignSheet::ForeignSheet(const Appearance &appearance, QWidget *over) : Sheet(appearance, Role::Accent, 620, over)
{
    setAccessibleName(tr("Open cURL or link"));
    head()->addWidget(new PlainLabel(tr("Open cURL or Link"), PlainLabel::Look::Heading), 1);
    auto *text = new PlainLabel(tr("A cURL command, or a link to GraphiQL with ?query=. Query and variables come into "
                                   "a new tab of this project, and harmless headers unticked; addresses and whatever "
                                   "signs stay behind, and nothing is run."));
    text->setWordWrap(true);
    body()->addWidget(text);
    m_text = new QPlainTextEdit;
    m_text->setObjectName(QStringLiteral("foreignText"));
    m_text->setAccessibleName(tr("cURL command or link"));
    m_text->setPlaceholderText(tr("curl https://… --data-raw '{\"query\": …}'"));
    m_text->setProperty("code", true);
    m_text->setFont(Theme::codeFont());
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(8);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->setFixedHeight(180);
    const auto copied = QGuiApplication::clipboard()->text();
    if (exchange::looksForeign(copied.toUtf8())) {
        m_text->setPlainText(copied);
        m_text->selectAll();
    }
    body()->addWidget(m_text);
    m_problem = new Notice;
    body()->addWidget(m_problem);

    auto *cancel = new QPushButton(tr("Cancel"));
    auto *open = new QPushButton(tr("Open in New Tab"));
    open->setObjectName(QStringLiteral("openForeign"));
    open->setProperty("kind", QStringLiteral("primary"));
    foot()->addStretch(1);
    foot()->addWidget(cancel);
    foot()->addWidget(open);
    connect(cancel, &QPushButton::clicked, this, &Sheet::reject);
    connect(open, &QPushButton::clicked, this, &ForeignSheet::read);
    connect(m_text, &QPlainTextEdit::textChanged, m_problem, &Notice::clear);
    setRetreat(cancel);
    setFirstFocus(m_text);
}

void ForeignSheet::read()
{
    const auto foreign = exchange::readForeign(m_text->toPlainText().toUtf8());
    if (!foreign) {
        m_problem->say(Notice::Tone::Warning, foreign.error().message);
        m_text->setFocus(Qt::OtherFocusReason);
        return;
    }
    finish();
    emit opened(*foreign);
}

} // namespace ui
