#pragma once

#include "models/network.h"
#include "models/stores.h"
#include "models/user.h"

#include <QHash>
#include <QUrl>

#include <functional>

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
    /// Signs in with the system browser at this server; `show` is given the page
    /// that must be opened there, once. Further codes: "no_browser_sign_in",
    /// "sign_in_declined", "sign_in_refused", "sign_in_timeout", "sign_in_cancelled",
    /// "issuer_unreachable", "issuer_unsuitable", "id_token_refused", "not_invited", …
    virtual Answer<User> signInWithBrowser(const QUrl &server, std::function<void(const QUrl &page)> show) = 0;
    /// The attempt under way, if any, answers "sign_in_cancelled".
    virtual void cancelSignIn() = 0;
    /// Whether one stays signed in at the next start: the computer has a keychain.
    virtual Answer<bool> keepsSignIn() = 0;
    /// Whom one can become without a password: the people of the demo on this
    /// laptop's own server; nobody in a team.
    virtual Answer<QList<User>> switchableUsers() = 0;
    virtual Answer<User> switchUser(const UserId &id) = 0;
    /// Ends the session; what waits stays on the laptop and is sent after the next sign-in.
    virtual Answer<bool> signOut() = 0;
};

/// What an administrator typed to connect a network; the values are secrets and stay with the server.
struct SourceEntry final
{
    QString network;
    QHash<QString, QString> values; ///< by SetupField::key
};

/// What the typed keys stand for, as the network told it.
struct SourceSeen final
{
    QString handle;
    QString name;
    QString url;
    QStringList missing; ///< rights that are needed and not given, by the network's own names
    bool canAnswer = true;
    qint64 posts = 0;    ///< on a first page
    std::optional<TimePoint> newestAt;
};

/// What became of a test answer into the account's own private place.
struct AnswerTried final
{
    QString url;            ///< where it stands; empty: nowhere to look
    bool isRemoved = false; ///< it was taken away again
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
    /// Looks what the keys stand for, and keeps nothing. Codes: those of POST /v1/sources.
    virtual Answer<SourceSeen> tryOutSource(const SourceEntry &entry) = 0;
    /// Sends a harmless answer to the place that NetworkSetup::testAnswer names. Codes: those of POST /v1/sources/trial/answer.
    virtual Answer<AnswerTried> tryAnswer(const SourceEntry &entry) = 0;
    /// The same through a source that is connected. Codes: those of POST /v1/sources/{id}/answer.
    virtual Answer<AnswerTried> tryConnected(const SourceId &id) = 0;
    /// Where the source's network calls the server; empty while no server is known.
    [[nodiscard]] virtual QUrl callsAddress(const SourceId &id) const = 0;
    /// Connects with them.
    virtual Answer<SourceId> connectSource(const SourceEntry &entry) = 0;
    /// Ends a connection; what it brought stays.
    virtual Answer<bool> disconnectSource(const SourceId &id) = 0;
};

} // namespace otklik
