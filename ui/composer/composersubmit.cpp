// The part of the presenter that hands the text over.
#include "guidance/length/replyparts.h"
#include "models/typedtext.h"
#include "models/uuid7.h"
#include "ui/common/deliver.h"
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

/// Both of them, where there are two.
QString joinedBy(const QString &between, const QString &own, const QString &other)
{
    return own.isEmpty() || other.isEmpty() ? own + other : own + between + other;
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
    input.line = publicLine();
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

void ComposerPresenter::recordPosted(const QString &url)
{
    if (m_state.mode != ComposerState::Mode::Writing)
        return;
    const GateInput input = gateInput();
    const Gate gate = postedGate(input);
    if (gate.reason == GateReason::Empty)
        Q_EMIT refused(tr("Put the words that you posted there into the reply first, so that colleagues see them."));
    else if (!gate.isOpen())
        Q_EMIT refused(ComposerText::reason(gate, input));
    else
        hand({.postedUrl = url});
}

void ComposerPresenter::publish(std::optional<TimePoint> at)
{
    if (publishGate().isOpen())
        hand({.sendAt = at});
    else
        Q_EMIT refused(publishReason());
}

void ComposerPresenter::sendToReview()
{
    if (reviewGate().isOpen())
        hand({.forReview = true});
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

QList<Command> ComposerPresenter::commandsFor(const Way &way)
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
    command.forReview = way.forReview;
    command.sendAt = way.sendAt;
    command.postedUrl = way.postedUrl;
    if (m_visibility == Visibility::Public && !report().personalData.isEmpty())
        command.overrideReason = m_overrideReason.trimmed();
    if (const PublicLine line = publicLine(); line.isOn && way.postedUrl.isEmpty()) {
        command.publicLine = line.text;
        command.publicLineId = newId<PublicationId>(m_world.clock);
    }
    QList<Command> commands;
    if (!way.postedUrl.isEmpty() && m_state.claim == ClaimStanding::Free)
        commands.append(ClaimTake{conversation.supportCase.personId, false});
    const QStringList texts = way.parts.isEmpty() ? QStringList{m_keeper.text(m_conversation.openCase())} : way.parts;
    for (const QString &text : texts) {
        command.afterId = command.id;
        command.id = newId<PublicationId>(m_world.clock);
        command.text = text;
        commands.append(command);
        command.attachments.clear(); // they go out with the first, and the public line before it
        command.publicLine.clear();
        command.publicLineId = {};
    }
    return commands;
}

void ComposerPresenter::hand(const Way &way)
{
    // A second press before the first has been written down must not publish twice.
    if (m_handing.contains(m_conversation.openCase()))
        return;
    m_handing.insert(m_conversation.openCase());
    m_keeper.flush();
    QList<Command> together = commandsFor(way);
    const auto first = std::ranges::find_if(std::as_const(together), [](const Command &one) {
        return std::holds_alternative<PublicationSubmit>(one);
    });
    PublicationSubmit whole = std::get<PublicationSubmit>(*first);
    whole.text = m_keeper.text(m_conversation.openCase());
    m_conversation.renewClaim();
    for (const Companion &companion : std::as_const(m_companions))
        together += companion(whole);
    // What a lead has to look at first may never leave: the review marks it.
    if (!way.forReview && solvesConflict(*m_conversation.conversation(), report()))
        together.append(LoyaltyMark{whole.caseId, LoyaltyStage::Solved, true});
    const QString line = m_keeper.publicLine(whole.caseId);
    deliver(this, m_world.log.enqueue(together), [this, whole, line](const Result<MutationId> &answer) {
        m_handing.remove(whole.caseId);
        if (answer)
            takeHanded(whole, line);
        else
            Q_EMIT failed(answer.error());
    });
}

/// It has left only once that is written down: until then it is the author's.
void ComposerPresenter::takeHanded(const PublicationSubmit &whole, const QString &line)
{
    const bool isTypedOn = m_keeper.text(whole.caseId) != whole.text || m_keeper.publicLine(whole.caseId) != line
        || m_keeper.attachments(whole.caseId) != whole.attachments;
    if (!isTypedOn)
        m_keeper.finish(whole.caseId);
    m_hasChosenVisibility = false;
    m_hasChosenLine = false;
    m_overrideReason.clear();
    if (whole.postedUrl.isEmpty())
        Q_EMIT submitted(whole.id, whole.forReview);
    else
        Q_EMIT recorded();
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
    hand({.forReview = forReview, .parts = texts});
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
    const QString joined = joinedBy(QStringLiteral("\n\n"), m_keeper.text(m_conversation.openCase()), m_state.otherVersion->text);
    const QString line = m_keeper.publicLine(m_conversation.openCase());
    if (const QString others = m_state.otherVersion->publicLine; !line.contains(others))
        m_keeper.setPublicLine(supportCase, joinedBy(QStringLiteral(" "), line, others), m_visibility);
    takeLine();
    m_keeper.setText(supportCase, joined, m_visibility);
    m_keeper.setAttachments(supportCase, pictures, m_visibility);
    m_keeper.setCursor(m_conversation.openCase(), {joined.size(), joined.size()});
    m_isStale = true;
    Q_EMIT textReplaced();
    analyseSoon();
}

} // namespace otklik
