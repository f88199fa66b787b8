#include "server/demo/demoworkspace.h"

#include "server/demo/demoloader.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"
#include "server/store/userstore.h"
#include "server/store/workspacestore.h"

namespace otklik::server {

Result<void> loadDemoWorkspace(Store &store)
{
    return store.write([](Rows &rows) -> Result<void> {
        if (WorkspaceStore(rows).workspace().isDemo)
            return {};
        if (!SourceStore(rows).sources().isEmpty() || !UserStore(rows).users().isEmpty())
            return failure(Error::Kind::CorrectInput, QStringLiteral("not_empty"));
        DemoLoader(rows).load();
        return {};
    });
}

} // namespace otklik::server
