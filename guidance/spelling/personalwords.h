#pragma once

#include "guidance/spelling/wordlist.h"
#include "guidance/spelling/wordset.h"

namespace otklik {

/// A person's own words in a plain file, one a line; the file may be edited by
/// hand. Every word added is on the disk at once, the file never half written.
class PersonalWords final : public WordList
{
public:
    /// Reads `path`; without one the words live in memory only.
    explicit PersonalWords(const QString &path = {});

    [[nodiscard]] bool contains(const QString &word) const override { return m_words.contains(word); }
    void add(const QString &word) override;
    [[nodiscard]] bool canAdd() const override { return true; }

private:
    void write() const;

    const QString m_path;
    WordSet m_words;
};

} // namespace otklik
