#pragma once

#include "models/result.h"

#include <exception>

namespace otklik::sqlite {

/// Thrown inside code that speaks SQL to give up with a certain error; it never
/// crosses guarded().
class Refusal final : public std::exception
{
public:
    explicit Refusal(Error error) : m_error(std::move(error)) { }
    [[nodiscard]] const Error &error() const { return m_error; }

private:
    Error m_error;
};

/// What a SQLite result code (extended ones too) means to the caller. Codes:
/// "database_busy", "disk_full", "database_io" (Retry), "database_damaged"
/// (Corruption), "database_readonly", "database_unreachable", "database_error"
/// (GiveUp), "database_constraint" (CorrectInput).
[[nodiscard]] Error errorOfCode(int extendedCode, const QString &detail);

/// The error of the exception that is being handled: a Refusal or a SQLite one.
/// Anything else is thrown on. Call only from a catch block.
[[nodiscard]] Error errorOfCurrentException();

/// Runs `work`, which answers a Result, and turns SQLite's exceptions into its
/// error: the border of everything that speaks SQL.
template <class Work>
[[nodiscard]] auto guarded(Work &&work) -> decltype(work())
{
    try {
        return work();
    } catch (...) {
        return tl::unexpected<Error>(errorOfCurrentException());
    }
}

} // namespace otklik::sqlite
