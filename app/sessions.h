#pragma once

#include "app/access.h"
#include "models/session.h"

#include <QObject>

#include <memory>

namespace otklik {

class HttpRemoteApi;

/// Entering, switching and leaving, as the sign-in page asks for it. It only
/// finds out who one is; the application then opens that user's cache. Owned by
/// the application; UI thread.
class Sessions final : public QObject, public SessionControl
{
    Q_OBJECT

public:
    explicit Sessions(QObject *parent = nullptr);
    ~Sessions() override;

    /// This laptop's own server, while it runs; an unknown access when it does not.
    void setLocal(const Access &local, LocalWorkspace workspace);
    /// The workspace on the screen.
    void setCurrent(const Entry &entry, DirectoryStore *directory);
    void forgetCurrent();

    /// Enters this laptop's own workspace as the user with this login; empty: the owner.
    Answer<User> enterLocal(const QString &login);

    Answer<User> signIn(const SignInForm &form) override;
    Answer<QList<User>> switchableUsers() override;
    Answer<User> switchUser(const UserId &id) override;
    Answer<bool> signOut() override;

Q_SIGNALS:
    void entered(const otklik::Entry &entry, const otklik::Access &access);
    void left();

private:
    Answer<User> enter(const Entry &entry, const Access &access);

    Access m_local;
    LocalWorkspace m_localWorkspace = LocalWorkspace::Demo;
    std::optional<Entry> m_current;
    DirectoryStore *m_directory = nullptr;
    std::unique_ptr<HttpRemoteApi> m_api; ///< of the newest attempt
};

} // namespace otklik

Q_DECLARE_METATYPE(otklik::Entry)
Q_DECLARE_METATYPE(otklik::Access)
