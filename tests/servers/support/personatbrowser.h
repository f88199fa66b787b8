#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

namespace otklik {

/// A person with a browser of their own: opens a page, follows where it leads,
/// fills in what is asked and agrees, until the browser is sent back to the
/// program. Runs in the event loop; one visit at a time.
class PersonAtBrowser final : public QObject
{
    Q_OBJECT

public:
    PersonAtBrowser(QString login, QString password)
        : m_login(std::move(login))
        , m_password(std::move(password))
    {}

    void visit(const QUrl &page);
    /// Where the browser was sent back to; empty until then.
    [[nodiscard]] const QUrl &callback() const { return m_callback; }
    [[nodiscard]] const QString &lastPage() const { return m_lastPage; }

private:
    void open(const QUrl &url);
    void follow(QNetworkReply *reply);
    void fillIn(const QUrl &page, const QString &html);
    void enterGlewlwyd(const QUrl &loginPage);
    [[nodiscard]] QNetworkRequest request(const QUrl &url) const;

    const QString m_login;
    const QString m_password;
    QNetworkAccessManager m_network;
    QUrl m_callback;
    QString m_lastPage;
    int m_steps = 0;
};

} // namespace otklik
