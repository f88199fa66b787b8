#include "ui/composer/composerpresenter.h"

#include <QMetaObject>

#include <algorithm>

namespace otklik {

namespace {

using std::chrono::milliseconds;

} // namespace

ComposerPresenter::ComposerPresenter(ConversationPresenter &conversation, const ComposerWorld &world, QObject *parent)
    : QObject(parent), m_conversation(conversation), m_world(world), m_keeper(world.drafts, world.clock, world.me.id)
{
    m_claimEnd.setSingleShot(true);
    connect(&m_claimEnd, &QTimer::timeout, this, &ComposerPresenter::updateState);
    m_answerWatch.setSingleShot(true);
    connect(&m_answerWatch, &QTimer::timeout, this, &ComposerPresenter::updateState);
    connect(&conversation, &ConversationPresenter::opened, this, &ComposerPresenter::takeCase);
    connect(&conversation, &ConversationPresenter::closed, this, &ComposerPresenter::takeCase);
    connect(&conversation, &ConversationPresenter::loaded, this, &ComposerPresenter::takeConversation);
    connect(&m_keeper, &DraftKeeper::saveFailed, this, &ComposerPresenter::failed);
    connect(&m_keeper, &DraftKeeper::textReplaced, this, [this](const CaseId &id) {
        if (id != m_conversation.openCase())
            return;
        m_isStale = true;
        takeLine();
        Q_EMIT textReplaced();
        analyseSoon();
    });
    takeCase();
    if (conversation.conversation())
        takeConversation();
}

void ComposerPresenter::takeCase()
{
    m_keeper.flush();
    m_overrideReason.clear();
    m_hasChosenVisibility = false;
    m_hasChosenLine = false;
    m_line = {};
    m_sameText.reset();
    m_isStale = true;
    updateState();
    Q_EMIT textReplaced();
    analyseSoon();
}

void ComposerPresenter::takeConversation()
{
    const Conversation &conversation = *m_conversation.conversation();
    const auto rules = m_world.rules.constFind(conversation.supportCase.network);
    if (rules != m_world.rules.cend()) {
        m_rules = *rules;
    } else {
        // A network this build knows nothing about: no limits, answered by hand.
        m_rules = {};
        m_rules.network = conversation.supportCase.network;
        m_rules.canAnswerPublicly = true;
        m_rules.canAnswerPrivately = true;
    }
    m_keeper.load(conversation);
    if (!m_hasChosenVisibility)
        m_visibility = m_keeper.visibility(m_conversation.openCase()).value_or(startingVisibility(conversation));
    const auto before = m_state.mode;
    updateState();
    updateBrief();
    takeLine();
    if (before != m_state.mode)
        Q_EMIT textReplaced();
}

Visibility ComposerPresenter::startingVisibility(const Conversation &conversation) const
{
    const ConversationEntry *entry = entryOf(conversation, conversation.supportCase.mentionId);
    const bool cameInPrivate = entry && entry->mention.visibility == Visibility::Private;
    const bool isDecided = conversation.decision && conversation.decision->outcome == Outcome::MoveToPrivate;
    if ((cameInPrivate || isDecided || !m_rules.canAnswerPublicly) && m_rules.canAnswerPrivately)
        return Visibility::Private;
    return Visibility::Public;
}

std::optional<Publication> ComposerPresenter::relevantPublication(const Conversation &conversation) const
{
    const std::optional<Publication> &publication = conversation.publication;
    if (!publication || isOnItsWay(publication))
        return publication;
    const Case &c = conversation.supportCase;
    if (publication->state == PublicationState::Sent) {
        // The customer has written again: that reply is history.
        const bool isHistory = c.state == CaseState::Open && publication->mentionId != c.mentionId;
        return isHistory ? std::nullopt : publication;
    }
    return publication->reviewComment.isEmpty() ? std::nullopt : publication;
}

void ComposerPresenter::updateState()
{
    ComposerState state;
    if (const auto &conversation = m_conversation.conversation()) {
        const TimePoint now = m_world.clock.now();
        state.claim = m_conversation.standing();
        state.holderName = conversation->holderName;
        state.publication = relevantPublication(*conversation);
        if (state.publication && state.publication->state == PublicationState::Unknown)
            state.standing = standingSince(*conversation, *state.publication);
        state.reviewerName = conversation->reviewerName;
        state.otherVersion = m_keeper.other(m_conversation.openCase());
        state.isByHand = !m_rules.hasConnector || conversation->source.state == SourceState::NotConnected;
        const ConversationEntry *entry = entryOf(*conversation, conversation->supportCase.mentionId);
        const bool cameInPrivate = entry && entry->mention.visibility == Visibility::Private;
        state.canChooseVisibility = m_rules.canAnswerPublicly && m_rules.canAnswerPrivately && !cameInPrivate;
        state.canOverride = canReview(m_world.me.role);
        state.onlyReview = m_world.me.needsReview;
        state.mentionUrl = entry ? entry->mention.url : QString();
        state.answer = answerStanding(*conversation, now);
        watchAnswer(state.answer, now);
        state.mode = isOnItsWay(conversation->publication)   ? ComposerState::Mode::OnItsWay
            : state.claim == ClaimStanding::Other ? ComposerState::Mode::HeldByOther
                                                  : ComposerState::Mode::Writing;
        if (!holderAt(conversation->claim, now).isEmpty())
            m_claimEnd.start(conversation->claim.expiresAt - now + milliseconds(1));
        else
            m_claimEnd.stop();
    }
    m_state = state;
    Q_EMIT stateChanged();
}

void ComposerPresenter::watchAnswer(const AnswerStanding &answer, TimePoint now)
{
    if (answer.isOpen() && answer.until)
        m_answerWatch.start(std::min<milliseconds>(std::chrono::minutes(1), *answer.until - now + milliseconds(1)));
    else
        m_answerWatch.stop();
}

void ComposerPresenter::updateBrief()
{
    const Conversation &conversation = *m_conversation.conversation();
    m_brief = briefFor(conversation, conversation.supportCase.mentionId, m_visibility, m_rules, m_models);
    m_brief.context.privacy.contractPatterns = m_numberPatterns;
    m_brief.context.sameText = m_sameText;
    m_isStale = true;
    analyseSoon();
}

const Case *ComposerPresenter::openSupportCase() const
{
    const auto &conversation = m_conversation.conversation();
    return conversation ? &conversation->supportCase : nullptr;
}

/// What left is shown instead of the draft; null while one writes.
const Publication *ComposerPresenter::shownPublication() const
{
    return m_state.mode == ComposerState::Mode::OnItsWay && m_state.publication ? &*m_state.publication : nullptr;
}

QString ComposerPresenter::shownText() const
{
    const Publication *left = shownPublication();
    return left ? left->text : m_keeper.text(m_conversation.openCase());
}

QList<Attachment> ComposerPresenter::attachments() const
{
    const Publication *left = shownPublication();
    return left ? left->attachments : m_keeper.attachments(m_conversation.openCase());
}

QString ComposerPresenter::attachmentsRow() const
{
    const Publication *left = shownPublication();
    return left ? left->id.value : m_keeper.draftId(m_conversation.openCase()).value;
}

QString ComposerPresenter::text() const
{
    return shownText();
}

DraftCursor ComposerPresenter::cursor() const
{
    return m_keeper.cursor(m_conversation.openCase());
}

QString ComposerPresenter::language() const
{
    return languageOf(m_brief, shownText());
}

const ReplyReport &ComposerPresenter::report()
{
    if (m_isStale)
        analyse();
    return m_report;
}

void ComposerPresenter::analyse()
{
    m_isStale = false;
    m_parts.reset();
    weighLine();
    m_report = checkDraft(m_analyzer, m_brief, shownText());
    QStringList descriptions;
    const QList<Attachment> pictures = attachments();
    for (const Attachment &picture : pictures)
        descriptions.append(picture.description);
    m_inDescriptions = findPersonalData(descriptions.join(u'\n'), m_brief.context.privacy);
    const auto &conversation = m_conversation.conversation();
    const bool isDone = conversation && conversation->supportCase.state == CaseState::Answered && shownText().trimmed().isEmpty();
    m_checklist.setRows(conversation && !isDone ? checklistRows(m_report, m_brief) : QList<ChecklistRow>());
}

void ComposerPresenter::analyseSoon()
{
    if (std::exchange(m_isAnalysisDue, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isAnalysisDue = false;
            if (m_isStale)
                analyse();
            Q_EMIT reportChanged();
        },
        Qt::QueuedConnection);
}

void ComposerPresenter::setText(const QString &text)
{
    if (m_state.mode != ComposerState::Mode::Writing || text == m_keeper.text(m_conversation.openCase()))
        return;
    m_keeper.setText(m_conversation.conversation()->supportCase, text, m_visibility);
    keepLine();
    m_isStale = true;
    analyseSoon();
    m_conversation.keepClaim();
}

void ComposerPresenter::setCursor(DraftCursor cursor)
{
    if (m_state.mode == ComposerState::Mode::Writing)
        m_keeper.setCursor(m_conversation.openCase(), cursor);
}

void ComposerPresenter::setAttachments(const Case &supportCase, const QList<Attachment> &attachments, Visibility visibility)
{
    m_keeper.setAttachments(supportCase, attachments, visibility);
    if (supportCase.id != m_conversation.openCase())
        return;
    m_conversation.keepClaim();
    keepLine();
    m_isStale = true;
    Q_EMIT attachmentsChanged();
    analyseSoon();
}

void ComposerPresenter::setPicturesBeingRead(const CaseId &id, qsizetype count)
{
    if (count > 0)
        m_beingRead.insert(id, count);
    else
        m_beingRead.remove(id);
    if (id == m_conversation.openCase())
        Q_EMIT reportChanged();
}

void ComposerPresenter::setVisibility(Visibility visibility)
{
    if (visibility == m_visibility || !m_conversation.conversation())
        return;
    m_visibility = visibility;
    m_hasChosenVisibility = true;
    m_overrideReason.clear();
    m_keeper.setVisibility(m_conversation.openCase(), visibility);
    updateBrief();
    if (m_line.text.isEmpty())
        startLine();
    keepLine();
    Q_EMIT stateChanged();
}

void ComposerPresenter::setNumberPatterns(const QList<NumberPattern> &patterns)
{
    m_numberPatterns = patterns;
    m_brief.context.privacy.contractPatterns = patterns;
    m_isStale = true;
    analyseSoon();
}

void ComposerPresenter::setModels(const TeamModels &models)
{
    m_models = models;
    if (m_conversation.conversation())
        updateBrief();
}

void ComposerPresenter::readWordingAnew()
{
    m_isStale = true;
    Q_EMIT wordingChanged();
    analyseSoon();
}

void ComposerPresenter::setSameText(const CaseId &id, const std::optional<SameText> &same)
{
    if (id != m_conversation.openCase() || same == m_sameText)
        return;
    m_sameText = same;
    m_brief.context.sameText = same;
    m_isStale = true;
    analyseSoon();
}

void ComposerPresenter::setOverrideReason(const QString &reason)
{
    m_overrideReason = reason;
    Q_EMIT reportChanged();
}

} // namespace otklik
