#include "app/language/report.h"

#include "app/exitcode.h"
#include "app/streams.h"
#include "core/text/utf8.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace app {
namespace {

bool isDrawable(const text::CodePoint &point)
{
    const char32_t c = point.value;
    const bool isControl = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool isInvisible = c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE007F);
    return point.valid && !isControl && !isInvisible;
}

void appendMark(std::string &out, char32_t value)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    out += "⟨U+";
    for (int shift = value > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4)
        out += digits[(value >> static_cast<unsigned>(shift)) & 0xFU];
    out += "⟩";
}

} // namespace

std::string drawable(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint point = text::decode(text, at);
        if (isDrawable(point))
            out += text.substr(at, point.length);
        else
            appendMark(out, point.value);
        at += point.length;
    }
    return out;
}

void complainPlainly(std::string_view sentence)
{
    writeAll(STDERR_FILENO, "gatehouse: " + drawable(sentence) + '\n');
}

int printAll(std::string_view bytes, int exitCode)
{
    if (writeAll(STDOUT_FILENO, bytes))
        return exitCode;
    return failedPlainly(std::string("Standard output cannot be written: ").append(std::strerror(errno)).append("."));
}

int failedPlainly(std::string_view sentence)
{
    complainPlainly(sentence);
    return ExitCode::Failed;
}

int wrongUsePlainly(std::string_view sentence, std::string_view command)
{
    if (sentence.ends_with('.'))
        sentence.remove_suffix(1);
    std::string text(sentence);
    text.append(": see `").append(command).append(" --help`.");
    complainPlainly(text);
    return ExitCode::WrongUse;
}

} // namespace app
