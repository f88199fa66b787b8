#pragma once

#include "channels/http/http.h"

namespace otklik {

/// Why a customer base could not be read: the codes of errors of its readers, beside those of httpcode.
namespace sourceproblem {
inline constexpr QLatin1StringView unsafeAddress("unsafe_address");   ///< neither https nor loopback
inline constexpr QLatin1StringView signInRefused("sign_in_refused");  ///< user or password is wrong, or may not read
inline constexpr QLatin1StringView notThere("source_not_there");      ///< nothing stands at this address
inline constexpr QLatin1StringView busy("source_busy");               ///< asks to come later
inline constexpr QLatin1StringView fault("source_fault");             ///< has a fault of its own
inline constexpr QLatin1StringView refused("source_refused");         ///< does not do what was asked; detail: its word for it
inline constexpr QLatin1StringView cutOff("answer_cut_off");          ///< the answer broke off in the middle
inline constexpr QLatin1StringView otherProtocol("other_protocol");   ///< the answer is not what this protocol gives
inline constexpr QLatin1StringView otherHost("other_host");           ///< sends us to another host: nobody gave it the password
inline constexpr QLatin1StringView severalBooks("several_address_books"); ///< detail: their addresses
inline constexpr QLatin1StringView noBook("no_address_book");
inline constexpr QLatin1StringView tooManyRecords("too_many_records");
} // namespace sourceproblem

/// What an answer with this status means; it is none of 2xx. `detail` holds the status only.
[[nodiscard]] Error sourceError(const HttpResponse &response);
[[nodiscard]] QByteArray basicAuthorization(const QString &user, const QString &password);

} // namespace otklik
