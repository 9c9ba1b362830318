#pragma once

#include "core/results/rowsource.h"

#include <memory>
#include <optional>

namespace results {

/// What a column holds throughout: it decides how it sorts and on which side it stands.
enum class ColumnType : std::uint8_t {
    Empty, ///< Nothing but null.
    Text,
    Number,
    Boolean,
    Time, ///< Strings that are all a time of RFC 3339.
    List, ///< Arrays and connections.
    Mixed,
};

/// A column of a Table: the names that lead to its values from the row.
struct Column
{
    std::vector<std::string> path; ///< Empty: the row itself, which is no object then.
    ColumnType type = ColumnType::Empty;
    /// `standardAttributes.email`
    std::string title() const;
};

/// A list of an answer, flattened: one row each item or Relay node, nested objects as dotted columns, nested lists as
/// one cell. It holds places in the tape and no text, eight bytes a cell. Immutable: made on any thread, read on any.
class Table
{
public:
    /// Objects nest no deeper in columns, and further columns are not made: what is beyond is a cell of JSON.
    static constexpr int DeepestColumn = 8;
    static constexpr std::size_t MostColumns = 500;

    Table(std::shared_ptr<const json::Tape> tape, const RowSource &source);
    /// Of values of the tape, one a row.
    Table(std::shared_ptr<const json::Tape> tape, const std::vector<json::Value> &rows);

    const std::shared_ptr<const json::Tape> &tape() const { return m_tape; }
    const std::vector<Column> &columns() const { return m_columns; }
    std::uint32_t rowCount() const { return static_cast<std::uint32_t>(m_rows.size()); }
    /// The item or node of a row.
    json::Value row(std::uint32_t row) const { return {*m_tape, m_rows[row]}; }
    /// The row that holds byte \a offset of the tape; nothing when none does.
    std::optional<std::uint32_t> rowAt(std::uint32_t offset) const;
    /// Nothing where the row has no such member.
    std::optional<json::Value> cell(std::uint32_t row, std::size_t column) const;
    /// The text of that cell; see flatText().
    std::string text(std::uint32_t row, std::size_t column) const;

private:
    std::shared_ptr<const json::Tape> m_tape;
    std::vector<json::Place> m_rows;
    std::vector<Column> m_columns;
    /// By column, then row; a column may end before the rows do. An offset of 0 is no cell, because what begins there
    /// is the whole answer.
    std::vector<std::vector<json::Place>> m_cells;
};

} // namespace results
