#include "ui/docs/docspage.h"

#include "ui/docs/markdowntext.h"
#include "ui/theme/appearance.h"
#include "ui/theme/plaintext.h"

#include <QAbstractListModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <algorithm>

namespace ui {
namespace {

constexpr int SideMargin = 12;
constexpr int TopMargin = 4;
constexpr int BottomMargin = 16;
constexpr int PillHeight = 20;
constexpr int PillPadding = 9;
constexpr int ScrollStep = 40;

std::pair<Role, Role> rolesOf(Pill::Tone tone)
{
    switch (tone) {
    case Pill::Tone::Accent:
    case Pill::Tone::AccentSolid:
        return {Role::AccentWash, Role::Accent};
    case Pill::Tone::Good:
        return {Role::GoodWash, Role::Good};
    case Pill::Tone::Warning:
        return {Role::WarningWash, Role::Warning};
    case Pill::Tone::Live:
    case Pill::Tone::LiveSolid:
        return {Role::LiveWash, Role::Live};
    case Pill::Tone::Neutral:
        break;
    }
    return {Role::Hover, Role::MutedText};
}

void paintPills(QPainter *painter, const Appearance &appearance, QRect rect, const QList<DocsRow::PillText> &pills)
{
    auto font = Theme::interfaceFont();
    font.setPointSizeF(font.pointSizeF() * 12 / 13);
    painter->setFont(font);
    painter->setRenderHint(QPainter::Antialiasing);
    int x = rect.left();
    for (const auto &pill : pills) {
        const auto [wash, ink] = rolesOf(pill.tone);
        const QRect box(x, rect.top(), QFontMetrics(font).horizontalAdvance(pill.text) + 2 * PillPadding, PillHeight);
        painter->setPen(Qt::NoPen);
        painter->setBrush(appearance.color(wash));
        painter->drawRoundedRect(box, PillHeight / 2.0, PillHeight / 2.0);
        painter->setPen(appearance.color(ink));
        painter->drawText(box, Qt::AlignCenter, pill.text);
        x = box.right() + 7;
    }
}

} // namespace

class DocsPage::Model final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void set(std::vector<DocsRow> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    const std::vector<DocsRow> &rows() const { return m_rows; }
    const DocsRow &row(int number) const { return m_rows[static_cast<std::size_t>(number)]; }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return row(index.row()).text();
        return {};
    }

private:
    std::vector<DocsRow> m_rows;
};

class DocsPage::Delegate final : public QStyledItemDelegate
{
public:
    explicit Delegate(DocsPage &page) : QStyledItemDelegate(&page), m_page(page) { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {40, m_page.heightOf(index.row())};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        m_page.paintRow(painter, option.rect, index.row());
        painter->restore();
    }

private:
    DocsPage &m_page;
};

DocsPage::DocsPage(const Appearance &appearance, QWidget *parent)
    : QListView(parent),
      m_appearance(appearance),
      m_model(new Model(this)),
      m_codeFont(Theme::codeFont())
{
    setModel(m_model);
    setItemDelegate(new Delegate(*this));
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setAutoScroll(false);
    setMouseTracking(true);
    setAccessibleName(tr("Schema page"));
    connect(&appearance, &Appearance::themeChanged, this, [this] {
        m_markdown.clear();
        m_markdown.resize(m_model->rows().size());
        m_advances.clear();
        m_knownWidth = -1;
        scheduleDelayedItemsLayout();
    });
}

DocsPage::~DocsPage() = default;

void DocsPage::show(std::shared_ptr<const graphql::Schema> schema, const QString &owner, std::vector<DocsRow> rows)
{
    m_schema = std::move(schema);
    m_owner = owner;
    m_hovered = m_focused = m_pressed = {};
    m_knownWidth = -1;
    m_markdown.clear();
    m_markdown.resize(rows.size());
    const auto marked = std::find_if(rows.begin(), rows.end(), [](const DocsRow &row) { return row.isMarked; });
    const int markedRow = marked == rows.end() ? -1 : static_cast<int>(marked - rows.begin());
    m_model->set(std::move(rows));
    verticalScrollBar()->setValue(0);
    if (markedRow >= 0) {
        executeDelayedItemsLayout();
        scrollTo(m_model->index(markedRow), PositionAtCenter);
    }
}

