#include "ui/results/rawpage.h"

#include "core/results/rawrows.h"
#include "ui/results/formats.h"
#include "ui/results/rowsview.h"
#include "ui/theme/elsewhere.h"
#include "ui/theme/plainlabel.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui {
namespace {

/// Cutting this much into rows takes less than a frame.
constexpr std::size_t SmallBody = 200'000;

} // namespace

RawPage::RawPage(const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_note(new PlainLabel({}, PlainLabel::Look::Muted, this)),
      m_hex(new QToolButton(this)),
      m_view(new RowsView(appearance, this))
{
    m_hex->setText(tr("Hex"));
    m_hex->setCheckable(true);
    m_hex->setToolTip(tr("Show every byte in hexadecimal"));
    m_hex->setAccessibleName(tr("Show every byte in hexadecimal"));
    connect(m_hex, &QToolButton::toggled, this, &RawPage::read);
    m_view->setAccessibleName(tr("Answer as it came"));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 8, 6);
    bar->addWidget(m_note, 1);
    bar->addWidget(m_hex);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
}

void RawPage::setAnswer(const run::Answer &answer)
{
    if (m_body == answer.body)
        return;
    m_body = answer.body;
    m_place.reset();
    m_kind = QString::fromUtf8(answer.contentType);
    const QSignalBlocker quiet(m_hex);
    m_hex->setChecked(m_body && !results::isReadable(*m_body));
    read();
}

void RawPage::setLonger(const run::Answer &answer, bool isInView)
{
    if (!isInView)
        return setAnswer({});
    if (m_view->hasRows()) // Or else it has grown again before its rows were there.
        m_place = {m_view->chosen().value_or(0), m_view->verticalScrollBar()->value(),
                   m_view->horizontalScrollBar()->value()};
    m_body = answer.body;
    read();
}

bool RawPage::isHex() const
{
    return m_hex->isChecked();
}

void RawPage::setHex(bool isHex)
{
    m_hex->setChecked(isHex);
}

void RawPage::read()
{
    const auto number = ++m_readNumber;
    m_view->setRows(nullptr);
    if (!m_body)
        return;
    say();
    m_view->setNumbered(!isHex());
    if (isHex() || m_body->size() <= SmallBody) {
        if (isHex())
            show(std::make_shared<const results::HexRows>(m_body));
        else
            show(std::make_shared<const results::TextRows>(m_body));
        return;
    }
    elsewhere([body = m_body] { return std::make_shared<const results::TextRows>(body); },
              [page = QPointer(this), number](const std::shared_ptr<const results::TextRows> &rows) {
                  if (!page || page->m_readNumber != number)
                      return;
                  page->show(rows);
              });
}

void RawPage::show(std::shared_ptr<const results::Rows> rows)
{
    m_view->setRows(std::move(rows));
    const auto place = std::exchange(m_place, std::nullopt);
    if (!place)
        return emit shown();
    m_view->choose({place->chosen, place->chosen});
    m_view->verticalScrollBar()->setValue(place->top);
    m_view->horizontalScrollBar()->setValue(place->left);
}

void RawPage::say()
{
    QStringList parts {m_body->empty() ? tr("The body is empty") : sizeText(m_body->size())};
    if (!m_kind.isEmpty())
        parts.append(m_kind);
    if (m_body->starts_with("\xEF\xBB\xBF"))
        parts.append(tr("begins with a byte order mark"));
    if (!m_body->empty() && !results::isReadable(*m_body))
        parts.append(tr("not text"));
    m_note->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace ui
