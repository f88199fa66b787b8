#include "server/main/failurereport.h"

#include "server/main/exitcodes.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cstdio>

namespace otklik::server {

namespace {

struct Known final
{
    QLatin1StringView code;
    int exitCode;
    const char *sentence; ///< %1: the place
};

constexpr QLatin1StringView databaseAway("database_away");

constexpr std::array known{
    Known{QLatin1StringView("already_running"), exitAlreadyRunning,
          "Another otklik-server already works with %1. Use that one, or stop it first."},
    Known{QLatin1StringView("address_in_use"), exitAddress,
          "Another program already listens on this address. Stop it, or choose another port with --listen ADDRESS:PORT."},
    Known{QLatin1StringView("address_not_allowed"), exitAddress,
          "This user may not listen on this address. Choose a port above 1023 with --listen ADDRESS:PORT."},
    Known{QLatin1StringView("address_not_usable"), exitAddress,
          "This computer has no such address. Choose another one with --listen ADDRESS:PORT."},
    Known{QLatin1StringView("no_secret"), exitNoSecret,
          "--embedded is for the desktop: it expects a secret as the first line of standard input, and none came."},
    Known{QLatin1StringView("database_newer"), exitDatabaseNewer,
          "The database in %1 was made by a newer version of Otklik. Nothing was changed. Install that version or a later one."},
    Known{QLatin1StringView("database_damaged"), exitDatabaseDamaged,
          "The database in %1 is damaged. Nothing was changed. Put the newest backup in its place, or move it aside to begin anew."},
    Known{QLatin1StringView("database_readonly"), exitUnwritable,
          "The database in %1 cannot be written. Give this user the right to write there."},
    Known{QLatin1StringView("database_unreachable"), exitUnwritable,
          "%1 cannot be opened for writing. Give this user the right to write there, or choose another folder with --data DIR."},
    Known{databaseAway, exitUnwritable,
          "%1 does not answer. Check that PostgreSQL runs there and that this user may sign in, then start again."},
    Known{QLatin1StringView("disk_full"), exitDiskFull,
          "The disk that holds %1 is full. Nothing was lost. Make room and start again."},
    Known{QLatin1StringView("database_busy"), exitDatabaseBusy,
          "Another program keeps the database in %1 locked. Wait until it is done and try again."},
    Known{QLatin1StringView("database_io"), exitFailed,
          "The disk that holds %1 does not answer as it should. Nothing was changed. Check the disk and start again."},
    Known{QLatin1StringView("no_database"), exitNoDatabase,
          "There is no database in %1. Say where it is with --data DIR or --database URI."},
    Known{QLatin1StringView("key_missing"), exitKey,
          "The tokens and passwords in the database are sealed, and there is no key file %1. Nothing was changed. Put the "
          "file back, or say where it is with --key-file FILE. If it is lost: otklik-server key forget, and connect the "
          "networks again."},
    Known{QLatin1StringView("key_wrong"), exitKey,
          "The tokens and passwords in the database were sealed with another key than %1 has. Nothing was changed. Use the "
          "key file that belongs to this database: --key-file FILE. If it is lost: otklik-server key forget, and connect "
          "the networks again."},
    Known{QLatin1StringView("key_unreadable"), exitKey,
          "%1 cannot be read as a key file: lines of 32 bytes in base64, readable for this user. Nothing was changed."},
    Known{QLatin1StringView("secret_damaged"), exitDatabaseDamaged,
          "A token or password in %1 is damaged. Nothing was changed. Put the newest backup in its place, or let go of it "
          "with otklik-server key forget and connect that network again."},
    Known{QLatin1StringView("not_empty"), exitFailed,
          "The database in %1 is in use already, and the demo wants an empty one. Choose another folder with --data DIR."},
    Known{QLatin1StringView("file_exists"), exitFailed,
          "%1 is already there, and a backup overwrites nothing. Choose another name."},
    Known{QLatin1StringView("file_not_writable"), exitUnwritable, "%1 cannot be written. Choose another place."},
    Known{QLatin1StringView("no_such_person"), exitFailed,
          "There is no person %1. Give the id of a person, or an account as NETWORK:HANDLE."},
    Known{QLatin1StringView("person_ambiguous"), exitFailed,
          "Several people have an account with this handle. Give the id of one of them: %1"},
    Known{QLatin1StringView("brand_account"), exitFailed, "%1 is an account of the company's own."},
    Known{QLatin1StringView("not_confirmed"), exitFailed, "Nothing was removed."},
    Known{QLatin1StringView("still_read"), exitDatabaseBusy,
          "The rows are gone, but a program kept reading the old state in %1: their bytes may still be in the files. "
          "They go with the next start of the server, and with the next erase."},
    Known{QLatin1StringView("no_backup"), exitFailed, "There is no file %1."},
    Known{QLatin1StringView("not_a_backup"), exitFailed, "%1 is not a backup of an Otklik server."},
    Known{QLatin1StringView("not_closed"), exitFailed,
          "Beside %1 lies its log (-wal): it is a database that is in use or was not closed, not a backup. Make one with "
          "otklik-server backup."},
    Known{QLatin1StringView("database_in_use"), exitFailed,
          "There is a database in %1 already, and nothing was changed. --replace keeps it under another name; a PostgreSQL "
          "database has to be empty."},
    Known{QLatin1StringView("login_taken"), exitFailed, "There is already a user with the login %1."},
    Known{QLatin1StringView("not_found"), exitFailed, "There is no user with the login %1."},
    Known{QLatin1StringView("no_such_source"), exitFailed,
          "There is no source with the id %1. 'otklik-server source list' shows them."},
    Known{QLatin1StringView("not_a_contact"), exitFailed,
          "%1 is neither an e-mail address, nor a mail domain like @example.org, nor a phone number."},
    Known{QLatin1StringView("no_such_contact"), exitFailed, "%1 is not among the company's own contacts."},
    Known{QLatin1StringView("empty_password"), exitFailed,
          "No password came. Type one, or give it as the first line of standard input."},
};

} // namespace

int FailureReport::operator()(const Error &error) const
{
    // A file that cannot be opened stays so; a database server may come back.
    const bool isAway = error.code == QLatin1StringView("database_unreachable") && error.kind == Error::Kind::Retry;
    const QString code = isAway ? QString(databaseAway) : error.code;
    int exitCode = exitFailed;
    QString sentence = QStringLiteral("otklik-server could not go on (%1).").arg(error.code);
    for (const Known &one : known) {
        if (code == one.code) {
            exitCode = one.exitCode;
            sentence = QString::fromLatin1(one.sentence).replace(QLatin1StringView("%1"), m_place);
        }
    }
    std::fprintf(stderr, "%s\n", qUtf8Printable(sentence));
    if (m_forParent) {
        const QJsonObject line{{QStringLiteral("error"), error.code}};
        std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }
    return exitCode;
}

} // namespace otklik::server
