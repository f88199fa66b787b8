#pragma once

#include <QObject>
#include <QUrl>

#include <functional>

class QNetworkAccessManager;
class QNetworkReply;

namespace otklik {

/// A person at a browser who is asked to sign in: opens a page, fills in its one
/// form and goes where it leads. The tour has no browser of its own, and the
/// servers' sign-in pages are real.
class FormBrowser final : public QObject
{
    Q_OBJECT

public:
    /// `network` must outlive it.
    explicit FormBrowser(QNetworkAccessManager &network, QObject *parent = nullptr);

    /// Calls `done` with the address the form led to, after opening it when
    /// `opensResult`; with an empty address and a reason when it came to nothing.
    using Done = std::function<void(const QUrl &result, const QString &problem)>;
    void signIn(const QUrl &page, const QString &login, const QString &password, bool opensResult, Done done);

private:
    void submit(QNetworkReply *page, const QString &login, const QString &password, bool opensResult, const Done &done);

    QNetworkAccessManager &m_network;
};

} // namespace otklik
