#include "storage/sqlite/codes.h"

#include <sqlite3.h>

namespace otklik::sqlite {

Error errorOfCode(int extendedCode, const QString &detail)
{
    const auto error = [&](Error::Kind kind, QLatin1StringView code) { return Error{kind, code, detail}; };
    // A full file system shows itself first where the shared-memory file of the log grows.
    if (extendedCode == SQLITE_IOERR_SHMSIZE)
        return error(Error::Kind::Retry, QLatin1StringView("disk_full"));
    if (extendedCode == SQLITE_IOERR_CORRUPTFS)
        return error(Error::Kind::Corruption, QLatin1StringView("database_damaged"));
    switch (extendedCode & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_INTERRUPT:
        return error(Error::Kind::Retry, QLatin1StringView("database_busy"));
    case SQLITE_FULL:
        return error(Error::Kind::Retry, QLatin1StringView("disk_full"));
    case SQLITE_IOERR:
        return error(Error::Kind::Retry, QLatin1StringView("database_io"));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return error(Error::Kind::Corruption, QLatin1StringView("database_damaged"));
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return error(Error::Kind::GiveUp, QLatin1StringView("database_readonly"));
    case SQLITE_CANTOPEN:
        return error(Error::Kind::GiveUp, QLatin1StringView("database_unreachable"));
    case SQLITE_CONSTRAINT:
        return error(Error::Kind::CorrectInput, QLatin1StringView("database_constraint"));
    default:
        return error(Error::Kind::GiveUp, QLatin1StringView("database_error"));
    }
}

Error errorOf(const SQLite::Exception &exception)
{
    const int extended = exception.getExtendedErrorCode();
    return errorOfCode(extended > 0 ? extended : exception.getErrorCode(), QString::fromUtf8(exception.what()));
}

} // namespace otklik::sqlite
