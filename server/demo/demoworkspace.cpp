#include "server/demo/demoworkspace.h"

#include "server/demo/demoloader.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"

namespace otklik::server {

Result<void> loadDemoWorkspace(Store &store)
{
    return store.write([](Rows &rows) -> Result<void> {
        if (SourceStore(rows).sources().isEmpty())
            DemoLoader(rows).load();
        return {};
    });
}

} // namespace otklik::server
