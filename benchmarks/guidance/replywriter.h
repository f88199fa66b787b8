#pragma once

#include <QString>
#include <QStringList>

#include <random>

namespace otklik::bench {

/// Writes replies as support teams do, in Russian and English: some sentences everybody uses, with this case's thing in
/// them, and some that are of this case alone. The same seed writes the same replies.
class ReplyWriter final
{
public:
    explicit ReplyWriter(quint32 seed)
        : m_random(seed)
    {}

    /// Two to seven sentences, some thirty to sixty words.
    [[nodiscard]] QString write();
    /// The text with about `part` (0 … 1) of its words exchanged.
    [[nodiscard]] QString reword(const QString &text, double part);

private:
    [[nodiscard]] size_t below(size_t end) { return m_random() % end; }
    [[nodiscard]] QString ownWord(bool isRussian);
    [[nodiscard]] QString ownSentence(bool isRussian);

    std::mt19937 m_random;
};

} // namespace otklik::bench
