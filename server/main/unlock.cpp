#include "server/main/unlock.h"

#include "server/main/keyfile.h"
#include "server/store/secrets.h"
#include "server/store/store.h"
#include "server/store/workspacestore.h"

namespace otklik::server {

Result<qint64> unlockSecrets(Store &store, const KeyFile &file)
{
    const auto used = store.read([](Rows &rows) -> Result<QString> { return Secrets(rows).keyId(); });
    if (!used)
        return tl::unexpected<Error>(used.error());
    if (used->isEmpty() && !file.exists())
        if (auto made = file.make(); !made && made.error().code != QLatin1StringView("file_exists"))
            return tl::unexpected<Error>(made.error());
    const auto keys = file.read();
    if (!keys)
        return tl::unexpected<Error>(keys.error());
    const SecretBox box(*keys);
    auto sealed = store.write([&](Rows &rows) -> Result<qint64> {
        const qint64 inTheClear = Secrets(rows).sealAll(box);
        if (inTheClear > 0)
            WorkspaceStore(rows).setScrubDue(true); // they still stand in the free pages of the file
        return inTheClear;
    });
    if (sealed)
        store.setSecretBox(box);
    return sealed;
}

} // namespace otklik::server
