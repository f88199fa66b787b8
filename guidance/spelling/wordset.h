#pragma once

#include <QSet>
#include <QStringList>

namespace otklik {

/// Words that are right in every dress: one written small with capitals too, any
/// in capitals throughout; ё and е are one letter.
class WordSet final
{
public:
    [[nodiscard]] bool contains(const QString &word) const;
    /// False where it is empty or there already.
    bool add(const QString &word);
    /// A word a line; empty lines do not matter.
    void addLines(const QString &text);
    /// As they were written, in the order they came.
    [[nodiscard]] const QStringList &words() const { return m_words; }
    [[nodiscard]] QString lines() const { return m_words.isEmpty() ? QString() : m_words.join(u'\n') + u'\n'; }

private:
    QStringList m_words;
    QSet<QString> m_known;
};

} // namespace otklik
