#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace support {

/// A test class of this executable. One executable holds a folder's classes, because compiling and linking Qt costs
/// more than running the tests; ctest still names and runs each class by itself.
struct TestClass
{
    const char *name;
    std::function<std::unique_ptr<QObject>()> make;
};

std::vector<TestClass> &testClasses();
/// Runs the class named by the first argument, or every class when there is none.
int runTests(int argc, char **argv);

template <typename Class>
struct Registration
{
    explicit Registration(const char *name)
    {
        testClasses().push_back({name, [] {
                                     return std::make_unique<Class>();
                                 }});
    }
};

} // namespace support

/// Put once at the end of a test file, before the moc include.
#define REGISTER_TEST(Class) static const support::Registration<Class> registrationOf_##Class {#Class};
