#pragma once

#include "models/clock.h"
#include "tests/channels/fakenetwork.h"
#include "tests/channels/telegram/telegramschema.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

namespace otklik {

/// Telegram's Bot API in memory, as one bot sees it: its queue of updates, the chats it is in, and a business account
/// that lets it speak. Checks what it is asked and what it answers against the network's own schema where that is here.
class FakeTelegram final : public FakeNetwork
{
public:
    static constexpr qint64 botId = 4242;
    static constexpr qint64 groupId = -1001555000111;
    static constexpr qint64 channelId = -1001777000222;
    static constexpr qint64 discussionId = -1001888000333;
    static constexpr qint64 ownerId = 9001; ///< the business account
    inline static const QString token = QStringLiteral("4242:AAHfake-Token_of_the_bot");
    inline static const QString connection = QStringLiteral("bizConn1");

    explicit FakeTelegram(FakeClock &clock);

    [[nodiscard]] std::unique_ptr<Connector> connector(Http &http, const Clock &clock, TimePoint readFrom) override;
    [[nodiscard]] Result<HttpResponse> answer(const HttpRequest &request) override;
    QString write(const QString &customer, const QString &text, const QString &inReplyTo = {}) override;
    [[nodiscard]] QStringList brandTexts() const override;

    /// A message of anybody in a chat; `more` goes into it. Gives it as it went into the update.
    QJsonObject say(const QJsonObject &chat, const QJsonObject &from, const QString &text, const QJsonObject &more = {},
                    const QString &kind = QStringLiteral("message"));
    QString edit(const QString &externalId, const QString &text);
    void removeBusiness(const QString &externalId);
    void push(const QString &kind, const QJsonObject &object);
    /// Whether it has blocked the bot.
    void setBlocked(const QString &customer, bool isBlocked);
    /// Updates that another reader took away.
    void loseUpdates(int count) { m_nextUpdate += count; }
    void beginNumbersAt(qint64 next) { m_nextUpdate = next; }
    void forget(const QString &externalId) { m_messages.remove(externalId); }
    void setHasWebhook(bool has) { m_hasWebhook = has; }
    void setAccount(const QString &key, const QJsonValue &value) { m_account.insert(key, value); }
    void setConnection(bool isEnabled, bool canReply);
    /// The next call of this method is answered so.
    void answerOnce(const QString &method, int status, const QByteArray &body);

    /// A file by its id; `file` answers for its bytes.
    void setFile(const QString &fileId, const QJsonObject &told, const HttpResponse &file);
    [[nodiscard]] QJsonObject user(const QString &customer);
    [[nodiscard]] QJsonObject privateChat(const QString &customer);
    [[nodiscard]] static QJsonObject group();
    [[nodiscard]] static QJsonObject channel();
    [[nodiscard]] static QJsonObject discussion();
    [[nodiscard]] qsizetype waiting() const { return m_updates.size(); }
    /// What was asked, each with its parameters.
    [[nodiscard]] const QList<std::pair<QString, QJsonObject>> &calls() const { return m_calls; }
    [[nodiscard]] QList<QJsonObject> callsOf(const QString &method) const;
    /// What either side did against the schema; empty: nothing, or there is no schema here.
    [[nodiscard]] QStringList schemaFaults() const { return m_faults; }
    [[nodiscard]] QByteArray lastFile() const { return m_lastFile; }

private:
    struct Waiting final
    {
        TimePoint at;
        QJsonObject update;
    };

    [[nodiscard]] HttpResponse perform(const QString &method, const QJsonObject &parameters);
    [[nodiscard]] HttpResponse updates(const QJsonObject &parameters);
    [[nodiscard]] HttpResponse send(const QString &method, const QJsonObject &parameters);
    [[nodiscard]] HttpResponse remove(const QJsonObject &parameters);
    [[nodiscard]] QJsonObject parametersOf(const HttpRequest &request);
    [[nodiscard]] HttpResponse good(const QString &method, const QJsonValue &result);
    [[nodiscard]] qint64 seconds() const;

    [[nodiscard]] HttpResponse fileOf(const QString &path) const;

    FakeClock &m_clock;
    QMap<QString, std::pair<QJsonObject, HttpResponse>> m_files; ///< by file_id
    TelegramSchema m_schema;
    QJsonObject m_account;
    QJsonObject m_connection;
    QList<Waiting> m_updates;
    QMap<QString, QJsonObject> m_messages; ///< by external id
    QStringList m_sent;                    ///< external ids
    QMap<QString, qint64> m_users;
    QList<qint64> m_blocked;
    QList<std::pair<QString, QJsonObject>> m_calls;
    QMap<QString, std::pair<int, QByteArray>> m_onceAnswers;
    QStringList m_faults;
    QByteArray m_lastFile;
    qint64 m_nextUpdate = 700'000;
    qint64 m_nextMessage = 10;
    bool m_hasWebhook = false;
};

} // namespace otklik
