#pragma once

#include "guidance/spelling/wordlist.h"
#include "guidance/spelling/wordset.h"
#include "models/clock.h"
#include "models/stores.h"
#include "models/user.h"

#include <QObject>

namespace otklik {

class TeamData;

/// The team's words: the document of the dictionary. A lead who adds a word
/// publishes the next version; it counts here at once, and one that somebody
/// else's version went before is published again on top of it. Owned by the
/// composition root; UI thread.
class TeamWords final : public QObject, public WordList
{
    Q_OBJECT

public:
    TeamWords(TeamData &team, MutationLog &log, const Clock &clock, Role role, QObject *parent = nullptr);

    [[nodiscard]] bool contains(const QString &word) const override;
    void add(const QString &word) override;
    [[nodiscard]] bool canAdd() const override { return canReview(m_role); }

Q_SIGNALS:
    void changed();
    void failed(const otklik::Error &error);

private:
    void read();
    void publish();

    TeamData &m_team;
    MutationLog &m_log;
    const Clock &m_clock;
    const Role m_role;
    WordSet m_words;
    QStringList m_added; ///< by this person, not yet in the document
    bool m_isOnItsWay = false;
};

} // namespace otklik
