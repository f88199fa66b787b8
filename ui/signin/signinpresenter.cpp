#include "ui/signin/signinpresenter.h"

#include "ui/common/deliver.h"


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

SignInPresenter::SignInPresenter(SessionControl &sessions, QObject *parent) : QObject(parent), m_sessions(sessions) { }

void SignInPresenter::signIn(const QString &server, const QString &login, const QString &password)
{
    if (m_isBusy)
        return;
    const QUrl url = serverAddress(server);
    if (url.isEmpty()) {
        Q_EMIT failed({Error::Kind::CorrectInput, QStringLiteral("bad_url"), server});
        return;
    }
    follow(m_sessions.signIn({url, login.trimmed(), password}));
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
        if (user)
            Q_EMIT signedIn();
        else
            Q_EMIT failed(user.error());
    });
}

void SignInPresenter::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    Q_EMIT busyChanged(isBusy);
}

} // namespace otklik
