#include "core/results/roworder.h"

#include "core/base/collator.h"
#include "core/results/decimal.h"
#include "core/results/flattext.h"
#include "core/results/timestamp.h"
#include "core/text/ascii.h"

#include <QCollatorSortKey>
#include <QString>

#include <algorithm>
#include <numeric>

namespace results {
namespace {

bool isWithout(const std::optional<json::Value> &value)
{
    return !value || value->isNull();
}

/// Sorts the rows that have a value by a key that is made once a row; the others are appended.
template <typename KeyOf, typename Less>
RowList sortedBy(const Table &table, const RowList &rows, std::size_t column, SortDirection direction, KeyOf keyOf,
                 Less less)
{
    struct Keyed
    {
        decltype(keyOf(std::declval<json::Value>())) key;
        std::uint32_t row;
    };
    std::vector<Keyed> keyed;
    RowList without;
    keyed.reserve(rows.size());
    for (const auto row : rows) {
        if (const auto value = table.cell(row, column); isWithout(value))
            without.push_back(row);
        else
            keyed.push_back({keyOf(*value), row});
    }
    std::stable_sort(keyed.begin(), keyed.end(), [&](const Keyed &left, const Keyed &right) {
        return direction == SortDirection::Ascending ? less(left.key, right.key) : less(right.key, left.key);
    });
    RowList sorted;
    sorted.reserve(rows.size());
    for (const auto &each : keyed)
        sorted.push_back(each.row);
    sorted.insert(sorted.end(), without.begin(), without.end());
    return sorted;
}

/// A number as a double, and as it was written for those that a double cannot tell apart.
struct NumberKey
{
    double value = 0;
    std::string_view written {};
    bool operator<(const NumberKey &other) const
    {
        return value != other.value ? value < other.value : compareNumbers(written, other.written) < 0;
    }
};

/// Of values of several kinds: numbers before all that is text.
struct MixedKey
{
    bool isText;
    NumberKey number;
    QCollatorSortKey text;
    bool operator<(const MixedKey &other) const
    {
        if (isText != other.isText)
            return other.isText;
        return isText ? text < other.text : number < other.number;
    }
};

/// Finds a text in others, in any case. Nearly all text is ASCII, and is searched where it stands.
class Needle
{
public:
    explicit Needle(std::string_view wanted) : m_text(fromUtf8(wanted)), m_ascii(wanted)
    {
        m_isAscii = std::all_of(wanted.begin(), wanted.end(), [](char byte) { return (byte & 0x80) == 0; });
    }

    bool isIn(const json::Value &value) const
    {
        const auto plain = value.plainText();
        if (!plain)
            return fromUtf8(flatText(value)).contains(m_text, Qt::CaseInsensitive);
        // A letter outside ASCII can fold into it (K, the sign of Kelvin), so only the text decides.
        return m_isAscii
            && std::search(plain->begin(), plain->end(), m_ascii.begin(), m_ascii.end(),
                           [](char left, char right) { return text::lowerAscii(left) == text::lowerAscii(right); })
            != plain->end();
    }

private:
    static QString fromUtf8(std::string_view text)
    {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }

    QString m_text;
    std::string m_ascii;
    bool m_isAscii = false;
};

} // namespace

RowList allRows(const Table &table)
{
    RowList rows(table.rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

RowList sorted(const Table &table, const RowList &rows, std::size_t column, SortDirection direction)
{
    const auto by = [&](auto keyOf, auto less) {
        return sortedBy(table, rows, column, direction, keyOf, less);
    };
    switch (table.columns()[column].type) {
    case ColumnType::Empty:
        return rows;
    case ColumnType::Number:
        return by([](const json::Value &value) { return NumberKey {value.number(), value.raw()}; }, std::less<> {});
    case ColumnType::Boolean:
        return by([](const json::Value &value) { return value.boolean(); }, std::less<> {});
    case ColumnType::Time:
        return by([](const json::Value &value) { return timestamp(*value.plainText()).value_or(0); }, std::less<> {});
    case ColumnType::Text:
    case ColumnType::List:
    case ColumnType::Mixed:
        break;
    }
    const auto order = base::collator();
    const auto textKey = [&](const json::Value &value) {
        return order.sortKey(QString::fromStdString(flatText(value)));
    };
    if (table.columns()[column].type != ColumnType::Mixed)
        return by(textKey, std::less<> {});
    const auto noText = order.sortKey(QString());
    return by(
        [&](const json::Value &value) {
            const bool isText = value.kind() != json::Kind::Number;
            return MixedKey {isText, isText ? NumberKey {} : NumberKey {value.number(), value.raw()},
                             isText ? textKey(value) : noText};
        },
        std::less<> {});
}

RowList filtered(const Table &table, const RowList &rows, const std::vector<std::size_t> &columns,
                 std::string_view wanted)
{
    if (wanted.empty())
        return rows;
    RowList found;
    const Needle needle(wanted);
    for (const auto row : rows)
        if (std::any_of(columns.begin(), columns.end(), [&](std::size_t column) {
                const auto value = table.cell(row, column);
                return value && needle.isIn(*value);
            }))
            found.push_back(row);
    return found;
}

} // namespace results
