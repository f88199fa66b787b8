#include "benchmarks/server/agents.h"

#include "benchmarks/server/httpload.h"
#include "models/command.h"
#include "models/uuid7.h"
#include "sync/wire/protocol.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <random>
#include <vector>

namespace otklik::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int desksPerAddress = 200; ///< two connections each, below what one address may have

struct Desk final
{
    int work = -1;
    int stream = -1;
    QByteArray in;
    QByteArray news;
    qint64 read = 0;  ///< changes up to here are known
    qint64 told = 0;  ///< there is news up to here
    bool isAsking = false;
    bool wantsToAct = false;
    QByteArray route;
    Clock::time_point sentAt;
    Clock::time_point actsAt;
};

/// The last number after `name` in a text; `otherwise` when there is none.
qint64 lastNumber(const QByteArray &text, const QByteArray &name, qint64 otherwise)
{
    const qsizetype at = text.lastIndexOf(name);
    if (at < 0)
        return otherwise;
    qsizetype end = at + name.size();
    while (end < text.size() && text.at(end) >= '0' && text.at(end) <= '9')
        ++end;
    return text.mid(at + name.size(), end - at - name.size()).toLongLong();
}

class Office final
{
public:
    explicit Office(const AgentsPlan &plan)
        : m_plan(plan), m_pause(plan.actionsPerHour / 3600.0), m_poll(::epoll_create1(EPOLL_CLOEXEC))
    {
        const auto now = Clock::now();
        for (int i = 0; i < plan.tokens.size(); ++i) {
            Desk desk;
            desk.work = connectTo(plan.port, 2 + i / desksPerAddress);
            desk.stream = connectTo(plan.port, 2 + i / desksPerAddress);
            desk.actsAt = now + pause();
            watch(desk.work, i * 2);
            watch(desk.stream, i * 2 + 1);
            m_desks.push_back(desk);
            write(desk.stream, requestText("GET", "/v1/events", plan.tokens.at(i)));
        }
    }
    ~Office()
    {
        for (const Desk &desk : m_desks) {
            ::close(desk.work);
            ::close(desk.stream);
        }
        ::close(m_poll);
    }
    Office(const Office &) = delete;
    Office &operator=(const Office &) = delete;

    AgentTimes run()
    {
        const auto end = Clock::now() + m_plan.time;
        std::array<epoll_event, 256> events{};
        for (auto now = Clock::now(); now < end; now = Clock::now()) {
            for (size_t i = 0; i < m_desks.size(); ++i)
                if (m_desks[i].actsAt <= now) {
                    m_desks[i].actsAt = now + pause();
                    m_desks[i].wantsToAct = true;
                    goOn(i);
                }
            const int count = ::epoll_wait(m_poll, events.data(), static_cast<int>(events.size()), 5);
            for (int i = 0; i < count; ++i) {
                const quint32 which = events.at(static_cast<size_t>(i)).data.u32;
                which % 2 == 0 ? readAnswer(which / 2) : readNews(which / 2);
            }
        }
        return std::move(m_times);
    }

private:
    Clock::duration pause()
    {
        return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(m_pause(m_random)));
    }

    void watch(int descriptor, int number) const
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u32 = static_cast<quint32>(number);
        ::epoll_ctl(m_poll, EPOLL_CTL_ADD, descriptor, &event);
    }

    static void write(int descriptor, const QByteArray &text)
    {
        std::ignore = ::send(descriptor, text.constData(), static_cast<size_t>(text.size()), MSG_NOSIGNAL);
    }

    /// What a desktop does next: what a person wants first, then what is new.
    void goOn(size_t index)
    {
        Desk &desk = m_desks[index];
        if (desk.isAsking)
            return;
        const QByteArray &token = m_plan.tokens.at(static_cast<qsizetype>(index));
        if (std::exchange(desk.wantsToAct, false)) {
            const QByteArray person = m_plan.persons.at(static_cast<qsizetype>(m_random() % static_cast<size_t>(m_plan.persons.size())));
            const NoteAdd note{newId<NoteId>(m_clock), PersonId{QString::fromLatin1(person)}, QStringLiteral("called back, no answer yet")};
            ask(desk, "POST /v1/mutations",
                requestText("POST", "/v1/mutations", token, wire::encodeMutations({makeMutation(note, m_clock)})));
        } else if (desk.told > desk.read) {
            ask(desk, "GET /v1/changes", requestText("GET", "/v1/changes?limit=500&after=" + QByteArray::number(desk.read), token));
        }
    }

    static void ask(Desk &desk, const QByteArray &route, const QByteArray &text)
    {
        desk.isAsking = true;
        desk.route = route;
        desk.sentAt = Clock::now();
        write(desk.work, text);
    }

    void readAnswer(size_t index)
    {
        Desk &desk = m_desks[index];
        if (!take(desk.work, desk.in))
            return;
        const qsizetype header = desk.in.indexOf("\r\n\r\n");
        if (header < 0 || desk.in.size() < header + 4 + lastNumber(desk.in.left(header).toLower(), "content-length: ", 0))
            return;
        m_times[desk.route].append(std::chrono::duration<double, std::milli>(Clock::now() - desk.sentAt).count());
        if (desk.route == "GET /v1/changes")
            desk.read = std::max(desk.read, lastNumber(desk.in, "\"up_to\":", desk.read));
        desk.in.clear();
        desk.isAsking = false;
        goOn(index);
    }

    void readNews(size_t index)
    {
        Desk &desk = m_desks[index];
        desk.news.clear();
        if (!take(desk.stream, desk.news))
            return;
        desk.told = std::max(desk.told, lastNumber(desk.news, "\"up_to\":", desk.told));
        if (desk.read == 0)
            desk.read = desk.told; // they come to work with everything read
        goOn(index);
    }

    bool take(int descriptor, QByteArray &to) const
    {
        std::array<char, 65536> piece{};
        const auto got = ::recv(descriptor, piece.data(), piece.size(), MSG_DONTWAIT);
        if (got <= 0) {
            ::epoll_ctl(m_poll, EPOLL_CTL_DEL, descriptor, nullptr);
            return false;
        }
        to.append(piece.data(), static_cast<qsizetype>(got));
        return true;
    }

    const AgentsPlan &m_plan;
    const SystemClock m_clock;
    std::mt19937 m_random{7};
    std::exponential_distribution<double> m_pause;
    const int m_poll;
    std::vector<Desk> m_desks;
    AgentTimes m_times;
};

} // namespace

AgentTimes runAgents(const AgentsPlan &plan)
{
    return Office(plan).run();
}

} // namespace otklik::bench
