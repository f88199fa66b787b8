#pragma once

#include "sync/remoteapi.h"

#include <QObject>
#include <QTimer>

class QNetworkReply;

namespace otklik {

/// More of a refusal is not read.
inline constexpr qint64 longestProblem = 64 * 1024;

/// Why a request failed, told from the transport, the status and the body.
/// `body` may be anything: only a problem document is believed.
[[nodiscard]] Failure failureOf(const QNetworkReply &reply, const QByteArray &body);

/// Whether the answer has a status of success and the media type asked for; a
/// page of a proxy or of some other program gives "not_otklik".
[[nodiscard]] Result<bool> checkAnswer(const QNetworkReply &reply, QLatin1StringView mediaType);

/// One request whose answer is read whole: at most `limit` bytes, within
/// `longest` in all. Answers once and deletes itself; deleted earlier, it aborts
/// and stays silent. Child of the api, on its thread.
class HttpCall final : public QObject
{
    Q_OBJECT

public:
    HttpCall(QNetworkReply *reply, qint64 limit, std::chrono::milliseconds longest, Then<QByteArray> then,
             QObject *parent);
    ~HttpCall() override;

private:
    void read();
    void finish();
    void refuse(const QString &code);
    void answer(Reply<QByteArray> result);

    QNetworkReply *m_reply;
    qint64 m_limit;
    Then<QByteArray> m_then;
    QByteArray m_body;
    QTimer m_longest;
};

} // namespace otklik