const std::vector<DocsRow> &DocsPage::rows() const
{
    return m_model->rows();
}

DocsPage::Reading DocsPage::reading() const
{
    return {verticalScrollBar()->value(), m_focused.row, m_focused.link};
}

void DocsPage::setReading(const Reading &reading)
{
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(reading.scrolled);
    if (reading.row >= 0 && reading.row < m_model->rowCount() && reading.link < linkCount(reading.row)) {
        m_focused = {reading.row, reading.link};
        setCurrentIndex(m_model->index(reading.row));
    }
}

void DocsPage::doItemsLayout()
{
    QListView::doItemsLayout();
    verticalScrollBar()->setSingleStep(ScrollStep);
}

void DocsPage::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    // A list that runs from top to bottom does not expect its rows to grow when it gets narrow.
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
}

int DocsPage::contentWidth(const DocsRow &row) const
{
    // The bar's place is kept free, so that nothing is broken anew when it comes.
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, verticalScrollBar());
    return std::max(40, width() - bar - SideMargin - 4 - row.indent);
}

const std::array<double, 128> &DocsPage::advancesOf(const QFont &font) const
{
    const auto known = std::find_if(m_advances.begin(), m_advances.end(),
                                    [&](const Advances &advances) { return advances.font == font; });
    if (known != m_advances.end())
        return known->of;
    Advances advances {font};
    const QFontMetricsF metrics(font);
    for (std::size_t i = 0; i < advances.of.size(); ++i)
        advances.of[i] = metrics.horizontalAdvance(QChar(static_cast<char16_t>(i)));
    return m_advances.insert(m_advances.end(), std::move(advances))->of;
}

/// How many lines a row of ASCII takes when it is broken at blanks, without regard to kerning; 0: cannot tell.
int DocsPage::roughLines(const DocsRow &row, double width) const
{
    int lines = 1;
    double line = 0;
    double word = 0;
    for (const auto &part : row.parts) {
        const auto &advances = advancesOf(part.isCode ? m_codeFont : row.shape.font);
        for (const QChar c : part.text) {
            if (c.unicode() >= advances.size())
                return 0;
            const double advance = advances[c.unicode()];
            if (c == u' ') {
                line += word + advance;
                word = 0;
                continue;
            }
            word += advance;
            if (line + word <= width)
                continue;
            if (line <= 0)
                return 0; // A word longer than a line is broken by other rules.
            ++lines;
            line = 0;
            width -= lines == 2 ? row.shape.hangingIndent : 0;
            if (lines == row.shape.mostLines)
                return lines;
        }
    }
    return lines;
}

int DocsPage::measured(const DocsRow &row, int number) const
{
    const int width = contentWidth(row);
    switch (row.kind) {
    case DocsRow::Kind::Pills:
        return PillHeight;
    case DocsRow::Kind::Markdown:
        return markdown(number).lay(width);
    case DocsRow::Kind::Title:
    case DocsRow::Kind::Caption:
    case DocsRow::Kind::Text:
        break;
    }
    // Laying text out is slow, and thousands of rows are measured at once: it is only done where kerning could matter.
    if (const int lines = roughLines(row, width * 0.96 - 2); lines > 0 && lines == roughLines(row, width * 1.03))
        return row.shape.lineHeight * lines;
    LinkText text(row.parts, row.shape);
    text.format(m_appearance, -1, -1);
    return text.lay(width);
}

int DocsPage::heightOf(int row) const
{
    if (m_knownWidth != width()) {
        m_knownWidth = width();
        m_heights.assign(m_model->rows().size(), -1);
    }
    const auto place = static_cast<std::size_t>(row);
    if (m_heights[place] < 0) {
        const auto &content = m_model->row(row);
        m_heights[place] = content.before + measured(content, row) + (row == 0 ? TopMargin : 0)
            + (place + 1 == m_heights.size() ? BottomMargin : 0);
    }
    return m_heights[place];
}

