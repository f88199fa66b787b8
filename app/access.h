#pragma once

#include "app/entry.h"
#include "sync/remoteapi.h"

namespace otklik {

/// How to reach a server now. Kept in memory only: a secret is never written
/// down, and the token of a session in the vault at most.
struct Access final
{
    QUrl server;
    Credentials credentials;

    [[nodiscard]] bool isKnown() const { return server.isValid() && !credentials.isEmpty(); }
};

} // namespace otklik
