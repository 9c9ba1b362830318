#include "tests/bench/documents.h"

#include <fstream>
#include <iterator>

namespace bench {

std::string sandboxSdl()
{
    std::ifstream file(SOURCE_ROOT "/resources/sandbox/schema.graphql");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string longDocument(int lines)
{
    constexpr int linesOfOne = 15;
    return numbered("query Q#($first: Int, $key: String!) {\n"
                    "  users(first: $first, searchKeyword: $key, sortBy: CREATED_AT) {\n"
                    "    totalCount\n    edges {\n      cursor\n      node {\n        id\n        formattedName\n"
                    "        standardAttributes\n        roles {\n          edges { node { key name } }\n        }\n"
                    "      }\n    }\n  }\n}\n",
                    (lines + linesOfOne - 1) / linesOfOne);
}

std::string numbered(std::string_view text, int count)
{
    std::string result;
    for (int number = 0; number < count; ++number)
        for (const char c : text)
            result.append(c == '#' ? std::to_string(number) : std::string(1, c));
    return result;
}

} // namespace bench