QRect DocsPage::contentRect(int row) const
{
    const auto &content = m_model->row(row);
    const auto rect = visualRect(m_model->index(row));
    return {SideMargin + content.indent, rect.top() + content.before + (row == 0 ? TopMargin : 0),
            contentWidth(content), rect.height()};
}

MarkdownText &DocsPage::markdown(int row) const
{
    auto &made = m_markdown[static_cast<std::size_t>(row)];
    if (!made)
        made = std::make_unique<MarkdownText>(m_model->row(row).markdown, m_appearance, [this](const QString &name) {
            return placeOfName(*m_schema, m_owner, name);
        });
    return *made;
}

void DocsPage::paintRow(QPainter *painter, QRect rect, int row) const
{
    const auto &content = m_model->row(row);
    const QPoint place(SideMargin + content.indent, rect.top() + content.before + (row == 0 ? TopMargin : 0));
    const int hovered = m_hovered.row == row ? m_hovered.link : -1;
    const int focused = m_focused.row == row && hasFocus() ? m_focused.link : -1;
    if (content.isMarked) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_appearance.color(Role::AccentWash));
        painter->drawRoundedRect(
            QRect(place.x() - 6, place.y(), contentWidth(content) + 10, rect.bottom() + 1 - place.y()), 4, 4);
    }
    switch (content.kind) {
    case DocsRow::Kind::Pills:
        paintPills(painter, m_appearance, {place, QSize(contentWidth(content), PillHeight)}, content.pills);
        return;
    case DocsRow::Kind::Markdown: {
        auto &text = markdown(row);
        text.lay(contentWidth(content));
        text.draw(painter, place, m_appearance, hovered, focused);
        return;
    }
    case DocsRow::Kind::Title:
    case DocsRow::Kind::Caption:
    case DocsRow::Kind::Text:
        break;
    }
    LinkText text(content.parts, content.shape);
    text.format(m_appearance, hovered, focused);
    text.lay(contentWidth(content));
    text.draw(painter, place);
}

int DocsPage::linkCount(int row) const
{
    const auto &content = m_model->row(row);
    if (content.kind == DocsRow::Kind::Markdown)
        return static_cast<int>(markdown(row).links().size());
    return static_cast<int>(std::count_if(content.parts.begin(), content.parts.end(),
                                          [](const LinkText::Part &part) { return !part.place.isEmpty(); }));
}

void DocsPage::activateLink(int row, int link)
{
    if (row < 0 || row >= m_model->rowCount() || link < 0 || link >= linkCount(row))
        return;
    const auto &content = m_model->row(row);
    if (content.kind == DocsRow::Kind::Markdown) {
        const auto target = markdown(row).links()[static_cast<std::size_t>(link)];
        if (target.place.isEmpty())
            emit webLinkActivated(target.url);
        else
            emit placeActivated(target.place);
        return;
    }
    const LinkText text(content.parts, content.shape);
    emit placeActivated(QString(text.place(link)));
}

DocsPage::Spot DocsPage::spotAt(QPoint position) const
{
    const int row = indexAt(position).row();
    if (row < 0 || linkCount(row) == 0)
        return {};
    const auto &content = m_model->row(row);
    const auto rect = contentRect(row);
    int link = -1;
    if (content.kind == DocsRow::Kind::Markdown) {
        auto &text = markdown(row);
        text.lay(rect.width());
        link = text.linkAt(position - rect.topLeft());
    } else {
        LinkText text(content.parts, content.shape);
        text.format(m_appearance, -1, -1);
        text.lay(rect.width());
        link = text.linkAt(position - rect.topLeft());
    }
    return link < 0 ? Spot() : Spot {row, link};
}

void DocsPage::hover(Spot spot)
{
    if (m_hovered == spot)
        return;
    m_hovered = spot;
    viewport()->setCursor(spot.link < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->update();
}

bool DocsPage::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        hover({});
    if (event->type() != QEvent::ToolTip)
        return QListView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto tip = toolTipAt(help->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainToolTip(tip), viewport());
    return true;
}

