#include "app/language/caret.h"

#include "app/language/report.h"
#include "app/language/source.h"

#include <charconv>

namespace app {
namespace {

tl::expected<std::uint32_t, CaretFailure> countedFromOne(const SortedWords &words, const std::string &option)
{
    const auto text = words.value(option);
    if (!text)
        return tl::unexpected(CaretFailure {option + " is missing.", true});
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc() || end != text->data() + text->size() || number == 0)
        return tl::unexpected(CaretFailure {option + " takes a whole number from 1, not " + *text + '.', true});
    return number;
}

/// Behind the last character of a line is a place too: there one writes on.
tl::expected<std::uint32_t, CaretFailure> offsetOf(const std::string &name, std::string_view source,
                                                   text::Position position)
{
    const text::LineMap lines(source);
    if (position.line > lines.lineCount())
        return tl::unexpected(CaretFailure {name + " has no line " + std::to_string(position.line) + ": its last is "
                                            + std::to_string(lines.lineCount()) + '.'});
    const std::uint32_t offset = lines.offset(position);
    const auto found = lines.position(offset);
    const bool isAtLineEnd = offset == source.size() || source[offset] == '\n' || source[offset] == '\r';
    if (found.column < position.column && isAtLineEnd)
        return tl::unexpected(CaretFailure {name + " has no column " + std::to_string(position.column) + " in line "
                                            + std::to_string(position.line) + ": its last is "
                                            + std::to_string(found.column) + '.'});
    return offset;
}

void writePosition(json::Writer &writer, text::Position position)
{
    writer.beginObject();
    writer.key("line").value(static_cast<std::int64_t>(position.line));
    writer.key("column").value(static_cast<std::int64_t>(position.column));
    writer.endObject();
}

} // namespace

std::vector<Option> caretOptionTable()
{
    return {
        {"--schema", "FILE", "the schema: SDL or an introspection answer"},
        {"--line", "L", "the line of the place, from 1"},
        {"--column", "C", "its column, from 1, in UTF-16 units"},
    };
}

tl::expected<CaretInput, CaretFailure> readCaretInput(const SortedWords &words)
{
    const auto line = countedFromOne(words, "--line");
    if (!line)
        return tl::unexpected(line.error());
    const auto column = countedFromOne(words, "--column");
    if (!column)
        return tl::unexpected(column.error());
    const std::string &path = words.operands.front();
    const auto schemaPath = words.value("--schema");
    if (path == "-" && schemaPath == "-")
        return tl::unexpected(CaretFailure {"Standard input can be only one of FILE and --schema.", true});

    CaretInput input;
    if (schemaPath) {
        auto schema = readSchema(*schemaPath);
        if (!schema)
            return tl::unexpected(CaretFailure {schema.error()});
        input.schema = std::move(*schema);
    }
    auto source = readSource(path);
    if (!source)
        return tl::unexpected(CaretFailure {source.error()});
    const auto offset = offsetOf(shownName(path), *source, {*line, *column});
    if (!offset)
        return tl::unexpected(offset.error());
    input.offset = *offset;
    input.document = graphql::parse(std::move(*source));
    return input;
}

int reportCaret(const CaretFailure &failure, const Syntax &syntax)
{
    return failure.isWrongUse ? wrongUsePlainly(failure.sentence, syntax.command) : failedPlainly(failure.sentence);
}

void writeRange(json::Writer &writer, const text::LineMap &lines, text::Span span)
{
    writer.beginObject();
    writer.key("start");
    writePosition(writer, lines.position(span.begin));
    writer.key("end");
    writePosition(writer, lines.position(span.end));
    writer.endObject();
}

} // namespace app
