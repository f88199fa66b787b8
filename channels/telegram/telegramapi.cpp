#include "channels/telegram/telegramapi.h"

#include "channels/http/formdata.h"
#include "channels/http/mediafetch.h"
#include "channels/problems.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>

namespace otklik {

namespace {

constexpr int longestWait = 3600;

struct Saying final
{
    QLatin1StringView words; ///< in lower case
    QLatin1StringView problem;
};

/// The descriptions the Bot API answers with 400 and 403: its own sentences, and Telegram's codes behind them.
constexpr std::array sayings{
    Saying{QLatin1StringView("bot was blocked by the user"), problem::recipientRefuses},
    Saying{QLatin1StringView("user is deactivated"), problem::recipientRefuses},
    Saying{QLatin1StringView("can't initiate conversation"), problem::recipientRefuses},
    Saying{QLatin1StringView("can't send messages to"), problem::recipientRefuses},
    Saying{QLatin1StringView("business_peer_invalid"), problem::windowClosed},
    Saying{QLatin1StringView("business_peer_usage_missing"), problem::windowClosed},
    Saying{QLatin1StringView("business_connection_invalid"), problem::rightMissing},
    Saying{QLatin1StringView("business connection not found"), problem::rightMissing},
    Saying{QLatin1StringView("topic_closed"), problem::commentsClosed},
    Saying{QLatin1StringView("topic_deleted"), problem::postGone},
    Saying{QLatin1StringView("message thread not found"), problem::postGone},
    Saying{QLatin1StringView("message to be replied not found"), problem::postGone},
    Saying{QLatin1StringView("message to reply not found"), problem::postGone},
    Saying{QLatin1StringView("replied message not found"), problem::postGone},
    Saying{QLatin1StringView("message to delete not found"), problem::postGone},
    Saying{QLatin1StringView("message_id_invalid"), problem::postGone},
    Saying{QLatin1StringView("chat not found"), problem::postGone},
    Saying{QLatin1StringView("message can't be deleted"), problem::notPossible},
    Saying{QLatin1StringView("method is available only for supergroups"), problem::notPossible},
    Saying{QLatin1StringView("can't remove chat owner"), problem::notPossible},
    Saying{QLatin1StringView("user is an administrator"), problem::notPossible},
    Saying{QLatin1StringView("caption is too long"), problem::captionTooLong},
    Saying{QLatin1StringView("photo_invalid"), problem::attachmentRefused},
    Saying{QLatin1StringView("image_process_failed"), problem::attachmentRefused},
    Saying{QLatin1StringView("wrong type of the web page content"), problem::attachmentRefused},
    Saying{QLatin1StringView("too big"), problem::attachmentRefused},
    Saying{QLatin1StringView("file must be non-empty"), problem::attachmentRefused},
    Saying{QLatin1StringView("not enough rights"), problem::rightMissing},
    Saying{QLatin1StringView("have no rights"), problem::rightMissing},
    Saying{QLatin1StringView("administrator rights"), problem::rightMissing},
    Saying{QLatin1StringView("admin_required"), problem::rightMissing},
    Saying{QLatin1StringView("chat_write_forbidden"), problem::rightMissing},
    Saying{QLatin1StringView("bot was kicked"), problem::rightMissing},
    Saying{QLatin1StringView("bot is not a member"), problem::rightMissing},
    Saying{QLatin1StringView("chat_restricted"), problem::rightMissing},
};

TelegramFault faultOf(const HttpResponse &response, const QJsonObject &answer)
{
    // A server of one's own behind a proxy may have another status than the answer it carries.
    const qint64 told = telegramNumber(answer.value(QLatin1StringView("error_code")));
    const int status = told >= 400 && told < 600 ? static_cast<int>(told) : response.status;
    TelegramFault fault;
    fault.error = telegramError(status, answer.value(QLatin1StringView("description")).toString());
    fault.mayHaveArrived = status >= 500 || status < 400;
    const QJsonObject parameters = answer.value(QLatin1StringView("parameters")).toObject();
    if (status == 429) {
        const qint64 asked = telegramNumber(parameters.value(QLatin1StringView("retry_after")));
        fault.retryAfterSeconds = static_cast<int>(std::clamp<qint64>(asked, 1, longestWait));
    }
    fault.migratedTo = telegramNumber(parameters.value(QLatin1StringView("migrate_to_chat_id")));
    return fault;
}

/// An answer that is not the Bot API's: what stands between has spoken.
TelegramFault foreignAnswer(const HttpResponse &response)
{
    TelegramFault fault;
    const QString status = QString::number(response.status);
    if (response.status == 413)
        fault.error = {Error::Kind::GiveUp, problem::attachmentRefused, status};
    else if (response.status == 429)
        fault.error = {Error::Kind::Retry, problem::rateLimited, status};
    else if (response.status >= 500)
        fault.error = {Error::Kind::Retry, problem::networkFault, status};
    else
        fault.error = {Error::Kind::GiveUp, problem::notThisNetwork, status};
    fault.mayHaveArrived = response.status != 413 && response.status != 429;
    if (response.status == 429)
        fault.retryAfterSeconds = 60;
    return fault;
}

} // namespace

qint64 TelegramAccess::botId() const
{
    static const QRegularExpression form(QStringLiteral("\\A([1-9][0-9]{0,17}):[A-Za-z0-9_-]+\\z"));
    const auto match = form.match(token);
    return match.hasMatch() ? match.captured(1).toLongLong() : 0;
}

qint64 telegramNumber(const QJsonValue &value)
{
    return value.isDouble() ? value.toInteger() : 0;
}

Error telegramError(int status, const QString &description)
{
    const QString code = QString::number(status);
    const QString words = description.toLower();
    switch (status) {
    case 401:
    case 404: // a token of the wrong form: the address is not known
        return {Error::Kind::SignIn, problem::tokenRefused, code};
    case 409: // a webhook stays until somebody takes it away; another reader may be the last run of this one
        return {words.contains(QLatin1StringView("webhook")) ? Error::Kind::GiveUp : Error::Kind::Retry,
                problem::updatesTaken, code};
    case 413:
        return {Error::Kind::GiveUp, problem::attachmentRefused, code};
    case 429:
        return {Error::Kind::Retry, problem::rateLimited, code};
    default:
        break;
    }
    if (status >= 500)
        return {Error::Kind::Retry, problem::networkFault, code};
    if (status < 400)
        return {Error::Kind::GiveUp, problem::notThisNetwork, code};
    for (const Saying &saying : sayings)
        if (words.contains(saying.words))
            return {Error::Kind::GiveUp, saying.problem, code};
    return {Error::Kind::GiveUp, problem::networkRefused, code};
}

TelegramApi::TelegramApi(Http &http, const TelegramAccess &access) : m_http(http), m_access(access) { }

TelegramApi::Answer<QJsonValue> TelegramApi::call(const QString &method, const QJsonObject &parameters,
                                                  std::chrono::milliseconds timeout)
{
    return perform(method, QByteArrayLiteral("application/json"), QJsonDocument(parameters).toJson(QJsonDocument::Compact),
                   timeout);
}

TelegramApi::Answer<QJsonValue> TelegramApi::upload(const QString &method, const FormData &form)
{
    return perform(method, form.contentType(), form.body(), {});
}

QUrl TelegramApi::address(const QString &before, const QString &after) const
{
    QUrl url = m_access.base;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + before + m_access.token + u'/' + after);
    return url;
}

