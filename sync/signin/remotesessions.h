#pragma once

#include "sync/remoteapi.h"
#include "sync/signin/browsersignin.h"
#include "sync/signin/keptsignin.h"
#include "sync/signin/secretvault.h"

#include <QPointer>

namespace otklik {

class HttpRemoteApi;
class TokenRenewal;

/// A session at a shared server, and the token that continues it.
struct OpenedSession final
{
    Session session;
    QString token;
};

/// Opens, renews and ends sessions at shared servers, with a password or with the
/// browser, and keeps in the vault what the next start needs. Passwords stay in
/// memory. Owned by the application; UI thread.
class RemoteSessions final : public QObject
{
    Q_OBJECT

public:
    /// `pages`: in the language of the moment. All else outlives it.
    RemoteSessions(SecretVault &vault, SignInNetwork &network, const Clock &clock, std::function<ReturnPages()> pages,
                   QObject *parent = nullptr);
    ~RemoteSessions() override;

    /// One attempt at a time: a new one cancels the former, which answers "sign_in_cancelled".
    void withPassword(const QUrl &server, const QString &login, const QString &password, Told<OpenedSession> then);
    /// `show` is given the page to open in the browser, once. Further codes:
    /// "no_browser_sign_in", those of BrowserSignIn.
    void withBrowser(const QUrl &server, std::function<void(const QUrl &page)> show, Told<OpenedSession> then);
    void cancel();

    /// The token of the session that was kept for this user; empty: none.
    void recall(const QString &workspaceId, const UserId &user, std::function<void(const QString &token)> then);
    /// Opens the next session without a person. Kind SignIn: a person must sign in
    /// again; kind Retry: later, nothing is lost.
    void renew(const QUrl &server, const QString &workspaceId, const UserId &user, Told<OpenedSession> then);
    /// Forgets the session here at once; the server and the issuer are told as well
    /// as can be. `then` comes when it is forgotten here.
    void end(const QUrl &server, const QString &workspaceId, const UserId &user, std::function<void()> then);

private:
    struct Password final
    {
        QString login;
        QString password;
    };
    struct Attempt;

    void open(HttpRemoteApi &api, const Credentials &credentials, const KeptSignIn &kept, Told<OpenedSession> then);
    void openWith(const IssuerWay &way, const Grant &grant);
    void endAttempt(const Result<OpenedSession> &result);
    void renewWith(const QUrl &server, const QString &name, const KeptSignIn &kept, Told<OpenedSession> then);
    void tellServer(const QUrl &server, const QString &token);
    void tellIssuer(const KeptSignIn &kept);
    void readKept(const QString &name, std::function<void(const KeptSignIn &)> then);
    void keep(const QString &name, const KeptSignIn &kept, std::function<void()> done);

    SecretVault &m_vault;
    SignInNetwork &m_network;
    const Clock &m_clock;
    const std::function<ReturnPages()> m_pages;
    std::unique_ptr<Attempt> m_attempt;
    QHash<QString, Password> m_passwords; ///< by the name in the vault
    QHash<QString, int> m_ends;           ///< how often a sign-in was ended, by the same
};

} // namespace otklik
