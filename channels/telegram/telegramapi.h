#pragma once

#include "channels/connector.h"
#include "channels/http/http.h"

#include <QJsonArray>
#include <QJsonObject>

#include <stop_token>

namespace otklik {

class FormData;

/// One bot at Telegram's Bot API, or at a server of one's own that speaks it.
struct TelegramAccess final
{
    QUrl base;     ///< "https://api.telegram.org"; a path is kept
    QString token; ///< "123456:AAH…"

    /// The bot's own id: what stands before the token's colon. 0 where it is no token.
    [[nodiscard]] qint64 botId() const;
};

/// Why a call brought no result, and what that means for what it was to do.
struct TelegramFault final
{
    Error error;
    bool mayHaveArrived = false; ///< what was asked may be done all the same
    int retryAfterSeconds = 0;   ///< of problem::rateLimited
    qint64 migratedTo = 0;       ///< the group is a supergroup now, under this id
};

/// Calls of the Bot API. The token stands in the address, as the network wants it: no address and nothing of an
/// answer goes into an error, `detail` holds the status only. Errors: Retry with httpcode::*, problem::rateLimited,
/// problem::networkFault or problem::updatesTaken; SignIn with problem::tokenRefused; GiveUp with what the network
/// said by a code of problem.h. Blocks; one thread, but for interrupt().
class TelegramApi final
{
public:
    template <class T>
    using Answer = tl::expected<T, TelegramFault>;

    TelegramApi(Http &http, const TelegramAccess &access);

    [[nodiscard]] Answer<QJsonValue> call(const QString &method, const QJsonObject &parameters,
                                          std::chrono::milliseconds timeout = {});
    /// The same with files.
    [[nodiscard]] Answer<QJsonValue> upload(const QString &method, const FormData &form);
    /// A file by the path that getFile told.
    [[nodiscard]] Result<MediaBytes> file(const QString &path, qint64 atMost);
    /// Waits for so long; false when it is interrupted.
    [[nodiscard]] bool pause(std::chrono::milliseconds time);
    /// Ends a call under way, and every later one. Any thread.
    void interrupt() { m_stop.request_stop(); }

    [[nodiscard]] const TelegramAccess &access() const { return m_access; }

private:
    [[nodiscard]] QUrl address(const QString &before, const QString &after) const;
    [[nodiscard]] Answer<QJsonValue> perform(const QString &method, const QByteArray &contentType, const QByteArray &body,
                                             std::chrono::milliseconds timeout);

    Http &m_http;
    TelegramAccess m_access;
    std::stop_source m_stop;
};

/// What a refusal of the Bot API means: its status and its words, which no table of the network lists.
[[nodiscard]] Error telegramError(int status, const QString &description);

/// The whole number that stands there; 0 where there is none. Ids have up to 52 bits and never go through double.
[[nodiscard]] qint64 telegramNumber(const QJsonValue &value);

} // namespace otklik
