#include "ui/editor/infocard.h"

#include "ui/editor/descriptionlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

/// A card is glanced at; the docs pane has the rest.
constexpr int LongestDescription = 600;

} // namespace

InfoCard::InfoCard(QWidget *parent) : QFrame(parent)
{
    setProperty("card", QStringLiteral("info"));
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(6);
    m_signature = new PlainLabel({}, PlainLabel::Look::Code);
    m_deprecation = new PlainLabel;
    m_deprecation->setProperty("look", QStringLiteral("captionWarning"));
    m_description = new DescriptionLabel;
    m_members = new PlainLabel({}, PlainLabel::Look::Code);
    for (QLabel *label : {static_cast<QLabel *>(m_signature), static_cast<QLabel *>(m_deprecation),
                          static_cast<QLabel *>(m_description), static_cast<QLabel *>(m_members)}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_link = new QPushButton;
    m_link->setProperty("kind", QStringLiteral("link"));
    m_link->setFocusPolicy(Qt::NoFocus);
    m_link->setCursor(Qt::PointingHandCursor);
    connect(m_link, &QPushButton::clicked, this, &InfoCard::linkActivated);
    column->addWidget(m_link, 0, Qt::AlignLeft);
    column->addStretch(1);
    hide();
}

void InfoCard::setContent(const Content &content, int width)
{
    m_content = content;
    const auto fill = [](PlainLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    fill(m_signature, content.signature);
    fill(m_deprecation, content.deprecation.isEmpty() ? QString() : tr("Deprecated: %1").arg(content.deprecation));
    m_description->setMarkdown(shortened(content.description, LongestDescription));
    m_description->setVisible(!content.description.isEmpty());
    fill(m_members, content.members.join(QLatin1Char('\n')));
    m_link->setText(content.link);
    m_link->setVisible(!content.link.isEmpty());
    layout()->activate();
    const int fitting = std::min(width, std::max(160, layout()->sizeHint().width()));
    resize(fitting,
           layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(fitting) : layout()->sizeHint().height());
}

QRect placedAt(const QRect &anchor, QSize size, const QRect &bounds)
{
    constexpr int Gap = 2;
    const int below = bounds.bottom() - anchor.bottom() - Gap;
    const int above = anchor.top() - bounds.top() - Gap;
    const bool goesBelow = size.height() <= below || below >= above;
    const int height = std::min(size.height(), std::max(goesBelow ? below : above, 0));
    const int top = goesBelow ? anchor.bottom() + 1 + Gap : anchor.top() - Gap - height;
    const int left = std::clamp(anchor.left(), bounds.left(), std::max(bounds.left(), bounds.right() - size.width()));
    return {left, top, std::min(size.width(), bounds.width()), height};
}

} // namespace ui
