#include "tests/support/registry.h"

#include <QTest>

#include <cstdio>
#include <cstring>

namespace support {

std::vector<TestClass> &testClasses()
{
    static std::vector<TestClass> classes;
    return classes;
}

int runTests(int argc, char **argv)
{
    const bool named = argc > 1 && argv[1][0] != '-';
    const char *wanted = named ? argv[1] : nullptr;
    std::vector<char *> arguments {argv[0]};
    arguments.insert(arguments.end(), argv + (named ? 2 : 1), argv + argc);

    int failures = 0;
    int run = 0;
    for (const auto &testClass : testClasses()) {
        // ctest takes the name from the file (tst_parser), which differs from the class (tst_Parser) in case only.
        if (wanted && qstricmp(wanted, testClass.name) != 0)
            continue;
        ++run;
        failures += QTest::qExec(testClass.make().get(), static_cast<int>(arguments.size()), arguments.data());
    }
    if (run == 0) {
        std::fprintf(stderr, "no test class is called %s\n", wanted ? wanted : "anything");
        return 1;
    }
    return failures;
}

} // namespace support
