#pragma once

#include "models/user.h"

#include <QUrl>

namespace otklik {

/// Which of this laptop's own workspaces; each has a folder and a server database.
enum class LocalWorkspace {
    Demo, ///< invented people and mentions, to try everything
    Own,  ///< begins empty
};

template <>
struct EnumNames<LocalWorkspace>
{
    using enum LocalWorkspace;
    static constexpr EnumTable<LocalWorkspace, 2> table{{
        {Demo, QLatin1StringView("demo")},
        {Own, QLatin1StringView("own")},
    }};
};

/// A workspace that somebody has entered, and as whom. Remembered, so that the
/// next start can open its cache before any server answers.
struct Entry final
{
    QUrl server; ///< empty: this laptop's own
    LocalWorkspace local = LocalWorkspace::Demo; ///< when `server` is empty
    QString workspaceId;
    User user;

    [[nodiscard]] bool isLocal() const { return server.isEmpty(); }
    /// The name of its cache: one per workspace and user.
    [[nodiscard]] QString cacheName() const
    {
        return QStringLiteral("cache-%1-%2.db").arg(workspaceId, user.id.value);
    }
};

} // namespace otklik
