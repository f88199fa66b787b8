#include "server/store/rowrights.h"

#include "server/store/peoplestore.h"
#include "server/store/rows.h"
#include "server/store/teamstore.h"
#include "server/store/workspacestore.h"
#include "storage/database/database.h"

#include <QCryptographicHash>

namespace otklik::server {

RowRights::RowRights(Rows &rows, const User &me)
    : m_rows(rows), m_me(me), m_seesAll(me.role == Role::Administrator || !TeamStore(rows).areInUse())
{
    const QStringList teams = teamsOf(me);
    m_teams = QSet<QString>(teams.cbegin(), teams.cend());
}

bool RowRights::sees(const Entity &row)
{
    return m_seesAll || std::visit([this](const auto &one) { return seesOne(one); }, row);
}

template <class Find>
bool RowRights::remembered(const QString &id, Find find)
{
    if (m_seesAll)
        return true;
    const auto known = m_known.constFind(id);
    if (known != m_known.cend())
        return *known;
    const bool isSeen = find();
    m_known.insert(id, isSeen);
    return isSeen;
}

/// A row that is not there hides nothing: who asks finds that out.
template <class Row>
bool RowRights::seesRow(const QString &id)
{
    return remembered(id, [&] {
        const auto row = m_rows.find<Row>(id);
        return !row || seesOne(*row);
    });
}

bool RowRights::sees(const SourceId &id)
{
    return seesRow<Source>(id.value);
}

bool RowRights::sees(const ThreadId &id)
{
    return seesRow<Thread>(id.value);
}

bool RowRights::sees(const CaseId &id)
{
    return seesRow<Case>(id.value);
}

bool RowRights::sees(const MentionId &id)
{
    return seesRow<Mention>(id.value);
}

bool RowRights::sees(const AccountId &id)
{
    return seesRow<Account>(id.value);
}

bool RowRights::sees(const DecisionId &id)
{
    return seesRow<Decision>(id.value);
}

bool RowRights::sees(const DraftId &id)
{
    return seesRow<Draft>(id.value);
}

bool RowRights::sees(const PublicationId &id)
{
    return seesRow<Publication>(id.value);
}

bool RowRights::sees(const NoteId &id)
{
    return seesRow<Note>(id.value);
}

bool RowRights::sees(const ContactId &id)
{
    return seesRow<Contact>(id.value);
}

bool RowRights::sees(const AccountLinkId &id)
{
    return seesRow<AccountLink>(id.value);
}

bool RowRights::sees(const PromiseId &id)
{
    return seesRow<Promise>(id.value);
}

bool RowRights::sees(const BonusGrantId &id)
{
    return seesRow<BonusGrant>(id.value);
}

bool RowRights::sees(const InterestId &id)
{
    return seesRow<Interest>(id.value);
}

bool RowRights::sees(const ModerationId &id)
{
    return seesRow<Moderation>(id.value);
}

bool RowRights::sees(const LinkProposalId &id)
{
    return seesRow<LinkProposal>(id.value);
}

bool RowRights::sees(const ConsentId &id)
{
    return seesRow<Consent>(id.value);
}

bool RowRights::sees(const SourceGapId &id)
{
    return seesRow<SourceGap>(id.value);
}

bool RowRights::sees(const DutyPlaceId &id)
{
    return seesRow<DutyPlace>(id.value);
}

bool RowRights::seesOne(const Account &row)
{
    return row.isBrand || sees(PeopleStore(m_rows).personOf(row));
}

bool RowRights::sees(const PersonId &id)
{
    return remembered(id.value, [&] {
        const QSet<QString> teams = TeamStore(m_rows).teamsOf(id);
        return teams.isEmpty() || std::any_of(teams.cbegin(), teams.cend(), [&](const QString &team) { return isMine(team); });
    });
}

QString RowRights::epoch()
{
    const QString epoch = WorkspaceStore(m_rows).workspace().epoch;
    if (m_me.role == Role::Administrator)
        return epoch;
    TeamStore teams(m_rows);
    if (!teams.wereEverInUse())
        return epoch;
    QStringList parts;
    QStringList mine = teamsOf(m_me);
    mine.append(QString()); // what is shared
    mine.sort();
    for (const QString &team : std::as_const(mine))
        parts.append(team + u'=' + QString::number(teams.revision(team)));
    const QByteArray hash = QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return epoch + u'-' + QString::fromLatin1(hash.toHex().left(16));
}

} // namespace otklik::server
