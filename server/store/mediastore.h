#pragma once

#include "models/clock.h"
#include "models/media.h"
#include "models/mention.h"

#include <optional>

namespace otklik::server {

class Rows;

/// The bytes of what stands beside posts: only of what somebody has looked at, so that twenty desktops do not ask the
/// network twenty times, and what vanishes there stays as evidence. They go with the words of the mention, and when
/// nobody has looked for `keptFor`.
class MediaStore final
{
public:
    explicit MediaStore(Rows &rows) : m_rows(rows) { }

    [[nodiscard]] std::optional<QByteArray> bytes(const MentionId &mention, const QString &key);
    [[nodiscard]] QList<QByteArray> all(const MentionId &mention);
    /// Whether it was last seen so long ago that put() should say so again.
    [[nodiscard]] bool isSightDue(const MentionId &mention, const QString &key);
    /// Stores or sees them again. Also lets go of what nobody has looked at for long.
    void put(const MentionId &mention, const QString &key, const QByteArray &bytes);
    void forget(const MentionId &mention);

    static constexpr std::chrono::days keptFor{90};

private:
    Rows &m_rows;
};

} // namespace otklik::server
