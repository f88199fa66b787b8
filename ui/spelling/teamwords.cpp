#include "ui/spelling/teamwords.h"

#include "models/uuid7.h"
#include "ui/common/deliver.h"
#include "ui/team/teamdata.h"

namespace otklik {

TeamWords::TeamWords(TeamData &team, MutationLog &log, const Clock &clock, Role role, QObject *parent)
    : QObject(parent), m_team(team), m_log(log), m_clock(clock), m_role(role)
{
    connect(&team, &TeamData::changed, this, [this](TeamDocumentKind kind) {
        if (kind != TeamDocumentKind::Dictionary)
            return;
        m_isOnItsWay = false;
        read();
        publish();
    });
    read();
}

void TeamWords::read()
{
    m_words = WordSet();
    m_words.addLines(m_team.document(TeamDocumentKind::Dictionary).body);
    m_added.removeIf([this](const QString &word) { return m_words.contains(word); });
    Q_EMIT changed();
}

bool TeamWords::contains(const QString &word) const
{
    return m_words.contains(word) || m_added.contains(word);
}

void TeamWords::add(const QString &word)
{
    const QString clean = word.trimmed();
    if (!canAdd() || clean.isEmpty() || contains(clean))
        return;
    m_added.append(clean);
    publish();
    Q_EMIT changed();
}

void TeamWords::publish()
{
    if (m_isOnItsWay || m_added.isEmpty())
        return;
    const TeamDocument document = m_team.document(TeamDocumentKind::Dictionary);
    WordSet words = m_words;
    for (const QString &word : std::as_const(m_added))
        words.add(word);
    m_isOnItsWay = true;
    const TeamPublish command{newId<TeamDocumentId>(m_clock), TeamDocumentKind::Dictionary, words.lines(),
                              m_added.join(QStringLiteral(", ")), document.version};
    deliver(this, m_log.enqueue(command), [this](const Result<MutationId> &written) {
        if (written)
            return;
        m_isOnItsWay = false;
        Q_EMIT failed(written.error());
    });
}

} // namespace otklik
