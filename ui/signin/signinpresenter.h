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
    /// The same in the browser; browserWanted() comes once there is a page to open.
    void signInWithBrowser(const QString &server);
    /// Opens the page of the attempt under way once more.
    void openAgain();
    /// Ends an attempt in the browser; nothing failed.
    void cancel();
    void switchTo(const UserId &id);
    void signOut();
    /// Answers with usersFound().
    void findUsers();
    /// Answers with keepingKnown().
    void askWhetherKept();

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// What is open in the browser; empty: nothing yet.
    [[nodiscard]] const QUrl &page() const { return m_page; }

Q_SIGNALS:
    void busyChanged(bool isBusy);
    /// An attempt in the browser begins, or has ended in whatever way.
    void browsingChanged(bool isBrowsing);
    void browserWanted(const QUrl &page);
    void keepingKnown(bool isKept);
    void usersFound(const QList<otklik::User> &users);
    void signedIn();
    void failed(const otklik::Error &error);

private:
    [[nodiscard]] QUrl addressOf(const QString &typed);
    void follow(const Answer<User> &answer);
    void setBusy(bool isBusy);
    void setBrowsing(bool isBrowsing);

    SessionControl &m_sessions;
    bool m_isBusy = false;
    bool m_isBrowsing = false;
    QUrl m_page;
};

/// The address as a person types it: "desk.example.com" means https; a plain
/// http address is taken for this computer only. Empty: not an address.
[[nodiscard]] QUrl serverAddress(const QString &typed);

} // namespace otklik
