#include "app/commands/benchlanguage.h"

#include "app/console.h"
#include "app/exitcode.h"
#include "app/input.h"
#include "app/stopwatch.h"
#include "core/graphql/document.h"
#include "core/graphql/edits/format.h"
#include "core/graphql/schemaprinter.h"
#include "core/graphql/validation.h"
#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "core/json/writer.h"

#include <algorithm>

namespace app {
namespace {

constexpr double BytesInMegabyte = 1e6;

std::string decimal(double value)
{
    return QByteArray::number(value, 'f', 4).toStdString();
}

std::int64_t lineCount(const std::string &text)
{
    const bool endsOpen = !text.empty() && text.back() != '\n';
    return std::count(text.begin(), text.end(), '\n') + (endsOpen ? 1 : 0);
}

/// The figures about one file, in the order they were taken.
class Figures
{
public:
    Figures(json::Writer &to, const QString &file, const std::string &text)
        : m_to(&to),
          m_file(file.toStdString()),
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

bool isJson(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string::npos && text[first] == '{';
}

graphql::SchemaResult schemaOf(const std::string &text)
{
    return isJson(text) ? graphql::schemaFromIntrospection(text) : graphql::schemaFromSdl(text);
}

/// Both ways in are timed. The form that the file is not in is made from it.
std::shared_ptr<const graphql::Schema> measureSchema(Figures figures, const std::string &text)
{
    const double before = heapInUse();
    auto result = schemaOf(text);
    const double after = heapInUse();
    if (!result.schema)
        return nullptr;
    result.problems.clear();

    const auto sdl = isJson(text) ? graphql::printSchema(*result.schema) : text;
    const auto json = isJson(text) ? text : graphql::introspectionJson(*result.schema);
    figures.add("schema from introspection", timed([&] { graphql::schemaFromIntrospection(json); }));
    figures.add("schema from SDL", timed([&] { graphql::schemaFromSdl(sdl); }));
    if (before < 0)
        figures.lacks("memory of the schema", "this C library does not say how much of the heap is in use");
    else
        figures.addMegabytes("memory of the schema", after - before);
    return result.schema;
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
}

int print(std::string json)
{
    const auto tape = json::Tape::parse(std::move(json));
    const auto written = writeOut(QByteArray::fromStdString(json::pretty(tape->root()) + '\n'));
    return written ? int(ExitCode::Done) : failed(written.error());
}

} // namespace

const Syntax &benchLanguageSyntax()
{
    static const Syntax syntax = [] {
        Syntax made {"gatehouse bench-language",
                     "FILE…",
                     "Times the language service, and prints JSON.",
                     1,
                     {{"--schema", "SCHEMA", "the schema to check against: SDL or an introspection\nanswer"}}};
        made.takesMoreOperands = true;
        return made;
    }();
    return syntax;
}

int runBenchLanguage(const Arguments &arguments)
{
    const QString command = QLatin1String(benchLanguageSyntax().command);
    const auto schemaPath = arguments.required("--schema");
    if (!schemaPath)
        return wrongUse(schemaPath.error(), command);
    const auto schemaBytes = readInput(*schemaPath);
    if (!schemaBytes)
        return failed(schemaBytes.error());
    const auto schemaText = schemaBytes->toStdString();

    json::Writer writer;
    writer.beginArray();
    const auto schema = measureSchema({writer, *schemaPath, schemaText}, schemaText);
    if (!schema)
        return failed({base::Error::Kind::InvalidInput,
                       QStringLiteral("%1 holds no schema: neither SDL nor an introspection answer.").arg(*schemaPath),
                       {}});
    for (const auto &path : arguments.operands()) {
        const auto bytes = readInput(path);
        if (!bytes)
            return failed(bytes.error());
        const auto text = bytes->toStdString();
        measureDocument({writer, path, text}, *schema, text);
    }
    return print(std::move(writer.endArray()).text());
}

} // namespace app
