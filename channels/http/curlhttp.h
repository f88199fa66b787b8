#pragma once

#include "channels/http/http.h"

namespace otklik {

/// Http over libcurl: TLS verified against the system's certificates, no
/// redirects, bounded time and size, proxies from the environment except for
/// loopback. Has no state: one may be shared by all threads.
class CurlHttp final : public Http
{
public:
    struct Limits final
    {
        std::chrono::milliseconds connectTimeout{10'000};
        std::chrono::milliseconds totalTimeout{40'000};
        qsizetype maxBody = 8 * 1024 * 1024;
    };

    CurlHttp();
    explicit CurlHttp(const Limits &limits);

    Result<HttpResponse> perform(const HttpRequest &request) override;

private:
    Limits m_limits;
};

} // namespace otklik
