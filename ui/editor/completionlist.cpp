#include "ui/editor/completionlist.h"

#include "core/base/visibletext.h"
#include "ui/theme/appearance.h"
#include "ui/theme/chosenrow.h"

#include <QPainter>

#include <algorithm>

namespace ui {
namespace {

using Kind = graphql::CompletionItem::Kind;

constexpr int BadgeSize = 16;
constexpr int Gap = 8;

struct Badge
{
    char letter;
    Role role;
};

Badge badgeOf(Kind kind)
{
    switch (kind) {
    case Kind::Keyword:
        return {'K', Role::Keyword};
    case Kind::Operation:
        return {'Q', Role::Keyword};
    case Kind::Field:
        return {'F', Role::Field};
    case Kind::Argument:
        return {'A', Role::Argument};
    case Kind::InputField:
        return {'I', Role::Argument};
    case Kind::EnumValue:
        return {'E', Role::String};
    case Kind::Literal:
        return {'L', Role::String};
    case Kind::Variable:
        return {'$', Role::Variable};
    case Kind::Fragment:
        return {'R', Role::Type};
    case Kind::Type:
        return {'T', Role::Type};
    case Kind::Directive:
        break;
    }
    return {'@', Role::Keyword};
}

QString shown(const std::string &text)
{
    return base::visibleText(QString::fromStdString(text));
}

QFont typedFont()
{
    auto font = Theme::codeFont();
    font.setBold(true);
    return font;
}

void drawBadge(QPainter &painter, QRect place, Badge badge, const Theme &theme)
{
    auto wash = theme.color(badge.role);
    wash.setAlpha(36);
    painter.setPen(Qt::NoPen);
    painter.setBrush(wash);
    painter.drawRoundedRect(place, 4, 4);
    auto font = Theme::interfaceFont();
    font.setPointSizeF(font.pointSizeF() * 0.8);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.color(badge.role));
    painter.drawText(place, Qt::AlignCenter, QString(QLatin1Char(badge.letter)));
}

/// Names are ASCII (spec §2.1.9), so a byte range of a label is one of its letters.
void drawLabel(QPainter &painter, QRect place, const graphql::CompletionItem &item, const Theme &theme)
{
    const auto draw = [&](std::size_t begin, std::size_t end, bool isTyped) {
        if (begin >= end)
            return;
        auto font = isTyped ? typedFont() : Theme::codeFont();
        font.setStrikeOut(item.isDeprecated());
        painter.setFont(font);
        painter.setPen(theme.color(isTyped ? Role::Accent : item.isDeprecated() ? Role::MutedText : Role::Text));
        const auto text = shown(item.label.substr(begin, end - begin));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, text);
        place.setLeft(place.left() + QFontMetrics(font).horizontalAdvance(text));
    };
    std::size_t at = 0;
    for (const auto &span : item.matched) {
        draw(at, span.begin, false);
        draw(span.begin, span.end, true);
        at = span.end;
    }
    draw(at, item.label.size(), false);
}

} // namespace

void CompletionList::setItems(std::vector<graphql::CompletionItem> items)
{
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

int CompletionList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant CompletionList::data(const QModelIndex &index, int role) const
{
    const auto &row = item(index.row());
    if (role == Qt::DisplayRole)
        return shown(row.label);
    if (role == Qt::AccessibleTextRole)
        return QStringList {shown(row.label), shown(row.type), row.isDeprecated() ? tr("deprecated") : QString()}
            .join(QLatin1Char(' '))
            .trimmed();
    return {};
}

CompletionDelegate::CompletionDelegate(const Appearance &appearance, const CompletionList &list, QObject *parent)
    : QStyledItemDelegate(parent),
      m_appearance(appearance),
      m_list(list)
{ }

int CompletionDelegate::wantedWidth() const
{
    constexpr int Measured = 60;
    const QFontMetrics letters(typedFont());
    int widest = 0;
    for (int row = 0; row < std::min(m_list.rowCount(), Measured); ++row) {
        const auto &item = m_list.item(row);
        widest = std::max(widest,
                          letters.horizontalAdvance(shown(item.label)) + letters.horizontalAdvance(shown(item.type)));
    }
    return widest + BadgeSize + 6 * Gap;
}

void CompletionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &theme = m_appearance.theme();
    const auto &item = m_list.item(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    if (isCurrent && m_eager)
        paintChosenRow(*painter, option.rect, theme);
    else if (isCurrent || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.color(Role::Hover));
    auto place = option.rect.adjusted(Gap, 0, -Gap, 0);
    drawBadge(*painter, {place.left(), place.center().y() - BadgeSize / 2 + 1, BadgeSize, BadgeSize},
              badgeOf(item.kind), theme);
    place.setLeft(place.left() + BadgeSize + Gap);
    drawLabel(*painter, place, item, theme);

    const QFontMetrics letters(Theme::codeFont());
    const int labelWidth = QFontMetrics(typedFont()).horizontalAdvance(shown(item.label));
    painter->setFont(Theme::codeFont());
    painter->setPen(theme.color(Role::MutedText));
    painter->drawText(place, Qt::AlignVCenter | Qt::AlignRight,
                      letters.elidedText(shown(item.type), Qt::ElideRight, place.width() - labelWidth - 2 * Gap));
    painter->restore();
}

QSize CompletionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), RowHeight};
}

} // namespace ui
