#include "ui/composer/samenesswatch.h"

#include "ui/common/deliver.h"

#include <QtConcurrent>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr auto pauseOfTyping = 300ms;
constexpr int readAtOnce = 2000;

} // namespace

SamenessWatch::SamenessWatch(CareStore &store, StoreEvents &events, const Clock &clock, QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock), m_index(std::make_shared<SamenessIndex>())
    , m_reading(this, [this] { return m_store.repliesAfter(m_readUpTo, readAtOnce); },
                [this](const Result<QList<SentReply>> &replies) {
                    if (replies)
                        add(*replies);
                })
{
    m_worker.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseOfTyping);
    connect(&m_pause, &QTimer::timeout, this, &SamenessWatch::ask);
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.everything)
            forget(); // somebody may have been erased
        if (change.publications || change.everything)
            m_reading.again();
    });
}

SamenessWatch::~SamenessWatch()
{
    m_worker.waitForDone();
}

void SamenessWatch::start()
{
    forget();
    m_reading.start();
}

void SamenessWatch::forget()
{
    m_readUpTo = {m_clock.now() - samenessAge, -1};
    m_index = std::make_shared<SamenessIndex>();
}

void SamenessWatch::add(const QList<SentReply> &replies)
{
    if (replies.isEmpty())
        return;
    m_readUpTo = {replies.constLast().sentAt, replies.constLast().place};
    const auto done = QtConcurrent::run(&m_worker, [index = m_index, replies, now = m_clock.now()] {
        index->dropBefore(now - samenessAge);
        for (const SentReply &reply : replies)
            index->add(reply);
        return true;
    });
    deliver(this, done, [this](bool) {
        if (!m_question.caseId.isEmpty())
            m_pause.start();
    });
    if (replies.size() == readAtOnce)
        m_reading.again();
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
