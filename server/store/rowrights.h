#pragma once

#include "models/entity.h"

#include <QHash>
#include <QSet>

namespace otklik::server {

class Rows;

/// Which rows a colleague may see. Administrators see all; everybody else what
/// came through the sources of their teams and through shared ones, and the
/// persons who wrote there with everything that is known about them: the card of
/// a person is one, whichever team wrote it. Colleagues and own contacts are
/// known to all. Lives as long as its transaction, and remembers what it looked up.
class RowRights final
{
public:
    RowRights(Rows &rows, const User &me);

    /// No row can be hidden: no need to ask.
    [[nodiscard]] bool seesAll() const { return m_seesAll; }
    [[nodiscard]] bool sees(const Entity &row);

    [[nodiscard]] bool sees(const SourceId &id);
    [[nodiscard]] bool sees(const ThreadId &id);
    [[nodiscard]] bool sees(const CaseId &id);
    [[nodiscard]] bool sees(const MentionId &id);
    [[nodiscard]] bool sees(const PersonId &id);
    [[nodiscard]] bool sees(const AccountId &id);
    [[nodiscard]] bool sees(const DecisionId &id);
    [[nodiscard]] bool sees(const DraftId &id);
    [[nodiscard]] bool sees(const PublicationId &id);
    [[nodiscard]] bool sees(const NoteId &id);
    [[nodiscard]] bool sees(const ContactId &id);
    [[nodiscard]] bool sees(const AccountLinkId &id);
    [[nodiscard]] bool sees(const PromiseId &id);
    [[nodiscard]] bool sees(const BonusGrantId &id);
    [[nodiscard]] bool sees(const InterestId &id);
    [[nodiscard]] bool sees(const ModerationId &id);
    [[nodiscard]] bool sees(const LinkProposalId &id);
    [[nodiscard]] bool sees(const ConsentId &id);
    [[nodiscard]] bool sees(const SourceGapId &id);
    [[nodiscard]] bool sees(const DutyPlaceId &id);

    /// The workspace's epoch as this colleague gets it: another one as soon as they
    /// may see less, or older rows, than before, so that their laptop begins anew.
    [[nodiscard]] QString epoch();

private:
    template <class Row>
    [[nodiscard]] bool seesRow(const QString &id);
    template <class Find>
    bool remembered(const QString &id, Find find);
    [[nodiscard]] bool isMine(const QString &team) const { return team.isEmpty() || m_teams.contains(team); }

    bool seesOne(const User &) { return true; }
    bool seesOne(const Source &row) { return isMine(row.team); }
    bool seesOne(const Person &row) { return sees(row.id); }
    bool seesOne(const Account &row);
    bool seesOne(const AccountLink &row) { return sees(row.personId); }
    bool seesOne(const Contact &row) { return sees(row.personId); }
    bool seesOne(const Note &row) { return sees(row.personId); }
    bool seesOne(const Claim &row) { return sees(row.id); }
    bool seesOne(const Thread &row) { return sees(row.sourceId); }
    bool seesOne(const Case &row) { return sees(row.threadId); }
    bool seesOne(const Mention &row) { return sees(row.sourceId); }
    bool seesOne(const MentionVersion &row) { return sees(row.mentionId); }
    bool seesOne(const Decision &row) { return sees(row.caseId); }
    bool seesOne(const Draft &row) { return sees(row.caseId); }
    bool seesOne(const Publication &row) { return sees(row.caseId); }
    bool seesOne(const OwnContact &) { return true; }
    bool seesOne(const Erasure &) { return true; } // ids only, and every laptop must act on it
    bool seesOne(const TeamDocument &) { return true; }
    bool seesOne(const HintOverrule &row) { return sees(row.caseId); }
    bool seesOne(const Promise &row) { return sees(row.caseId); }
    bool seesOne(const BonusGrant &row) { return sees(row.caseId); }
    // What quotes a message is for those who may read the message.
    bool seesOne(const Interest &row) { return row.mentionId.isEmpty() ? sees(row.personId) : sees(row.mentionId); }
    bool seesOne(const Moderation &row) { return sees(row.mentionId); }
    bool seesOne(const LoyaltyTrack &row) { return sees(row.id); }
    bool seesOne(const CustomerRecord &row) { return sees(row.personId); }
    bool seesOne(const LinkProposal &row) { return sees(row.firstId) && sees(row.secondId); }
    bool seesOne(const PersonDetail &row) { return sees(row.personId); }
    bool seesOne(const Consent &row) { return sees(row.personId); }
    bool seesOne(const Coverage &row) { return sees(row.id); }
    bool seesOne(const SourceGap &row) { return sees(row.sourceId); }
    bool seesOne(const DutyPlace &row) { return isMine(row.team); }
    bool seesOne(const Presence &row) { return row.personId.isEmpty() || sees(row.personId); }

    Rows &m_rows;
    const User &m_me;
    QSet<QString> m_teams;
    bool m_seesAll = false;
    QHash<QString, bool> m_known; ///< by id: ids of all kinds are different
};

} // namespace otklik::server
