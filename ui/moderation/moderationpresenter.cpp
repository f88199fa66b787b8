#include "ui/moderation/moderationpresenter.h"

#include "models/uuid7.h"
#include "ui/common/deliver.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/moderation/moderationform.h"
#include "ui/moderation/moderationtext.h"
#include "ui/team/teamdata.h"

#include <algorithm>

namespace otklik {

ModerationPresenter::ModerationPresenter(const World &world, QObject *parent) : QObject(parent), m_world(world)
{
    connect(&world.conversation, &ConversationPresenter::loaded, this, [this] {
        showMarks();
        tellForm();
    });
    connect(&world.team, &TeamData::changed, this, [this](TeamDocumentKind kind) {
        if (kind != TeamDocumentKind::DiscussionRules)
            return;
        if (m_form)
            m_form->setRules(m_world.team.discussionRules());
        showMarks();
    });
    connect(&world.events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.pending || change.everything)
            readPending();
    });
    readPending();
}

const ConversationEntry *ModerationPresenter::entry(const MentionId &id) const
{
    const ThreadModel &thread = m_world.conversation.model();
    const int row = thread.rowOf(id);
    return row < 0 ? nullptr : &thread.entryAt(row);
}

bool ModerationPresenter::isAnsweredHere(const MentionId &id) const
{
    const ConversationEntry *found = entry(id);
    const auto &conversation = m_world.conversation.conversation();
    if (!found || !conversation)
        return false;
    const Case &supportCase = conversation->supportCase;
    return found->mention.caseId == supportCase.id || found->mention.accountId == supportCase.accountId;
}

bool ModerationPresenter::canBegin(const MentionId &id) const
{
    const ConversationEntry *found = entry(id);
    return found && !found->mention.isBrand && m_world.conversation.conversation();
}

std::unique_ptr<ModerationForm> ModerationPresenter::begin(ModerationKind kind, const MentionId &id)
{
    if (!canBegin(id))
        return {};
    const ConversationEntry about = *entry(id);
    auto form = std::make_unique<ModerationForm>(kind, about, m_world.team.discussionRules(), m_world.me);
    form->setPending(pendingKinds(id));
    m_form = form.get();
    // Another author of the thread has a case of his own, if any; without one nothing is known about him here.
    if (isAnsweredHere(id))
        form->setRecord(m_world.conversation.conversation()->moderations);
    else if (!about.mention.caseId.isEmpty())
        readRecord(about.mention.caseId, *form);
    return form;
}

void ModerationPresenter::readRecord(const CaseId &id, ModerationForm &form)
{
    form.setReadingRecord();
    deliver(&form, m_world.conversations.conversation(id), [form = QPointer(&form)](const Result<Conversation> &answer) {
        form->setRecord(answer ? std::optional(answer->moderations) : std::nullopt);
    });
}

void ModerationPresenter::send(const ModerationForm &form, bool isToldInReply)
{
    if (!form.problem().isEmpty())
        return;
    const ModerationAdd command = form.command(newId<ModerationId>(m_world.clock));
    enqueue(command, [this, command, isToldInReply] {
        Q_EMIT sent(command.kind);
        if (isToldInReply)
            Q_EMIT replyWanted(command.notice, isAnsweredHere(command.mentionId));
    });
}

QList<Moderation> ModerationPresenter::decisionsAbout(const MentionId &id) const
{
    QList<Moderation> found;
    if (const auto &conversation = m_world.conversation.conversation())
        std::ranges::copy_if(conversation->moderations, std::back_inserter(found),
                             [&](const Moderation &one) { return one.mentionId == id; });
    return found;
}

bool ModerationPresenter::canFinish(const Moderation &moderation) const
{
    return moderation.state == ModerationState::Approved
        && (moderation.madeBy == m_world.me.id || canReview(m_world.me.role));
}

bool ModerationPresenter::canTakeBack(const Moderation &moderation) const
{
    if (moderation.madeBy != m_world.me.id && !canReview(m_world.me.role))
        return false;
    return moderation.state == ModerationState::Asked || moderation.state == ModerationState::Approved
        || (moderation.kind == ModerationKind::Warning && moderation.state == ModerationState::Done);
}

void ModerationPresenter::finish(const ModerationId &id, bool isDone)
{
    enqueue(ModerationFinish{id, isDone}, [] {});
}

void ModerationPresenter::readPending()
{
    deliver(this, m_world.outbox.pending(), [this](const Result<QList<PendingMutation>> &answer) {
        if (answer)
            takePending(*answer);
    });
}

void ModerationPresenter::takePending(const QList<PendingMutation> &pending)
{
    m_waiting.clear();
    for (const PendingMutation &one : pending) {
        if (one.mutation.kind != MutationKind::ModerationAdd)
            continue;
        if (const auto command = commandOf(one.mutation))
            m_waiting.append({std::get<ModerationAdd>(*command), one});
    }
    showMarks();
    tellForm();
}

QList<ModerationKind> ModerationPresenter::pendingKinds(const MentionId &id) const
{
    QList<ModerationKind> kinds;
    for (const Waiting &one : m_waiting)
        if (one.command.mentionId == id && one.pending.state == PendingState::Waiting)
            kinds.append(one.command.kind);
    return kinds;
}

void ModerationPresenter::tellForm()
{
    if (!m_form)
        return;
    const MentionId id = m_form->entry().mention.id;
    m_form->setPending(pendingKinds(id));
    if (isAnsweredHere(id))
        m_form->setRecord(m_world.conversation.conversation()->moderations);
}

void ModerationPresenter::showMarks()
{
    const auto &conversation = m_world.conversation.conversation();
    if (!conversation)
        return;
    QHash<MentionId, QList<EntryMark>> marks;
    const TimePoint now = m_world.clock.now();
    for (const Moderation &one : conversation->moderations)
        marks[one.mentionId].prepend(
            {ModerationText::standing(one, m_world.team.discussionRules(), now), canFinish(one)});
    for (const Waiting &one : std::as_const(m_waiting))
        marks[one.command.mentionId].append({ModerationText::standing(one.command.kind, one.pending),
                                             one.pending.state == PendingState::Refused});
    m_world.conversation.model().setMarks(marks);
    Q_EMIT decisionsChanged();
}

void ModerationPresenter::enqueue(const Command &command, const std::function<void()> &then)
{
    deliver(this, m_world.log.enqueue(command), [this, then](const Result<MutationId> &answer) {
        if (answer)
            then();
        else
            Q_EMIT failed(answer.error());
    });
}

} // namespace otklik
