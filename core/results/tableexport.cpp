#include "core/results/tableexport.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace results {
namespace {

/// `+85291234567`, `-3.5`, `-1e400`: begins like a formula, and is none.
bool isSignedNumber(std::string_view text)
{
    auto digits = text.substr(1);
    if (const auto power = digits.find_first_of("eE"); power != std::string_view::npos) {
        auto exponent = digits.substr(power + 1);
        if (exponent.starts_with('+') || exponent.starts_with('-'))
            exponent.remove_prefix(1);
        if (exponent.empty() || exponent.find_first_not_of("0123456789") != std::string_view::npos)
            return false;
        digits = digits.substr(0, power);
    }
    return !digits.empty() && digits.find_first_not_of("0123456789.") == std::string_view::npos
        && std::count(digits.begin(), digits.end(), '.') < 2;
}

/// OWASP, "CSV Injection". Some spreadsheets read the full-width signs of East Asian keyboards as the narrow ones.
bool isFormula(std::string_view text)
{
    if (text.empty())
        return false;
    if (text.front() == '+' || text.front() == '-')
        return !isSignedNumber(text);
    for (const std::string_view begin : {"=", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
        if (text.starts_with(begin))
            return true;
    return false;
}

void appendField(std::string &out, std::string_view text, char separator)
{
    const bool isNeutralised = isFormula(text);
    const bool isQuoted =
        text.find_first_of("\"\r\n") != std::string_view::npos || text.find(separator) != std::string_view::npos;
    if (!isQuoted) {
        out.append(isNeutralised ? "'" : "").append(text);
        return;
    }
    out.append(isNeutralised ? "\"'" : "\"");
    for (const char byte : text)
        out.append(byte == '"' ? 2 : 1, byte);
    out += '"';
}

void appendLine(std::string &out, const std::vector<std::string> &fields, char separator)
{
    // A line of one empty field would be an empty line, which readers skip.
    if (fields.size() == 1 && fields.front().empty())
        out += "\"\"";
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0)
            out += separator;
        appendField(out, fields[i], separator);
    }
    out += "\r\n";
}

std::vector<std::string> titles(const Table &table, const TableSelection &selection)
{
    std::vector<std::string> fields;
    for (const auto column : selection.columns)
        fields.push_back(table.columns()[column].title());
    return fields;
}

std::vector<std::string> texts(const Table &table, const TableSelection &selection, std::uint32_t row)
{
    std::vector<std::string> fields;
    for (const auto column : selection.columns)
        fields.push_back(table.text(row, column));
    return fields;
}

void appendMarkdown(std::string &out, const std::vector<std::string> &fields)
{
    for (const auto &field : fields) {
        out += "| ";
        for (const char byte : field) {
            if (std::string_view("\\|`*_<>[]#~&").find(byte) != std::string_view::npos)
                out += '\\';
            // A row is one line.
            out.append(byte == '\n' ? "<br>" : byte == '\r' ? "" : std::string_view(&byte, 1));
        }
        out += ' ';
    }
    out += "|\n";
}

/// As it came, but for bytes that are no UTF-8: no other program would read any of it.
void appendReadable(std::string &out, std::string_view json)
{
    if (text::isValidUtf8(json)) {
        out += json;
        return;
    }
    for (std::size_t at = 0; at < json.size();) {
        const auto point = text::decode(json, at);
        text::append(out, point.value);
        at += point.length;
    }
}

} // namespace

std::string csv(const Table &table, const TableSelection &selection)
{
    std::string out;
    appendLine(out, titles(table, selection), ',');
    for (const auto row : selection.rows)
        appendLine(out, texts(table, selection, row), ',');
    return out;
}

std::string csvLine(const std::vector<std::string> &fields)
{
    std::string out;
    appendLine(out, fields, ',');
    return out;
}

std::string tabSeparated(const Table &table, const TableSelection &selection)
{
    std::string out;
    for (const auto row : selection.rows)
        appendLine(out, texts(table, selection, row), '\t');
    return out;
}

std::string markdown(const Table &table, const TableSelection &selection)
{
    std::string out;
    appendMarkdown(out, titles(table, selection));
    for (const auto column : selection.columns)
        out += table.columns()[column].type == ColumnType::Number ? "| ---: " : "| --- ";
    out += "|\n";
    for (const auto row : selection.rows)
        appendMarkdown(out, texts(table, selection, row));
    return out;
}

std::string rowsAsJson(const Table &table, const RowList &rows)
{
    std::string out = "[";
    for (const auto row : rows)
        appendReadable(out.append(out.size() > 1 ? ",\n " : "\n "), table.row(row).raw());
    return out + (rows.empty() ? "]\n" : "\n]\n");
}

} // namespace results
