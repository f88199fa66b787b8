#include "ui/customer/carepresenter.h"

#include "models/uuid7.h"
#include "ui/bonus/bonuspresenter.h"
#include "ui/bonus/customerwords.h"
#include "ui/common/enqueue.h"
#include "ui/common/plaintext.h"
#include "ui/composer/composertext.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/customer/customerpresenter.h"
#include "ui/team/teamdata.h"

#include <QCollator>

#include <algorithm>

namespace otklik {

CarePresenter::CarePresenter(CustomerPresenter &customer, ConversationPresenter &conversation, const TeamData &team,
                             MutationLog &log, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_customer(customer)
    , m_conversation(conversation)
    , m_team(team)
    , m_log(log)
    , m_clock(clock)
{
    connect(&customer, &CustomerPresenter::loaded, this, &CarePresenter::update);
    connect(&customer, &CustomerPresenter::opened, this, &CarePresenter::update);
    connect(&conversation, &ConversationPresenter::loaded, this, &CarePresenter::update);
    connect(&conversation, &ConversationPresenter::closed, this, &CarePresenter::update);
    connect(&team, &TeamData::changed, this, [this](TeamDocumentKind kind) {
        if (kind == TeamDocumentKind::Interests || kind == TeamDocumentKind::Bonus)
            update();
    });
}

const CustomerCard *CarePresenter::card() const
{
    const auto &card = m_customer.card();
    return card ? &*card : nullptr;
}

const Conversation *CarePresenter::conversation() const
{
    const auto &conversation = m_conversation.conversation();
    const bool isTheirs = conversation && conversation->supportCase.personId == m_customer.person();
    return isTheirs ? &*conversation : nullptr;
}

void CarePresenter::update()
{
    m_suggestions.clear();
    if (card() && conversation())
        m_suggestions = suggestInterests(m_team.interests(), wordsOf(*conversation(), *card()), card()->interests);
    Q_EMIT changed();
}

QList<Interest> CarePresenter::interests() const
{
    QList<Interest> shown;
    if (!card())
        return shown;
    for (const Interest &interest : card()->interests)
        if (!interest.isStruck && std::ranges::find(shown, interest.topic, &Interest::topic) == shown.cend())
            shown.append(interest);
    return shown;
}

QList<InterestTopic> CarePresenter::otherTopics() const
{
    const QList<Interest> known = interests();
    QList<InterestTopic> others;
    for (const InterestTopic &topic : m_team.interests().topics())
        if (std::ranges::find(known, topic.key, &Interest::topic) == known.cend())
            others.append(topic);
    const QString language = ComposerText::uiLanguage();
    const QCollator order;
    std::ranges::sort(others, [&](const InterestTopic &a, const InterestTopic &b) {
        return order.compare(a.title.in(language), b.title.in(language)) < 0;
    });
    return others;
}

QString CarePresenter::titleOf(const QString &topic) const
{
    const InterestTopic *known = m_team.interests().find(topic);
    return plaintext::oneLine(known ? known->title.in(ComposerText::uiLanguage()) : topic);
}

QList<BonusGrant> CarePresenter::bonuses() const
{
    return card() ? card()->bonuses : QList<BonusGrant>();
}

QString CarePresenter::currency() const
{
    return m_team.bonusPlan().currency;
}

QString CarePresenter::userName(const UserId &id) const
{
    return m_customer.userName(id);
}

std::optional<LoyaltyTrack> CarePresenter::track() const
{
    if (!conversation())
        return std::nullopt;
    if (conversation()->loyalty)
        return conversation()->loyalty;
    if (!isConflict(*conversation(), m_team.models()))
        return std::nullopt;
    LoyaltyTrack begun;
    begun.id = conversation()->supportCase.id;
    begun.personId = conversation()->supportCase.personId;
    return begun;
}

std::optional<InterestSuggestion> CarePresenter::suggestion(const QString &topic) const
{
    for (const InterestSuggestion &one : m_suggestions)
        if (one.interest.topic == topic)
            return one;
    return std::nullopt;
}

void CarePresenter::confirm(const QString &topic)
{
    const auto found = suggestion(topic);
    if (!found || !card())
        return;
    const Interest &interest = found->interest;
    enqueue(InterestAdd{newId<InterestId>(m_clock), card()->person.id, topic, interest.source, interest.mentionId,
                        interest.quote});
}

void CarePresenter::reject(const QString &topic)
{
    const auto found = suggestion(topic);
    if (!found || !card())
        return;
    const Interest &interest = found->interest;
    const auto id = newId<InterestId>(m_clock);
    const InterestAdd added{id, card()->person.id, topic, interest.source, interest.mentionId, interest.quote};
    enqueueFor(this, m_log, QList<Command>{added, InterestStrike{id, true}});
    Q_EMIT undoOffered(tr("Not an interest: %1").arg(titleOf(topic)), InterestStrike{id, false});
}

void CarePresenter::addByHand(const QString &topic)
{
    if (!card() || !m_team.interests().find(topic))
        return;
    if (suggestion(topic)) {
        confirm(topic);
        return;
    }
    for (const Interest &interest : card()->interests) {
        if (interest.topic != topic)
            continue;
        if (interest.isStruck)
            enqueue(InterestStrike{interest.id, false});
        return;
    }
    enqueue(InterestAdd{newId<InterestId>(m_clock), card()->person.id, topic, InterestSource::Card, {}, {}});
}

void CarePresenter::strike(const InterestId &id)
{
    if (!card())
        return;
    const auto &all = card()->interests;
    const auto struck = std::ranges::find(all, id, &Interest::id);
    if (struck == all.cend())
        return;
    // Two colleagues may have put the same there.
    for (const Interest &interest : all)
        if (interest.topic == struck->topic && !interest.isStruck)
            enqueue(InterestStrike{interest.id, true});
    Q_EMIT undoOffered(tr("Not an interest: %1").arg(titleOf(struck->topic)), InterestStrike{id, false});
}

void CarePresenter::mark(LoyaltyStage stage, bool isReached)
{
    if (conversation())
        enqueue(LoyaltyMark{conversation()->supportCase.id, stage, isReached});
}

void CarePresenter::undo(const Command &inverse)
{
    enqueue(inverse);
}

void CarePresenter::enqueue(const Command &command)
{
    enqueueFor(this, m_log, command);
}

} // namespace otklik
