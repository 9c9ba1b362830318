#include "ui/results/pagebar.h"

#include "ui/theme/appearance.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace std::chrono_literals;

namespace ui {
namespace {

QString groupedNumber(qint64 number)
{
    return QLocale().toString(number);
}

QPushButton *barButton(const QString &kind, QHBoxLayout &row)
{
    auto *button = new QPushButton;
    button->setProperty("kind", kind);
    row.addWidget(button);
    return button;
}

} // namespace

PageBar::PageBar(const Appearance &appearance, std::size_t mostBytes, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_mostBytes(mostBytes)
{
    setAccessibleName(tr("Pages of the list"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 3, 8, 2);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    column->addLayout(row);
    m_lists = new MenuButton(appearance, QStringLiteral("flat"));
    m_lists->setObjectName(QStringLiteral("pagedList"));
    m_lists->setProperty("dense", true);
    m_lists->setToolTip(tr("Which list of the answer is read on"));
    row->addWidget(m_lists);
    m_count = new PlainLabel({}, PlainLabel::Look::Muted);
    m_count->setObjectName(QStringLiteral("pageCount"));
    row->addWidget(m_count);
    m_loading = new PlainLabel(tr("Loading…"), PlainLabel::Look::Muted);
    row->addWidget(m_loading);
    row->addStretch(1);
    m_sentence = new PlainLabel({}, PlainLabel::Look::Muted);
    m_sentence->setObjectName(QStringLiteral("pageSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(0, 0, 0, 6);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_sentence);
    m_goOn = barButton(QStringLiteral("flat"), *row);
    m_goOn->setObjectName(QStringLiteral("goOn"));
    m_goOn->setText(tr("Go on"));
    m_goOn->setToolTip(tr("Try again from where it stopped"));
    m_next = barButton(QStringLiteral("flat"), *row);
    m_next->setObjectName(QStringLiteral("nextPage"));
    m_next->setText(tr("Next page"));
    m_next->setToolTip(tr("Read the next page of the list (Alt+PgDown)"));
    m_all = barButton(QStringLiteral("flat"), *row);
    m_all->setObjectName(QStringLiteral("allPages"));
    m_limits = new MenuButton(appearance, QStringLiteral("flat"));
    m_limits->setObjectName(QStringLiteral("pageLimit"));
    m_limits->setToolTip(tr("How many rows to load at most"));
    m_limits->setAccessibleName(m_limits->toolTip());
    m_limits->setFixedWidth(28);
    row->addWidget(m_limits);
    m_cancel = barButton(QStringLiteral("flat"), *row);
    m_cancel->setObjectName(QStringLiteral("cancelPages"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop loading and keep what came (Esc)"));

    connect(m_goOn, &QPushButton::clicked, this, &PageBar::goOnWanted);
    connect(m_next, &QPushButton::clicked, this, &PageBar::nextWanted);
    connect(m_all, &QPushButton::clicked, this, [this] { emit allWanted(m_limit); });
    connect(m_cancel, &QPushButton::clicked, this, &PageBar::cancelWanted);
    connect(m_lists->menu(), &QMenu::aboutToShow, this, [this] {
        auto *menu = m_lists->menu();
        menu->clear();
        for (qsizetype i = 0; i < m_state.lists.size(); ++i) {
            auto *action = menu->addAction(plainCaption(m_state.lists.at(i)), this, [this, i] { emit listChosen(i); });
            action->setCheckable(true);
            action->setChecked(i == m_state.list);
        }
    });
    connect(m_limits->menu(), &QMenu::aboutToShow, this, &PageBar::fillLimits);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, &PageBar::apply);
    connect(&appearance, &Appearance::themeChanged, this, [this] { update(); });
    apply();
}

void PageBar::fillLimits()
{
    auto *menu = m_limits->menu();
    menu->clear();
    for (const auto limit : Limits) {
        auto *action = menu->addAction(tr("Up to %1 rows").arg(groupedNumber(limit)), this, [this, limit] {
            setLimit(limit);
            emit limitChosen(limit);
        });
        action->setCheckable(true);
        action->setChecked(limit == m_limit);
    }
    menu->addSeparator();
    menu->addAction(tr("Loading stops at %1 MB in memory").arg(m_mostBytes / (1024 * 1024)))->setEnabled(false);
}

void PageBar::setLimit(quint32 limit)
{
    m_limit = std::find(std::begin(Limits), std::end(Limits), limit) == std::end(Limits) ? UsualLimit : limit;
    apply();
}

void PageBar::showState(const PageBarState &state)
{
    if (state == m_state)
        return;
    if (state.isLoading && !m_state.isLoading)
        m_patience.start();
    else if (!state.isLoading)
        m_patience.stop();
    m_state = state;
    apply();
}

QString PageBar::countText() const
{
    const bool hasMore = m_state.total && *m_state.total > m_state.rows;
    auto text = m_state.rows == 1 ? tr("1 row") : tr("%1 rows").arg(groupedNumber(m_state.rows));
    if (hasMore)
        text = tr("%1 of %2").arg(groupedNumber(m_state.rows), groupedNumber(*m_state.total));
    if (m_state.pages > 0)
        text = tr("%1 · %2 pages").arg(text, groupedNumber(m_state.pages + 1));
    return text;
}

bool PageBar::isOffer(const QWidget *widget) const
{
    return widget && (widget == m_goOn || widget == m_next || widget == m_all || widget == m_limits);
}

void PageBar::keepFocus()
{
    auto *focused = window()->focusWidget();
    if (isOffer(focused) && !m_state.canGoOn) {
        m_pressed = focused;
        setFocus(Qt::OtherFocusReason);
    } else if (focused == m_cancel && !m_state.isLoading) {
        setFocus(Qt::OtherFocusReason);
    }
}

void PageBar::giveFocus()
{
    if (window()->focusWidget() != this)
        return;
    if (m_state.isLoading) {
        if (m_cancel->isVisibleTo(this))
            m_cancel->setFocus(Qt::OtherFocusReason);
        return;
    }
    for (auto *button : std::initializer_list<QWidget *> {m_pressed, m_next, m_all}) {
        if (button && button->isEnabled() && button->isVisibleTo(this)) {
            button->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    focusNextPrevChild(false); // To the rows.
}

void PageBar::apply()
{
    const bool isThere = m_state.list >= 0 && m_state.list < m_state.lists.size();
    keepFocus();
    setVisible(isThere && (m_state.canGoOn || m_state.isLoading || m_state.pages > 0 || !m_state.sentence.isEmpty()));
    if (!isThere)
        return;
    // What is quick is not announced: the buttons wait in their places.
    const bool isVisiblyLoading = m_state.isLoading && !m_patience.isActive();
    m_lists->setVisible(m_state.lists.size() > 1);
    m_lists->setText(plainCaption(shortened(m_state.lists.at(m_state.list), 24)));
    m_lists->setAccessibleName(tr("List that is read on: %1").arg(m_lists->text()));
    m_lists->setEnabled(!m_state.isLoading);
    m_count->setText(countText());
    m_loading->setVisible(isVisiblyLoading);
    m_sentence->setText(m_state.sentence);
    m_sentence->setVisible(!m_state.sentence.isEmpty());
    const bool offers = m_state.canGoOn || (m_state.isLoading && !isVisiblyLoading);
    m_goOn->setVisible(offers && m_state.wasCutShort);
    m_next->setVisible(offers);
    m_all->setVisible(offers);
    m_limits->setVisible(offers);
    m_cancel->setVisible(isVisiblyLoading);
    for (auto *button : std::initializer_list<QWidget *> {m_goOn, m_next, m_all, m_limits})
        button->setEnabled(m_state.canGoOn);
    m_all->setText(tr("Load all (up to %1)").arg(groupedNumber(m_limit)));
    giveFocus();
    fit();
    update();
}

/// Where it is narrow, the number stands in the menu alone.
void PageBar::fit()
{
    if (!m_all->isVisibleTo(this))
        return;
    const int needed = m_count->sizeHint().width() + m_next->sizeHint().width() + m_limits->sizeHint().width() + 60;
    const auto whole = tr("Load all (up to %1)").arg(groupedNumber(m_limit));
    m_all->setText(width() >= needed + m_all->fontMetrics().horizontalAdvance(whole) + 30 ? whole : tr("Load all"));
    m_all->setToolTip(tr("Load pages until there are %1 rows (Ctrl+Alt+PgDown)").arg(groupedNumber(m_limit)));
}

std::optional<double> PageBar::progress() const
{
    if (!m_state.isLoading || m_patience.isActive() || !m_state.limit)
        return std::nullopt;
    const auto wanted = std::min<qint64>(*m_state.limit, m_state.total.value_or(*m_state.limit));
    return wanted > 0 ? std::clamp(double(m_state.rows) / double(wanted), 0.0, 1.0) : 0.0;
}

void PageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_appearance.color(Role::Line));
    if (const auto done = progress())
        painter.fillRect(QRect(0, 0, int(width() * *done), 2), m_appearance.color(Role::Accent));
}

void PageBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace ui
