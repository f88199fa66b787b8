#include "ui/review/reviewpresenter.h"

#include "guidance/privacy/personaldata.h"
#include "ui/common/deliver.h"
#include "ui/composer/composertext.h"

namespace otklik {

namespace {

constexpr int readAtMost = 500;

} // namespace

QList<ReviewChange> changesSince(const Conversation &conversation, TimePoint submittedAt)
{
    QList<ReviewChange> changes;
    for (const ConversationEntry &entry : conversation.entries) {
        const Mention &m = entry.mention;
        if (m.receivedAt > submittedAt)
            changes.append({ReviewChange::Kind::Added, entry});
        else if (m.deletedAt && *m.deletedAt > submittedAt)
            changes.append({ReviewChange::Kind::Deleted, entry});
        else if (m.editedAt && *m.editedAt > submittedAt)
            changes.append({ReviewChange::Kind::Edited, entry});
    }
    return changes;
}

ReviewPresenter::ReviewPresenter(const World &world, QObject *parent)
    : QObject(parent), m_world(world), m_model(world.clock)
    , m_reading(this, [this] { return m_world.outbox.publications(readAtMost); },
                [this](const Result<QList<OutboxItem>> &items) {
                    if (items)
                        take(*items);
                    else
                        Q_EMIT failed(items.error());
                })
{
    connect(&world.events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (!m_reading.isStarted())
            return;
        if (change.publications || change.everything)
            m_reading.again();
        if (m_current
            && (change.everything || change.cases.contains(m_current->publication.caseId)
                || (m_conversation && change.threads.contains(m_conversation->thread.id))))
            readThread();
    });
}

void ReviewPresenter::take(const QList<OutboxItem> &items)
{
    QList<ReviewRow> rows;
    for (const OutboxItem &item : items) {
        const bool isSeen = canReview(m_world.me.role) || item.publication.authorId == m_world.me.id;
        if (item.publication.state == PublicationState::InReview && isSeen)
            rows.append({item});
    }
    // Who has waited longest comes first.
    std::stable_sort(rows.begin(), rows.end(), [](const ReviewRow &a, const ReviewRow &b) {
        return a.item.publication.changedAt < b.item.publication.changedAt;
    });
    m_model.setRows(rows);
    m_isLoaded = true;
    if (m_current) {
        const int row = m_model.find(m_current->publication.id.value);
        if (row < 0) {
            m_current.reset();
            m_conversation.reset();
            m_thread.clear();
            m_checklist.setRows({});
            m_changes.clear();
            Q_EMIT currentChanged();
        }
    }
    Q_EMIT listChanged();
    if (std::exchange(m_waiting, m_model.rowCount()) != m_model.rowCount())
        Q_EMIT waitingChanged(m_waiting);
}

void ReviewPresenter::select(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const OutboxItem &item = m_model.rowAt(row).item;
    if (m_current && m_current->publication == item.publication)
        return;
    m_current = item;
    m_conversation.reset();
    m_changes.clear();
    m_thread.clear();
    m_checklist.setRows({});
    Q_EMIT currentChanged();
    readThread();
}

void ReviewPresenter::readThread()
{
    const quint64 asked = ++m_threadReading;
    deliver(this, m_world.conversations.conversation(m_current->publication.caseId),
            [this, asked](const Result<Conversation> &conversation) {
                if (!m_current || asked != m_threadReading)
                    return;
                if (conversation)
                    takeThread(*conversation);
                else
                    Q_EMIT failed(conversation.error());
            });
}

void ReviewPresenter::takeThread(const Conversation &conversation)
{
    m_conversation = conversation;
    const Publication &p = m_current->publication;
    m_thread.merge(conversation.entries, conversation.hasEarlier);
    m_thread.setWaiting(p.mentionId);
    m_changes = conversation.thread.revision == p.threadRevision ? QList<ReviewChange>() : changesSince(conversation, p.changedAt);
    m_brief = briefFor(conversation, p.mentionId, p.visibility, m_world.rules.value(conversation.supportCase.network), m_models);
    m_brief.context.privacy.contractPatterns = m_numberPatterns;
    m_report = checkDraft(m_analyzer, m_brief, p.text);
    m_checklist.setRows(checklistRows(m_report, m_brief));
    Q_EMIT currentChanged();
}

