#include "ui/results/rawpage.h"

#include "core/results/rawrows.h"
#include "ui/results/formats.h"
#include "ui/results/rowsview.h"
#include "ui/theme/elsewhere.h"
#include "ui/theme/plainlabel.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui {
namespace {

/// Cutting this much into rows takes less than a frame.
constexpr std::size_t SmallBody = 200'000;
/// Lines that are shorter are hard to read; with longer ones a screen takes more than a frame to lay out.
constexpr std::uint32_t FewestColumns = 40;
constexpr std::uint32_t MostColumns = 160;

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
    m_resized.setSingleShot(true);
    m_resized.setInterval(100ms);
    connect(&m_resized, &QTimer::timeout, this, &RawPage::fitWidth);
}

void RawPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_resized.start();
}

/// Lines are broken anew when there is another width for them; what is looked at stays.
void RawPage::fitWidth()
{
    if (!m_body || isHex() || columns() == m_columns)
        return;
    stay();
    read();
}

std::uint32_t RawPage::columns() const
{
    // Before the page is first shown it has no width of its own.
    const auto *place = parentWidget() ? parentWidget() : this;
    return std::clamp(m_view->columnsIn(place->width()), FewestColumns, MostColumns);
}

void RawPage::stay()
{
    m_isStaying = m_view->hasRows(); // Or else the first are not there yet.
}

void RawPage::setAnswer(const run::Answer &answer)
{
    if (m_body == answer.body)
        return;
    m_body = answer.body;
    m_isStaying = false;
    m_kind = QString::fromUtf8(answer.contentType);
    const QSignalBlocker quiet(m_hex);
    m_hex->setChecked(m_body && !results::isReadable(*m_body));
    read();
}

void RawPage::setLonger(const run::Answer &answer, bool isInView)
{
    if (!isInView)
        return setAnswer({});
    stay();
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
    // What is shown of the same answer stays until it is there anew.
    if (!m_isStaying)
        m_view->setRows(nullptr);
    if (!m_body)
        return;
    m_columns = columns();
    say();
    m_view->setNumbered(!isHex());
    if (isHex() || m_body->size() <= SmallBody) {
        if (isHex())
            show(std::make_shared<const results::HexRows>(m_body));
        else
            show(std::make_shared<const results::TextRows>(m_body, m_columns));
        return;
    }
    elsewhere([body = m_body, columns = m_columns] { return std::make_shared<const results::TextRows>(body, columns); },
              [page = QPointer(this), number](const std::shared_ptr<const results::TextRows> &rows) {
                  if (!page || page->m_readNumber != number)
                      return;
                  page->show(rows);
              });
}

void RawPage::show(std::shared_ptr<const results::Rows> rows)
{
    // In bytes, because rows are others when the width is another; and only now, because one may have gone on while
    // they were made.
    const auto reach = m_view->reach();
    const auto top = m_view->top();
    m_view->setRows(std::move(rows));
    if (!std::exchange(m_isStaying, false))
        return emit shown();
    m_view->setReach(reach);
    m_view->setTop(top);
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
