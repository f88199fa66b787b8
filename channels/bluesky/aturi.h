#pragma once

#include <QString>

#include <optional>

namespace otklik {

/// The name of a record: at://<did>/<collection>/<record key>. Handles change, so
/// only a DID is taken for the authority. A value.
struct AtUri final
{
    QString did;
    QString collection;
    QString key;

    [[nodiscard]] QString text() const;
    /// None for anything else than the full name of one record.
    [[nodiscard]] static std::optional<AtUri> parse(const QString &text);
    friend bool operator==(const AtUri &, const AtUri &) = default;
};

namespace atcollection {
inline const QString post = QStringLiteral("app.bsky.feed.post");
inline const QString threadgate = QStringLiteral("app.bsky.feed.threadgate");
inline const QString block = QStringLiteral("app.bsky.graph.block");
} // namespace atcollection

/// Whether it is a DID as atproto.com/specs/did has it.
[[nodiscard]] bool isDid(const QString &text);

/// A post's name, or none for any other record.
[[nodiscard]] std::optional<AtUri> postUri(const QString &text);

/// Where people look at a post or a person with a browser; by DID, so that it outlives a handle.
[[nodiscard]] QString webAddressOf(const AtUri &post);
[[nodiscard]] QString webAddressOfAccount(const QString &did);

/// A record key in the form of a TID (atproto.com/specs/tid: 13 characters, sortable), always the same for
/// the same `name`. A name that begins with a UUIDv7 gives a key of that time, and others one of any time.
[[nodiscard]] QString recordKeyOf(const QString &name);

} // namespace otklik
