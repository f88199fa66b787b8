#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace otklik::sqlite {

/// The Snowball stems of words: Russian ones for Cyrillic words, English ones for
/// Latin words. One thread at a time.
class Stems final
{
public:
    Stems();

    /// False when there was no memory for it.
    [[nodiscard]] bool isReady() const { return m_russian && m_english; }
    /// The stem of a lower-case word in UTF-8, ё written as е; the word itself in other
    /// scripts. Good until the word or this changes.
    [[nodiscard]] std::string_view of(const std::string &word) const;

private:
    struct Deleter
    {
        void operator()(sb_stemmer *stemmer) const;
    };

    std::unique_ptr<sb_stemmer, Deleter> m_russian;
    std::unique_ptr<sb_stemmer, Deleter> m_english;
};

} // namespace otklik::sqlite
