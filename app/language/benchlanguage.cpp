#include "app/language/benchlanguage.h"

#include "app/exitcode.h"
#include "app/language/report.h"
#include "app/language/source.h"
#include "app/language/stopwatch.h"
#include "core/graphql/document.h"
#include "core/graphql/edits/format.h"
#include "core/graphql/help/completion.h"
#include "core/graphql/schemaprinter.h"
#include "core/graphql/validation.h"
#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "core/json/writer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace app {
namespace {

constexpr double BytesInMegabyte = 1e6;

std::string decimal(double value)
{
    std::array<char, 64> text {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 4).ptr;
    return {text.data(), end};
}

std::int64_t lineCount(const std::string &text)
{
    const bool endsOpen = !text.empty() && text.back() != '\n';
    return std::count(text.begin(), text.end(), '\n') + (endsOpen ? 1 : 0);
}

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const auto &text : texts)
        all += text;
    return all;
}

/// The figures about one file, in the order they were taken.
class Figures
{
public:
    Figures(json::Writer &to, std::string file, const std::string &text)
        : m_to(&to),
          m_file(std::move(file)),
          m_bytes(static_cast<std::int64_t>(text.size())),
          m_lines(lineCount(text))
    { }

    void add(const char *workload, const Timing &timing)
    {
        begin(workload).key("unit").value("ms");
        m_to->key("median").raw(decimal(timing.median)).key("min").raw(decimal(timing.min));
        m_to->key("medianCpu").raw(decimal(timing.medianCpu)).key("samples").value(timing.samples).endObject();
    }
    void addMegabytes(const char *workload, double bytes)
    {
        begin(workload).key("unit").value("MB").key("value").raw(decimal(bytes / BytesInMegabyte)).endObject();
    }
    void addCount(const char *what, std::size_t count)
    {
        begin(what).key("unit").value("count").key("value").value(static_cast<std::int64_t>(count)).endObject();
    }
    void lacks(const char *workload, const std::string &why)
    {
        begin(workload).key("notMeasured").value(why).endObject();
    }

private:
    json::Writer &begin(const char *workload)
    {
        m_to->beginObject().key("workload").value(workload).key("file").value(m_file);
        return m_to->key("lines").value(m_lines).key("bytes").value(m_bytes);
    }

    json::Writer *m_to;
    std::string m_file;
    std::int64_t m_bytes;
    std::int64_t m_lines;
};

/// Both ways in are timed. The form that the file is not in is made from it.
tl::expected<std::shared_ptr<const graphql::Schema>, std::string>
measureSchema(Figures figures, const std::string &name, const std::string &text)
{
    const double before = heapInUse();
    auto schema = schemaIn(name, text);
    const double after = heapInUse();
    if (!schema)
        return schema;

    const auto sdl = isJson(text) ? graphql::printSchema(**schema) : text;
    const auto json = isJson(text) ? text : graphql::introspectionJson(**schema);
    figures.add("schema from introspection", timed([&] { graphql::schemaFromIntrospection(json); }));
    figures.add("schema from SDL", timed([&] { graphql::schemaFromSdl(sdl); }));
    if (before < 0)
        figures.lacks("memory of the schema", "this C library does not say how much of the heap is in use");
    else
        figures.addMegabytes("memory of the schema", after - before);
    return schema;
}

/// Offsets of the first words of lines that stand evenly over the text.
std::vector<std::uint32_t> completionPlaces(const std::string &text)
{
    constexpr std::size_t most = 200;
    std::vector<std::uint32_t> words;
    for (std::size_t line = 0; line < text.size();) {
        const auto end = std::min(text.find('\n', line), text.size());
        words.push_back(static_cast<std::uint32_t>(std::min(text.find_first_not_of(' ', line), end)));
        line = end + 1;
    }
    if (words.size() <= most)
        return words;
    std::vector<std::uint32_t> places;
    for (std::size_t i = 0; i < most; ++i)
        places.push_back(words[(2 * i + 1) * words.size() / (2 * most)]);
    return places;
}

