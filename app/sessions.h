#pragma once

#include "app/access.h"
#include "models/clock.h"
#include "models/session.h"
#include "sync/signin/remotesessions.h"

#include <QObject>

#include <QPromise>

#include <memory>

namespace otklik {

class HttpRemoteApi;

/// Entering, switching and leaving, as the sign-in page asks for it. It only
/// finds out who one is; the application then opens that user's cache. Sessions
/// at shared servers are kept in the vault, those of this laptop's own are not.
/// Owned by the application; UI thread.
class Sessions final : public QObject, public SessionControl
{
    Q_OBJECT

public:
    /// Both outlive it.
    Sessions(SecretVault &vault, const Clock &clock, QObject *parent = nullptr);
    ~Sessions() override;

    /// This laptop's own server, while it runs; an unknown access when it does not.
    void setLocal(const Access &local, LocalWorkspace workspace);
    /// The workspace on the screen.
    void setCurrent(const Entry &entry, DirectoryStore *directory);
    void forgetCurrent();

    /// Enters this laptop's own workspace as the user with this login; empty: the owner.
    Answer<User> enterLocal(const QString &login);
    /// How to go on at the shared server of this entry after a restart; an unknown
    /// access when nothing was kept.
    Answer<Access> recall(const Entry &entry);
    /// The next session there, without a person. Kind SignIn or GiveUp: one must
    /// sign in again; kind Retry: later.
    Answer<Access> renew(const Entry &entry);

    Answer<User> signIn(const SignInForm &form) override;
    Answer<User> signInWithBrowser(const QUrl &server, std::function<void(const QUrl &)> show) override;
    void cancelSignIn() override { m_remote.cancel(); }
    Answer<bool> keepsSignIn() override;
    Answer<QList<User>> switchableUsers() override;
    Answer<User> switchUser(const UserId &id) override;
    Answer<bool> signOut() override;

Q_SIGNALS:
    void entered(const otklik::Entry &entry, const otklik::Access &access);
    void left();

private:
    Answer<User> enter(const Entry &entry, const Access &access);
    [[nodiscard]] Told<OpenedSession> enters(const QUrl &server,
                                             const std::shared_ptr<QPromise<Result<User>>> &promise);

    SecretVault &m_vault;
    SignInNetwork m_network;
    RemoteSessions m_remote;

    Access m_local;
    LocalWorkspace m_localWorkspace = LocalWorkspace::Demo;
    std::optional<Entry> m_current;
    DirectoryStore *m_directory = nullptr;
    std::unique_ptr<HttpRemoteApi> m_api; ///< of the newest attempt
};

} // namespace otklik

Q_DECLARE_METATYPE(otklik::Entry)
Q_DECLARE_METATYPE(otklik::Access)
