#include "ui/docs/searchlist.h"

#include "core/base/visibletext.h"
#include "ui/docs/schemaplace.h"
#include "ui/theme/appearance.h"
#include "ui/theme/chosenrow.h"

#include <QAbstractListModel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int SearchRowHeight = 46;
enum SearchRole { RowRole = Qt::UserRole };

QString foundText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

Role roleOfEntry(graphql::SchemaEntry::Kind kind)
{
    switch (kind) {
    case graphql::SchemaEntry::Kind::Type:
        return Role::Type;
    case graphql::SchemaEntry::Kind::Field:
    case graphql::SchemaEntry::Kind::EnumValue:
        return Role::Field;
    case graphql::SchemaEntry::Kind::Argument:
    case graphql::SchemaEntry::Kind::InputField:
        return Role::Argument;
    case graphql::SchemaEntry::Kind::Directive:
        break;
    }
    return Role::Keyword;
}

QString typeOf(const graphql::SchemaEntry &entry)
{
    if (entry.input)
        return foundText(entry.input->type.toString());
    return entry.field ? foundText(entry.field->type.toString()) : QString();
}

QString whereOf(const graphql::SchemaEntry &entry)
{
    const auto owner = foundText(entry.ownerPlace());
    switch (entry.kind) {
    case graphql::SchemaEntry::Kind::Type:
        return nameOfKind(entry.owner->kind);
    case graphql::SchemaEntry::Kind::Directive:
        return SearchList::tr("directive");
    case graphql::SchemaEntry::Kind::Field:
    case graphql::SchemaEntry::Kind::InputField:
        return owner;
    case graphql::SchemaEntry::Kind::Argument:
        return SearchList::tr("argument of %1").arg(owner);
    case graphql::SchemaEntry::Kind::EnumValue:
        break;
    }
    return SearchList::tr("value of %1").arg(owner);
}

/// One line of text in pieces that look different, cut at its end. Drawn as text, never read as markup.
class PieceLine
{
public:
    explicit PieceLine(const QFont &font) : m_font(font) { }

    void add(const QString &text, const QColor &color, bool strong = false, bool struckOut = false)
    {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(m_text.size());
        m_text += base::visibleText(text);
        range.length = static_cast<int>(m_text.size()) - range.start;
        range.format.setForeground(color);
        range.format.setFontStrikeOut(struckOut);
        if (strong)
            range.format.setFontWeight(QFont::Bold);
        m_formats.append(range);
    }
    /// The bytes of \a spans are strong.
    void addMarked(const std::string &text, const std::vector<text::Span> &spans, const QColor &color,
                   const QColor &strongColor, bool struckOut = false)
    {
        std::size_t at = 0;
        const std::string_view all = text;
        for (const auto span : spans) {
            add(foundText(all.substr(at, span.begin - at)), color, false, struckOut);
            add(foundText(span.of(all)), strongColor, true, struckOut);
            at = span.end;
        }
        add(foundText(all.substr(at)), color, false, struckOut);
    }
    const QString &text() const { return m_text; }

    void draw(QPainter *painter, QRect rect) const
    {
        QTextLayout layout(QFontMetrics(m_font).elidedText(m_text, Qt::ElideRight, rect.width()), m_font);
        layout.setFormats(m_formats);
        layout.beginLayout();
        auto line = layout.createLine();
        line.setLineWidth(rect.width() * 2);
        layout.endLayout();
        painter->setClipRect(rect);
        layout.draw(painter, {static_cast<double>(rect.left()), rect.top() + (rect.height() - line.height()) / 2});
    }

private:
    QFont m_font;
    QString m_text;
    QList<QTextLayout::FormatRange> m_formats;
};

} // namespace

class SearchList::Model final : public QAbstractListModel
{
public:
    Model(const Appearance &appearance, QObject *parent)
        : QAbstractListModel(parent),
          m_appearance(appearance),
          m_codeFont(Theme::codeFont()),
          m_smallFont(Theme::interfaceFont())
    {
        m_smallFont.setPointSizeF(m_smallFont.pointSizeF() * 12 / 13);
    }

