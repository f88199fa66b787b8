#include "server/main/owner.h"

#include "models/uuid7.h"
#include "server/store/store.h"
#include "server/store/userstore.h"
#include "server/store/workspacestore.h"

namespace otklik::server {

Result<void> ensureOwner(Store &store)
{
    return store.write([&](Rows &rows) -> Result<void> {
        WorkspaceStore workspace(rows);
        const auto present = rows.find<User>(workspace.workspace().ownerId);
        if (present && present->isActive)
            return {};
        for (const User &user : UserStore(rows).users()) {
            if (user.role == Role::Administrator && user.isActive) {
                workspace.setOwner(user.id);
                return {};
            }
        }
        const QString name = QString::fromLocal8Bit(qgetenv("USER"));
        const User owner{newId<UserId>(store.clock()), QStringLiteral("owner"),
                         name.isEmpty() ? QStringLiteral("Owner") : name, Role::Administrator, false, true, {}};
        rows.put(owner);
        workspace.setOwner(owner.id);
        return {};
    });
}

} // namespace otklik::server