void ReviewPresenter::readWordingAnew()
{
    Q_EMIT wordingChanged();
    if (m_current && m_conversation)
        takeThread(Conversation(*m_conversation));
}

void ReviewPresenter::setNumberPatterns(const QList<NumberPattern> &patterns)
{
    m_numberPatterns = patterns;
    readWordingAnew();
}

void ReviewPresenter::setModels(const TeamModels &models)
{
    m_models = models;
    readWordingAnew();
}

QString ReviewPresenter::language() const
{
    return m_current ? languageOf(m_brief, m_current->publication.text) : QStringLiteral("ru");
}

bool ReviewPresenter::isMine() const
{
    return m_current && m_current->publication.authorId == m_world.me.id;
}

bool ReviewPresenter::canDecide() const
{
    return m_current && canReview(m_world.me.role) && !isMine();
}

QList<Publication> ReviewPresenter::together() const
{
    QList<Publication> others;
    if (!m_current || m_current->publication.draftId.isEmpty())
        return others;
    const Publication &shown = m_current->publication;
    for (const ReviewRow &row : m_model.rows())
        if (const Publication &other = row.item.publication;
            other.draftId == shown.draftId && other.caseId == shown.caseId && other.id != shown.id)
            others.append(other);
    std::ranges::sort(others, {}, [](const Publication &other) { return other.id.value; });
    return others;
}

bool ReviewPresenter::needsReason() const
{
    if (!m_conversation)
        return false;
    const QList<Publication> others = together();
    return m_report.item(CheckKey::PersonalData).state == CheckState::Stop
        || std::ranges::any_of(others, [this](const Publication &other) {
               return other.visibility == Visibility::Public
                   && !findPersonalData(wordsOf(other.text, other.attachments), privacy()).isEmpty();
           });
}

QString ReviewPresenter::approveReason(const QString &overrideReason) const
{
    if (!m_current)
        return tr("Choose a draft.");
    if (!canReview(m_world.me.role))
        return tr("Only a lead approves.");
    if (isMine())
        return tr("This is your own text: another lead has to look at it.");
    if (!m_conversation)
        return tr("The thread is being read.");
    if (needsReason() && overrideReason.trimmed().isEmpty())
        return tr("Personal data in a public reply: %1. Return it, or give a reason.")
            .arg(ComposerText::kinds(m_report.personalData));
    return {};
}

void ReviewPresenter::approve(const QString &overrideReason)
{
    if (!approveReason(overrideReason).isEmpty())
        return;
    QList<Command> commands;
    const QList<Publication> all = QList<Publication>{m_current->publication} + together();
    for (const Publication &one : all) {
        ReviewApprove command;
        command.publicationId = one.id;
        command.textHash = one.textHash;
        command.threadRevision = m_conversation->thread.revision;
        command.overrideReason = needsReason() ? overrideReason.trimmed() : QString();
        commands.append(command);
    }
    enqueue(commands, true);
    if (solvesConflict(*m_conversation, m_report))
        enqueue({LoyaltyMark{m_current->publication.caseId, LoyaltyStage::Solved, true}}, std::nullopt);
}

void ReviewPresenter::giveBack(const QString &comment)
{
    if (!canDecide() || comment.trimmed().isEmpty())
        return;
    enqueue({ReviewReturn{m_current->publication.id, m_current->publication.textHash, comment.trimmed()}}, false);
}

void ReviewPresenter::takeBack()
{
    if (isMine())
        enqueue({PublicationUndo{m_current->publication.id}}, std::nullopt);
}

void ReviewPresenter::enqueue(const QList<Command> &commands, std::optional<bool> isApproved)
{
    deliver(this, m_world.log.enqueue(commands), [this, isApproved](const Result<MutationId> &answer) {
        if (!answer)
            Q_EMIT failed(answer.error());
        else if (isApproved)
            Q_EMIT decided(*isApproved);
    });
}

} // namespace otklik
