#include "channels/email/curlmail.h"

#include "channels/http/http.h"
#include "channels/problems.h"

#include <QUrl>

#include <curl/curl.h>

#include <mutex>
#include <poll.h>
#include <sys/socket.h>

namespace otklik {

namespace {

using namespace std::chrono_literals;
using CurlHandle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

constexpr auto connectTimeout = 15s;
constexpr auto signInTimeout = 40s; ///< with the connecting: some servers make a wrong password wait
constexpr auto sendTimeout = 60s;
constexpr auto slice = 250ms;       ///< how long an interruption may go unseen

/// What is heard of the greeting and the signing in.
struct Greeting final
{
    const std::atomic<bool> *isInterrupted = nullptr;
    QByteArray lastLine;
};

size_t takeLine(char *data, size_t size, size_t count, void *target)
{
    constexpr qsizetype longest = 1000;
    static_cast<Greeting *>(target)->lastLine = QByteArray(data, static_cast<qsizetype>(size * count)).left(longest);
    return size * count;
}

size_t takeNothing(char *, size_t size, size_t count, void *)
{
    return size * count;
}

int isToBeEnded(void *target, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return *static_cast<const Greeting *>(target)->isInterrupted ? 1 : 0;
}

/// A refusal for now only: "454 4.7.0 Temporary authentication failure", "NO [UNAVAILABLE] …".
bool isPassing(const QByteArray &line)
{
    return line.startsWith('4') || line.contains("[UNAVAILABLE]") || line.contains("[INUSE]") || line.contains("[LIMIT]");
}

Error errorOf(CURLcode code, const Greeting &greeting, const QString &detail)
{
    const bool isRefused = code == CURLE_LOGIN_DENIED || code == CURLE_AUTH_ERROR || code == CURLE_REMOTE_ACCESS_DENIED;
    if (isRefused && !isPassing(greeting.lastLine))
        return {Error::Kind::SignIn, problem::tokenRefused, detail};
    if (isRefused)
        return {Error::Kind::Retry, problem::networkFault, detail};
    if (code == CURLE_WEIRD_SERVER_REPLY)
        return {Error::Kind::Retry, problem::notThisNetwork, detail};
    return {Error::Kind::Retry, httpcode::notReached, detail};
}

class CurlMailLine final : public MailLine
{
public:
    CurlMailLine(CurlHandle curl, curl_socket_t socket, const std::atomic<bool> &isInterrupted)
        : m_curl(std::move(curl)), m_socket(socket), m_isInterrupted(isInterrupted)
    {
    }
    /// Nothing may follow what was sent: libcurl would say good-bye and wait for the answer.
    ~CurlMailLine() override { ::shutdown(m_socket, SHUT_RDWR); }

    Result<void> send(QByteArrayView bytes) override
    {
        const auto until = std::chrono::steady_clock::now() + sendTimeout;
        while (!bytes.isEmpty()) {
            size_t sent = 0;
            const CURLcode code = curl_easy_send(m_curl.get(), bytes.data(), static_cast<size_t>(bytes.size()), &sent);
            bytes = bytes.sliced(static_cast<qsizetype>(sent));
            if (code == CURLE_OK)
                continue;
            if (code != CURLE_AGAIN || m_isInterrupted || std::chrono::steady_clock::now() > until)
                return broken(code);
            wait(POLLOUT, slice);
        }
        return {};
    }

    Result<QByteArray> receive(std::chrono::milliseconds atMost) override
    {
        const auto until = std::chrono::steady_clock::now() + atMost;
        for (;;) {
            char buffer[16 * 1024];
            size_t received = 0;
            const CURLcode code = curl_easy_recv(m_curl.get(), buffer, sizeof buffer, &received);
            if (code == CURLE_OK && received > 0)
                return QByteArray(buffer, static_cast<qsizetype>(received));
            if (code != CURLE_AGAIN || m_isInterrupted) // with CURLE_OK: the other side has closed it
                return broken(code);
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            if (left <= 0ms)
                return QByteArray();
            wait(POLLIN, std::min<std::chrono::milliseconds>(left, slice));
        }
    }

private:
    static tl::unexpected<Error> broken(CURLcode code)
    {
        return failure(Error::Kind::Retry, httpcode::noAnswer, QString::fromUtf8(curl_easy_strerror(code)));
    }

