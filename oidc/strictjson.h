#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace otklik::oidc {

/// The object in `json`. None when it is longer than `limit` bytes, is no
/// object, or says the same name twice in one object: two readers could then
/// believe different things.
[[nodiscard]] std::optional<QJsonObject> parseStrictly(const QByteArray &json, qsizetype limit);

} // namespace otklik::oidc
