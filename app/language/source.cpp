#include "app/language/source.h"

#include "app/language/report.h"
#include "app/streams.h"
#include "core/graphql/builtins.h"
#include "core/json/tape.h"
#include "core/text/linemap.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

namespace app {
namespace {

constexpr std::uint64_t TooLarge = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t WarningsShown = 100;

/// Closes what it has opened: anything but standard input. When that is closed, an opened file may get its number.
class OpenFile
{
public:
    explicit OpenFile(const std::string &path)
        : m_isOwned(path != "-"),
          m_descriptor(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC))
    { }
    ~OpenFile()
    {
        if (m_isOwned && m_descriptor >= 0)
            close(m_descriptor);
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;
    int descriptor() const { return m_descriptor; }

private:
    bool m_isOwned;
    int m_descriptor;
};

std::string whyUnreadable(const std::string &name, int errorNumber)
{
    switch (errorNumber) {
    case ENOENT:
    case ENOTDIR:
        return name + " does not exist.";
    case EACCES:
    case EPERM:
        return name + " may not be read by you: change its permissions.";
    case EISDIR:
        return name + " is a folder where a file is needed.";
    case EBADF:
        return name + " is closed.";
    default:
        return name + " could not be read (" + std::strerror(errorNumber) + ").";
    }
}

std::string whyTooLarge(const std::string &name)
{
    return name + " is too large: files of 4 GB and more are not read.";
}

bool hasOwnTypes(const graphql::Schema &schema)
{
    return std::any_of(schema.types().begin(), schema.types().end(),
                       [](const graphql::Type *type) { return !graphql::isBuiltInType(type->name); });
}

std::string place(const std::string &name, const text::LineMap &lines, const graphql::Diagnostic &problem)
{
    if (problem.spans.empty())
        return name + ": ";
    const auto position = lines.position(problem.spans.front().begin);
    return name + ':' + std::to_string(position.line) + ':' + std::to_string(position.column) + ": ";
}

/// What the server said in the place of a schema; empty when it said nothing.
std::string serversError(const std::string &text)
{
    const auto tape = json::Tape::parse(text);
    const auto errors = tape ? tape->root().find("errors") : std::nullopt;
    if (!errors || !errors->isArray() || errors->size() == 0)
        return {};
    const auto message = errors->items().front().find("message");
    return message && message->isString() ? " The server answered with an error: " + message->string() : std::string();
}

void warn(const std::string &line)
{
    writeAll(STDERR_FILENO, drawable(line) + '\n');
}

void warnAbout(const std::string &name, std::string_view source, const std::vector<graphql::Diagnostic> &problems)
{
    if (problems.empty())
        return; // Finding the lines of a large schema takes as long as reading it.
    const text::LineMap lines(source);
    const std::size_t shown = std::min(problems.size(), WarningsShown);
    for (std::size_t i = 0; i < shown; ++i)
        warn(place(name, lines, problems[i]) + "warning: " + problems[i].message);
    if (problems.size() > shown)
        warn(name + ": warning: and " + std::to_string(problems.size() - shown) + " more like these.");
}

} // namespace

bool isJson(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

std::string shownName(const std::string &path)
{
    return path == "-" ? "standard input" : path;
}

tl::expected<std::string, std::string> readSource(const std::string &path)
{
    if (path.empty())
        return tl::unexpected(std::string("The name of a file is empty."));
    const std::string name = shownName(path);
    const OpenFile file(path);
    struct stat facts = {};
    if (file.descriptor() < 0 || fstat(file.descriptor(), &facts) != 0)
        return tl::unexpected(whyUnreadable(name, errno));
    const bool isFile = S_ISREG(facts.st_mode);
    if (isFile && static_cast<std::uint64_t>(facts.st_size) >= TooLarge)
        return tl::unexpected(whyTooLarge(name));
    std::string text;
    // One byte more than there should be, so that the end is met without growing.
    std::size_t room = isFile ? static_cast<std::size_t>(facts.st_size) + 1 : 65536;
    for (std::size_t end = 0;;) {
        if (end == text.size())
            text.resize(std::max(room, end * 2));
        const ssize_t count = read(file.descriptor(), text.data() + end, text.size() - end);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return tl::unexpected(whyUnreadable(name, errno));
        end += static_cast<std::size_t>(count);
        if (end >= TooLarge)
            return tl::unexpected(whyTooLarge(name));
        if (count == 0) {
            text.resize(end);
            return text;
        }
    }
}

tl::expected<std::shared_ptr<const graphql::Schema>, std::string> readSchema(const std::string &path)
{
    auto text = readSource(path);
    if (!text)
        return tl::unexpected(std::move(text).error());
    return schemaIn(shownName(path), *text);
}

tl::expected<std::shared_ptr<const graphql::Schema>, std::string> schemaIn(const std::string &name,
                                                                           const std::string &text)
{
    if (!text::isValidUtf8(text))
        return tl::unexpected(name + " is no schema, because it is not UTF-8.");
    const auto result = isJson(text) ? graphql::schemaFromIntrospection(text) : graphql::schemaFromSdl(text);
    if (result.schema && hasOwnTypes(*result.schema)) {
        warnAbout(name, text, result.problems);
        return result.schema;
    }
    const auto problem =
        result.problems.empty() ? graphql::Diagnostic {{}, "It defines no type.", {}, {}} : result.problems.front();
    return tl::unexpected(place(name, text::LineMap(text), problem)
                          + "no schema can be read from it: " + problem.message + serversError(text));
}

} // namespace app
