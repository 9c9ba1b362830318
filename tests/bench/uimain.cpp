// What a person waits for in the window, measured in real windows on a real display.
#include "core/base/clock.h"
#include "core/graphql/schema.h"
#include "core/graphql/schemaprinter.h"
#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "core/run/keptanswer.h"
#include "core/workspace/projectstore.h"
#include "core/workspace/schemacache.h"
#include "core/workspace/tabstore.h"
#include "tests/bench/documents.h"
#include "tests/bench/ui.h"

#include <QDir>
#include <QFile>

#include <cstdio>
#include <cstdlib>

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

/// Makes \a folder the home of somebody whose one project cannot be reached just now, and who kept its schema, and who
/// left \a tabs tabs of \a size bytes and a history of \a runs.
bool writeOfflineHome(const QString &folder, int tabs, int size, int runs)
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
    const auto data = home.filePath(QStringLiteral(".local/share/gatehouse/"));
    return home.mkpath(QStringLiteral(".")) && projects.remember(project) && schemas.save(project, kept)
        && (tabs == 0 || writeTabs(data + QStringLiteral("tabs"), tabs, size))
        && (runs == 0 || writeHistory(data + QStringLiteral("history.sqlite"), runs));
}

} // namespace

bool writeTabs(const QString &folder, int count, int size)
{
    workspace::TabStore store(folder);
    if (!store.load())
        return false;
    const auto text = QByteArray::fromStdString(longDocument(1));
    run::Answer answer;
    answer.status = 200;
    answer.effect.changesData = false;
    answer.body = std::make_shared<const std::string>("{\"data\": \"" + std::string(std::size_t(size), 'x') + "\"}");
    answer.tape = std::make_shared<const json::Tape>(*json::Tape::parse(answer.body));
    const auto answerBytes = run::keptBytes(answer, {}, {});
    workspace::TabChanges changes;
    for (int i = 0; i < count; ++i) {
        workspace::Tab tab;
        tab.id = workspace::Tab::newId();
        tab.projectKey = offlineProject().id();
        tab.title = QStringLiteral("Operation%1").arg(i);
        // In front of it a letter changes nothing but itself: what is measured is a key, not what is found in the text.
        tab.text = "# What everybody looks for.\n";
        while (tab.text.size() < size)
            tab.text += text;
        changes.open.append(tab.id);
        changes.current = tab.id;
        changes.changed.append(tab);
        if (!store.saveAnswers({{tab.id, answerBytes}}))
            return false;
    }
    return store.save(changes).has_value();
}

project::Project offlineProject()
{
    // Nobody listens there.
    const auto endpoint = project::Endpoint::parse(QStringLiteral("http://127.0.0.1:9/_api/admin/graphql"));
    return project::Project::live(QStringLiteral("bench"), QStringLiteral("Bench"), *endpoint, QStringLiteral("bench"));
}

} // namespace bench

/// gatehouse-bench-ui SCHEMA [keys|history|docs|texts|users]: measures all or one, the docs on the schema in that file
/// (SDL, or .json of an introspection answer). Exits 1 when a target was missed, 2 when nothing can be measured.
/// gatehouse-bench-ui --offline-home FOLDER [TABS BYTES [RUNS]]: writes what gatehouse-bench-start wants.
int main(int argc, char **argv)
{
    const auto wrong = [](const char *sentence) {
        std::fprintf(stderr, "gatehouse-bench-ui: %s\n", sentence);
        return 2;
    };
    if (argc >= 3 && std::string_view(argv[1]) == "--offline-home") {
        const auto number = [&](int at) {
            return at < argc ? std::atoi(argv[at]) : 0;
        };
        return bench::writeOfflineHome(QString::fromLocal8Bit(argv[2]), number(3), number(4), number(5))
            ? 0
            : wrong("the home cannot be written.");
    }
    // Pictures that nobody could see prove nothing.
    const auto platform = qgetenv("QT_QPA_PLATFORM");
    if (qEnvironmentVariableIsEmpty("DISPLAY") || (!platform.isEmpty() && platform != "xcb"))
        return wrong("there is no X display to measure on; ./dev bench ui brings one.");
    bench::WatchedApplication application(argc, argv);
    const auto schema = bench::readSchema(application.arguments().value(1));
    if (!schema || !schema->query())
        return wrong("the file of the schema holds none.");
    bench::Report report;
    const auto only = application.arguments().value(2);
    const std::string keysName = "keys in 1,000 lines";
    double plainKeys = -1;
    const std::pair<const char *, std::function<void()>> parts[] = {
        {"keys",
         [&] {
             plainKeys = bench::measureKeys(report, application, keysName);
         }},
        {"history",
         [&] {
             if (plainKeys < 0)
                 plainKeys = bench::measureKeys(report, application, keysName);
             bench::measureHistory(report, application, plainKeys);
         }},
        {"docs",
         [&] {
             bench::measureDocs(report, schema);
         }},
        {"texts",
         [&] {
             bench::measureTexts(report);
         }},
        {"users",
         [&] {
             bench::measureUsers(report);
         }},
    };
    bool isKnown = false;
    for (const auto &[name, run] : parts) {
        if (!only.isEmpty() && only != QLatin1String(name))
            continue;
        isKnown = true;
        std::fprintf(stderr, "measuring %s\n", name);
        run();
    }
    if (!isKnown)
        return wrong("there is no part of that name.");
    const bool passed = report.passed();
    const auto tape = json::Tape::parse(std::move(report).json());
    std::printf("%s\n", json::pretty(tape->root()).c_str());
    return passed ? 0 : 1;
}
