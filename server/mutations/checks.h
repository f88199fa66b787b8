#pragma once

#include "models/customer.h"
#include "models/publication.h"
#include "models/supportcase.h"
#include "models/typedtext.h"
#include "models/user.h"
#include "server/mutations/verdict.h"

#include <optional>

namespace otklik::server {

class Rows;

inline constexpr qsizetype longestText = longestTypedText;
/// A laptop refuses a row with a longer id or a larger number, and all rows behind it.
inline constexpr qsizetype longestId = 200;
inline constexpr qint64 largestNumber = qint64(1) << 53;
inline constexpr qint64 farthestTime = qint64(1) << 49; ///< milliseconds

/// The codes of the refusals that several commands share.
namespace refusal {
inline constexpr QLatin1StringView badId("bad_id");
inline constexpr QLatin1StringView idExists("id_exists");
inline constexpr QLatin1StringView notFound("not_found");
inline constexpr QLatin1StringView notAllowed("not_allowed");
inline constexpr QLatin1StringView emptyText("empty_text");
inline constexpr QLatin1StringView badValue("bad_value");
inline constexpr QLatin1StringView textTooLarge("text_too_large");
inline constexpr QLatin1StringView badDocument("bad_document");
inline constexpr QLatin1StringView documentChanged("document_changed");
inline constexpr QLatin1StringView promiseChanged("promise_changed");
inline constexpr QLatin1StringView bonusChanged("bonus_changed");
inline constexpr QLatin1StringView gapChanged("gap_changed");
inline constexpr QLatin1StringView channelCannotAnswer("channel_cannot_answer");
inline constexpr QLatin1StringView listenOnly("listen_only");
inline constexpr QLatin1StringView moderationChanged("moderation_changed");
inline constexpr QLatin1StringView reasonRequired("reason_required");
inline constexpr QLatin1StringView publicationChanged("publication_changed");
inline constexpr QLatin1StringView threadChanged("thread_changed");
inline constexpr QLatin1StringView textChanged("text_changed");
} // namespace refusal

/// A text that somebody typed and that must say something.
[[nodiscard]] std::optional<Verdict> checkText(const QString &text);
/// A variable of a fact that nobody has filled in, "{{order}}", is not sent to anybody (C3).
[[nodiscard]] std::optional<Verdict> checkVariables(const QString &text);
/// Signing or refusing what a colleague asked for: a lead's, and a refusal needs a word.
[[nodiscard]] std::optional<Verdict> checkLeadsWord(const User &me, bool isApproved, const QString &comment);
/// The id of a row that a command wants to make.
[[nodiscard]] std::optional<Verdict> checkNewId(const QString &id);

/// Whether the network, and what the team decided about the channel, let `mention` be answered now.
[[nodiscard]] std::optional<Verdict> checkChannel(Rows &rows, const Mention &mention);

/// What a command may name as attachments, whether the bytes are there or not.
[[nodiscard]] std::optional<Verdict> checkAttachments(const QList<Attachment> &attachments);
/// Whether they can go out: all are here, and the network takes so many.
[[nodiscard]] std::optional<Verdict> checkSendable(Rows &rows, const QList<Attachment> &attachments,
                                                   const QString &network);

/// Whether the claim of a person lets `me` answer: held by me under `token` (0:
/// whatever it is), by a lease that runs. One that has run out has to be renewed
/// first, which keeps its token unless somebody else held the person in between.
[[nodiscard]] std::optional<Verdict> checkClaim(Rows &rows, const PersonId &person, const User &me, qint64 token);

/// What stands between a text and its publication: length, personal data
/// (`overrideReason` lets a lead go on, audited), the state of the thread.
[[nodiscard]] std::optional<Verdict> checkThread(Rows &rows, const Case &supportCase, qint64 revision);
[[nodiscard]] std::optional<Verdict> checkLength(Rows &rows, const Mention &mention, Visibility visibility,
                                                 const QString &text);
[[nodiscard]] bool holdsPersonalData(Rows &rows, Visibility visibility, const QString &text);

} // namespace otklik::server
