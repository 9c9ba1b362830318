#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

/// The words of a dictionary file in libFuzzer's format: `"word"` or `name="word"` a line, `\xNN` for a byte.
std::vector<std::string> dictionaryWords(std::string_view file);

/// Damages the inputs of a corpus: few changes to an input at a time, because what breaks a reader is mostly a valid
/// text with one thing wrong. The same seed gives the same inputs on every machine.
class Mutator
{
public:
    Mutator(std::uint32_t seed, std::vector<std::string> corpus, std::vector<std::string> words);
    std::string next();

private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_random() % limit; }
    const std::string &any(const std::vector<std::string> &texts) { return texts[below(texts.size())]; }
    void change(std::string &text);

    std::mt19937 m_random;
    std::vector<std::string> m_corpus;
    std::vector<std::string> m_words;
};

} // namespace fuzz
