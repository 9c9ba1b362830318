#include "core/sandbox/graphqlerror.h"

#include "core/sandbox/gojson.h"

#include <algorithm>

namespace sandbox {

namespace {

void appendLocations(std::string &out, const std::vector<text::Position> &locations)
{
    out += R"(,"locations":[)";
    for (std::size_t i = 0; i < locations.size(); ++i) {
        out += i == 0 ? "" : ",";
        out += R"({"line":)" + std::to_string(locations[i].line) + R"(,"column":)" + std::to_string(locations[i].column)
            + '}';
    }
    out += ']';
}

void appendPath(std::string &out, const ResponsePath &path)
{
    out += R"(,"path":[)";
    for (std::size_t i = 0; i < path.size(); ++i) {
        out += i == 0 ? "" : ",";
        if (const auto *name = std::get_if<std::string>(&path[i]))
            appendGoQuoted(out, *name);
        else
            out += std::to_string(std::get<std::size_t>(path[i]));
    }
    out += ']';
}

void appendExtensions(std::string &out, const ApiError &error)
{
    out += R"(,"extensions":{"errorName":)";
    appendGoQuoted(out, nameOf(error.name));
    if (!error.info.empty())
        out += R"(,"info":)" + goCanonical(error.info);
    out += R"(,"reason":)";
    appendGoQuoted(out, error.reason.toStdString());
    out += '}';
}

} // namespace

GraphqlError unexpectedGraphqlError()
{
    return {"unexpected error", {}, {}};
}

GoPositions::GoPositions(std::string_view source) : m_lines {0}
{
    for (std::size_t at = source.find_first_of("\r\n"); at != std::string_view::npos;
         at = source.find_first_of("\r\n", at)) {
        at += source.substr(at, 2) == "\r\n" ? 2 : 1;
        m_lines.push_back(at);
    }
}

text::Position GoPositions::at(std::size_t offset) const
{
    const auto next = std::upper_bound(m_lines.begin(), m_lines.end(), offset);
    const auto line = static_cast<std::size_t>(next - m_lines.begin());
    return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(offset + 1 - m_lines[line - 1])};
}

std::string answerJson(const std::string &data, const std::vector<GraphqlError> &errors)
{
    std::string out = R"({"data":)" + data;
    if (!errors.empty())
        out += R"(,"errors":[)";
    for (std::size_t i = 0; i < errors.size(); ++i) {
        const GraphqlError &error = errors[i];
        out += i == 0 ? R"({"message":)" : R"(,{"message":)";
        appendGoQuoted(out, error.message);
        appendLocations(out, error.locations);
        if (!error.path.empty())
            appendPath(out, error.path);
        if (error.api)
            appendExtensions(out, *error.api);
        out += '}';
    }
    out += errors.empty() ? "}" : "]}";
    return out;
}

} // namespace sandbox
