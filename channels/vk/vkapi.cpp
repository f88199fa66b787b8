#include "channels/vk/vkapi.h"

#include "channels/http/mediafetch.h"
#include "channels/problems.h"
#include "channels/vk/vkid.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <thread>

namespace otklik {

namespace {

// github.com/VKCOM/vk-api-schema, */methods.json: access_token_type
constexpr std::array methods{
    VkMethod{"board.createComment", false, true, false},
    VkMethod{"board.deleteComment", true, true, false},
    VkMethod{"board.getComments", false, true, true},
    VkMethod{"board.getTopics", false, true, true},
    VkMethod{"board.restoreComment", true, true, false},
    VkMethod{"groups.ban", false, true, false},
    VkMethod{"groups.getById", true, true, true},
    VkMethod{"groups.getLongPollServer", true, true, false},
    VkMethod{"groups.getLongPollSettings", true, true, false},
    VkMethod{"groups.getTokenPermissions", true, false, false},
    VkMethod{"groups.unban", false, true, false},
    VkMethod{"market.createComment", false, true, false},
    VkMethod{"market.deleteComment", false, true, false},
    VkMethod{"market.getComments", false, true, false},
    VkMethod{"market.restoreComment", false, true, false},
    VkMethod{"messages.getById", true, true, false},
    VkMethod{"messages.getConversations", true, true, false},
    VkMethod{"messages.getConversationsById", true, true, false},
    VkMethod{"messages.getHistory", true, true, false},
    VkMethod{"messages.send", true, true, false},
    VkMethod{"photos.createComment", false, true, false},
    VkMethod{"photos.deleteComment", false, true, false},
    VkMethod{"photos.getComments", false, true, false},
    VkMethod{"photos.getMessagesUploadServer", true, true, false},
    VkMethod{"photos.getWallUploadServer", false, true, false},
    VkMethod{"photos.restoreComment", false, true, false},
    VkMethod{"photos.saveMessagesPhoto", true, true, false},
    VkMethod{"photos.saveWallPhoto", false, true, false},
    VkMethod{"users.get", true, true, true},
    VkMethod{"video.createComment", false, true, false},
    VkMethod{"video.deleteComment", false, true, false},
    VkMethod{"video.getComments", false, true, false},
    VkMethod{"video.restoreComment", false, true, false},
    VkMethod{"wall.createComment", true, true, false},
    VkMethod{"wall.deleteComment", false, true, false},
    VkMethod{"wall.get", false, true, true},
    VkMethod{"wall.getById", false, true, true},
    VkMethod{"wall.getComment", false, true, false},
    VkMethod{"wall.getComments", false, true, true},
    VkMethod{"wall.restoreComment", false, true, false},
};

struct Meaning final
{
    int code;
    Error::Kind kind;
    QLatin1StringView problem;
};

using enum Error::Kind;
using namespace std::chrono_literals;

// github.com/VKCOM/vk-api-schema, errors.json
constexpr std::array meanings{
    Meaning{1, Retry, problem::networkFault},  // unknown error
    Meaning{4, SignIn, problem::tokenRefused}, // signature
    Meaning{5, SignIn, problem::tokenRefused},
    Meaning{6, Retry, problem::rateLimited}, // too many a second
    Meaning{7, GiveUp, problem::rightMissing},
    Meaning{9, Retry, problem::rateLimited},   // too much of the same
    Meaning{10, Retry, problem::networkFault}, // internal error
    Meaning{14, GiveUp, problem::captchaNeeded},
    Meaning{17, GiveUp, problem::captchaNeeded},    // the account has to be confirmed in a browser
    Meaning{18, GiveUp, problem::recipientRefuses}, // page deleted or banned
    Meaning{20, GiveUp, problem::rightMissing},
    Meaning{23, GiveUp, problem::notPossible},  // method was switched off
    Meaning{27, GiveUp, problem::rightMissing}, // not with a community's token
    Meaning{28, GiveUp, problem::rightMissing}, // not with a service token
    Meaning{29, Retry, problem::rateLimited},   // of the day
    Meaning{32, Retry, problem::rateLimited},
    Meaning{36, Retry, problem::networkFault}, // took too long there
    Meaning{104, GiveUp, problem::postGone},
    Meaning{210, GiveUp, problem::postGone}, // no access to the wall's post
    Meaning{211, GiveUp, problem::postGone}, // no access to the comment
    Meaning{212, GiveUp, problem::commentsClosed},
    Meaning{213, GiveUp, problem::commentsClosed},
    Meaning{223, Retry, problem::rateLimited},     // too many answers
    Meaning{801, GiveUp, problem::commentsClosed}, // video
    Meaning{900, GiveUp, problem::recipientRefuses},
    Meaning{901, GiveUp, problem::recipientRefuses},
    Meaning{902, GiveUp, problem::recipientRefuses},
    Meaning{1117, SignIn, problem::tokenRefused},     // token expired
    Meaning{1401, GiveUp, problem::commentsClosed},   // thing on sale
    Meaning{3610, GiveUp, problem::recipientRefuses}, // the user switched the page off
};

constexpr int tooManyASecond = 6;
constexpr int methodDenied = 1133; // subcodes of 15
constexpr int appTypeDenied = 1134;

const VkMethod *methodOf(QLatin1StringView name)
{
    const auto found =
        std::ranges::find_if(methods, [&](const VkMethod &method) { return name == QLatin1StringView(method.name); });
    return found == methods.end() ? nullptr : found;
}

tl::unexpected<Error> statusError(int status)
{
    const QString detail = QString::number(status);
    if (status == 429)
        return failure(Retry, problem::rateLimited, detail);
    if (status >= 500 || status < 200)
        return failure(Retry, problem::networkFault, detail);
    return failure(GiveUp, problem::notThisNetwork, detail);
}

int codeOf(const Error &error)
{
    return error.detail.startsWith(QLatin1StringView("vk ")) ? QStringView(error.detail).sliced(3).toInt() : 0;
}

} // namespace

std::span<const VkMethod> vkMethods()
{
    return methods;
}

Error vkError(const QJsonObject &error)
{
    const qint64 code = vkNumber(error.value(QLatin1StringView("error_code")));
    const qint64 subcode = vkNumber(error.value(QLatin1StringView("error_subcode")));
    const QString detail = QStringLiteral("vk %1").arg(code);
    if (code == 15 && (subcode == methodDenied || subcode == appTypeDenied))
        return {GiveUp, problem::rightMissing, detail};
    for (const Meaning &meaning : meanings)
        if (meaning.code == code)
            return {meaning.kind, meaning.problem, detail};
    return {GiveUp, problem::networkRefused, detail};
}

int vkRetryAfter(const Error &error)
{
    switch (codeOf(error)) {
    case tooManyASecond:
        return 1;
    case 9:
        return 60;
    case 29:
        return 3600;
    case 223:
        return 600;
    default:
        return 30;
    }
}

PublishResult vkFailure(const Error &error)
{
    PublishResult result;
    result.problem = error.code;
    if (error.code == problem::rateLimited) {
        result.outcome = PublishResult::Outcome::TryLater;
        result.retryAfterSeconds = vkRetryAfter(error);
    } else if (error.code == httpcode::notReached) {
        result.outcome = PublishResult::Outcome::TryLater;
    } else if (error.kind == Retry || error.code == problem::notThisNetwork) {
        result.outcome = PublishResult::Outcome::Unknown;
    } else {
        result.outcome = PublishResult::Outcome::Refused;
    }
    return result;
}

VkApi::VkApi(Http &http, const VkAccess &access)
    : m_http(http)
    , m_access(access)
{}

QString VkApi::tokenFor(QLatin1StringView method) const
{
    const VkMethod *known = methodOf(method);
    if (known == nullptr)
        return {};
    if (known->takesGroup && !m_access.groupToken.isEmpty())
        return m_access.groupToken;
    if (known->takesUser && !m_access.userToken.isEmpty())
        return m_access.userToken;
    return known->takesService ? m_access.serviceToken : QString();
}

bool VkApi::can(QLatin1StringView method) const
{
    return !tokenFor(method).isEmpty();
}

Result<QJsonValue> VkApi::call(QLatin1StringView method, const Params &params)
{
    const QString token = tokenFor(method);
    if (token.isEmpty())
        return failure(GiveUp, problem::rightMissing, method);
    auto answer = callWith(token, method, params);
    // VK lets an administrator ask three times a second: lists are read with a pause then. What writes is not repeated.
    const bool isReading = method.contains(QLatin1StringView(".get"));
    for (auto pause = 350ms; isReading && pause < 2s && !m_stop.stop_requested(); pause *= 2) {
        if (answer || codeOf(answer.error()) != tooManyASecond)
            break;
        std::this_thread::sleep_for(pause);
        answer = callWith(token, method, params);
    }
    return answer;
}

Result<QJsonObject> VkApi::object(QLatin1StringView method, const Params &params)
{
    const auto value = call(method, params);
    if (!value)
        return tl::unexpected(value.error());
    if (!value->isObject())
        return failure(GiveUp, problem::notThisNetwork, method);
    return value->toObject();
}

Result<QJsonObject> VkApi::objectAsUser(QLatin1StringView method, const Params &params)
{
    const auto value = callWith(m_access.userToken, method, params);
    if (!value)
        return tl::unexpected(value.error());
    return value->toObject();
}

Result<QJsonValue> VkApi::callWith(const QString &token, QLatin1StringView method, const Params &params)
{
    if (!mayCarrySecrets(m_access.base))
        return failure(GiveUp, httpcode::badUrl);
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = m_access.base;
    request.url.setPath(QStringLiteral("/method/") + method);
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    Params all = params;
    all.append({QStringLiteral("v"), vkVersion});
    all.append({QStringLiteral("access_token"), token});
    request.body = formEncoded(all);
    const auto answer = fetch(std::move(request));
    if (!answer)
        return tl::unexpected(answer.error());
    if (const QJsonValue error = answer->value(QLatin1StringView("error")); error.isObject())
        return tl::unexpected(vkError(error.toObject()));
    const QJsonValue response = answer->value(QLatin1StringView("response"));
    if (response.isUndefined())
        return failure(GiveUp, problem::notThisNetwork, method);
    return response;
}

Result<QJsonObject> VkApi::plain(HttpRequest request)
{
    if (!mayCarrySecrets(request.url))
        return failure(GiveUp, httpcode::badUrl);
    return fetch(std::move(request));
}

Result<MediaBytes> VkApi::picture(const QUrl &url, qint64 atMost)
{
    // Where the addresses lie that the API's answers have in photos ("sizes"), stickers ("images": /sticker/…) and
    // videos ("image"), dev.vk.com/reference/objects.
    const bool isOwn = isOwnAddress(url, m_access.base,
                                    {QLatin1StringView(".userapi.com"), QLatin1StringView(".vkuserphoto.ru"),
                                     QLatin1StringView("vk.com"), QLatin1StringView("vk.ru"),
                                     QLatin1StringView(".mycdn.me"), QLatin1StringView(".okcdn.ru")});
    if (!isOwn)
        return failure(GiveUp, problem::notPossible);
    HttpRequest request;
    request.url = url;
    request.stop = m_stop.get_token();
    return fetchMedia(m_http, std::move(request), atMost);
}

Result<QJsonObject> VkApi::fetch(HttpRequest request)
{
    request.stop = m_stop.get_token();
    const auto response = m_http.perform(request);
    if (!response)
        return tl::unexpected(response.error());
    if (response->status != 200)
        return statusError(response->status);
    const QJsonDocument document = QJsonDocument::fromJson(response->body);
    if (!document.isObject())
        return failure(GiveUp, problem::notThisNetwork, QStringLiteral("200"));
    return document.object();
}

} // namespace otklik
