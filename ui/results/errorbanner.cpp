#include "ui/results/errorbanner.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {
namespace {

/// The rest is in the answer itself; a server that finds a hundred things wrong means one of them.
constexpr qsizetype MostErrors = 20;
constexpr int MostHeight = 168;
constexpr int LongestReason = 40;
constexpr int LongestPath = 300;

PlainLabel *bannerText(const QString &text, PlainLabel::Look look)
{
    auto *label = new PlainLabel(text, look);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    // A word that is wider than the pane must not widen all the others.
    label->setMinimumWidth(1);
    return label;
}

} // namespace

ErrorBanner::ErrorBanner(const Appearance &appearance, QWidget *parent)
    : QFrame(parent),
      m_appearance(appearance),
      m_scroll(new QScrollArea(this))
{
    setAccessibleName(tr("What the server found wrong"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 1);
    layout->addWidget(m_scroll);
    hide();
}

void ErrorBanner::show(const QString &verdict, const QList<run::AnswerError> &errors)
{
    setVisible(!verdict.isEmpty() || !errors.isEmpty());
    auto *content = new QWidget;
    auto *outer = new QHBoxLayout(content);
    outer->setContentsMargins(12, 10, 12, 10);
    outer->setSpacing(10);
    auto *mark = new QLabel;
    mark->setPixmap(
        icon(QStringLiteral("error"), m_appearance.theme(), Role::Live).pixmap({18, 18}, devicePixelRatioF()));
    mark->setAccessibleName(tr("Error"));
    outer->addWidget(mark, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    outer->addLayout(column, 1);
    if (!verdict.isEmpty())
        column->addWidget(bannerText(verdict, PlainLabel::Look::Strong));
    for (const auto &error : errors.first(std::min(errors.size(), MostErrors)))
        addError(*column, error);
    if (errors.size() > MostErrors)
        column->addWidget(bannerText(tr("And %1 more, in the answer below.").arg(errors.size() - MostErrors),
                                     PlainLabel::Look::Muted));
    column->addStretch();
    m_scroll->setWidget(content); // Deletes what was there, and paints a background over ours.
    content->setAutoFillBackground(false);
    fit();
}

void ErrorBanner::addError(QVBoxLayout &layout, const run::AnswerError &error)
{
    auto *lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addWidget(bannerText(error.message, PlainLabel::Look::Normal));
    if (!error.explanation.isEmpty())
        lines->addWidget(bannerText(error.explanation, PlainLabel::Look::Muted));
    if (!error.details.isEmpty())
        lines->addWidget(bannerText(error.details.join(QLatin1Char('\n')), PlainLabel::Look::Code));
    const bool namesVariable = error.message.startsWith(QLatin1String("Variable \"$"));
    if (!error.reason.isEmpty() || !error.path.isEmpty() || error.line > 0 || namesVariable) {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        if (!error.reason.isEmpty())
            row->addWidget(new Pill(shortened(error.reason, LongestReason), Pill::Tone::Neutral));
        if (!error.path.isEmpty()) {
            auto *path = bannerText(shortened(error.path, LongestPath), PlainLabel::Look::Code);
            path->setAccessibleName(tr("Place in the answer"));
            // A reason, a path and a link are too wide together for a narrow pane, and none of them can wrap.
            if (error.reason.isEmpty())
                row->addWidget(path, 1);
            else
                lines->addWidget(path);
        }
        if (error.line > 0) {
            auto *place = new QPushButton(error.column > 0 ? tr("Line %1, column %2").arg(error.line).arg(error.column)
                                                           : tr("Line %1").arg(error.line));
            place->setProperty("kind", QStringLiteral("link"));
            place->setToolTip(tr("Show the place in the query"));
            place->setCursor(Qt::PointingHandCursor);
            connect(place, &QPushButton::clicked, this,
                    [this, line = error.line, at = error.column] { emit placeActivated(line, at); });
            row->addWidget(place);
        } else if (!error.path.isEmpty() || namesVariable) {
            auto *place = new QPushButton(tr("Show in the query"));
            place->setObjectName(QStringLiteral("showInQuery"));
            place->setProperty("kind", QStringLiteral("link"));
            place->setCursor(Qt::PointingHandCursor);
            connect(place, &QPushButton::clicked, this, [this, error] { emit errorActivated(error); });
            row->addWidget(place);
        }
        if (error.path.isEmpty() || !error.reason.isEmpty())
            row->addStretch(1);
        lines->addLayout(row);
    }
    layout.addLayout(lines);
}

void ErrorBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.color(Role::LiveWash));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_appearance.color(Role::Line));
}

void ErrorBanner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void ErrorBanner::fit()
{
    if (auto *content = m_scroll->widget())
        setFixedHeight(std::min(content->layout()->totalHeightForWidth(std::max(width(), 100)) + 1, MostHeight));
}

} // namespace ui
