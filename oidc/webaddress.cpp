#include "oidc/webaddress.h"

namespace otklik::oidc {

bool isSafeAddress(const QUrl &url)
{
    const QString host = url.host();
    if (!url.isValid() || host.isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        return false;
    const bool isHere = host == QLatin1StringView("127.0.0.1") || host == QLatin1StringView("::1")
                     || host == QLatin1StringView("localhost");
    return url.scheme() == QLatin1StringView("https") || (url.scheme() == QLatin1StringView("http") && isHere);
}

} // namespace otklik::oidc
