#pragma once

#include "app/tour/formbrowser.h"

#include <QJsonObject>

class QNetworkAccessManager;

namespace otklik {

/// Somebody with an account in a network that speaks Mastodon's API: in the tour
/// and in end-to-end tests the customer who writes to the brand and looks for
/// the answer. Everything is asynchronous; callbacks come on the owner's thread.
class NetworkPerson final : public QObject
{
    Q_OBJECT

public:
    /// `network` must outlive it; `instance` is "http://127.0.0.1:8001".
    NetworkPerson(QNetworkAccessManager &network, const QUrl &instance, const QString &login, const QString &password,
                  QObject *parent = nullptr);

    using Done = std::function<void(const QString &problem)>;
    struct Post final
    {
        QString id;
        QString address; ///< the same for everybody who sees it
    };
    using Posted = std::function<void(const Post &post, const QString &problem)>;
    using Replies = std::function<void(const QStringList &htmlTexts, const QString &problem)>;

    /// Registers an app, signs in on the server's own page, exchanges the code.
    void signIn(Done done);
    /// Takes a name for others to see.
    void introduce(const QString &name, Done done);
    /// Publishes a post; `visibility` is "public" or "direct".
    void post(const QString &text, const QString &visibility, Posted done);
    /// The texts, as HTML, of all replies under a post, in order.
    void repliesTo(const QString &statusId, Replies done);

private:
    using Answered = std::function<void(const QJsonObject &answer, const QString &problem)>;
    using Form = QList<std::pair<QString, QString>>;
    void call(const QByteArray &method, const QString &path, const Form &form, Answered done);
    void exchange(const QString &clientId, const QString &clientSecret, const QUrl &redirected, Done done);

    QNetworkAccessManager &m_network;
    FormBrowser m_browser;
    QUrl m_instance;
    QString m_login;
    QString m_password;
    QString m_token;
};

} // namespace otklik