void measureCompletion(Figures &figures, const graphql::Schema &schema, const std::string &text)
{
    const auto places = completionPlaces(text);
    if (places.empty()) {
        figures.lacks("complete from an analysis", "the file is empty");
        figures.lacks("complete from text", "the file is empty");
        return;
    }
    const auto count = static_cast<int>(places.size());
    const auto place = [&](int i) {
        return places[static_cast<std::size_t>(i)];
    };
    const auto document = graphql::parse(text);
    figures.add("complete from an analysis",
                timedAt(count, [&](int i) { graphql::complete(&schema, *document, place(i)); }));
    figures.add("complete from text",
                timedAt(count, [&](int i) { graphql::complete(&schema, *graphql::parse(text), place(i)); }));
}

void measureDocument(Figures figures, const graphql::Schema &schema, const std::string &text)
{
    figures.add("parse", timed([&] { graphql::parse(text); }));
    const auto document = graphql::parse(text);
    figures.addCount("syntax errors", document->syntaxErrors().size());
    figures.add("validate", timed([&] { graphql::validate(schema, *document); }));
    figures.addCount("findings", graphql::validate(schema, *document).size());
    figures.add("parse and validate", timed([&] { graphql::validate(schema, *graphql::parse(text)); }));
    // From text to text, as print(parse()) is.
    figures.add("format", timed([&] { graphql::applied(text, graphql::format(*graphql::parse(text)).edits); }));
    measureCompletion(figures, schema, text);
}

/// One round through all the documents, as if they were one. A document that is checked over and over is learnt by
/// heart by the processor, branch by branch, which never happens to one that somebody types; so what a line costs in
/// short documents is asked of many different ones.
void measureInTurn(Figures figures, const graphql::Schema &schema, const std::vector<std::string> &texts)
{
    figures.addCount("documents", texts.size());
    figures.add("parse and validate in turn", timed([&] {
                    for (const auto &text : texts)
                        graphql::validate(schema, *graphql::parse(text));
                }));
}

} // namespace

const Syntax &benchLanguageSyntax()
{
    static const Syntax syntax {
        "gatehouse bench-language",
        "FILE…",
        "Times the language service, and prints JSON.",
        1,
        {
            {"--schema", "SCHEMA", "the schema to check against: SDL or an\nintrospection answer"},
            {"--in-turn", nullptr, "time one round through all files only, and\nnothing else"},
        },
        "",
        true,
    };
    return syntax;
}

int runBenchLanguage(const SortedWords &words)
{
    const auto schemaPath = words.value("--schema");
    if (!schemaPath || schemaPath->empty())
        return wrongUsePlainly("--schema is missing.", benchLanguageSyntax().command);
    const auto schemaText = readSource(*schemaPath);
    if (!schemaText)
        return failedPlainly(schemaText.error());

    std::vector<std::string> texts;
    for (const auto &path : words.operands) {
        auto text = readSource(path);
        if (!text)
            return failedPlainly(text.error());
        texts.push_back(std::move(*text));
    }

    json::Writer writer;
    writer.beginArray();
    if (words.has("--in-turn")) {
        const auto schema = schemaIn(shownName(*schemaPath), *schemaText);
        if (!schema)
            return failedPlainly(schema.error());
        measureInTurn({writer, words.operands.front(), joined(texts)}, **schema, texts);
    } else {
        const auto schema = measureSchema({writer, *schemaPath, *schemaText}, shownName(*schemaPath), *schemaText);
        if (!schema)
            return failedPlainly(schema.error());
        for (std::size_t i = 0; i < texts.size(); ++i)
            measureDocument({writer, words.operands[i], texts[i]}, **schema, texts[i]);
    }
    const auto tape = json::Tape::parse(std::move(writer.endArray()).text());
    return printAll(json::pretty(tape->root()) + '\n', Done);
}

} // namespace app
