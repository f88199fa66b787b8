#include "server/api/problems.h"

#include <array>

namespace otklik::server {

namespace {

struct Known final
{
    QLatin1StringView code;
    int status;
    QLatin1StringView title;
};

constexpr std::array known{
    Known{QLatin1StringView("bad_message"), 400, QLatin1StringView("The body is not what this route takes")},
    Known{QLatin1StringView("bad_value"), 422, QLatin1StringView("A field cannot hold this value")},
    Known{QLatin1StringView("bad_query"), 400, QLatin1StringView("The query is not what this route takes")},
    Known{QLatin1StringView("bad_title"), 400, QLatin1StringView("This cannot be the name of a customer base")},
    Known{QLatin1StringView("bad_map"), 400, QLatin1StringView("This is no mapping of columns")},
    Known{QLatin1StringView("file_empty"), 400, QLatin1StringView("The file is empty")},
    Known{QLatin1StringView("file_too_large"), 400, QLatin1StringView("The file is larger than this server takes")},
    Known{QLatin1StringView("unsafe_address"), 400, QLatin1StringView("A password is not sent to this address")},
    Known{QLatin1StringView("password_missing"), 400, QLatin1StringView("No password is kept for this address and user")},
    Known{QLatin1StringView("no_such_customer_source"), 400, QLatin1StringView("Nothing says where this customer base stands")},
    Known{QLatin1StringView("signed_out"), 401, QLatin1StringView("There is no session for this token")},
    Known{QLatin1StringView("wrong_password"), 401, QLatin1StringView("Login and password do not belong together")},
    Known{QLatin1StringView("wrong_secret"), 401, QLatin1StringView("This is not the secret of this server")},
    Known{QLatin1StringView("id_token_refused"), 401, QLatin1StringView("The issuer's token is not, or no longer, good")},
    Known{QLatin1StringView("id_token_used"), 401, QLatin1StringView("This token has opened a session already")},
    Known{QLatin1StringView("account_disabled"), 403, QLatin1StringView("This account has been deactivated")},
    Known{QLatin1StringView("not_invited"), 403, QLatin1StringView("This server does not know this person")},
    Known{QLatin1StringView("not_allowed"), 403, QLatin1StringView("Your role does not permit this")},
    Known{QLatin1StringView("other_teams"), 403, QLatin1StringView("Rows of this person belong to other teams")},
    Known{QLatin1StringView("not_found"), 404, QLatin1StringView("There is nothing here")},
    Known{QLatin1StringView("method_not_allowed"), 405, QLatin1StringView("The route does not take this method")},
    Known{QLatin1StringView("epoch_changed"), 409, QLatin1StringView("This cursor belongs to another state of the server")},
    Known{QLatin1StringView("import_busy"), 409, QLatin1StringView("A step of this import is under way")},
    Known{QLatin1StringView("file_incomplete"), 409, QLatin1StringView("The bytes of the file are not all here")},
    Known{QLatin1StringView("erased"), 410, QLatin1StringView("This person was erased")},
    Known{QLatin1StringView("json_expected"), 415, QLatin1StringView("The body must be application/json")},
    Known{QLatin1StringView("bad_url"), 422, QLatin1StringView("This is not an address that can be connected")},
    Known{QLatin1StringView("too_many_requests"), 429, QLatin1StringView("Too many requests in too short a time")},
    Known{QLatin1StringView("too_many_attempts"), 429, QLatin1StringView("Too many attempts in too short a time")},
    Known{QLatin1StringView("internal"), 500, QLatin1StringView("The server has a fault")},
    Known{QLatin1StringView("database_damaged"), 500, QLatin1StringView("The database is damaged")},
    Known{QLatin1StringView("key_missing"), 500, QLatin1StringView("The server has no key for secrets")},
    Known{QLatin1StringView("key_wrong"), 500, QLatin1StringView("The secrets were sealed with another key")},
    Known{QLatin1StringView("secret_damaged"), 500, QLatin1StringView("A secret in the database is damaged")},
    Known{QLatin1StringView("not_available"), 501, QLatin1StringView("This server cannot do this")},
    Known{QLatin1StringView("issuer_unreachable"), 502, QLatin1StringView("The issuer of the sign-in cannot be asked")},
    Known{QLatin1StringView("network_unreachable"), 502, QLatin1StringView("The network cannot be reached")},
    Known{QLatin1StringView("network_no_answer"), 502, QLatin1StringView("The network does not answer")},
    Known{QLatin1StringView("network_fault"), 502, QLatin1StringView("The network has a fault of its own")},
    Known{QLatin1StringView("network_refused"), 502, QLatin1StringView("The network refuses")},
    Known{QLatin1StringView("token_refused"), 502, QLatin1StringView("The network refuses")},
    Known{QLatin1StringView("rate_limited"), 502, QLatin1StringView("The network asks to wait")},
    Known{QLatin1StringView("not_this_network"), 502, QLatin1StringView("The network's interface is not at this address")},
    Known{QLatin1StringView("right_missing"), 502, QLatin1StringView("The key does not allow what is needed")},
    Known{QLatin1StringView("insecure_connection"), 502, QLatin1StringView("A password would be readable on its way")},
    Known{QLatin1StringView("folder_missing"), 502, QLatin1StringView("The mailbox has no folder of this name")},
    Known{QLatin1StringView("updates_taken"), 502, QLatin1StringView("Another program reads this account's news")},
    Known{QLatin1StringView("source_gone"), 502, QLatin1StringView("The page or account itself is not there")},
    Known{QLatin1StringView("test_word_missing"), 409, QLatin1StringView("Nobody has written the test word to the bot")},
    Known{QLatin1StringView("recipient_refuses"), 502, QLatin1StringView("The network does not take a message for this recipient")},
    Known{QLatin1StringView("not_possible"), 502, QLatin1StringView("The network has no way to do this")},
    Known{QLatin1StringView("media_too_large"), 502, QLatin1StringView("There are more bytes than are asked for")},
    Known{QLatin1StringView("post_gone"), 502, QLatin1StringView("The network does not have the post any more")},
    Known{QLatin1StringView("captcha_needed"), 502, QLatin1StringView("The network wants a person")},
    Known{QLatin1StringView("not_mastodon"), 502, QLatin1StringView("There is no server with Mastodon's API at this address")},
    Known{QLatin1StringView("database_busy"), 503, QLatin1StringView("The database is busy")},
    Known{QLatin1StringView("media_busy"), 503, QLatin1StringView("Other pictures are being fetched")},
    Known{QLatin1StringView("database_io"), 503, QLatin1StringView("The disk does not answer as it should")},
    Known{QLatin1StringView("disk_full"), 507, QLatin1StringView("The disk is full")},
};

int statusOfKind(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Retry:
        return 503;
    case Error::Kind::SignIn:
        return 401;
    case Error::Kind::Conflict:
        return 409;
    case Error::Kind::CorrectInput:
        return 400;
    case Error::Kind::GiveUp:
    case Error::Kind::Corruption:
        return 500;
    }
    return 500;
}

} // namespace

HttpAnswer problemOf(const Error &error, const QString &requestId)
{
    for (const Known &one : known)
        if (error.code == one.code)
            return problemAnswer(one.status, error.code, one.title, requestId);
    return problemAnswer(statusOfKind(error.kind), error.code, QStringLiteral("The server could not do this"), requestId);
}

} // namespace otklik::server