Result<MediaBytes> TelegramApi::file(const QString &path, qint64 atMost)
{
    if (m_access.botId() == 0 || !mayCarrySecrets(m_access.base))
        return failure(Error::Kind::SignIn, problem::tokenRefused);
    HttpRequest request;
    request.url = address(QStringLiteral("/file/bot"), path);
    request.stop = m_stop.get_token();
    auto media = fetchMedia(m_http, std::move(request), atMost);
    if (!media) // what the connection said may name the address
        return failure(media.error().kind, media.error().code);
    return media;
}

bool TelegramApi::pause(std::chrono::milliseconds time)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any woken;
    return !woken.wait_for(lock, m_stop.get_token(), time, [] { return false; }) && !m_stop.stop_requested();
}

TelegramApi::Answer<QJsonValue> TelegramApi::perform(const QString &method, const QByteArray &contentType,
                                                     const QByteArray &body, std::chrono::milliseconds timeout)
{
    if (m_access.botId() == 0 || !mayCarrySecrets(m_access.base))
        return tl::unexpected(TelegramFault{{Error::Kind::SignIn, problem::tokenRefused, QString()}, false, 0, 0});
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = address(QStringLiteral("/bot"), method);
    request.headers = {{"Content-Type", contentType}, {"Accept", "application/json"}};
    request.body = body;
    request.timeout = timeout;
    request.stop = m_stop.get_token();
    const auto response = m_http.perform(request);
    if (!response) {
        const bool isSurelyNot = response.error().code == httpcode::notReached || response.error().code == httpcode::badUrl;
        // What the connection said may name the address.
        return tl::unexpected(TelegramFault{{response.error().kind, response.error().code, QString()}, !isSurelyNot, 0, 0});
    }
    const QJsonObject answer = QJsonDocument::fromJson(response->body).object();
    const QJsonValue isGood = answer.value(QLatin1StringView("ok"));
    if (!isGood.isBool())
        return tl::unexpected(foreignAnswer(*response));
    if (!isGood.toBool() || response->status != 200)
        return tl::unexpected(faultOf(*response, answer));
    return answer.value(QLatin1StringView("result"));
}

} // namespace otklik
