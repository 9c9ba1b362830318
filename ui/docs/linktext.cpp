#include "ui/docs/linktext.h"

#include "core/base/visibletext.h"
#include "ui/theme/appearance.h"

#include <algorithm>

namespace ui {

LinkText::LinkText(std::vector<Part> parts, Shape shape) : m_shape(std::move(shape)), m_parts(std::move(parts))
{
    for (auto &part : m_parts) {
        part.text = base::visibleText(part.text);
        if (!part.place.isEmpty())
            m_links.push_back({static_cast<int>(m_text.size()), static_cast<int>(part.text.size()), part.place});
        m_text += part.text;
    }
    m_layout.setText(m_text);
    m_layout.setFont(m_shape.font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);
}

LinkText::~LinkText() = default;

void LinkText::format(const Appearance &appearance, int hovered, int focused)
{
    QList<QTextLayout::FormatRange> formats;
    int begin = 0;
    for (const auto &part : m_parts) {
        QTextLayout::FormatRange range;
        range.start = begin;
        range.length = static_cast<int>(part.text.size());
        range.format.setForeground(appearance.color(part.role));
        range.format.setFontStrikeOut(part.struckOut);
        if (part.isCode)
            range.format.setFont(Theme::codeFont(), QTextCharFormat::FontPropertiesSpecifiedOnly);
        begin += range.length;
        formats.append(range);
    }
    for (const int link : {hovered, focused}) {
        if (link < 0 || link >= linkCount())
            continue;
        QTextLayout::FormatRange range;
        range.start = m_links[static_cast<std::size_t>(link)].begin;
        range.length = m_links[static_cast<std::size_t>(link)].length;
        range.format.setFontUnderline(true);
        if (link == focused)
            range.format.setBackground(appearance.color(Role::AccentWash));
        formats.append(range);
    }
    m_layout.setFormats(formats);
}

int LinkText::layLines(int width)
{
    double y = 0;
    m_layout.beginLayout();
    for (auto line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        const double indent = y > 0 ? m_shape.hangingIndent : 0;
        line.setLineWidth(std::max(20.0, width - indent));
        line.setPosition({indent, y + (m_shape.lineHeight - line.height()) / 2});
        y += m_shape.lineHeight;
        if (m_layout.lineCount() == m_shape.mostLines)
            break;
    }
    m_layout.endLayout();
    return static_cast<int>(std::max(y, static_cast<double>(m_shape.lineHeight)));
}

int LinkText::lay(int width)
{
    if (isCut())
        m_layout.setText(m_text);
    const int height = layLines(width);
    if (m_shape.mostLines == 0 || m_layout.lineCount() < m_shape.mostLines)
        return height;
    const auto last = m_layout.lineAt(m_shape.mostLines - 1);
    if (last.textStart() + last.textLength() < m_text.size()) {
        const QFontMetricsF metrics(m_shape.font);
        const double indent = m_shape.mostLines > 1 ? m_shape.hangingIndent : 0;
        // What is left is cut to twice a line before it is measured: it may be long.
        const auto rest = m_text.mid(last.textStart(), last.textLength() * 2);
        m_layout.setText(m_text.left(last.textStart())
                         + metrics.elidedText(rest, Qt::ElideRight, std::max(20.0, width - indent)));
        layLines(width);
    }
    return height;
}

int LinkText::linkAt(QPointF position) const
{
    for (int number = 0; number < m_layout.lineCount(); ++number) {
        const auto line = m_layout.lineAt(number);
        const double top = number * m_shape.lineHeight;
        if (position.y() < top || position.y() >= top + m_shape.lineHeight
            || position.x() > line.naturalTextRect().right() || position.x() < line.naturalTextRect().left())
            continue;
        const int character = line.xToCursor(position.x(), QTextLine::CursorOnCharacter);
        for (std::size_t link = 0; link < m_links.size(); ++link)
            if (m_links[link].begin <= character && character < m_links[link].begin + m_links[link].length)
                return static_cast<int>(link);
    }
    return -1;
}

} // namespace ui
