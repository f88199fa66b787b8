#include "channels/vk/vkcallback.h"

#include "channels/problems.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace otklik {

namespace {

/// In a time that says nothing about where they differ.
bool isEqual(const QString &a, const QString &b)
{
    const auto digest = [](const QString &text) {
        return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    };
    const QByteArray left = digest(a);
    const QByteArray right = digest(b);
    int difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference |= left.at(i) ^ right.at(i);
    return difference == 0;
}

PushAnswer answer(int status, const QByteArray &body)
{
    PushAnswer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

} // namespace

Result<PushAnswer> vkCallback(const PushedCall &call, const VkCallbackSecrets &secrets, TimePoint now, VkNews &news)
{
    if (secrets.secret.isEmpty())
        return failure(Error::Kind::GiveUp, problem::notPossible);
    const QJsonObject event = QJsonDocument::fromJson(call.body).object();
    const QString type = event.value(QLatin1StringView("type")).toString();
    if (call.method != "POST" || type.isEmpty())
        return answer(400, "not an event");
    const bool isOurs = vkNumber(event.value(QLatin1StringView("group_id"))) == secrets.groupId
                     && isEqual(event.value(QLatin1StringView("secret")).toString(), secrets.secret);
    if (!isOurs)
        return answer(403, "unknown sender");
    if (type == QLatin1StringView("confirmation"))
        return answer(200, secrets.confirmation.toUtf8());
    addVkEvent(event, secrets.groupId, now, news);
    PushAnswer taken = answer(200, "ok");
    taken.replayKey = event.value(QLatin1StringView("event_id")).toString().left(200);
    return taken;
}

} // namespace otklik
