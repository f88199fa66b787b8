#pragma once

#include <tl/expected.hpp>

#include <QString>

namespace otklik {

/// Why something could not be done, told by what the caller can do about it.
/// `code` is stable and machine-readable (the server's codes are listed in
/// docs/openapi.yaml); `detail` is for logs and never shown as it is: the
/// sentence a person reads is made in ui from the code.
struct Error final
{
    enum class Kind {
        Retry,        ///< a passing fault (network, busy, rate limit): try again later
        SignIn,       ///< not signed in, or the session has ended
        Conflict,     ///< somebody else changed what this was based on
        CorrectInput, ///< the request itself is wrong: correct it and send it anew
        GiveUp,       ///< refused for good, or not possible here
        Corruption,   ///< stored data cannot be read as what it should be
    };

    Kind kind = Kind::GiveUp;
    QString code;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

/// The failed alternative of a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(Error::Kind kind, const QString &code, const QString &detail = {})
{
    return tl::unexpected<Error>(Error{kind, code, detail});
}

} // namespace otklik
