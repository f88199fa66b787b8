#pragma once

#include "channels/connector.h"
#include "channels/http/http.h"

#include <QJsonObject>

#include <span>

namespace otklik {

/// A community and what stands for it. The community's own token cannot read walls and boards, write into topics or
/// ban: that takes a token of one of its administrators, or, for reading only, an application's service token.
struct VkAccess final
{
    QUrl base; ///< of the API, scheme and authority only
    qint64 groupId = 0;
    QString groupToken;
    QString userToken;    ///< may be empty
    QString serviceToken; ///< may be empty
};

/// Calls of VK's API, each with a token that the method takes; tokens go to `base` only, in the body. Errors:
/// Retry with httpcode::*, problem::rateLimited or problem::networkFault; SignIn with problem::tokenRefused;
/// GiveUp with problem::rightMissing (also where no token that is here would do: then nothing is sent),
/// commentsClosed, recipientRefuses, captchaNeeded, postGone, networkRefused or notThisNetwork. `detail` is "vk N"
/// with the API's own code, or the HTTP status. Blocks; one thread, but for interrupt().
class VkApi final
{
public:
    using Params = QList<std::pair<QString, QString>>;

    VkApi(Http &http, const VkAccess &access);

    /// The value of "response".
    [[nodiscard]] Result<QJsonValue> call(QLatin1StringView method, const Params &params);
    [[nodiscard]] Result<QJsonObject> object(QLatin1StringView method, const Params &params);
    /// The same with a token of one kind.
    [[nodiscard]] Result<QJsonObject> objectAsUser(QLatin1StringView method, const Params &params);
    /// Any other address that VK named, without a token: JSON from there.
    [[nodiscard]] Result<QJsonObject> plain(HttpRequest request);
    /// A picture that VK named, without a token and from VK's own hosts only; else GiveUp with problem::notPossible.
    [[nodiscard]] Result<MediaBytes> picture(const QUrl &url, qint64 atMost);
    /// Whether a token is here that the method takes.
    [[nodiscard]] bool can(QLatin1StringView method) const;
    [[nodiscard]] bool hasUser() const { return !m_access.userToken.isEmpty(); }

    [[nodiscard]] const VkAccess &access() const { return m_access; }
    void interrupt() { m_stop.request_stop(); }

private:
    [[nodiscard]] QString tokenFor(QLatin1StringView method) const;
    [[nodiscard]] Result<QJsonValue> callWith(const QString &token, QLatin1StringView method, const Params &params);
    [[nodiscard]] Result<QJsonObject> fetch(HttpRequest request);

    Http &m_http;
    VkAccess m_access;
    std::stop_source m_stop;
};

/// Whose tokens a method takes, by the API's schema of version 5.199 ("access_token_type").
struct VkMethod final
{
    const char *name = "";
    bool takesGroup = false;
    bool takesUser = false;
    bool takesService = false;
};
[[nodiscard]] std::span<const VkMethod> vkMethods();

/// What an error object of the API means.
[[nodiscard]] Error vkError(const QJsonObject &error);
/// What a failed call means for a publication: refused, unknown or later.
[[nodiscard]] PublishResult vkFailure(const Error &error);
/// Seconds to wait after problem::rateLimited.
[[nodiscard]] int vkRetryAfter(const Error &error);

inline constexpr QLatin1StringView vkVersion("5.199");

} // namespace otklik
