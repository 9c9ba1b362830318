#include "tests/fuzz/mutator.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#endif

/// Runs one target in the ordinary tests, without libFuzzer: every input that is kept, then a fixed number of damaged
/// copies of them, the same ones every time. An input that ends the process is left in the working folder.
///
///     fuzz_lexer DICTIONARY ROUNDS FOLDER|FILE…
namespace {

std::string program;
std::string underWay;

void keepInput()
{
    const std::string path = program + ".finding";
    std::ofstream(path, std::ios::binary) << underWay;
    std::fprintf(stderr, "The input is kept in %s\n", path.c_str());
}

void keepInputOnSignal(int)
{
    keepInput();
    std::signal(SIGABRT, SIG_DFL);
}

void keepInputAtDeath()
{
#ifdef __SANITIZE_ADDRESS__
    __sanitizer_set_death_callback(keepInput);
#endif
    std::signal(SIGABRT, keepInputOnSignal);
}

std::string contentOf(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    fuzz::require(file.is_open(), "an input can be opened");
    return std::string(std::istreambuf_iterator<char>(file), {});
}

std::vector<std::filesystem::path> filesIn(const std::filesystem::path &path)
{
    if (!std::filesystem::is_directory(path))
        return {path};
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(path))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

void run(std::string input)
{
    underWay = std::move(input);
    // A copy of exactly the input's size, so that reading past its end is seen.
    const std::vector<std::uint8_t> bytes(underWay.begin(), underWay.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4) {
        std::fprintf(stderr, "usage: %s DICTIONARY ROUNDS FOLDER|FILE...\n", argv[0]);
        return 2;
    }
    program = std::filesystem::path(argv[0]).filename().string();
    keepInputAtDeath();

    std::vector<std::string> corpus;
    for (int i = 3; i < argc; ++i) {
        for (const auto &path : filesIn(argv[i])) {
            corpus.push_back(contentOf(path));
            run(corpus.back());
        }
    }
    fuzz::require(!corpus.empty(), "a target has inputs");
    const std::size_t kept = corpus.size();

    constexpr std::uint32_t seed = 20250903;
    const int rounds = std::stoi(argv[2]);
    fuzz::Mutator mutator(seed, std::move(corpus), fuzz::dictionaryWords(contentOf(argv[1])));
    for (int round = 0; round < rounds; ++round)
        run(mutator.next());
    std::printf("%zu kept inputs and %d damaged ones\n", kept, rounds);
    return 0;
}
