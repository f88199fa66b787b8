#pragma once

#include "channels/connector.h"
#include "channels/telegram/telegramapi.h"
#include "channels/telegram/telegramcursor.h"
#include "channels/telegram/telegrammessage.h"
#include "channels/telegram/telegrampublisher.h"

#include <QHash>

namespace otklik {

/// One bot of Telegram: what is written to it, under its answers, under the posts of its channels, and to the business
/// account that lets it speak. Made by the server's worker for the source and used on that worker's thread.
/// ConnectorSetup: `values` "access_token", the bot's token; `url` may name a Bot API server of one's own.
/// The network keeps updates for a day and gives each until a later one is asked for; so the next step asks beyond
/// what the server has stored, and nothing before does.
class TelegramConnector final : public Connector
{
public:
    /// Posts older than `readFrom` are left out of the first reading. `http` and `clock` must outlive it.
    TelegramConnector(Http &http, const Clock &clock, const TelegramAccess &access, TimePoint readFrom);

    Result<ReadResult> read(const QString &cursor) override;
    /// A bot reads no history: only what the last step of reading told of the post's surroundings.
    Result<QList<IncomingPost>> thread(const QString &externalId) override;
    /// Edits and deletions come by themselves; nothing can be asked for.
    Result<ReadResult> refresh(const QList<KnownPost> &posts) override;
    PublishResult publish(const OutgoingReply &reply) override;
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply) override;
    Result<AccessCheck> check() override;
    ModerationResult moderate(const ModerationOrder &order) override;
    /// To whoever has just written the word /otklik_test to the bot in private: a bot can write to nobody else. Takes
    /// no update out of the queue. GiveUp with problem::testWordMissing.
    Result<TrialAnswer> answerInPrivate(const QString &text) override;
    /// A file_id stays good for the bot that was told it; files of more than 20 MB are not given to bots.
    Result<MediaBytes> media(const QString &externalId, const QString &key, qint64 atMost) override;
    bool waitForNews(std::chrono::milliseconds atMost) override;
    void interrupt() override { m_api.interrupt(); }

private:
    [[nodiscard]] Result<void> identify();
    [[nodiscard]] Result<QJsonArray> updates(qint64 offset, int limit, std::chrono::seconds wait);
    [[nodiscard]] Result<void> learnConnections(const QJsonArray &page, TelegramCursor &cursor);
    void countPending(qsizetype read, ReadResult &result);
    void finish(TelegramCursor &after, TimePoint now, ReadResult &result) const;

    TelegramApi m_api;
    const Clock &m_clock;
    TelegramReader m_reader;
    TelegramPublisher m_publisher;
    TimePoint m_readFrom;
    bool m_isHolding = false;               ///< an album that may not be whole
    bool m_isCounted = false;               ///< what waited when this connector began
    std::optional<qint64> m_storedOffset{}; ///< what the last step of reading asked for
    QHash<QString, QList<IncomingPost>> m_threads;
};

/// The address of the Bot API: the typed one, https or on loopback; the network's own where nothing is typed.
[[nodiscard]] QUrl telegramBase(const QUrl &typed);

} // namespace otklik
