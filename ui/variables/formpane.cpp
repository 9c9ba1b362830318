#include "ui/variables/formpane.h"

#include "core/text/linemap.h"
#include "ui/theme/plainlabel.h"
#include "ui/variables/formview.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

FormPane::FormPane(const Appearance &appearance, QWidget *parent) : QWidget(parent)
{
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    m_notice = new QWidget;
    m_notice->setProperty("strip", QStringLiteral("warning"));
    m_notice->setAttribute(Qt::WA_StyledBackground);
    auto *strip = new QHBoxLayout(m_notice);
    strip->setContentsMargins(12, 4, 8, 4);
    m_noticeText = new PlainLabel;
    m_noticeText->setWordWrap(true);
    strip->addWidget(m_noticeText, 1);
    m_show = new QPushButton(tr("Show in JSON"));
    m_show->setProperty("kind", QStringLiteral("link"));
    strip->addWidget(m_show);
    m_notice->hide();
    column->addWidget(m_notice);

    m_empty = new QWidget;
    auto *words = new QVBoxLayout(m_empty);
    words->setContentsMargins(16, 12, 16, 12);
    words->setSpacing(4);
    m_title = new PlainLabel({}, PlainLabel::Look::Strong);
    m_text = new PlainLabel({}, PlainLabel::Look::Muted);
    m_text->setWordWrap(true);
    m_act = new QPushButton;
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addSpacing(4);
    words->addWidget(m_act, 0, Qt::AlignLeft);
    words->addStretch(1);
    m_empty->hide();
    column->addWidget(m_empty, 1);

    m_view = new FormView(appearance);
    column->addWidget(m_view, 1);
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_view);
    setAccessibleName(m_view->accessibleName());

    connect(m_show, &QPushButton::clicked, this, [this] { emit placeRequested(m_brokenAt); });
    connect(m_act, &QPushButton::clicked, this, [this] { emit remedyRequested(m_remedy); });
}

QString FormPane::notice() const
{
    return m_notice->isHidden() ? m_empty->isHidden() ? QString() : m_title->text() : m_noticeText->text();
}

void FormPane::say(const QString &title, const QString &text, const QString &act, Remedy remedy)
{
    m_remedy = remedy;
    m_title->setText(title);
    m_text->setText(text);
    m_act->setText(act);
    m_act->setVisible(!act.isEmpty());
    m_empty->setAccessibleName(title);
    m_empty->setAccessibleDescription(text);
    m_empty->show();
    // The focus does not wander off into another pane because there is nothing to fill in.
    const bool hadFocus = isAncestorOf(QApplication::focusWidget()) || hasFocus();
    setFocusProxy(act.isEmpty() ? nullptr : m_act);
    m_view->hide();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
}

bool FormPane::focusPlace(text::Span span)
{
    return !m_view->isReadOnly() && !m_view->isHidden() && m_view->focusPlace(span);
}

void FormPane::showTooBig()
{
    m_view->setReadOnly(true);
    m_notice->hide();
    say(tr("Too much for a form"), tr("These variables are edited as JSON."), {}, Remedy::None);
}

void FormPane::showState(const language::VariablesState &state, bool hasOperation, Remedy remedy)
{
    const auto &form = state.form;
    if (form && form->unreadable()) {
        m_brokenAt = form->unreadable()->offset;
        const auto line = text::LineMap(form->typed()).line(m_brokenAt);
        m_noticeText->setText(tr("The JSON cannot be read from line %1 on: %2 Until it can, the form only shows what "
                                 "was there before.")
                                  .arg(QString::number(line), QString::fromStdString(form->unreadable()->message)));
        m_notice->show();
        m_view->setReadOnly(true);
        return;
    }
    m_notice->hide();
    m_view->setReadOnly(false);
    m_view->setForm(form);
    if (!hasOperation) {
        say(tr("No operation"), tr("Put the caret into an operation: its variables are shown here."), {}, Remedy::None);
    } else if (m_view->count() == 0 && remedy == Remedy::AddMissing) {
        say(tr("This operation defines no variables"),
            tr("It uses some, though: they can be defined from their places."), tr("Add Missing Variables"), remedy);
    } else if (m_view->count() == 0) {
        say(tr("This operation has no variables"),
            tr("A value becomes one with the caret on it and Extract to Variable (Ctrl+Alt+V), or all of them at "
               "once."),
            tr("Extract All Values"), Remedy::Extract);
    } else {
        const bool hadFocus = isAncestorOf(QApplication::focusWidget()) || hasFocus();
        m_empty->hide();
        m_view->show();
        setFocusProxy(m_view);
        if (hadFocus && !m_view->isAncestorOf(QApplication::focusWidget()))
            setFocus(Qt::OtherFocusReason);
    }
}

} // namespace ui