QString DocsPage::toolTipAt(QPoint position) const
{
    const int row = indexAt(position).row();
    if (row < 0)
        return {};
    const auto &content = m_model->row(row);
    if (content.kind == DocsRow::Kind::Markdown) {
        // Where a link leads is seen before it is followed.
        const auto spot = spotAt(position);
        return spot.link < 0
            ? QString()
            : markdown(row).links()[static_cast<std::size_t>(spot.link)].url.toString(QUrl::FullyEncoded);
    }
    if (content.shape.mostLines == 0)
        return {};
    LinkText text(content.parts, content.shape);
    text.lay(contentWidth(content));
    return text.isCut() ? text.text() : QString();
}

void DocsPage::mouseMoveEvent(QMouseEvent *event)
{
    hover(spotAt(event->position().toPoint()));
}

void DocsPage::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? spotAt(event->position().toPoint()) : Spot();
    if (event->button() == Qt::BackButton || event->button() == Qt::ForwardButton)
        event->ignore();
}

void DocsPage::mouseReleaseEvent(QMouseEvent *event)
{
    const auto pressed = std::exchange(m_pressed, {});
    if (pressed.link >= 0 && spotAt(event->position().toPoint()) == pressed)
        activateLink(pressed.row, pressed.link);
}

void DocsPage::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
}

void DocsPage::focusLink(Spot spot)
{
    m_focused = spot;
    if (spot.row >= 0) {
        setCurrentIndex(m_model->index(spot.row));
        scrollTo(m_model->index(spot.row), EnsureVisible);
    }
    viewport()->update();
}

void DocsPage::scrollBy(int pixels)
{
    verticalScrollBar()->setValue(verticalScrollBar()->value() + pixels);
}

void DocsPage::step(int by)
{
    // To the next row with a link; where that is out of sight, only nearer to it, so that no text is jumped over.
    int row = m_focused.row;
    if (row < 0 || !viewport()->rect().intersects(visualRect(m_model->index(row))))
        row = indexAt({SideMargin, by > 0 ? 0 : viewport()->height() - 1}).row() - by;
    const int last = m_model->rowCount() - 1;
    for (row += by; row >= 0 && row <= last; row += by) {
        const auto rect = visualRect(m_model->index(row));
        if (rect.bottom() < -ScrollStep || rect.top() > viewport()->height() + ScrollStep)
            break;
        if (linkCount(row) > 0) {
            focusLink({row, 0});
            return;
        }
    }
    scrollBy(by * ScrollStep);
}

void DocsPage::keyPressEvent(QKeyEvent *event)
{
    const auto page = viewport()->height() - ScrollStep;
    const bool isPlain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    const int links = m_focused.row < 0 ? 0 : linkCount(m_focused.row);
    if (event->matches(QKeySequence::Copy)) {
        if (m_focused.row >= 0)
            QGuiApplication::clipboard()->setText(m_model->row(m_focused.row).text());
        return;
    }
    if (!isPlain) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_Right:
        return focusLink({m_focused.row, std::min(m_focused.link + 1, links - 1)});
    case Qt::Key_Left:
        return focusLink({m_focused.row, std::max(m_focused.link - 1, links > 0 ? 0 : -1)});
    case Qt::Key_PageDown:
        return scrollBy(page);
    case Qt::Key_PageUp:
        return scrollBy(-page);
    case Qt::Key_Home:
        return verticalScrollBar()->setValue(0);
    case Qt::Key_End:
        return verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return activateLink(m_focused.row, m_focused.link);
    default:
        break;
    }
    if (const auto text = event->text(); !text.isEmpty() && text.front().isPrint())
        emit typed(text);
    else
        event->ignore();
}

void DocsPage::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (m_focused.row < 0 && event->reason() != Qt::MouseFocusReason) {
        for (int row = std::max(0, indexAt({SideMargin, 0}).row()); row < m_model->rowCount(); ++row) {
            if (visualRect(m_model->index(row)).top() > viewport()->height())
                break;
            if (linkCount(row) > 0) {
                m_focused = {row, 0};
                setCurrentIndex(m_model->index(row));
                break;
            }
        }
    }
    viewport()->update();
}

void DocsPage::focusOutEvent(QFocusEvent *event)
{
    QListView::focusOutEvent(event);
    viewport()->update();
}

} // namespace ui
