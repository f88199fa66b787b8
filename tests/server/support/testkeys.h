#pragma once

#include "server/store/secrets.h"
#include "server/store/store.h"

/// The key of all servers in tests.
inline otklik::server::SecretBox testKeys()
{
    return otklik::server::SecretBox({QByteArray(otklik::server::SecretBox::keySize, 'k')});
}

/// Lets a store open and seal secrets, as the program does at its start.
inline void unlockForTests(otklik::server::Store &store)
{
    using namespace otklik;
    const auto sealed = store.write([](server::Rows &rows) -> Result<qint64> { return server::Secrets(rows).sealAll(testKeys()); });
    if (!sealed)
        qFatal("no keys: %s", qPrintable(sealed.error().code));
    store.setSecretBox(testKeys());
}
