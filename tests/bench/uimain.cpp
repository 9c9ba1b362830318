// What a person waits for in the window, measured in real windows on a real display.
#include "core/base/clock.h"
#include "core/graphql/schema.h"
#include "core/graphql/schemaprinter.h"
#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "core/workspace/projectstore.h"
#include "core/workspace/schemacache.h"
#include "tests/bench/documents.h"
#include "tests/bench/ui.h"

#include <QDir>
#include <QFile>

#include <cstdio>

namespace bench {
namespace {

std::shared_ptr<const graphql::Schema> readSchema(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    const auto text = file.readAll().toStdString();
    return path.endsWith(QLatin1String(".json")) ? graphql::schemaFromIntrospection(text).schema
                                                 : graphql::schemaFromSdl(text).schema;
}

/// Makes \a folder the home of somebody whose one project cannot be reached just now, and who kept its schema.
bool writeOfflineHome(const QString &folder)
{
    const auto schema = graphql::schemaFromSdl(sandboxSdl()).schema;
    const auto project = offlineProject();
    if (!schema)
        return false;
    const QDir home(folder);
    const workspace::ProjectStore projects(home.filePath(QStringLiteral(".config/gatehouse/projects.json")));
    const workspace::SchemaCache schemas(home.filePath(QStringLiteral(".local/share/gatehouse/schemas")));
    const workspace::KeptSchema kept {QByteArray::fromStdString(graphql::introspectionJson(*schema)),
                                      base::SystemClock().now()};
    return home.mkpath(QStringLiteral(".")) && projects.save({project}) && schemas.save(project, kept);
}

} // namespace

project::Project offlineProject()
{
    // Nobody listens there.
    const auto endpoint = project::Endpoint::parse(QStringLiteral("http://127.0.0.1:9/_api/admin/graphql"));
    return project::Project::live(QStringLiteral("bench"), QStringLiteral("Bench"), *endpoint, QStringLiteral("bench"));
}

} // namespace bench

/// gatehouse-bench-ui SCHEMA: measures, the docs on the schema in that file (SDL, or .json of an introspection answer).
/// Exits 1 when a target was missed, 2 when nothing can be measured.
/// gatehouse-bench-ui --offline-home FOLDER: writes what gatehouse-bench-start wants.
int main(int argc, char **argv)
{
    const auto wrong = [](const char *sentence) {
        std::fprintf(stderr, "gatehouse-bench-ui: %s\n", sentence);
        return 2;
    };
    if (argc == 3 && std::string_view(argv[1]) == "--offline-home")
        return bench::writeOfflineHome(QString::fromLocal8Bit(argv[2])) ? 0 : wrong("the home cannot be written.");
    // Pictures that nobody could see prove nothing.
    const auto platform = qgetenv("QT_QPA_PLATFORM");
    if (qEnvironmentVariableIsEmpty("DISPLAY") || (!platform.isEmpty() && platform != "xcb"))
        return wrong("there is no X display to measure on; ./dev bench ui brings one.");
    bench::WatchedApplication application(argc, argv);
    const auto schema = bench::readSchema(application.arguments().value(1));
    if (!schema || !schema->query())
        return wrong("the file of the schema holds none.");
    bench::Report report;
    std::fprintf(stderr, "measuring keys\n");
    bench::measureKeys(report, application);
    std::fprintf(stderr, "measuring docs on a schema of %zu types\n", schema->types().size());
    bench::measureDocs(report, schema);
    std::fprintf(stderr, "measuring long texts\n");
    bench::measureTexts(report);
    const bool passed = report.passed();
    const auto tape = json::Tape::parse(std::move(report).json());
    std::printf("%s\n", json::pretty(tape->root()).c_str());
    return passed ? 0 : 1;
}
