#pragma once

#include "channels/connector.h"

#include <QJsonObject>

#include <QByteArrayView>

namespace otklik {

/// Why a call is not taken: told to its sender.
struct WebhookProblem final
{
    QString code;   ///< "not_json", "missing_key", "unknown_key", "bad_value"
    QString where;  ///< JSON pointer (RFC 6901) of the value that is wrong
    QString detail; ///< in English, for the sender's log: never a part of the call itself

    [[nodiscard]] QByteArray toJson() const;
};

namespace webhook {

inline constexpr qsizetype largestBody = 1024 * 1024; ///< bytes
inline constexpr qsizetype mostPosts = 500;           ///< and as many deletions
inline constexpr qsizetype longestId = 200;           ///< characters

} // namespace webhook

/// Reads the body of a call: posts, edits and deletions. All of it is good, or nothing is
/// taken. Types are strict and unknown keys are refused, so that a mistyped one is noticed.
[[nodiscard]] tl::expected<ReadResult, WebhookProblem> readWebhook(QByteArrayView body, TimePoint now);

/// An id that may be kept: 1 to 200 characters, none of them a control character or half a one.
[[nodiscard]] bool isWebhookId(const QString &id);

} // namespace otklik
