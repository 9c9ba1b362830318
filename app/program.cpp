#include "app/program.h"

#include "app/commandline.h"
#include "app/commands/run.h"
#include "app/commands/sandbox.h"
#include "app/commands/schema.h"
#include "app/commands/token.h"
#include "app/console.h"
#include "app/exitcode.h"
#include "app/firstwindow.h"
#include "app/language/commands.h"
#include "app/paths.h"
#include "app/sandboxoptions.h"
#include "app/stopsignals.h"
#include "app/window.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace app {
namespace {

struct Command
{
    const char *name;
    const Syntax &(*syntax)();
    int (*run)(const Arguments &arguments);
};

constexpr std::array Commands {
    Command {"token", tokenSyntax, runToken},
    Command {"run", runSyntax, runRun},
    Command {"schema", schemaSyntax, runSchema},
    Command {"sandbox", sandboxSyntax, runSandbox},
};

const Syntax &windowSyntax()
{
    static const Syntax syntax {
        "gatehouse",
        "[FILE…]",
        "Opens the window of Gatehouse, an explorer for the Authgear Admin API, with the\n"
        "documents FILE in tabs. When it is open already, it comes to the front.",
        0,
        {
            {"--sandbox", nullptr, "open it on the embedded sandbox"},
            {"--users", "N", "with --sandbox: how many users it has (1000)"},
            {"--seed", "N", "with --sandbox: another number, other people (1)"},
            {"--picture", "FILE", "run the first query, print its answer, save a\npicture of the window, and end"},
            {"--new-window", nullptr, "open another one beside the one that is open;\nwhat is in its tabs is not kept"},
            {"--version", nullptr, "show the version"},
        },
        "",
        true};
    return syntax;
}

int print(const QString &text)
{
    const auto written = writeOut(text.toUtf8());
    return written ? int(ExitCode::Done) : failed(written.error());
}

QString helpEntry(const char *name, const Syntax &syntax)
{
    return QStringLiteral("  %1 %2\n").arg(QLatin1String(name), -14).arg(QLatin1String(syntax.summary));
}

QString programHelp()
{
    QString text = QString::fromStdString(helpText(windowSyntax()));
    text += QStringLiteral("\nCommands, `gatehouse COMMAND`, that need no display:\n");
    for (const Command &command : Commands)
        text += helpEntry(command.name, command.syntax());
    text += QStringLiteral("\nThose for documents and schemas, which send nothing:\n");
    for (const LanguageCommand &command : languageCommands())
        text += helpEntry(command.name, command.syntax());
    return text + QStringLiteral("\n`gatehouse COMMAND --help` tells more, and `man gatehouse` all.\n");
}

bool hasDisplay()
{
    const auto isSet = [](const char *name) {
        return !qEnvironmentVariableIsEmpty(name);
    };
    return isSet("QT_QPA_PLATFORM") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
}

/// And no name of a command.
bool isDocument(const std::string &word)
{
    const bool isCommand =
        std::any_of(Commands.begin(), Commands.end(), [&](const Command &command) { return word == command.name; });
    return !isCommand && QFileInfo(QString::fromStdString(word)).isFile();
}

base::Result<WindowOptions> windowOptions(const Arguments &arguments)
{
    WindowOptions options;
    options.picture = arguments.value("--picture").value_or(QString());
    const auto sandbox = sandboxIfAsked(arguments);
    if (!sandbox)
        return tl::unexpected(sandbox.error());
    options.sandbox = *sandbox;
    for (const auto &file : arguments.operands())
        options.files.append(QFileInfo(file).absoluteFilePath());
    return options;
}

int openWindow(int &argc, char **argv, const std::vector<std::string> &words)
{
    const auto arguments = readArguments(windowSyntax(), words);
    if (!arguments)
        return wrongUse(arguments.error(), QStringLiteral("gatehouse"));
    if (arguments->has("--version"))
        return print(QStringLiteral("gatehouse %1\n").arg(QCoreApplication::applicationVersion()));
    const auto options = windowOptions(*arguments);
    if (!options)
        return wrongUse(options.error(), QStringLiteral("gatehouse"));
    if (!hasDisplay()) {
        return failed(
            {base::Error::Kind::NotFound,
             QStringLiteral("There is no display to open a window on: use a command (see `gatehouse --help`)."),
             {}});
    }
    // A second start ends before it costs anything.
    FirstWindow first(meetingPath(), tabsPath());
    const bool isApart = !options->picture.isEmpty() || arguments->has("--new-window");
    const auto claim = isApart ? FirstWindow::Claim::Alone : first.claim(options->words());
    if (claim == FirstWindow::Claim::HandedOver)
        return ExitCode::Done;
    // Only our own options: what Qt reads from the command line can also be told by its environment variables.
    argc = 1;
    QApplication application(argc, argv);
    const StopSignals stop;
    QObject::connect(&stop, &StopSignals::received, &application, [] { QCoreApplication::exit(ExitCode::Done); });
    return runWindow(application, *options, claim == FirstWindow::Claim::First ? &first : nullptr);
}

int runCommand(int &argc, char **argv, const Command &command, const std::vector<std::string> &words)
{
    const auto arguments = readArguments(command.syntax(), words);
    if (!arguments)
        return wrongUse(arguments.error(), QLatin1String(command.syntax().command));
    argc = 1;
    const QCoreApplication application(argc, argv);
    return command.run(*arguments);
}

} // namespace

int runProgram(int &argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("gatehouse"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GATEHOUSE_VERSION));
    std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);

    if (words.empty() || words.front().starts_with('-') || isDocument(words.front()))
        return asksForHelp(words) ? print(programHelp()) : openWindow(argc, argv, words);
    const std::string name = words.front();
    words.erase(words.begin());
    const auto command = std::find_if(Commands.begin(), Commands.end(),
                                      [&](const Command &candidate) { return name == candidate.name; });
    // No command is called like a file.
    const auto word = QString::fromStdString(name);
    if (command == Commands.end() && word.contains(QRegularExpression(QStringLiteral("[/.]")))) {
        return wrongUse({base::Error::Kind::NotFound, QStringLiteral("There is no file %1.").arg(word), {}},
                        QStringLiteral("gatehouse"));
    }
    if (command == Commands.end()) {
        return wrongUse({base::Error::Kind::InvalidInput, QStringLiteral("There is no command %1.").arg(word), {}},
                        QStringLiteral("gatehouse"));
    }
    return asksForHelp(words) ? print(QString::fromStdString(helpText(command->syntax())))
                              : runCommand(argc, argv, *command, words);
}

} // namespace app
