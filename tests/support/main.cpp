#include "tests/support/registry.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return support::runTests(argc, argv);
}
