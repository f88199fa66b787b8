#include "storage/sqlite/stems.h"

#include <libstemmer.h>

namespace otklik::sqlite {

namespace {

/// Longer "words" are pasted data: they have no stem.
constexpr size_t longestStemmedWord = 64;

bool isCyrillicLead(unsigned char byte)
{
    return byte == 0xD0 || byte == 0xD1;
}

} // namespace

Stems::Stems()
    : m_russian(sb_stemmer_new("russian", "UTF_8"))
    , m_english(sb_stemmer_new("english", "UTF_8"))
{}

void Stems::Deleter::operator()(sb_stemmer *stemmer) const
{
    sb_stemmer_delete(stemmer);
}

std::string_view Stems::of(const std::string &word) const
{
    const auto first = static_cast<unsigned char>(word.empty() ? '\0' : word.front());
    sb_stemmer *stemmer = nullptr;
    if (isCyrillicLead(first))
        stemmer = m_russian.get();
    else if (first >= 'a' && first <= 'z')
        stemmer = m_english.get();
    if (!stemmer || word.size() > longestStemmedWord)
        return word;
    const auto *stem =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol *>(word.data()), static_cast<int>(word.size()));
    if (!stem)
        return word;
    return {reinterpret_cast<const char *>(stem), static_cast<size_t>(sb_stemmer_length(stemmer))};
}

} // namespace otklik::sqlite
