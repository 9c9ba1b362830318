#include "app/commands/schema.h"

#include "app/console.h"
#include "app/errand.h"
#include "app/exitcode.h"
#include "core/base/privatefile.h"
#include "core/graphql/schemaprinter.h"
#include "core/json/pretty.h"
#include "core/json/tape.h"

namespace app {
namespace {

enum class SchemaFormat { Sdl, Json };

base::Result<SchemaFormat> schemaFormat(const Arguments &arguments)
{
    const QString name = arguments.value("--format").value_or(QStringLiteral("sdl"));
    if (name == QLatin1String("sdl"))
        return SchemaFormat::Sdl;
    if (name == QLatin1String("json"))
        return SchemaFormat::Json;
    return base::fail(base::Error::Kind::InvalidInput, QStringLiteral("--format takes sdl or json, not %1.").arg(name));
}

std::string schemaText(const graphql::Schema &schema, SchemaFormat format)
{
    if (format == SchemaFormat::Sdl)
        return graphql::printSchema(schema) + '\n';
    std::string compact = graphql::introspectionJson(schema);
    const auto tape = json::Tape::parse(compact);
    return (tape ? json::pretty(tape->root()) : compact) + '\n';
}

class SchemaErrand final : public Errand
{
    Q_OBJECT

public:
    SchemaErrand(const Connection &connection, const StopSignals &stop, const base::Clock &clock, SchemaFormat format,
                 QString path)
        : Errand(connection, stop, clock),
          m_format(format),
          m_path(std::move(path))
    {
        connect(
            &runner(), &run::Runner::schemaFetched, this,
            [this](const QString &, const std::shared_ptr<const graphql::Schema> &schema) { end(deliver(*schema)); });
        connect(&runner(), &run::Runner::schemaFailed, this,
                [this](const QString &, const base::Error &error) { end(failed(error)); });
    }

    int fetch()
    {
        runner().fetchSchema(project());
        return wait();
    }

private:
    int deliver(const graphql::Schema &schema) const
    {
        const std::string text = schemaText(schema, m_format);
        const auto written =
            m_path.isEmpty() ? writeOut(text) : base::writePrivateFile(m_path, QByteArray::fromStdString(text));
        return written ? int(ExitCode::Done) : failed(written.error());
    }

    SchemaFormat m_format;
    QString m_path;
};

} // namespace

const Syntax &schemaSyntax()
{
    static const Syntax syntax = [] {
        Syntax made {"gatehouse schema", "", "Fetches the schema and prints it.", 0, connectionOptionTable()};
        made.options.push_back({"--format", "sdl|json", "schema language, or an introspection answer (sdl)"});
        made.options.push_back({"--out", "FILE", "write it there instead of standard output"});
        made.notes = "`gatehouse schema --from FILE` converts a file instead, and\n"
                     "`gatehouse schema diff BEFORE AFTER` lists what changed between two.";
        return made;
    }();
    return syntax;
}

int runSchema(const Arguments &arguments)
{
    const QString command = QLatin1String(schemaSyntax().command);
    const auto options = connectionOptions(arguments);
    if (!options)
        return wrongUse(options.error(), command);
    const auto format = schemaFormat(arguments);
    if (!format)
        return wrongUse(format.error(), command);
    const base::SystemClock clock;
    const StopSignals stop;
    const auto connection = Connection::open(*options, clock);
    if (!connection)
        return report(connection.error(), command);
    SchemaErrand errand(*connection, stop, clock, *format, arguments.value("--out").value_or(QString()));
    return errand.fetch();
}

} // namespace app

#include "schema.moc"
