#include "tests/fuzz/mutator.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace fuzz {

namespace {

constexpr std::size_t largestInput = 4096;

std::string unescaped(std::string_view text)
{
    std::string word;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            word += text[i];
        } else if (text[i + 1] == 'x' && i + 3 < text.size()) {
            unsigned byte = 0;
            std::from_chars(text.data() + i + 2, text.data() + i + 4, byte, 16);
            word += static_cast<char>(byte);
            i += 3;
        } else {
            word += text[++i];
        }
    }
    return word;
}

} // namespace

std::vector<std::string> dictionaryWords(std::string_view file)
{
    std::vector<std::string> words;
    while (!file.empty()) {
        const std::string_view line = file.substr(0, file.find('\n'));
        file.remove_prefix(std::min(file.size(), line.size() + 1));
        const std::size_t begin = line.find('"');
        const std::size_t end = line.rfind('"');
        if (!line.starts_with('#') && begin < end)
            words.push_back(unescaped(line.substr(begin + 1, end - begin - 1)));
    }
    return words;
}

Mutator::Mutator(std::uint32_t seed, std::vector<std::string> corpus, std::vector<std::string> words)
    : m_random(seed),
      m_corpus(std::move(corpus)),
      m_words(std::move(words))
{
    // Long inputs are run as they are; cutting them up again and again would be most of the time.
    std::erase_if(m_corpus, [](const std::string &text) { return text.size() > largestInput; });
    m_corpus.emplace_back();
    m_words.emplace_back(1, '\0');
}

std::string Mutator::next()
{
    std::string text = any(m_corpus);
    for (std::size_t changes = 1 + below(5); changes > 0; --changes)
        change(text);
    text.resize(std::min(text.size(), largestInput));
    return text;
}

void Mutator::change(std::string &text)
{
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = 1 + below(16);
    switch (below(8)) {
    case 0:
    case 1:
        text.insert(at, any(m_words));
        break;
    case 2:
        text.replace(at, length, any(m_words));
        break;
    case 3:
        text.erase(at, length);
        break;
    case 4:
        if (at < text.size())
            text[at] = static_cast<char>(below(256));
        break;
    case 5: // A piece of itself, once more somewhere else.
        text.insert(at, std::string(text, below(text.size() + 1), below(64)));
        break;
    case 6: { // The end of another text.
        const std::string &other = any(m_corpus);
        text.resize(at);
        text.append(other, below(other.size() + 1));
        break;
    }
    default:
        text.resize(at);
    }
}

} // namespace fuzz
