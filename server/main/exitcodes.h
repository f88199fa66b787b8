#pragma once

namespace otklik::server {

// What the program ends with; docs and scripts rely on the numbers.
inline constexpr int exitOk = 0;
inline constexpr int exitFailed = 1;
inline constexpr int exitUsage = 2;
inline constexpr int exitAddress = 10;         ///< port in use, or not permitted
inline constexpr int exitAlreadyRunning = 11;
inline constexpr int exitNoSecret = 12;        ///< --embedded, and nothing came on standard input
inline constexpr int exitDatabaseNewer = 20;
inline constexpr int exitDatabaseDamaged = 21;
inline constexpr int exitUnwritable = 22;
inline constexpr int exitDiskFull = 23;
inline constexpr int exitDatabaseBusy = 24;
inline constexpr int exitNoDatabase = 25;      ///< there is none where one was expected
inline constexpr int exitKey = 26;            ///< the key file is missing, or does not fit the database
inline constexpr int exitInterrupted = 130;    ///< by Ctrl+C; what was done until then stays

} // namespace otklik::server
