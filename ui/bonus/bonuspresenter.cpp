#include "ui/bonus/bonuspresenter.h"

#include "guidance/checklist/replyreport.h"
#include "guidance/triage/triage.h"
#include "models/uuid7.h"
#include "ui/bonus/bonustext.h"
#include "ui/bonus/customerwords.h"
#include "ui/common/deliver.h"
#include "ui/common/enqueue.h"
#include "ui/common/plaintext.h"
#include "ui/composer/composertext.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/decision/casehints.h"
#include "ui/team/teamdata.h"

#include <algorithm>

namespace otklik {

namespace {

const QString aboutQuestion = QStringLiteral("about");

QString aboutOf(const Conversation &conversation)
{
    return conversation.decision ? conversation.decision->answers.value(aboutQuestion).toString() : QString();
}

} // namespace

bool isConflict(const Conversation &conversation, const TeamModels &models)
{
    if (conversation.loyalty && conversation.loyalty->conflictAt)
        return true;
    const auto problem = problemOf(conversation, models);
    return problem && isComplaint(*problem);
}

BonusPresenter::BonusPresenter(ConversationPresenter &conversation, const TeamData &team, const World &world,
                               QObject *parent)
    : QObject(parent)
    , m_conversation(conversation)
    , m_team(team)
    , m_world(world)
{}

void BonusPresenter::look(bool evenWithoutConflict)
{
    const quint64 look = ++m_looks;
    const auto &conversation = m_conversation.conversation();
    if (!conversation) {
        m_offers = {};
        Q_EMIT ready();
        return;
    }
    deliver(this, m_world.conversations.card(conversation->supportCase.personId),
            [this, look, evenWithoutConflict](const Result<CustomerCard> &card) {
                if (look != m_looks)
                    return;
                if (card)
                    readLedger(*card, evenWithoutConflict, look);
                else
                    Q_EMIT failed(card.error());
            });
}

void BonusPresenter::readLedger(const CustomerCard &card, bool evenWithoutConflict, quint64 look)
{
    const TimePoint since = ledgerSince(m_team.bonusPlan(), m_team.bonusPlanSince(), m_world.clock.now());
    deliver(this, m_world.care.bonuses(since),
            [this, card, evenWithoutConflict, look](const Result<QList<BonusItemGiven>> &items) {
                if (look != m_looks)
                    return;
                if (!items) {
                    Q_EMIT failed(items.error());
                    return;
                }
                QList<BonusGrant> grants;
                for (const BonusItemGiven &item : *items)
                    grants.append(item.grant);
                compute(card, grants, evenWithoutConflict);
                Q_EMIT ready();
            });
}

BonusOccasion BonusPresenter::occasion(const CustomerCard &card) const
{
    const Conversation &conversation = *m_conversation.conversation();
    BonusOccasion occasion;
    occasion.agent = m_world.me.id;
    occasion.persons = personsOf(card);
    occasion.persons.insert(conversation.supportCase.personId);
    occasion.about = aboutOf(conversation);
    occasion.isOurFault =
        conversation.decision && conversation.decision->answers.value(faultQuestion).toString() == nameOf(Fault::Ours);
    occasion.now = m_world.clock.now();
    return occasion;
}

void BonusPresenter::compute(const CustomerCard &card, const QList<BonusGrant> &grants, bool evenWithoutConflict)
{
    using Mode = BonusOffers::Mode;
    m_offers = {};
    if (!m_conversation.conversation())
        return;
    const Conversation &conversation = *m_conversation.conversation();
    const BonusPlan &plan = m_team.bonusPlan();
    const BonusLedger ledger(plan, grants, m_team.bonusPlanSince());
    const BonusOccasion when = occasion(card);
    m_offers.caseId = conversation.supportCase.id;
    m_offers.customer = plaintext::oneLine(card.displayName);
    m_offers.isOurFault = when.isOurFault;
    m_offers.isUnsolved = !(conversation.loyalty && conversation.loyalty->solvedAt);
    m_offers.budget = BonusText::budget(plan, ledger, m_world.me.id, when.now);
    if (plan.items.isEmpty()) {
        m_offers.mode = Mode::NoCatalogue;
        return;
    }
    if (!evenWithoutConflict && !isConflict(conversation, m_team.models())) {
        m_offers.mode = Mode::NoConflict;
        return;
    }
    QList<Interest> interests = card.interests;
    // A word that only names something is too little to choose a present by.
    for (const InterestSuggestion &one :
         suggestInterests(m_team.interests(), wordsOf(conversation, card), card.interests))
        if (one.isOwn)
            interests.append(one.interest);
    const auto proposals = proposeBonuses(plan, ledger, interests, when);
    for (const BonusProposal &proposal : proposals)
        m_offers.offers.append(inWords(proposal));
    m_offers.mode = proposals.isEmpty() ? Mode::NothingFits : Mode::Offering;
}

BonusOffer BonusPresenter::inWords(const BonusProposal &proposal) const
{
    const QString language = ComposerText::uiLanguage();
    const BonusPlan &plan = m_team.bonusPlan();
    const BonusItem &item = *plan.find(proposal.item);
    QString topic;
    if (proposal.interest) {
        const InterestTopic *known = m_team.interests().find(proposal.interest->topic);
        topic = known ? known->title.in(language) : proposal.interest->topic;
    }
    return {item.key, plaintext::oneLine(item.title.in(language)), BonusText::money(item.cost, plan.currency),
            BonusText::why(proposal, topic, titleOfAbout()), BonusText::against(proposal.obstacle, m_world.me.role)};
}

QString BonusPresenter::titleOfAbout() const
{
    const QString about = aboutOf(*m_conversation.conversation());
    for (const MatrixQuestion &question : m_team.matrix().questions)
        if (question.key == aboutQuestion)
            for (const MatrixAnswer &answer : question.answers)
                if (answer.key == about)
                    return answer.title.in(ComposerText::uiLanguage());
    return {};
}

QString BonusPresenter::titleOf(const QString &item, QStringView language) const
{
    const BonusItem *found = m_team.bonusPlan().find(item);
    return found ? found->title.in(language) : QString();
}

void BonusPresenter::give(const QString &item, const QString &reason)
{
    const auto &conversation = m_conversation.conversation();
    const auto offer = std::ranges::find(m_offers.offers, item, &BonusOffer::item);
    const BonusItem *found = m_team.bonusPlan().find(item);
    if (!conversation || conversation->supportCase.id != m_offers.caseId || offer == m_offers.offers.cend() || !found)
        return;
    const QString own = reason.simplified();
    const BonusGive command{newId<BonusGrantId>(m_world.clock), m_offers.caseId, item, found->title.in(u"ru"), found->cost,
                            own.isEmpty() ? offer->why : own};
    const bool needsLead = !offer->against.isEmpty() && !canReview(m_world.me.role);
    deliver(this, m_world.log.enqueue(command),
            [this, id = command.id, title = offer->title, needsLead](const Result<MutationId> &answer) {
                if (answer)
                    Q_EMIT given(id, title, needsLead);
                else
                    Q_EMIT failed(answer.error());
            });
}

void BonusPresenter::takeBack(const BonusGrantId &id)
{
    enqueueFor(this, m_world.log, BonusWithdraw{id});
}

} // namespace otklik
