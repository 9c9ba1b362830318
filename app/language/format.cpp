#include "app/language/format.h"

#include "app/exitcode.h"
#include "app/language/findings.h"
#include "app/language/replacement.h"
#include "app/language/report.h"
#include "app/language/source.h"
#include "app/streams.h"
#include "core/graphql/document.h"
#include "core/graphql/edits/format.h"
#include "core/graphql/edits/minify.h"

#include <unistd.h>

namespace app {
namespace {

/// A document with syntax errors is shown where it breaks, and otherwise left alone.
int refuseBroken(const std::string &path, const graphql::Document &document)
{
    Findings findings {path, "document", document.source(), document.syntaxErrors()};
    for (graphql::Diagnostic &finding : findings.list)
        finding.rule = "Syntax";
    writeAll(STDERR_FILENO, findingsText({findings}));
    return Failed;
}

int compare(const std::string &path, std::string_view source, std::string_view text)
{
    return source == text ? Done : printAll(drawable(path) + '\n', Failed);
}

int rewrite(const std::string &path, std::string_view source, std::string_view text)
{
    if (source == text)
        return Done;
    const auto written = replaceContent(path, text);
    return written ? int(Done) : failedPlainly(written.error());
}

} // namespace

const Syntax &formatSyntax()
{
    static const Syntax syntax {
        "gatehouse format",
        "FILE|-",
        "Prints a document in canonical layout; comments stay.",
        1,
        {
            {"--check", nullptr, "name the file and end with 1 if it would change"},
            {"--write", nullptr, "write the file instead of printing it"},
            {"--minify", nullptr, "print it without comments and blanks instead"},
        },
        "One of the options at a time. A document with syntax errors is left alone.",
    };
    return syntax;
}

int runFormat(const SortedWords &words)
{
    const std::string &path = words.operands.front();
    if (words.values.size() > 1)
        return wrongUsePlainly("--check, --write and --minify do not go together.", formatSyntax().command);
    if (words.has("--write") && path == "-")
        return wrongUsePlainly("--write takes a file, not standard input.", formatSyntax().command);
    auto source = readSource(path);
    if (!source)
        return failedPlainly(source.error());
    const auto document = graphql::parse(std::move(*source));
    if (!document->syntaxErrors().empty())
        return refuseBroken(path, *document);

    const bool isMinified = words.has("--minify");
    const auto layout = isMinified ? graphql::minify(document->source()) : graphql::format(*document);
    const std::string text = graphql::applied(document->source(), layout.edits) + '\n';
    if (words.has("--check"))
        return compare(path, document->source(), text);
    if (words.has("--write"))
        return rewrite(path, document->source(), text);
    return printAll(text, Done);
}

} // namespace app
