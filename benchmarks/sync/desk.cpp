// A desktop's cache and sync without windows, for benchmarks/sync: otklik-bench-desk URL SECRET FOLDER.
// Lines on standard input: "note PERSON" writes a note, "end" ends. Lines on standard output, each with
// the microseconds of the monotonic clock: "queue", "complete CPU_SECONDS ROWS", "written", "seen COUNT".
// The two last are about the notes of the person that standard input named first.

#include "benchmarks/import/bareloader.h"
#include "models/command.h"
#include "models/uuid7.h"
#include "storage/cache.h"
#include "sync/effects/expectedeffects.h"
#include "sync/http/httpremoteapi.h"
#include "sync/syncthread.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <cstdio>
#include <iostream>

using namespace otklik;

namespace {

long long now()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void say(const QByteArray &what)
{
    std::printf("%lld %s\n", now(), what.constData());
    std::fflush(stdout);
}

/// One desktop: from signing in to its end.
class Desk final : public QObject
{
public:
    Desk(const QUrl &server, const QString &secret, QString folder)
        : m_server(server), m_credentials{{}, {}, secret, QStringLiteral("owner")}, m_folder(std::move(folder)), m_api(server)
    {
        m_api.signIn(m_credentials, [this](const Reply<Session> &session) {
            if (!session)
                return QCoreApplication::exit(1);
            open(*session);
        });
    }

    void note(const PersonId &person)
    {
        watch(person);
        m_cache->mutations().enqueue(NoteAdd{newId<NoteId>(m_clock), person, QStringLiteral("a note")});
        say("written");
    }
    void watch(const PersonId &person)
    {
        if (m_person.isEmpty())
            m_person = person;
    }

private:
    void open(const Session &session)
    {
        auto cache = Cache::open(m_folder + QStringLiteral("/cache.db"), session.user.id, m_clock, m_effects, m_events);
        if (!cache)
            return QCoreApplication::exit(2);
        m_cache = std::move(*cache);
        connect(&m_events, &StoreEvents::changed, this, [this](const StoreChange &change) { look(change); });
        m_sync = std::make_unique<SyncThread>(
            m_cache->sync(), CacheOwner{session.workspaceId, session.user.id}, m_events, m_clock,
            [](const QUrl &url) { return std::make_unique<HttpRemoteApi>(url); }, SyncPolicy{}, nullptr);
        connect(&m_sync->monitor(), &SyncMonitor::changed, this, [this](const SyncStatus &status) {
            m_received = std::max(m_received, status.received);
            if (status.phase == SyncPhase::Complete && !m_isComplete)
                say("complete " + QByteArray::number(bench::cpuSeconds()) + ' ' + QByteArray::number(m_received));
            m_isComplete = status.phase == SyncPhase::Complete;
        });
        m_sync->connectTo(m_server, m_credentials);
    }
    void look(const StoreChange &change)
    {
        if (!m_hasQueue && !m_isAsking) {
            m_isAsking = true;
            m_cache->queue().page(QueueFilter::Open, std::nullopt, 50).then(this, [this](const Result<QueuePage> &page) {
                m_isAsking = false;
                if (m_hasQueue || !page || page->items.isEmpty())
                    return;
                m_hasQueue = true;
                say("queue");
            });
        }
        if (!m_person.isEmpty() && (change.persons.contains(m_person) || change.everything))
            m_cache->conversations().card(m_person).then(this, [](const Result<CustomerCard> &card) {
                if (card)
                    say("seen " + QByteArray::number(card->notes.size()));
            });
    }

    const QUrl m_server;
    const Credentials m_credentials;
    const QString m_folder;
    HttpRemoteApi m_api;
    SystemClock m_clock;
    ExpectedEffects m_effects;
    StoreEvents m_events;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<SyncThread> m_sync;
    PersonId m_person;
    qint64 m_received = 0;
    bool m_hasQueue = false;
    bool m_isAsking = false;
    bool m_isComplete = false;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    say("started");
    Desk desk(QUrl(arguments.at(1)), arguments.at(2), arguments.at(3));
    QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &desk, [&] {
        std::string line;
        if (!std::getline(std::cin, line) || line == "end")
            return QCoreApplication::quit();
        const QString words = QString::fromStdString(line);
        const PersonId person{words.section(u' ', 1)};
        words.startsWith(QLatin1StringView("note ")) ? desk.note(person) : desk.watch(person);
    });
    return QCoreApplication::exec();
}
