#pragma once

#include "guidance/spelling/spellingwords.h"

#include <QFuture>
#include <QHash>
#include <QThreadPool>

#include <memory>

namespace otklik {

class Speller;

/// What the dictionaries say about some words.
struct SpellingAnswer final
{
    QHash<QString, bool> isRight; ///< by the word
    QList<SpellingLanguage> missing; ///< of the languages asked about: those without a dictionary
};

/// Asks the dictionaries on a thread of its own: reading them takes a tenth of a
/// second, so do suggestions. Answers come in the order of the questions. Owned
/// by the composition root; its destructor waits for the question in work.
class SpellingService final
{
public:
    explicit SpellingService(const QStringList &dictionaryFolders);
    ~SpellingService();

    [[nodiscard]] QFuture<SpellingAnswer> check(const QList<SpellingWord> &words);
    [[nodiscard]] QFuture<QStringList> suggest(const SpellingWord &word);

private:
    std::shared_ptr<Speller> m_speller; ///< touched on the pool's thread only
    QThreadPool m_pool;
};

} // namespace otklik
