#include "guidance/spelling/spellingservice.h"

#include "guidance/spelling/speller.h"

#include <QtConcurrentRun>

namespace otklik {

namespace {

SpellingAnswer answerFor(Speller &speller, const QList<SpellingWord> &words)
{
    SpellingAnswer answer;
    for (const SpellingWord &word : words) {
        answer.isRight.insert(word.text, speller.isRight(word.language, word.text));
        if (!speller.has(word.language) && !answer.missing.contains(word.language))
            answer.missing.append(word.language);
    }
    return answer;
}

} // namespace

SpellingService::SpellingService(const QStringList &dictionaryFolders)
    : m_speller(std::make_shared<Speller>(dictionaryFolders))
{
    m_pool.setMaxThreadCount(1);
}

SpellingService::~SpellingService()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QFuture<SpellingAnswer> SpellingService::check(const QList<SpellingWord> &words)
{
    return QtConcurrent::run(&m_pool, [speller = m_speller, words] { return answerFor(*speller, words); });
}

QFuture<QStringList> SpellingService::suggest(const SpellingWord &word)
{
    return QtConcurrent::run(&m_pool,
                             [speller = m_speller, word] { return speller->suggestions(word.language, word.text); });
}

} // namespace otklik
