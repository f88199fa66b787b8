#include "ui/signin/signinpresenter.h"

#include "ui/common/deliver.h"

#include <QPointer>

namespace otklik {

QUrl serverAddress(const QString &typed)
{
    const QString text = typed.trimmed();
    QUrl url(text.contains(QStringLiteral("://")) ? text : QStringLiteral("https://") + text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    return url;
}

SignInPresenter::SignInPresenter(SessionControl &sessions, QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
{}

void SignInPresenter::signIn(const QString &server, const QString &login, const QString &password)
{
    if (m_isBusy)
        return;
    if (const QUrl url = addressOf(server); !url.isEmpty())
        follow(m_sessions.signIn({url, login.trimmed(), password}));
}

void SignInPresenter::signInWithBrowser(const QString &server)
{
    if (m_isBusy)
        return;
    const QUrl url = addressOf(server);
    if (url.isEmpty())
        return;
    m_page.clear();
    setBrowsing(true);
    follow(m_sessions.signInWithBrowser(url, [self = QPointer<SignInPresenter>(this)](const QUrl &page) {
        if (!self)
            return;
        self->m_page = page;
        Q_EMIT self->browserWanted(page);
    }));
}

void SignInPresenter::openAgain()
{
    if (m_isBrowsing && !m_page.isEmpty())
        Q_EMIT browserWanted(m_page);
}

void SignInPresenter::cancel()
{
    if (m_isBrowsing)
        m_sessions.cancelSignIn();
}

QUrl SignInPresenter::addressOf(const QString &typed)
{
    const QUrl url = serverAddress(typed);
    if (url.isEmpty())
        Q_EMIT failed({Error::Kind::CorrectInput, QStringLiteral("bad_url"), typed});
    return url;
}

void SignInPresenter::askWhetherKept()
{
    deliver(this, m_sessions.keepsSignIn(),
            [this](const Result<bool> &isKept) { Q_EMIT keepingKnown(isKept.value_or(false)); });
}

void SignInPresenter::switchTo(const UserId &id)
{
    if (!m_isBusy)
        follow(m_sessions.switchUser(id));
}

void SignInPresenter::signOut()
{
    deliver(this, m_sessions.signOut(), [this](const Result<bool> &done) {
        if (!done)
            Q_EMIT failed(done.error());
    });
}

void SignInPresenter::findUsers()
{
    deliver(this, m_sessions.switchableUsers(), [this](const Result<QList<User>> &users) {
        if (users)
            Q_EMIT usersFound(*users);
        else
            Q_EMIT failed(users.error());
    });
}

void SignInPresenter::follow(const Answer<User> &answer)
{
    setBusy(true);
    deliver(this, answer, [this](const Result<User> &user) {
        setBusy(false);
        setBrowsing(false);
        if (user)
            Q_EMIT signedIn();
        else if (user.error().code != QLatin1StringView("sign_in_cancelled"))
            Q_EMIT failed(user.error());
    });
}

void SignInPresenter::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    Q_EMIT busyChanged(isBusy);
}

void SignInPresenter::setBrowsing(bool isBrowsing)
{
    if (std::exchange(m_isBrowsing, isBrowsing) != isBrowsing)
        Q_EMIT browsingChanged(isBrowsing);
}

} // namespace otklik
