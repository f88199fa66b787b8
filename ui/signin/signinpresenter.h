#pragma once

#include "models/session.h"

#include <QObject>

namespace otklik {

/// Entering a workspace and becoming somebody else of it. Owned by the
/// composition root; UI thread.
class SignInPresenter final : public QObject
{
    Q_OBJECT

public:
    explicit SignInPresenter(SessionControl &sessions, QObject *parent = nullptr);

    /// Answers with signedIn() or failed(). One attempt at a time.
    void signIn(const QString &server, const QString &login, const QString &password);
    void switchTo(const UserId &id);
    void signOut();
    /// Answers with usersFound().
    void findUsers();

    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void busyChanged(bool isBusy);
    void usersFound(const QList<otklik::User> &users);
    void signedIn();
    void failed(const otklik::Error &error);

private:
    void follow(const Answer<User> &answer);
    void setBusy(bool isBusy);

    SessionControl &m_sessions;
    bool m_isBusy = false;
};

/// The address as a person types it: "desk.example.com" means https; a plain
/// http address is taken for this computer only. Empty: not an address.
[[nodiscard]] QUrl serverAddress(const QString &typed);

} // namespace otklik
