#pragma once

#include "channels/vk/vkconnector.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/vk/standin/fakevk.h"

#include <QHash>
#include <QTest>

#include <memory>

namespace otklik {

/// The community, the way to it, and what a store would hold after each step.
struct VkSetting final
{
    explicit VkSetting(const FakeVk::Tokens &tokens = {}, TimePoint readFrom = {})
        : clock(TimePoint(std::chrono::seconds(vk.now())))
        , http([this](const HttpRequest &request) { return vk.answer(request); })
    {
        setup = vk.setup(tokens);
        setup.readFrom = readFrom;
        restart();
    }

    void restart() { connector = std::make_unique<VkConnector>(http, clock, setup); }

    /// Reads until there is nothing more. A failed step changes nothing and is made again.
    void readAll()
    {
        for (int step = 0; step < 1000; ++step) {
            const auto result = connector->read(cursor);
            if (!result) {
                ++failedSteps;
                error = result.error();
                if (failedSteps > 20)
                    return;
                continue;
            }
            take(*result);
            cursor = result->cursor;
            if (!result->hasMore)
                return;
        }
        QFAIL("reading comes to no end");
    }

    void take(const ReadResult &result)
    {
        for (const IncomingPost &post : result.posts) {
            if (!stored.contains(post.externalId))
                order.append(post.externalId);
            stored.insert(post.externalId, post);
        }
        deleted += result.deleted;
        restored += result.restored;
        gaps += result.heard.gaps;
        if (result.heard.completeTo)
            completeTo = *result.heard.completeTo;
    }

    FakeVk vk;
    FakeClock clock;
    FakeHttp http;
    ConnectorSetup setup;
    std::unique_ptr<VkConnector> connector;
    QString cursor;
    QHash<QString, IncomingPost> stored;
    QStringList order;
    QStringList deleted;
    QStringList restored;
    QList<HeardGap> gaps;
    TimePoint completeTo{};
    Error error;
    int failedSteps = 0;
};

inline QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

inline QStringList texts(const QList<VkId> &ids)
{
    QStringList texts;
    for (const VkId &id : ids)
        texts.append(id.text());
    return sorted(texts);
}

inline VkId idOf(const QString &text)
{
    return VkId::parse(text).value_or(VkId{});
}

} // namespace otklik
