// The part of the presenter that hands the text over.
#include "guidance/length/replyparts.h"
#include "models/typedtext.h"
#include "models/uuid7.h"
#include "ui/common/deliver.h"
#include "ui/common/enqueue.h"
#include "ui/composer/composerpresenter.h"
#include "ui/composer/composertext.h"

#include <algorithm>

namespace otklik {

namespace {

/// All pictures of both, each once; what either says of one is kept.
QList<Attachment> together(const QList<Attachment> &own, const QList<Attachment> &others)
{
    QList<Attachment> all = own;
    for (const Attachment &other : others) {
        const auto same = std::ranges::find(all, other.hash, &Attachment::hash);
        if (same == all.end())
            all.append(other);
        else if (!same->description.contains(other.description))
            same->description = QStringLiteral("%1 %2").arg(same->description, other.description).trimmed().left(longestDescription);
    }
    return all;
}

} // namespace

GateInput ComposerPresenter::gateInput()
{
    GateInput input;
    input.conversation = m_conversation.conversation() ? &*m_conversation.conversation() : nullptr;
    input.me = &m_world.me;
    input.rules = &m_rules;
    input.report = &report();
    input.text = shownText();
    input.visibility = m_visibility;
    input.claim = m_conversation.standing();
    input.answer = m_state.answer;
    input.pictures = attachments().size();
    input.picturesBeingRead = m_beingRead.value(m_conversation.openCase());
    input.inDescriptions = m_inDescriptions;
    input.hasOtherVersion = m_state.otherVersion.has_value();
    input.overrideReason = m_overrideReason;
    return input;
}

Gate ComposerPresenter::publishGate()
{
    return otklik::publishGate(gateInput());
}

Gate ComposerPresenter::reviewGate()
{
    return otklik::reviewGate(gateInput());
}

QString ComposerPresenter::publishReason()
{
    const GateInput input = gateInput();
    return ComposerText::reason(otklik::publishGate(input), input);
}

QString ComposerPresenter::reviewReason()
{
    const GateInput input = gateInput();
    return ComposerText::reason(otklik::reviewGate(input), input);
}

void ComposerPresenter::claim()
{
    m_conversation.claim();
}

void ComposerPresenter::closeAnsweredByHand(const QString &url)
{
    if (m_state.mode != ComposerState::Mode::Writing)
        return;
    //: the reason why a case was closed; %1 is an address
    enqueueFor(this, m_world.log, CaseClose{m_conversation.openCase(), tr("Answered by hand: %1").arg(url)});
}

void ComposerPresenter::publish()
{
    if (publishGate().isOpen())
        hand(false);
    else
        Q_EMIT refused(publishReason());
}

void ComposerPresenter::publishAt(TimePoint at)
{
    if (publishGate().isOpen())
        hand(false, {}, at);
    else
        Q_EMIT refused(publishReason());
}

void ComposerPresenter::sendToReview()
{
    if (reviewGate().isOpen())
        hand(true);
    else
        Q_EMIT refused(reviewReason());
}

void ComposerPresenter::submit()
{
    if (m_state.onlyReview)
        sendToReview();
    else
        publish();
}

QList<Command> ComposerPresenter::commandsFor(bool forReview, const QStringList &parts, std::optional<TimePoint> sendAt)
{
    const Conversation &conversation = *m_conversation.conversation();
    PublicationSubmit command;
    command.draftId = m_keeper.draftId(m_conversation.openCase());
    command.caseId = m_conversation.openCase();
    command.mentionId = conversation.supportCase.mentionId;
    command.visibility = m_visibility;
    command.attachments = m_keeper.attachments(m_conversation.openCase());
    command.threadRevision = conversation.thread.revision;
    command.claimToken = m_state.claim == ClaimStanding::Mine ? conversation.claim.token : 0;
    command.forReview = forReview;
    command.sendAt = sendAt;
    if (m_visibility == Visibility::Public && !report().personalData.isEmpty())
        command.overrideReason = m_overrideReason.trimmed();
    QList<Command> commands;
    for (const QString &part : parts) {
        command.afterId = command.id;
        command.id = newId<PublicationId>(m_world.clock);
        command.text = part;
        commands.append(command);
        command.attachments.clear(); // they go out with the first
    }
    return commands;
}

void ComposerPresenter::hand(bool forReview, const QStringList &parts, std::optional<TimePoint> sendAt)
{
    // A second press before the first has been written down must not publish twice.
    if (m_handing.contains(m_conversation.openCase()))
        return;
    m_handing.insert(m_conversation.openCase());
    m_keeper.flush();
    const QString text = m_keeper.text(m_conversation.openCase());
    QList<Command> together = commandsFor(forReview, parts.isEmpty() ? QStringList{text} : parts, sendAt);
    PublicationSubmit whole = std::get<PublicationSubmit>(together.constFirst());
    whole.text = text;
    m_conversation.renewClaim();
    for (const Companion &companion : std::as_const(m_companions))
        together += companion(whole);
    // What a lead has to look at first may never leave: the review marks it.
    if (!forReview && solvesConflict(*m_conversation.conversation(), report()))
        together.append(LoyaltyMark{whole.caseId, LoyaltyStage::Solved, true});
    deliver(this, m_world.log.enqueue(together), [this, whole](const Result<MutationId> &answer) {
        m_handing.remove(whole.caseId);
        if (!answer) {
            Q_EMIT failed(answer.error());
            return;
        }
        // It has left only once that is written down: until then it is the author's.
        if (m_keeper.text(whole.caseId) == whole.text && m_keeper.attachments(whole.caseId) == whole.attachments)
            m_keeper.finish(whole.caseId);
        m_hasChosenVisibility = false;
        m_overrideReason.clear();
        Q_EMIT submitted(whole.id, whole.forReview);
    });
}

const QList<ReplyPart> &ComposerPresenter::parts()
{
    const bool isOver = report().length.isOver();
    if (m_parts)
        return *m_parts;
    m_parts.emplace();
    if (!isOver || shownText().size() > longestTypedText)
        return *m_parts;
    const auto lengthOf = [this](const QString &part) { return lengthWith(m_brief, part); };
    const QStringList texts = splitReply(shownText(), [&](const QString &part) { return !lengthOf(part).isOver(); });
    for (const QString &part : texts)
        m_parts->append({part, lengthOf(part)});
    return *m_parts;
}

Gate ComposerPresenter::partsGate(bool forReview)
{
    GateInput input = gateInput();
    input.isInParts = !parts().isEmpty();
    return forReview ? otklik::reviewGate(input) : otklik::publishGate(input);
}

void ComposerPresenter::handParts(bool forReview)
{
    if (parts().isEmpty() || !partsGate(forReview).isOpen())
        return;
    QStringList texts;
    for (const ReplyPart &part : parts())
        texts.append(part.text);
    hand(forReview, texts);
}

void ComposerPresenter::keepThisVersion()
{
    m_keeper.keepThis(m_conversation.openCase());
    updateState();
}

void ComposerPresenter::showOtherVersion()
{
    m_keeper.swapVersions(m_conversation.openCase());
    updateState();
}

void ComposerPresenter::appendOtherVersion()
{
    if (!m_state.otherVersion || m_state.mode != ComposerState::Mode::Writing)
        return;
    const Case &supportCase = m_conversation.conversation()->supportCase;
    const QList<Attachment> pictures = together(attachments(), m_state.otherVersion->attachments);
    if (pictures.size() > mostAttachments) {
        Q_EMIT refused(tr("Both versions together have more than %n picture(s). Take some out first.", nullptr,
                          static_cast<int>(mostAttachments)));
        return;
    }
    const QString own = m_keeper.text(m_conversation.openCase());
    const QString joined = own.isEmpty() || m_state.otherVersion->text.isEmpty()
        ? own + m_state.otherVersion->text
        : own + QStringLiteral("\n\n") + m_state.otherVersion->text;
    m_keeper.setText(supportCase, joined, m_visibility);
    m_keeper.setAttachments(supportCase, pictures, m_visibility);
    m_keeper.setCursor(m_conversation.openCase(), {joined.size(), joined.size()});
    m_isStale = true;
    Q_EMIT textReplaced();
    analyseSoon();
}

} // namespace otklik
