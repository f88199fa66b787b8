#pragma once

#include "guidance/spelling/spellingservice.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>

namespace otklik {

class WordList;

/// What every editor asks about spelling: the verdicts of the dictionaries, each
/// word asked about once, and the lists of words that are right all the same.
/// Nothing here waits: a word counts as right until its verdict is there. Owned
/// by the composition root; UI thread.
class Spelling final : public QObject
{
    Q_OBJECT

public:
    /// The lists must outlive it; `team` may be null.
    Spelling(const QStringList &dictionaryFolders, WordList &personal, WordList *team = nullptr,
             QObject *parent = nullptr);

    [[nodiscard]] bool isOn() const { return m_isOn; }
    void setOn(bool isOn);

    /// Whether the word is known to be wrong. A word that was not asked about yet is asked about now.
    [[nodiscard]] bool isMistake(const SpellingWord &word);
    /// At most Speller::mostSuggestions; the callback is dropped with its owner.
    void suggest(const SpellingWord &word, QObject *owner, std::function<void(const QStringList &)> callback);
    /// Calls back once every word asked about so far has its verdict.
    void whenJudged(QObject *owner, std::function<void()> callback);

    [[nodiscard]] WordList &personal() { return m_personal; }
    [[nodiscard]] WordList *team() { return m_team; }
    void addToPersonal(const QString &word);
    void addToTeam(const QString &word);
    /// The languages that were wanted and have no dictionary here.
    [[nodiscard]] const QList<SpellingLanguage> &missing() const { return m_missing; }

Q_SIGNALS:
    void onChanged(bool isOn);
    /// These words turned out wrong.
    void mistakesFound(const QSet<QString> &words);
    /// Any verdict may be another one now: a list or the choice has changed.
    void verdictsChanged();

private:
    void ask();
    void take(const SpellingAnswer &answer);

    SpellingService m_service;
    WordList &m_personal;
    WordList *m_team;
    QHash<QString, bool> m_isRight;
    QHash<QString, SpellingWord> m_wanted; ///< to be asked about when the event loop is reached
    QSet<QString> m_asked;                 ///< on their way
    QList<SpellingLanguage> m_missing;
    QTimer m_askSoon;
    bool m_isOn = true;
};

} // namespace otklik
