#pragma once

#include "models/clock.h"
#include "models/result.h"

#include <QNetworkAccessManager>

#include <functional>
#include <optional>

namespace otklik {

template <class T>
using Told = std::function<void(Result<T>)>;

/// What an issuer answered, whatever its status.
struct IssuerAnswer final
{
    int status = 0;
    QByteArray body;
    std::optional<TimePoint> date; ///< the issuer's own time, to the second
};

/// The network for everything that signing in exchanges with an issuer: no
/// redirects, no cookies, at most `longestBody` bytes, `longestPause` without a
/// byte. UI thread.
class SignInNetwork final : public QNetworkAccessManager
{
    Q_OBJECT

public:
    static constexpr qint64 longestBody = 256 * 1024;

    explicit SignInNetwork(std::chrono::milliseconds longestPause = std::chrono::seconds(20),
                           QObject *parent = nullptr);

    /// Answers once, unless `owner` dies first. Codes "issuer_unreachable" (kind
    /// Retry: no answer, or not in time), "tls_failed", "issuer_unsuitable" (too large).
    void get(const QUrl &url, QObject *owner, Told<IssuerAnswer> then);
    void post(const QUrl &url, const QByteArray &form, QObject *owner, Told<IssuerAnswer> then);
    /// What a finished reply came to.
    [[nodiscard]] static Result<IssuerAnswer> answerOf(QNetworkReply &reply);

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body) override;

private:
    void follow(QNetworkReply *reply, QObject *owner, Told<IssuerAnswer> then);

    const std::chrono::milliseconds m_longestPause;
};

} // namespace otklik
