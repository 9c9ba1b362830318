#include "app/commands/sandbox.h"

#include "app/console.h"
#include "app/exitcode.h"
#include "app/sandboxoptions.h"
#include "app/stopsignals.h"
#include "core/base/clock.h"
#include "core/json/writer.h"

#include <QCoreApplication>

namespace app {
namespace {

base::Result<sandbox::Options> serverOptions(const Arguments &arguments)
{
    auto options = sandboxOptions(arguments);
    if (!options)
        return options;
    const auto port = arguments.number("--port", 0, 65535, 0);
    if (!port)
        return tl::unexpected(port.error());
    options->port = static_cast<quint16>(*port);
    options->dataFolder = arguments.value("--data").value_or(QString());
    options->keyFolder = arguments.value("--key-out").value_or(QString());
    const QString search = arguments.value("--search").value_or(QStringLiteral("on"));
    if (search != QLatin1String("on") && search != QLatin1String("off")) {
        return base::fail(base::Error::Kind::InvalidInput,
                          QStringLiteral("--search takes on or off, not %1.").arg(search));
    }
    options->search = search == QLatin1String("on") ? sandbox::Search::Elasticsearch : sandbox::Search::Off;
    return options;
}

std::string readyLine(const sandbox::Server &server)
{
    const auto text = [](const QString &string) {
        return string.toStdString();
    };
    json::Writer line;
    line.beginObject();
    line.key("endpoint").value(text(server.project().endpoint().url().toString()));
    line.key("projectId").value(text(server.project().projectId()));
    line.key("keyId").value(text(server.keyId()));
    line.key("keyFile").value(text(server.keyPath()));
    line.endObject();
    return std::move(line).text() + '\n';
}

} // namespace

const Syntax &sandboxSyntax()
{
    static const Syntax syntax {
        "gatehouse sandbox",
        "",
        "Serves a sandbox on 127.0.0.1 until it is interrupted.",
        0,
        {
            {"--port", "N", "port to listen on (0: any free one)"},
            {"--users", "N", "how many users it has (1000)"},
            {"--seed", "N", "another number, other people (1)"},
            {"--data", "DIR", "keep the data and the key there\n(without it they go when the sandbox stops)"},
            {"--key-out", "DIR", "put the key there, as <key id>.pem"},
            {"--search", "on|off", "off: `users` refuses searches, as on a server\nwithout a search engine (on)"},
        },
        "When it is ready it prints a line of JSON: endpoint, projectId, keyId, keyFile."};
    return syntax;
}

int runSandbox(const Arguments &arguments)
{
    const auto options = serverOptions(arguments);
    if (!options)
        return wrongUse(options.error(), QLatin1String(sandboxSyntax().command));
    const StopSignals stop;
    QObject::connect(&stop, &StopSignals::received, QCoreApplication::instance(), &QCoreApplication::quit);
    const base::SystemClock clock;
    const auto server = sandbox::Server::start(*options, clock);
    if (!server)
        return failed(server.error());
    if (const auto written = writeOut(readyLine(**server)); !written)
        return failed(written.error());
    QCoreApplication::exec();
    return ExitCode::Done;
}

} // namespace app
