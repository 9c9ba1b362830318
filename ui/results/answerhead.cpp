#include "ui/results/answerhead.h"

#include "ui/results/formats.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"

#include <QHBoxLayout>
#include <QTabBar>
#include <QToolButton>

namespace ui {
namespace {

bool isGood(int status)
{
    return status >= 200 && status < 300;
}

} // namespace

AnswerHead::AnswerHead(const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_row(new QHBoxLayout(this)),
      m_tabs(new QTabBar(this)),
      m_outcome(new Pill({}, Pill::Tone::Neutral, this)),
      m_status(new Pill({}, Pill::Tone::Neutral, this)),
      m_time(new PlainLabel({}, PlainLabel::Look::Muted, this)),
      m_size(new PlainLabel({}, PlainLabel::Look::Muted, this)),
      m_save(new QToolButton(this))
{
    m_tabs->setAccessibleName(tr("Answer shown as"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const auto &title : {tr("Table"), tr("Tree"), tr("JSON"), tr("Raw"), tr("Headers")})
        m_tabs->addTab(title);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) { emit tabChosen(static_cast<AnswerTab>(tab)); });

    m_save->setAccessibleName(tr("Save the answer"));
    m_save->setToolTip(tr("Save the answer as it came"));
    connect(m_save, &QToolButton::clicked, this, &AnswerHead::saveWanted);
    const auto drawIcon = [this](const Theme &theme) {
        m_save->setIcon(icon(QStringLiteral("save"), theme));
    };
    drawIcon(appearance.theme());
    connect(&appearance, &Appearance::themeChanged, this, drawIcon);

    m_row->setContentsMargins(3, 0, 8, 0);
    m_row->setSpacing(8);
    m_row->addWidget(m_tabs);
    m_row->addStretch();
    for (auto *widget : std::initializer_list<QWidget *> {m_outcome, m_status, m_time, m_size, m_save})
        m_row->addWidget(widget);
}

void AnswerHead::addTool(QWidget *tool)
{
    m_row->insertWidget(m_row->indexOf(m_save), tool);
    m_tools.append(tool);
    fit();
}

void AnswerHead::setTab(AnswerTab tab)
{
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void AnswerHead::showAnswer(const run::Answer &answer, AnswerTab tab)
{
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setEnabled(true);
        for (const auto needsJson : {AnswerTab::Table, AnswerTab::Tree, AnswerTab::Json})
            m_tabs->setTabVisible(static_cast<int>(needsJson), answer.tape != nullptr);
    }
    setTab(tab);
    m_status->setText(QString::number(answer.status));
    m_status->setTone(isGood(answer.status) ? Pill::Tone::Good : Pill::Tone::Live);
    m_status->setAccessibleName(tr("HTTP status %1").arg(answer.status));
    m_time->setText(durationText(answer.connect + answer.wait + answer.receive));
    m_time->setToolTip(
        plainToolTip(tr("Connect %1, wait %2, receive %3")
                         .arg(durationText(answer.connect), durationText(answer.wait), durationText(answer.receive))));
    m_size->setText(sizeText(answer.body->size()));
    showOutcome(answer.outcome);
    m_hasAnswer = true;
    fit();
}

void AnswerHead::showOutcome(run::Outcome outcome)
{
    switch (outcome) {
    case run::Outcome::NotAWrite:
        m_outcome->setText({});
        break;
    case run::Outcome::Applied:
        m_outcome->setText(tr("applied"));
        m_outcome->setTone(Pill::Tone::Good);
        break;
    case run::Outcome::NotApplied:
        m_outcome->setText(tr("not applied"));
        m_outcome->setTone(Pill::Tone::Neutral);
        break;
    case run::Outcome::Unknown:
        m_outcome->setText(tr("outcome unknown"));
        m_outcome->setTone(Pill::Tone::Warning);
        break;
    }
}

void AnswerHead::showNothing()
{
    m_tabs->setEnabled(false);
    m_hasAnswer = false;
    fit();
}

void AnswerHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void AnswerHead::fit()
{
    m_outcome->setVisible(m_hasAnswer && !m_outcome->text().isEmpty());
    int room = width() - m_tabs->sizeHint().width() - 24;
    for (const auto *tool : m_tools)
        room -= tool->sizeHint().width() + 8;
    for (auto *tool : std::as_const(m_tools))
        tool->setVisible(m_hasAnswer);
    for (auto *widget : std::initializer_list<QWidget *> {m_status, m_save, m_time, m_size}) {
        room -= widget->sizeHint().width() + 8;
        if (widget == m_save && m_outcome->isVisibleTo(this))
            room -= m_outcome->sizeHint().width() + 8;
        widget->setVisible(m_hasAnswer && (room >= 0 || widget == m_status));
    }
}

} // namespace ui
