// The least that can do what the server's two hottest routes do: one thread, epoll, raw SQLite.
//   otklik-bareserver DATABASE    prints its port; GET /page/AFTER: 50 mentions as JSON; POST /mut: stores the
//                                 body durably, all that came in one round with one fsync

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sqlite3.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

struct Client final
{
    int descriptor;
    std::string in;
};

void appendJson(std::string &out, const char *text)
{
    out += '"';
    for (; *text != 0; ++text) {
        if (*text == '"' || *text == '\\')
            out += '\\';
        if (static_cast<unsigned char>(*text) >= 0x20)
            out += *text;
    }
    out += '"';
}

class BareServer final
{
public:
    explicit BareServer(const char *path)
    {
        sqlite3_open(path, &m_database);
        sqlite3_exec(m_database, "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-65536;"
                                 "CREATE TABLE IF NOT EXISTS bare(n INTEGER PRIMARY KEY, body TEXT)", nullptr, nullptr, nullptr);
        sqlite3_prepare_v2(m_database, "SELECT * FROM mention WHERE seq>? ORDER BY seq LIMIT 50", -1, &m_page, nullptr);
        sqlite3_prepare_v2(m_database, "INSERT INTO bare(body) VALUES(?)", -1, &m_insert, nullptr);
    }

    int run()
    {
        const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        if (::bind(listener, reinterpret_cast<sockaddr *>(&address), length) != 0 || ::listen(listener, 1024) != 0
            || ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
            return 1;
        std::printf("%d\n", ntohs(address.sin_port));
        std::fflush(stdout);
        m_poll = ::epoll_create1(0);
        watch(listener);
        std::array<epoll_event, 256> events{};
        for (;;) {
            const int count = ::epoll_wait(m_poll, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                const int descriptor = events.at(static_cast<size_t>(i)).data.fd;
                descriptor == listener ? accept(listener) : read(descriptor);
            }
            commit();
        }
    }

private:
    void watch(int descriptor) const
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        ::epoll_ctl(m_poll, EPOLL_CTL_ADD, descriptor, &event);
    }

    void accept(int listener)
    {
        const int descriptor = ::accept(listener, nullptr, nullptr);
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_clients[descriptor] = {descriptor, {}};
        watch(descriptor);
    }

    void read(int descriptor)
    {
        Client &client = m_clients[descriptor];
        std::array<char, 65536> piece{};
        const auto got = ::recv(descriptor, piece.data(), piece.size(), 0);
        if (got <= 0) {
            ::close(descriptor);
            m_clients.erase(descriptor);
            return;
        }
        client.in.append(piece.data(), static_cast<size_t>(got));
        for (;;) {
            const size_t end = client.in.find("\r\n\r\n");
            if (end == std::string::npos)
                return;
            size_t body = 0;
            if (const size_t at = client.in.find("Content-Length: "); at < end)
                body = std::stoul(client.in.substr(at + 16));
            if (client.in.size() < end + 4 + body)
                return;
            answer(client, client.in.substr(0, end), client.in.substr(end + 4, body));
            client.in.erase(0, end + 4 + body);
        }
    }

    void answer(const Client &client, const std::string &head, const std::string &body)
    {
        if (head.starts_with("POST")) {
            if (m_waiting.empty())
                sqlite3_exec(m_database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
            sqlite3_bind_text(m_insert, 1, body.data(), static_cast<int>(body.size()), SQLITE_TRANSIENT);
            sqlite3_step(m_insert);
            sqlite3_reset(m_insert);
            m_waiting.push_back(client.descriptor);
            return;
        }
        long long after = 0;
        const size_t slash = head.find("/page/") + 6;
        std::from_chars(head.data() + slash, head.data() + head.size(), after);
        sqlite3_bind_int64(m_page, 1, after);
        std::string out = "[";
        while (sqlite3_step(m_page) == SQLITE_ROW) {
            out += out.size() > 1 ? ",{" : "{";
            for (int column = 0; column < sqlite3_column_count(m_page); ++column) {
                out += column > 0 ? "," : "";
                appendJson(out, sqlite3_column_name(m_page, column));
                out += ':';
                const bool isText = sqlite3_column_type(m_page, column) == SQLITE_TEXT;
                const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_page, column));
                isText ? appendJson(out, text) : static_cast<void>(out += text ? text : "null");
            }
            out += '}';
        }
        sqlite3_reset(m_page);
        send(client.descriptor, out + "]");
    }

    void commit()
    {
        if (m_waiting.empty())
            return;
        sqlite3_exec(m_database, "COMMIT", nullptr, nullptr, nullptr);
        for (const int descriptor : m_waiting)
            send(descriptor, "{}");
        m_waiting.clear();
    }

    static void send(int descriptor, const std::string &body)
    {
        const std::string text = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + std::to_string(body.size()) + "\r\n\r\n" + body;
        size_t sent = 0;
        while (sent < text.size()) {
            const auto some = ::send(descriptor, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (some <= 0)
                return;
            sent += static_cast<size_t>(some);
        }
    }

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_page = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    int m_poll = -1;
    std::unordered_map<int, Client> m_clients;
    std::vector<int> m_waiting;
};

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    return argc == 2 ? BareServer(argv[1]).run() : 2;
}
