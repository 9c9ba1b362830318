#include "core/auth/pem.h"

namespace auth {
namespace {

constexpr std::string_view PemBegin = "-----BEGIN ";
constexpr std::string_view PemDashes = "-----";

bool isWhiteSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

Secret withRealLineBreaks(std::string_view text)
{
    QByteArray copy(text.data(), static_cast<qsizetype>(text.size()));
    for (qsizetype at = copy.indexOf('\\'); at >= 0 && at + 1 < copy.size(); at = copy.indexOf('\\', at + 1)) {
        const char escaped = copy.at(at + 1);
        if (escaped == 'n' || escaped == 'r') {
            copy[at] = '\n';
            copy[at + 1] = '\n';
        }
    }
    return Secret(std::move(copy));
}

std::vector<PemBlock> pemBlocks(std::string_view text)
{
    std::vector<PemBlock> blocks;
    for (size_t at = text.find(PemBegin); at != std::string_view::npos; at = text.find(PemBegin, at)) {
        at += PemBegin.size();
        const size_t labelEnd = text.find(PemDashes, at);
        if (labelEnd == std::string_view::npos)
            break;
        PemBlock block;
        block.label = text.substr(at, labelEnd - at);
        at = labelEnd + PemDashes.size();
        // Base64 and the headers hold no five dashes, so the next ones end the body, whatever they say.
        const size_t bodyEnd = text.find(PemDashes, at);
        block.body = text.substr(at, bodyEnd == std::string_view::npos ? bodyEnd : bodyEnd - at);
        if (bodyEnd != std::string_view::npos) {
            const std::string_view rest = text.substr(bodyEnd + PemDashes.size());
            block.closed = rest.starts_with("END ") && rest.substr(4).starts_with(block.label);
            at = bodyEnd;
        }
        blocks.push_back(block);
    }
    return blocks;
}

Secret decodedBase64(std::string_view body)
{
    QByteArray packed;
    // No growth afterwards: growing would leave copies behind that nobody wipes.
    packed.reserve(static_cast<qsizetype>(body.size()));
    for (const char c : body) {
        if (!isWhiteSpace(c))
            packed.append(c);
    }
    const Secret text(std::move(packed));
    const QByteArray unowned = QByteArray::fromRawData(text.reveal().data(), text.size());
    auto decoded = QByteArray::fromBase64Encoding(unowned, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? Secret(std::move(decoded.decoded)) : Secret();
}

} // namespace auth
