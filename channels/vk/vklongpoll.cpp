#include "channels/vk/vklongpoll.h"

#include "channels/problems.h"
#include "channels/vk/vkid.h"

#include <QUrlQuery>

namespace otklik {

namespace {

using namespace std::chrono_literals;

/// "ts" came as a number from some servers and as a text from others.
QString textOf(const QJsonValue &ts)
{
    return ts.isDouble() ? QString::number(ts.toInteger()) : ts.toString();
}

} // namespace

Result<QString> VkLongPoll::begin()
{
    const auto server = m_api.object(QLatin1StringView("groups.getLongPollServer"),
                                     {{QStringLiteral("group_id"), QString::number(m_api.access().groupId)}});
    if (!server)
        return tl::unexpected(server.error());
    const QUrl address(server->value(QLatin1StringView("server")).toString(), QUrl::StrictMode);
    const QString key = server->value(QLatin1StringView("key")).toString();
    const QString ts = textOf(server->value(QLatin1StringView("ts")));
    if (!mayCarrySecrets(address) || key.isEmpty() || ts.isEmpty())
        return failure(Error::Kind::GiveUp, problem::notThisNetwork, QStringLiteral("groups.getLongPollServer"));
    m_server = address;
    m_key = key;
    return ts;
}

Result<QJsonObject> VkLongPoll::askOnce(const QString &ts, std::chrono::seconds wait)
{
    HttpRequest request;
    request.url = m_server;
    request.url.setQuery(QString::fromLatin1(formEncoded({{QStringLiteral("act"), QStringLiteral("a_check")},
                                                          {QStringLiteral("key"), m_key},
                                                          {QStringLiteral("ts"), ts},
                                                          {QStringLiteral("wait"), QString::number(wait.count())}})),
                         QUrl::StrictMode);
    request.timeout = wait + 30s;
    return m_api.plain(std::move(request));
}

Result<VkLongPoll::Answer> VkLongPoll::ask(const QString &ts, std::chrono::seconds wait)
{
    if (m_key.isEmpty())
        if (const auto begun = begin(); !begun)
            return tl::unexpected(begun.error());
    auto told = askOnce(ts, wait);
    const auto failedOf = [](const QJsonObject &answer) { return vkNumber(answer.value(QLatin1StringView("failed"))); };
    if (told && failedOf(*told) == 2) { // the key has run out; the count goes on
        if (const auto begun = begin(); !begun)
            return tl::unexpected(begun.error());
        told = askOnce(ts, wait);
    }
    if (!told)
        return tl::unexpected(told.error());
    Answer answer{static_cast<int>(failedOf(*told)), textOf(told->value(QLatin1StringView("ts"))), {}};
    if (answer.failed == 3) {
        const auto begun = begin();
        if (!begun)
            return tl::unexpected(begun.error());
        answer.ts = *begun;
        return answer;
    }
    const QJsonValue updates = told->value(QLatin1StringView("updates"));
    if (answer.ts.isEmpty() || (answer.failed != 0 && answer.failed != 1)
        || (answer.failed == 0 && !updates.isArray())) {
        m_key.clear(); // whatever this was: begin with a new key
        return failure(Error::Kind::Retry, problem::networkFault, QStringLiteral("long poll"));
    }
    answer.updates = updates.toArray();
    return answer;
}

} // namespace otklik
