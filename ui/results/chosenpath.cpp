#include "ui/results/chosenpath.h"

#include "ui/results/answerpages.h"
#include "ui/results/valuecopies.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace ui {
namespace {

/// The end of a path says where one is; nobody reads the ten thousandth bracket before it.
constexpr qsizetype LongestPath = 400;

} // namespace

ChosenPath::ChosenPath(const Appearance &appearance, AnswerPages &pages, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_pages(pages),
      m_text(new PlainLabel({}, PlainLabel::Look::Code, this)),
      m_copy(new QToolButton(this))
{
    m_text->setAccessibleName(tr("Path of the chosen value"));
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_copy->setAccessibleName(tr("Copy the path"));
    m_copy->setToolTip(tr("Copy the path of the chosen value"));
    m_copy->setAutoRaise(true);
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_path); });
    const auto drawIcon = [this](const Theme &theme) {
        m_copy->setIcon(icon(QStringLiteral("copy"), theme));
    };
    drawIcon(appearance.theme());
    connect(&appearance, &Appearance::themeChanged, this, drawIcon);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 8, 2);
    row->addWidget(m_text, 1);
    row->addWidget(m_copy);
    connect(&pages, &AnswerPages::chosenChanged, this, &ChosenPath::follow);
    connect(&pages, &AnswerPages::pageShown, this, &ChosenPath::follow);
    follow();
}

void ChosenPath::follow()
{
    const auto &tape = m_pages.answer().tape;
    const auto place = m_pages.chosen();
    m_path = tape && place ? ValueCopies(tape, *place).path() : QString();
    setVisible(!m_path.isEmpty() && m_pages.tab() != AnswerTab::Headers);
    fit();
}

void ChosenPath::fit()
{
    const auto end = m_path.size() > LongestPath ? QChar(0x2026) + m_path.right(LongestPath) : m_path;
    m_text->setText(m_text->fontMetrics().elidedText(end, Qt::ElideLeft, m_text->width()));
}

void ChosenPath::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ChosenPath::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(QRect(0, 0, width(), 1), m_appearance.color(Role::Line));
}

} // namespace ui
