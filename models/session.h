#pragma once

#include "models/network.h"
#include "models/stores.h"
#include "models/user.h"

#include <QUrl>

namespace otklik {

/// What a person types to enter a workspace. The password is never stored.
struct SignInForm final
{
    QUrl server; ///< base address; empty: the server of this laptop
    QString login;
    QString password;
};

/// Entering and leaving a workspace, as the sign-in page needs it.
class SessionControl
{
public:
    virtual ~SessionControl() = default;
    /// Codes: "wrong_password", "offline", "not_otklik", "insecure_address".
    virtual Answer<User> signIn(const SignInForm &form) = 0;
    /// Whom one can become without a password: the people of the demo on this
    /// laptop's own server; nobody in a team.
    virtual Answer<QList<User>> switchableUsers() = 0;
    virtual Answer<User> switchUser(const UserId &id) = 0;
    /// Ends the session; what waits stays on the laptop and is sent after the next sign-in.
    virtual Answer<bool> signOut() = 0;
};

/// Connecting networks. The rows themselves come by DirectoryStore::sources().
class SourceControl
{
public:
    virtual ~SourceControl() = default;
    /// Begins to connect an account of a Mastodon server; the answer is the address
    /// to open in the browser, the source appears when the person has agreed there.
    /// Codes: "bad_url", "network_unreachable", "network_no_answer", "not_mastodon",
    /// "too_many_attempts", "offline".
    virtual Answer<QUrl> connectMastodon(const QString &address) = 0;
    /// Ends a connection; what it brought stays.
    virtual Answer<bool> disconnectSource(const SourceId &id) = 0;
};

} // namespace otklik
