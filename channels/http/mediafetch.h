#pragma once

#include "channels/connector.h"
#include "channels/http/http.h"

#include <QLatin1StringView>

#include <initializer_list>

namespace otklik {

/// Whether a file may be fetched there for somebody to look at: at the source's own server (`base`: scheme, host and
/// port), or by https at one of `hosts`; one that begins with a dot stands for every host below it. Nothing else,
/// whatever a post says: anybody could have written it, and it would be this server that asks.
[[nodiscard]] bool isOwnAddress(const QUrl &url, const QUrl &base, std::initializer_list<QLatin1StringView> hosts = {});

/// Gets a file and stops at `atMost` bytes. Whoever calls has judged the address; no redirect is followed. Errors:
/// GiveUp with problem::mediaTooLarge, problem::postGone (404, 410), problem::notPossible for any other refusal; Retry
/// with httpcode::*, problem::rateLimited, problem::networkFault.
[[nodiscard]] Result<MediaBytes> fetchMedia(Http &http, HttpRequest request, qint64 atMost);

} // namespace otklik
