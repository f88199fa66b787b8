#pragma once

#include <QUrl>

namespace otklik {

/// Whether answers may be sent there. An administrator types the address, and a
/// program of the company is what it is for: addresses of the inner network are
/// therefore allowed, over https. Refused is what nobody means and an attacker with
/// an administrator's screen would: plain http to anything but this computer,
/// link-local and metadata addresses, "any" and multicast addresses, odd forms of
/// numbers, and a user or a fragment in the address. A name that leads to such an
/// address is stopped by TLS: metadata services have no certificate for it. What the
/// program answers is shown to nobody but for an id and an address of a post.
[[nodiscard]] bool mayBePublishedTo(const QUrl &url);

} // namespace otklik
