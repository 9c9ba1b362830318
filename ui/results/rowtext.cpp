#include "ui/results/rowtext.h"

#include "core/base/visibletext.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace ui {
namespace {

/// The characters of \a row; one that marks the place for each byte that is none.
QString charactersOf(std::string_view row)
{
    QString characters;
    characters.reserve(static_cast<qsizetype>(row.size()));
    for (std::size_t at = 0; at < row.size();) {
        const auto point = text::decode(row, at);
        characters += QChar::fromUcs4(point.valid ? point.value : char32_t {QChar::ReplacementCharacter});
        at += point.length;
    }
    return characters;
}

} // namespace

RowText::RowText(const std::string &row)
{
    const std::string_view bytes = row;
    const auto characters = charactersOf(bytes);
    text.reserve(static_cast<qsizetype>(bytes.size()));
    columns.reserve(bytes.size() + 1);
    qsizetype place = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto column = static_cast<std::uint32_t>(at);
        const auto point = text::decode(bytes, at);
        if (!point.valid)
            text += QStringLiteral("⟨%1⟩").arg(static_cast<unsigned char>(bytes[at]), 2, 16).toUpper();
        else if (point.value == U'\t')
            text += QLatin1String("    ");
        else if (base::isInvisible(characters, place))
            text += base::markOf(point.value);
        else
            text += QChar::fromUcs4(point.value);
        place += point.valid ? QChar::fromUcs4(point.value).size() : 1;
        at += point.length;
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
