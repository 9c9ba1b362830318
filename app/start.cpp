#include "app/handover.h"
#include "app/hardening.h"
#include "app/language/commands.h"

/// `gatehouse`: answers for the language by itself, in the time that loading Qt alone would take ten times over, and
/// hands everything else over.
int main(int argc, char **argv)
{
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    app::hardenProcess();
    if (const auto exitCode = app::runLanguageCommand(words))
        return *exitCode;
    return app::handOver(argv);
}
