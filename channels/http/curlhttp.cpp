#include "channels/http/curlhttp.h"

#include <curl/curl.h>

#include <memory>
#include <mutex>

namespace otklik {

namespace {

using CurlHandle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using CurlHeaders = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void initialiseCurl()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

struct Sink final
{
    const HttpRequest *request = nullptr;
    CURL *curl = nullptr;
    HttpResponse response;
    qsizetype maxBody = 0;
    bool isTooLarge = false;
    bool isEnough = false; ///< who takes the pieces wants no more
};

bool isSuccess(CURL *curl)
{
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status >= 200 && status < 300;
}

size_t takeBody(char *data, size_t size, size_t count, void *target)
{
    auto *sink = static_cast<Sink *>(target);
    const auto length = static_cast<qsizetype>(size * count);
    if (sink->request->onBody && isSuccess(sink->curl)) {
        sink->isEnough = !sink->request->onBody(QByteArrayView(data, length));
        return sink->isEnough ? 0 : size * count;
    }
    if (sink->response.body.size() + length > sink->maxBody) {
        sink->isTooLarge = true;
        return 0;
    }
    sink->response.body.append(data, length);
    return size * count;
}

size_t takeHeader(char *data, size_t size, size_t count, void *target)
{
    constexpr qsizetype maxHeaders = 200;
    auto *sink = static_cast<Sink *>(target);
    const QByteArray line(data, static_cast<qsizetype>(size * count));
    if (line.startsWith("HTTP/"))
        sink->response.headers.clear(); // the final answer after a 1xx one or a proxy's
    const qsizetype colon = line.indexOf(':');
    if (colon > 0 && sink->response.headers.size() < maxHeaders)
        sink->response.headers.append({line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed()});
    return size * count;
}

/// Not 0 ends the call; asked about once a second while nothing comes, else more often.
int isToBeEnded(void *target, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const Sink *>(target)->request->stop.stop_requested() ? 1 : 0;
}

/// Whether nothing of the request can have reached the server.
bool isSurelyNotSent(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return true;
    default:
        return false;
    }
}

/// A time-out tells only by the times whether the connection had been made.
bool wasNeverConnected(CURL *curl, CURLcode code)
{
    if (code != CURLE_OPERATION_TIMEDOUT)
        return false;
    curl_off_t pretransfer = 0;
    curl_easy_getinfo(curl, CURLINFO_PRETRANSFER_TIME_T, &pretransfer);
    return pretransfer == 0;
}

const char *methodName(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return "GET";
    case HttpMethod::Post:
        return "POST";
    case HttpMethod::Put:
        return "PUT";
    case HttpMethod::Delete:
        return "DELETE";
    case HttpMethod::Propfind:
        return "PROPFIND";
    case HttpMethod::Report:
        return "REPORT";
    }
    return "GET";
}

CurlHeaders headerList(const HttpRequest &request)
{
    curl_slist *list = nullptr;
    for (const auto &[name, value] : request.headers)
        list = curl_slist_append(list, (name + ": " + value).constData());
    list = curl_slist_append(list, "Expect:"); // no 100-continue: old servers wait for it
    return {list, &curl_slist_free_all};
}

/// The environment's exceptions, and loopback: this option replaces the environment's.
QByteArray hostsWithoutProxy()
{
    QByteArray hosts = qgetenv("no_proxy");
    if (hosts.isEmpty())
        hosts = qgetenv("NO_PROXY");
    return hosts == "*" ? hosts : hosts + (hosts.isEmpty() ? "" : ",") + "localhost,127.0.0.1,::1";
}

void limitProtocols(CURL *curl)
{
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS, CURLPROTO_HTTP | CURLPROTO_HTTPS);
#endif
}

} // namespace

CurlHttp::CurlHttp() : CurlHttp(Limits{}) { }

CurlHttp::CurlHttp(const Limits &limits) : m_limits(limits)
{
    initialiseCurl();
}

Result<HttpResponse> CurlHttp::perform(const HttpRequest &request)
{
    const QString scheme = request.url.scheme();
    const bool isWeb = scheme == QLatin1StringView("https") || scheme == QLatin1StringView("http");
    if (!isWeb || request.url.host().isEmpty())
        return failure(Error::Kind::CorrectInput, httpcode::badUrl);

    const CurlHandle curl(curl_easy_init(), &curl_easy_cleanup);
    if (!curl)
        return failure(Error::Kind::Retry, httpcode::notReached, QStringLiteral("no memory"));

    Sink sink;
    sink.request = &request;
    sink.curl = curl.get();
    sink.maxBody = m_limits.maxBody;
    const CurlHeaders headers = headerList(request);
    const QByteArray url = request.url.toEncoded(QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    char reason[CURL_ERROR_SIZE] = "";
    CURL *handle = curl.get();
    limitProtocols(handle);
    curl_easy_setopt(handle, CURLOPT_URL, url.constData());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_NOPROXY, hostsWithoutProxy().constData());
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "Otklik/0.1");
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_limits.connectTimeout.count()));
    const auto timeout = request.timeout.count() > 0 ? request.timeout : m_limits.totalTimeout;
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(timeout.count()));
    if (request.stop.stop_possible()) {
        curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &isToBeEnded);
        curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &sink);
    }
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, reason);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &takeBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &sink);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &takeHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &sink);
    if (request.method != HttpMethod::Get) {
        curl_easy_setopt(handle, CURLOPT_POST, 1L);
        if (request.method != HttpMethod::Post)
            curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, methodName(request.method));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.constData());
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    }

    const CURLcode code = curl_easy_perform(handle);
    if (code == CURLE_OK || sink.isEnough) {
        long status = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        sink.response.status = static_cast<int>(status);
        return sink.response;
    }
    const QString detail = QString::fromUtf8(reason[0] ? reason : curl_easy_strerror(code));
    if (sink.isTooLarge)
        return failure(Error::Kind::Retry, httpcode::tooLarge, detail);
    const bool isSafe = isSurelyNotSent(code) || wasNeverConnected(handle, code);
    return failure(Error::Kind::Retry, isSafe ? httpcode::notReached : httpcode::noAnswer, detail);
}

} // namespace otklik
