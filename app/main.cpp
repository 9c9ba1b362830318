#include "app/hardening.h"
#include "app/program.h"

int main(int argc, char **argv)
{
    app::hardenProcess();
    app::useUtf8Locale();
    return app::runProgram(argc, argv);
}
