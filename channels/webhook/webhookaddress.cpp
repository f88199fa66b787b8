#include "channels/webhook/webhookaddress.h"

#include "channels/http/http.h"

#include <QRegularExpression>

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace otklik {

namespace {

using Ip4 = std::array<unsigned char, 4>;
using Ip6 = std::array<unsigned char, 16>;

bool isRefused(const Ip4 &ip)
{
    const bool isLinkLocal = ip[0] == 169 && ip[1] == 254;           // RFC 3927; most clouds' metadata
    const bool isNowhere = ip[0] == 0 || ip[0] >= 224;               // this network, multicast, reserved, broadcast
    const bool isMetadata = ip == Ip4{100, 100, 100, 200} || ip == Ip4{168, 63, 129, 16}; // Alibaba's, Azure's
    return isLinkLocal || isNowhere || isMetadata;
}

bool isRefused(const Ip6 &ip)
{
    const bool isLinkLocal = ip[0] == 0xfe && (ip[1] & 0xc0) == 0x80; // RFC 4291
    const bool isMulticast = ip[0] == 0xff;
    const bool isAny = std::all_of(ip.cbegin(), ip.cend(), [](unsigned char byte) { return byte == 0; });
    const Ip6 metadata{0xfd, 0x00, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54}; // Amazon's
    const bool isMapped = std::all_of(ip.cbegin(), ip.cbegin() + 10, [](unsigned char byte) { return byte == 0; })
        && ip[10] == 0xff && ip[11] == 0xff;
    return isLinkLocal || isMulticast || isAny || ip == metadata || (isMapped && isRefused(Ip4{ip[12], ip[13], ip[14], ip[15]}));
}

} // namespace

bool mayBePublishedTo(const QUrl &url)
{
    static const QRegularExpression likeNumber(QStringLiteral("^(0x[0-9a-f]*|[0-9]+)(\\.(0x[0-9a-f]*|[0-9]+))*\\.?$"),
                                               QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression metadataName(QStringLiteral("^(metadata|instance-data|metadata\\.google\\.internal)\\.?$"),
                                                 QRegularExpression::CaseInsensitiveOption);
    if (!mayCarrySecrets(url) || url.hasFragment() || metadataName.match(url.host()).hasMatch())
        return false;
    const QByteArray host = url.host().toLatin1();
    Ip4 ip4{};
    Ip6 ip6{};
    if (inet_pton(AF_INET, host.constData(), ip4.data()) == 1)
        return !isRefused(ip4);
    if (inet_pton(AF_INET6, host.constData(), ip6.data()) == 1)
        return !isRefused(ip6);
    return !host.contains(':') && !likeNumber.match(url.host()).hasMatch();
}

} // namespace otklik
