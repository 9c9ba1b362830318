#include "app/hardening.h"
#include "app/program.h"

/// The part of the program that is built on Qt: the window and what speaks to a server. `gatehouse` starts it.
int main(int argc, char **argv)
{
    app::hardenProcess();
    app::useUtf8Locale();
    app::keepMemorySmall();
    return app::runProgram(argc, argv);
}
