#include "ui/spelling/spelling.h"

#include "guidance/spelling/wordlist.h"
#include "ui/common/deliver.h"

namespace otklik {

namespace {

/// Verdicts kept at most: a few megabytes. Then they are asked for anew.
constexpr qsizetype mostVerdicts = 50'000;

} // namespace

Spelling::Spelling(const QStringList &dictionaryFolders, WordList &personal, WordList *team, QObject *parent)
    : QObject(parent), m_service(dictionaryFolders), m_personal(personal), m_team(team)
{
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(0);
    connect(&m_askSoon, &QTimer::timeout, this, &Spelling::ask);
}

void Spelling::setOn(bool isOn)
{
    if (std::exchange(m_isOn, isOn) == isOn)
        return;
    Q_EMIT onChanged(isOn);
    Q_EMIT verdictsChanged();
}

bool Spelling::isMistake(const SpellingWord &word)
{
    if (!m_isOn)
        return false;
    const auto verdict = m_isRight.constFind(word.text);
    if (verdict != m_isRight.constEnd())
        return !*verdict && !m_personal.contains(word.text) && !(m_team && m_team->contains(word.text));
    if (!m_asked.contains(word.text)) {
        m_wanted.insert(word.text, word);
        m_askSoon.start();
    }
    return false;
}

void Spelling::ask()
{
    const QList<SpellingWord> words = std::exchange(m_wanted, {}).values();
    for (const SpellingWord &word : words)
        m_asked.insert(word.text);
    deliver(this, m_service.check(words), [this](const SpellingAnswer &answer) { take(answer); });
}

void Spelling::take(const SpellingAnswer &answer)
{
    if (m_isRight.size() > mostVerdicts)
        m_isRight.clear();
    QSet<QString> mistakes;
    for (auto it = answer.isRight.cbegin(); it != answer.isRight.cend(); ++it) {
        m_asked.remove(it.key());
        m_isRight.insert(it.key(), it.value());
        if (!it.value())
            mistakes.insert(it.key());
    }
    for (const SpellingLanguage language : answer.missing)
        if (!m_missing.contains(language))
            m_missing.append(language);
    if (!mistakes.isEmpty())
        Q_EMIT mistakesFound(mistakes);
}

void Spelling::suggest(const SpellingWord &word, QObject *owner, std::function<void(const QStringList &)> callback)
{
    deliver(owner, m_service.suggest(word), std::move(callback));
}

void Spelling::whenJudged(QObject *owner, std::function<void()> callback)
{
    if (!m_wanted.isEmpty()) {
        m_askSoon.stop();
        ask();
    }
    // Answers come in order: behind this one all others are there.
    deliver(owner, m_service.check({}), [callback = std::move(callback)](const SpellingAnswer &) { callback(); });
}

void Spelling::addToPersonal(const QString &word)
{
    m_personal.add(word);
    Q_EMIT verdictsChanged();
}

void Spelling::addToTeam(const QString &word)
{
    if (!m_team || !m_team->canAdd())
        return;
    m_team->add(word);
    Q_EMIT verdictsChanged();
}

} // namespace otklik
