#include "tests/sync/desktopundertest.h"

#include <QTest>

namespace otklik {

namespace {
constexpr int pageSize = 500;
constexpr int longest = 60'000; ///< ms
}

DesktopUnderTest::DesktopUnderTest(const QUrl &server, const Credentials &credentials, std::chrono::milliseconds wrongBy)
    : m_own(wrongBy)
{
    HttpRemoteApi api(server);
    std::optional<Reply<Session>> session;
    api.signIn(credentials, [&](const Reply<Session> &reply) { session = reply; });
    if (!QTest::qWaitFor([&] { return session.has_value(); }, longest) || !*session)
        return;
    m_me = (*session)->user;
    auto cache = Cache::open(m_folder.filePath(QStringLiteral("cache.db")), m_me.id, m_clock, m_effects, m_events);
    if (!cache)
        return;
    m_cache = std::move(*cache);
    SyncPolicy policy;
    policy.firstRetry = std::chrono::milliseconds(20);
    policy.longestRetry = std::chrono::milliseconds(200);
    policy.pollWithoutStream = std::chrono::milliseconds(200);
    m_sync = std::make_unique<SyncThread>(
        m_cache->sync(), CacheOwner{(*session)->workspaceId, m_me.id}, m_events, m_clock,
        [this](const QUrl &url) { return std::make_unique<HttpRemoteApi>(url, &m_clock); }, policy, nullptr);
    QObject::connect(&m_sync->monitor(), &SyncMonitor::changed, m_sync.get(),
                     [this](const SyncStatus &status) { m_status = status; });
    m_sync->connectTo(server, credentials);
}

void DesktopUnderTest::write(const Command &command)
{
    valueOf(m_cache->mutations().enqueue(command));
}

bool DesktopUnderTest::settles()
{
    return QTest::qWaitFor(
        [this] {
            return m_status.phase == SyncPhase::Complete && valueOf(m_cache->sync().backlog()).waiting == 0;
        },
        longest);
}

QList<QueueItem> DesktopUnderTest::openWork()
{
    return valueOf(m_cache->queue().page(QueueFilter::Open, std::nullopt, pageSize)).items;
}

QString DesktopUnderTest::shown()
{
    QStringList lines;
    for (const QueueFilter filter : {QueueFilter::Open, QueueFilter::Answered}) {
        const QueuePage page = valueOf(m_cache->queue().page(filter, std::nullopt, pageSize));
        for (const QueueItem &item : page.items) {
            lines.append(QStringList{item.caseId.value, QString(nameOf(item.state)), item.authorName, item.firstWords,
                                     item.holderId.value, QString::number(item.heat), QString::number(item.mentionCount),
                                     QString::number(item.deadlineAt.time_since_epoch().count())}
                             .join(u'|'));
            const Conversation conversation = valueOf(m_cache->conversations().conversation(item.caseId));
            for (const ConversationEntry &entry : conversation.entries)
                lines.append(entry.mention.id.value + u'|' + entry.mention.text);
            if (conversation.decision)
                lines.append(conversation.decision->id.value);
            if (conversation.publication)
                lines.append(conversation.publication->id.value + nameOf(conversation.publication->state));
            const CustomerCard card = valueOf(m_cache->conversations().card(item.personId));
            lines.append(card.displayName + card.person.city + QString::number(card.accounts.size()));
            for (const Note &note : card.notes)
                lines.append(note.id.value + note.text + QString::number(note.revision));
            for (const Contact &contact : card.contacts)
                lines.append(contact.id.value + contact.value);
        }
    }
    return lines.join(u'\n');
}

} // namespace otklik
