#pragma once

#include "models/clock.h"
#include "sync/remoteapi.h"

#include <QObject>
#include <QTimer>

#include <optional>

class QNetworkReply;

namespace otklik {

/// More of a refusal is not read.
inline constexpr qint64 longestProblem = 64 * 1024;

/// Why a request failed, told from the transport, the status and the body.
/// `body` may be anything: only a problem document is believed.
[[nodiscard]] Failure failureOf(const QNetworkReply &reply, const QByteArray &body);

/// Whether the answer has a status of success and the media type asked for, and
/// is not compressed, which was not asked for: a few bytes could hold gigabytes.
/// Such an answer, a page of a proxy or of some other program gives "not_otklik".
[[nodiscard]] Result<bool> checkAnswer(const QNetworkReply &reply, QLatin1StringView mediaType);

/// The server's own name of a request, to ask for it in its log; empty when it gave none.
[[nodiscard]] QString requestIdOf(const QNetworkReply &reply);

/// A body that was read whole.
struct HttpAnswer final
{
    QByteArray body;
    QString requestId;
    std::optional<TimePoint> serverTime; ///< of the header "Date"; to the second
};

/// One request whose answer, of `mediaType`, is read whole: at most `limit` bytes, within
/// `longest` in all. Answers once and deletes itself; deleted earlier, it aborts
/// and stays silent. Child of the api, on its thread.
class HttpCall final : public QObject
{
    Q_OBJECT

public:
    HttpCall(QNetworkReply *reply, QLatin1StringView mediaType, qint64 limit, std::chrono::milliseconds longest,
             Then<HttpAnswer> then, QObject *parent);
    ~HttpCall() override;

private:
    void checkHead();
    void read();
    void finish();
    void refuse(const QString &code);
    void answer(Reply<HttpAnswer> result);

    QNetworkReply *m_reply;
    const QLatin1StringView m_mediaType;
    qint64 m_limit;
    Then<HttpAnswer> m_then;
    QByteArray m_body;
    QTimer m_longest;
};

} // namespace otklik
