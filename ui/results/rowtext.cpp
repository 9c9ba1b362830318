#include "ui/results/rowtext.h"

#include "core/base/visibletext.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace ui {
namespace {

/// What stands for one character; \a before is the one in front of it, which decides about a variation selector.
QString shownCharacter(char32_t character, char32_t before)
{
    const auto isSelector =
        (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
    if (!isSelector || before == 0)
        return base::visibleText(QString::fromUcs4(&character, 1));
    const char32_t both[] {before, character};
    return base::visibleText(QString::fromUcs4(both, 2)).mid(QString::fromUcs4(&before, 1).size());
}

} // namespace

RowText::RowText(const std::string &row)
{
    const std::string_view bytes = row;
    text.reserve(static_cast<qsizetype>(bytes.size()));
    columns.reserve(bytes.size() + 1);
    char32_t before = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto column = static_cast<std::uint32_t>(at);
        const char byte = bytes[at];
        if (byte >= ' ' && byte < '\x7F') {
            text += QLatin1Char(byte);
            before = static_cast<char32_t>(byte);
            ++at;
        } else if (byte == '\t') {
            text += QLatin1String("    ");
            ++at;
        } else {
            const auto point = text::decode(bytes, at);
            text += point.valid ? shownCharacter(point.value, before)
                                : QStringLiteral("⟨%1⟩").arg(static_cast<unsigned char>(byte), 2, 16).toUpper();
            before = point.valid ? point.value : 0;
            at += point.length;
        }
        columns.resize(static_cast<std::size_t>(text.size()), column);
    }
    columns.push_back(static_cast<std::uint32_t>(bytes.size()));
}

void RowText::append(const QString &more)
{
    text += more;
    columns.resize(static_cast<std::size_t>(text.size()) + 1, columns.back());
}

std::uint32_t RowText::columnAt(int position) const
{
    return columns[std::min(static_cast<std::size_t>(std::max(position, 0)), columns.size() - 1)];
}

int RowText::positionOf(std::uint32_t column) const
{
    return static_cast<int>(std::lower_bound(columns.begin(), columns.end(), column) - columns.begin());
}

} // namespace ui
