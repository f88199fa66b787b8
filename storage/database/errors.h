#pragma once

#include "models/result.h"

#include <exception>

namespace otklik::sql {

/// Thrown inside code that speaks SQL, by the engines too; it never crosses
/// guarded(). Codes of the engines: "database_busy", "disk_full", "database_io"
/// (Retry), "database_damaged" (Corruption), "database_readonly",
/// "database_unreachable", "database_error" (GiveUp), "database_constraint"
/// (CorrectInput). A PostgreSQL server that is gone for now is
/// "database_unreachable" as a Retry.
class Refusal final : public std::exception
{
public:
    explicit Refusal(Error error) : m_error(std::move(error)) { }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const char *what() const noexcept override { return "the database refused"; }

private:
    Error m_error;
};

/// Runs `work`, which answers a Result, and turns a Refusal into its error: the
/// border of everything that speaks SQL.
template <class Work>
[[nodiscard]] auto guarded(Work &&work) -> decltype(work())
{
    try {
        return work();
    } catch (const Refusal &refusal) {
        return tl::unexpected<Error>(refusal.error());
    }
}

} // namespace otklik::sql
