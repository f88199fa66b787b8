#include "ui/composer/samenesswatch.h"

#include "ui/common/deliver.h"

#include <QtConcurrent>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr auto pauseOfTyping = 300ms;
constexpr auto overlap = 1min; ///< what was sent in the same moment as the newest that is known
constexpr int mostReplies = 200'000;

} // namespace

SamenessWatch::SamenessWatch(CareStore &store, StoreEvents &events, const Clock &clock, QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock), m_index(std::make_shared<SamenessIndex>()),
      m_known(std::make_shared<QSet<PublicationId>>())
{
    m_worker.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseOfTyping);
    connect(&m_pause, &QTimer::timeout, this, &SamenessWatch::ask);
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (!m_isStarted)
            return;
        if (change.everything) {
            // Somebody may have been erased: what is known is read anew.
            m_readUpTo = {};
            m_index = std::make_shared<SamenessIndex>();
            m_known = std::make_shared<QSet<PublicationId>>();
        }
        if (change.publications || change.everything)
            read();
    });
}

SamenessWatch::~SamenessWatch()
{
    m_worker.waitForDone();
}

void SamenessWatch::start()
{
    if (!std::exchange(m_isStarted, true))
        read();
}

void SamenessWatch::read()
{
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    m_isStale = false;
    const TimePoint since = m_readUpTo == TimePoint{} ? m_clock.now() - samenessAge : m_readUpTo - overlap;
    deliver(this, m_store.repliesSince(since, mostReplies), [this](const Result<QList<SentReply>> &replies) {
        if (replies)
            add(*replies);
        m_isReading = false;
        if (m_isStale)
            read();
    });
}

void SamenessWatch::add(const QList<SentReply> &replies)
{
    for (const SentReply &reply : replies)
        m_readUpTo = std::max(m_readUpTo, reply.sentAt);
    const auto done = QtConcurrent::run(&m_worker, [index = m_index, known = m_known, replies, now = m_clock.now()] {
        index->dropBefore(now - samenessAge);
        for (const SentReply &reply : replies) {
            if (known->contains(reply.id))
                continue;
            known->insert(reply.id);
            index->add(reply);
        }
        return true;
    });
    deliver(this, done, [this](bool) {
        if (!m_question.caseId.isEmpty())
            m_pause.start();
    });
}

void SamenessWatch::look(const CaseId &id, const QString &draft, const PersonId &to)
{
    if (m_question.caseId == id && m_question.draft == draft && m_question.to == to)
        return;
    m_question = {id, draft, to};
    m_pause.start();
}

void SamenessWatch::ask()
{
    const auto answer = QtConcurrent::run(&m_worker, [index = m_index, question = m_question, now = m_clock.now()] {
        return index->find(question.draft, question.to, now);
    });
    deliver(this, answer, [this, asked = m_question](const std::optional<SameReply> &same) {
        if (asked.caseId == m_question.caseId && asked.draft == m_question.draft)
            tell(asked.caseId, same);
    });
}

void SamenessWatch::tell(const CaseId &id, const std::optional<SameReply> &same)
{
    if (!same) {
        Q_EMIT found(id, std::nullopt);
        return;
    }
    // The index holds no text.
    deliver(this, m_store.reply(same->id), [this, id, similarity = same->similarity](const Result<SentReply> &reply) {
        if (reply && !reply->id.isEmpty() && id == m_question.caseId)
            Q_EMIT found(id, SameText{reply->text, reply->sentAt, similarity});
    });
}

} // namespace otklik
