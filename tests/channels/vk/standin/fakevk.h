#pragma once

#include "channels/connectorsetup.h"
#include "channels/vk/vkid.h"
#include "tests/channels/fakenetwork.h"
#include "tests/channels/vk/standin/vkschema.h"
#include "tests/channels/vk/standin/vktable.h"

#include <QJsonArray>
#include <QMap>
#include <QSet>

namespace otklik {

/// A community of VK in memory: number 7, "Acme", with the tokens "group-token" of the community, "user-token" of an
/// administrator and "service-token" of an application. Refuses what the API's schema refuses, and lays its own answers
/// before the schema where that is here. Knows nothing of the connector.
class FakeVk final : public FakeNetwork
{
public:
    static constexpr qint64 groupId = 7;
    static constexpr qint64 adminId = 500;

    explicit FakeVk(qint64 now = 1'799'000'000);

    /// What the server would keep of it; `tokens`: which of the three are there.
    struct Tokens final
    {
        bool hasUser = true;
        bool hasService = false;
    };
    [[nodiscard]] ConnectorSetup setup(const Tokens &tokens) const;
    [[nodiscard]] ConnectorSetup setup() const { return setup(Tokens{}); }

    std::unique_ptr<Connector> connector(Http &http, const Clock &clock, TimePoint readFrom) override;
    [[nodiscard]] Result<HttpResponse> answer(const HttpRequest &request) override;
    /// A comment under the community's first post, or an answer; a message where `inReplyTo` is one ("msg…").
    QString write(const QString &customer, const QString &text, const QString &inReplyTo = {}) override;
    [[nodiscard]] QStringList brandTexts() const override;

    [[nodiscard]] qint64 person(const QString &name); ///< the number of a user of this name; made when new
    VkId post(qint64 author, const QString &text);
    VkId topic(const QString &title);
    VkId comment(qint64 author, const VkId &under, const QString &text);
    VkId message(qint64 peer, const QString &text, bool isOut = false, qint64 randomId = 0);
    void edit(const VkId &id, const QString &text);
    void remove(const VkId &id);
    void restore(const VkId &id);
    void close(const VkId &root);                     ///< no comments any more
    void deny(qint64 peer) { m_denied.insert(peer); } ///< takes no messages
    void attach(const VkId &comment, const QJsonObject &attachment);
    /// What stands at an address of the base or of VK's own hosts; asked with a token it is a fault.
    void setFile(const QString &address, const HttpResponse &file) { m_files.insert(address, file); }
    void tick(qint64 seconds) { m_now += seconds; }
    void setNow(TimePoint now) override { m_now = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count(); }

    void expireKey() { ++m_key; } ///< failed 2
    void forgetEvents();          ///< failed 1
    void loseEvents();            ///< failed 3
    void dropEvent();             ///< the newest never comes, and the count shows it
    void failNext(const QString &method, int code) { m_failures.insert(method, code); }
    void withdraw(const QString &token) { m_withdrawn.insert(token); }
    void takeRight(const QString &right) { m_rights.removeAll(right); }
    void switchOff(const QString &event) { m_switchedOff.insert(event); }

    [[nodiscard]] QString textOf(const VkId &id) const
    {
        return m_comments.value(id.text()).value(QLatin1StringView("text")).toString();
    }
    [[nodiscard]] bool isRemoved(const VkId &id) const { return m_removed.contains(id.text()); }
    [[nodiscard]] QJsonObject banOf(qint64 person) const { return m_bans.value(person); }
    [[nodiscard]] QJsonArray eventsAfter(qint64 ts) const;
    [[nodiscard]] qint64 lastTs() const { return m_ts; }
    [[nodiscard]] QList<QByteArray> uploads() const { return m_uploads; }
    [[nodiscard]] int calls(const QString &method) const { return m_calls.value(method); }
    /// What of its own answers and events does not fit the schema.
    [[nodiscard]] QStringList schemaFaults() const { return m_schemaFaults; }
    [[nodiscard]] qint64 now() const { return m_now; }
    void setBase(const QUrl &base) { m_base = base; } ///< where it is served

private:
    using Parameters = QMap<QString, QString>;
    struct Refusal final
    {
        int code;
        QString message;
    };
    using Answer = tl::expected<QJsonValue, Refusal>;

    [[nodiscard]] HttpResponse method(const QString &name, const Parameters &parameters);
    [[nodiscard]] HttpResponse longPoll(const Parameters &parameters) const;
    [[nodiscard]] HttpResponse takePicture(const QByteArray &body);
    [[nodiscard]] Answer call(const QString &name, const Parameters &p, VkTokenKind token);
    [[nodiscard]] Answer messagesCall(const QString &verb, const Parameters &p);
    [[nodiscard]] Answer groupsCall(const QString &verb, const Parameters &p, VkTokenKind token);
    [[nodiscard]] Answer photosCall(const QString &verb, const Parameters &p);
    [[nodiscard]] Answer wallCall(const QString &verb, const Parameters &p);
    [[nodiscard]] Answer createComment(const VkPlace &place, const Parameters &p);
    [[nodiscard]] Answer getComments(const VkPlace &place, const Parameters &p);
    [[nodiscard]] Answer getWallComment(const Parameters &p) const;
    [[nodiscard]] Answer deleteComment(const VkPlace &place, const Parameters &p, bool isRestored);
    [[nodiscard]] Answer getTopics(const Parameters &p) const;
    [[nodiscard]] Answer send(const Parameters &p);
    [[nodiscard]] Answer sendTo(qint64 peer, const Parameters &p);
    [[nodiscard]] QJsonObject conversation(qint64 peer) const;
    [[nodiscard]] QList<QJsonObject> messagesOf(qint64 peer) const; ///< newest first
    [[nodiscard]] QJsonObject wallPost(const QString &id) const;
    [[nodiscard]] QList<QJsonObject> commentsUnder(const VkId &root) const; ///< oldest first, all levels
    [[nodiscard]] VkId rootOf(const VkPlace &place, const Parameters &p) const;
    void emitEvent(const QString &type, const QJsonObject &object, const QStringList &documented = {});
    void emitComment(const VkId &id, const QString &verb);

    VkTable m_table;
    VkSchema m_schema;
    QUrl m_base{QStringLiteral("https://api.vk.com")};
    qint64 m_now;
    qint64 m_counter = 10;
    QMap<QString, QJsonObject> m_posts; ///< by VkId's text
    QMap<QString, QJsonObject> m_topics;
    QMap<QString, HttpResponse> m_files; ///< by address
    QMap<QString, QJsonObject> m_comments; ///< comments and messages
    QSet<QString> m_removed;
    QSet<QString> m_closed;
    QSet<qint64> m_denied;
    QMap<QString, qint64> m_people;
    QMap<QString, QString> m_guids;
    QMap<QString, QString> m_randomIds; ///< "peer:id" → message
    QMap<qint64, QJsonObject> m_bans;
    QMap<QString, int> m_failures;
    QMap<QString, int> m_calls;
    QSet<QString> m_withdrawn;
    QSet<QString> m_switchedOff;
    QStringList m_rights{QStringLiteral("manage"), QStringLiteral("messages"), QStringLiteral("photos"),
                         QStringLiteral("wall")};
    QList<std::pair<qint64, QJsonObject>> m_events;
    qint64 m_ts = 100;
    qint64 m_oldestTs = 0; ///< what is asked after less is failed 1
    qint64 m_lostTs = 0;   ///< likewise failed 3
    int m_key = 1;
    QList<QByteArray> m_uploads;
    QStringList m_schemaFaults;
};

} // namespace otklik
