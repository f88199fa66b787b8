#pragma once

#include "models/media.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace otklik {

/// What a Status entity tells of its attachments. The key of a video brings its still picture; sounds and what the
/// server has not taken over have no key.
[[nodiscard]] QList<Media> mediaOfStatus(const QJsonObject &status);

/// Where the picture of this key stands now, the small one first; nobody has judged these. None: the post has it no more.
[[nodiscard]] std::optional<QList<QUrl>> mediaAddresses(const QJsonObject &status, const QString &key);

/// The hosts at which a server keeps files, by where it keeps the pictures of the own account (an Account entity) and of
/// itself (Instance).
[[nodiscard]] QStringList fileHosts(const QJsonObject &account, const QJsonObject &instance);

} // namespace otklik
