#pragma once

#include "models/result.h"
#include "storage/database/errors.h"

#include <SQLiteCpp/Exception.h>

namespace otklik::sqlite {

/// What a SQLite result code (extended ones too) means to the caller; the codes
/// are listed at sql::Refusal.
[[nodiscard]] Error errorOfCode(int extendedCode, const QString &detail);

[[nodiscard]] Error errorOf(const SQLite::Exception &exception);

/// Runs `work` and throws SQLiteCpp's exceptions on as sql::Refusal.
template <class Work>
decltype(auto) refusing(Work &&work)
{
    try {
        return work();
    } catch (const SQLite::Exception &exception) {
        throw sql::Refusal(errorOf(exception));
    }
}

} // namespace otklik::sqlite
