#pragma once

#include "models/media.h"

#include <QJsonObject>
#include <QUrl>

#include <optional>

namespace otklik {

/// The pictures and videos of a post's record; the key is the CID of the file. That of a video brings its still picture.
[[nodiscard]] QList<Media> mediaOfRecord(const QJsonObject &record);

/// Of one file of a post, as its PostView tells it.
struct BlueskyFile final
{
    QUrl preview;        ///< where the AppView has a small picture of it; empty: nowhere. Nobody has judged it
    bool isPicture = false; ///< the file itself is one
};

/// None: the post has no file of this key any more.
[[nodiscard]] std::optional<BlueskyFile> fileOfView(const QJsonObject &view, const QString &key);

} // namespace otklik