    void set(std::shared_ptr<const SchemaBook> book, const QString &wanted, std::vector<std::uint32_t> entries)
    {
        beginResetModel();
        m_book = std::move(book);
        m_wanted = wanted.toStdString();
        m_entries = std::move(entries);
        endResetModel();
    }
    const graphql::SchemaEntry &entry(int row) const
    {
        return m_book->search.entry(m_entries[static_cast<std::size_t>(row)]);
    }
    /// Name above, where it belongs and what is said of it below.
    std::pair<PieceLine, PieceLine> lines(int row) const
    {
        const auto &shown = entry(row);
        const auto match = m_book->search.match(m_entries[static_cast<std::size_t>(row)], m_wanted);
        const auto muted = m_appearance.color(Role::MutedText);
        const auto color = m_appearance.color(roleOfEntry(shown.kind));
        PieceLine name(m_codeFont);
        name.addMarked(std::string(shown.name()), match.inName, color, color, shown.isDeprecated());
        if (const auto type = typeOf(shown); !type.isEmpty())
            name.add(QStringLiteral(": ") + type, muted);
        PieceLine detail(m_smallFont);
        // What was found in a description is why the row is here; otherwise where it belongs comes first.
        const bool isDescribed = !match.inExcerpt.empty();
        const auto text = m_appearance.color(Role::Text);
        if (isDescribed && match.inName.empty()) {
            detail.addMarked(match.excerpt, match.inExcerpt, muted, text);
            detail.add(QStringLiteral(" · ") + whereOf(shown), muted);
        } else {
            detail.add(whereOf(shown), muted);
            if (!match.excerpt.empty())
                detail.add(QStringLiteral(" · "), muted);
            detail.addMarked(match.excerpt, match.inExcerpt, muted, text);
        }
        return {name, detail};
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const auto &shown = entry(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return base::visibleText(foundText(shown.name()));
        case Qt::AccessibleTextRole:
        case Qt::AccessibleDescriptionRole: {
            const auto [name, detail] = lines(index.row());
            return role == Qt::AccessibleTextRole ? name.text() : detail.text();
        }
        default:
            return {};
        }
    }

private:
    const Appearance &m_appearance;
    const QFont m_codeFont;
    QFont m_smallFont;
    std::shared_ptr<const SchemaBook> m_book;
    std::string m_wanted;
    std::vector<std::uint32_t> m_entries;
};

namespace {

/// Paints what SearchList's model says of a row.
template <typename Model>
class SearchRowDelegate final : public QStyledItemDelegate
{
public:
    SearchRowDelegate(const Appearance &appearance, const Model &model, QObject *parent)
        : QStyledItemDelegate(parent),
          m_appearance(appearance),
          m_model(model)
    { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {80, SearchRowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            paintChosenRow(*painter, option.rect, m_appearance.theme());
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, m_appearance.color(Role::Hover));
        const auto rect = option.rect.adjusted(12, 4, -12, -4);
        const auto [name, detail] = m_model.lines(index.row());
        const int half = rect.height() / 2;
        name.draw(painter, {rect.left(), rect.top(), rect.width(), half});
        detail.draw(painter, {rect.left(), rect.top() + half, rect.width(), half});
        painter->restore();
    }

private:
    const Appearance &m_appearance;
    const Model &m_model;
};

} // namespace

SearchList::SearchList(const Appearance &appearance, QWidget *parent)
    : QListView(parent),
      m_model(new Model(appearance, this))
{
    setModel(m_model);
    setItemDelegate(new SearchRowDelegate<Model>(appearance, *m_model, this));
    setUniformItemSizes(true);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Found in the schema"));
    connect(this, &QListView::activated, this, &SearchList::choose);
    connect(this, &QListView::clicked, this, &SearchList::choose);
    connect(&appearance, &Appearance::themeChanged, viewport(), qOverload<>(&QWidget::update));
}

SearchList::~SearchList() = default;

void SearchList::show(std::shared_ptr<const SchemaBook> book, const QString &wanted, std::vector<std::uint32_t> entries)
{
    m_model->set(std::move(book), wanted, std::move(entries));
    setCurrentRow(0);
    scrollToTop();
}

void SearchList::setCurrentRow(int row)
{
    setCurrentIndex(m_model->index(std::clamp(row, 0, std::max(0, m_model->rowCount() - 1))));
}

void SearchList::moveBy(int rows)
{
    setCurrentRow(currentIndex().row() + rows);
}

void SearchList::choose()
{
    if (currentIndex().isValid())
        emit placeActivated(foundText(m_model->entry(currentIndex().row()).place()));
}

} // namespace ui