    void wait(short events, std::chrono::milliseconds time) const
    {
        pollfd socket{m_socket, events, 0};
        ::poll(&socket, 1, static_cast<int>(time.count()));
    }

    CurlHandle m_curl;
    curl_socket_t m_socket;
    const std::atomic<bool> &m_isInterrupted;
};

bool isLoopback(const QString &host)
{
    return host == QLatin1StringView("localhost") || host == QLatin1StringView("127.0.0.1") || host == QLatin1StringView("::1");
}

QByteArray addressOf(const MailEndpoint &endpoint)
{
    const bool isImap = endpoint.protocol == MailProtocol::Imap;
    QUrl url;
    url.setScheme(endpoint.security == MailSecurity::Tls ? (isImap ? QStringLiteral("imaps") : QStringLiteral("smtps"))
                                                         : (isImap ? QStringLiteral("imap") : QStringLiteral("smtp")));
    url.setHost(endpoint.host);
    url.setPort(endpoint.port);
    url.setPath(isImap ? QStringLiteral("/") : QStringLiteral("/otklik.invalid")); // the name in EHLO: tells nothing
    return url.isValid() && !url.host().isEmpty() ? url.toEncoded() : QByteArray();
}

void limitProtocols(CURL *handle)
{
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "imap,imaps,smtp,smtps");
#else
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS, CURLPROTO_IMAP | CURLPROTO_IMAPS | CURLPROTO_SMTP | CURLPROTO_SMTPS);
#endif
}

void setUp(CURL *handle, const MailEndpoint &endpoint, const QByteArray &url, Greeting &greeting)
{
    const bool isPlain = endpoint.security == MailSecurity::Plain;
    limitProtocols(handle);
    curl_easy_setopt(handle, CURLOPT_URL, url.constData());
    curl_easy_setopt(handle, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(handle, CURLOPT_USERNAME, endpoint.login.toUtf8().constData());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, endpoint.password.toUtf8().constData());
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(isPlain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!endpoint.authority.isEmpty()) {
        curl_blob pem{const_cast<char *>(endpoint.authority.constData()), static_cast<size_t>(endpoint.authority.size()),
                      CURL_BLOB_COPY};
        curl_easy_setopt(handle, CURLOPT_CAINFO_BLOB, &pem);
        curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
    }
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::chrono::milliseconds(connectTimeout).count()));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(std::chrono::milliseconds(signInTimeout).count()));
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &takeLine);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &greeting);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &takeNothing);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &isToBeEnded);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &greeting);
}

} // namespace

Result<std::unique_ptr<MailLine>> CurlMail::open(const MailEndpoint &endpoint)
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });

    if (endpoint.security == MailSecurity::Plain && !isLoopback(endpoint.host))
        return failure(Error::Kind::CorrectInput, problem::insecure);
    const QByteArray url = addressOf(endpoint);
    if (url.isEmpty())
        return failure(Error::Kind::CorrectInput, httpcode::badUrl);
    CurlHandle curl(curl_easy_init(), &curl_easy_cleanup);
    if (!curl)
        return failure(Error::Kind::Retry, httpcode::notReached, QStringLiteral("no memory"));

    Greeting greeting{&m_isInterrupted, {}};
    setUp(curl.get(), endpoint, url, greeting);
    char reason[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, reason);
    const CURLcode code = curl_easy_perform(curl.get());
    curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, nullptr);
    if (code != CURLE_OK)
        return tl::unexpected(errorOf(code, greeting, QString::fromUtf8(reason[0] ? reason : curl_easy_strerror(code))));
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(curl.get(), CURLINFO_ACTIVESOCKET, &socket);
    if (socket == CURL_SOCKET_BAD)
        return failure(Error::Kind::Retry, httpcode::notReached);
    // Good-byes are said to nobody; these callbacks would outlive what they point to.
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, &takeNothing);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, nullptr);
    curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 1L);
    return std::make_unique<CurlMailLine>(std::move(curl), socket, m_isInterrupted);
}

} // namespace otklik
