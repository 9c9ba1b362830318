#pragma once

#include "core/json/tape.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace results {

enum class DifferenceKind : std::uint8_t { Same, Added, Removed, Changed };

/// One place at which two answers differ.
struct Difference
{
    DifferenceKind kind = DifferenceKind::Changed;
    /// `data.users.edges[id=VXNlcjox].node.name`: the items of lists by their node's id or else by their index.
    std::string path;
    text::Span left; ///< The value; empty where there is none.
    text::Span right;
    std::uint32_t line = 0; ///< The first of Comparison::lines that shows it.
};

/// A line of two answers side by side: a leaf with its key, or the bracket that a container begins or ends with. A side
/// that has nothing there is empty.
struct ComparedLine
{
    text::Span left;
    text::Span right;
    std::uint16_t depth = 0;
    DifferenceKind kind = DifferenceKind::Same;
};

/// Two answers, member by member and item by item.
struct Comparison
{
    std::shared_ptr<const json::Tape> left;
    std::shared_ptr<const json::Tape> right;
    std::vector<Difference> differences;
    std::vector<ComparedLine> lines;
    /// There are more differences than were listed, or more lines: containers are one line there, and compared as text.
    bool isCut = false;

    /// One a line, as text to be kept: `~ path: old → new`, `+ path: new`, `- path: old`.
    std::string text() const;
};

/// Compares by meaning: the order of members, the escapes of strings and the notation of numbers (`1e2` is 100) are no
/// differences, one digit of a long number is. Items are matched by the `id` of theirs or of their node where all have
/// one and it is their own; that they come in another order is no difference then. All others are matched by index.
/// What nests deeper than DeepestComparison, is wider than WidestComparison or comes behind MostComparedLines is
/// compared as text. The cost is a reading of both, times the depth at
/// which they differ.
Comparison compare(std::shared_ptr<const json::Tape> left, std::shared_ptr<const json::Tape> right);

constexpr std::size_t MostDifferences = 100'000;
constexpr int DeepestComparison = 200;
constexpr std::uint32_t WidestComparison = 500'000;
constexpr std::size_t MostComparedLines = 4'000'000;

} // namespace results
