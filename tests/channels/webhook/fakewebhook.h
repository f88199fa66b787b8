#pragma once

#include "channels/connectorsetup.h"
#include "tests/channels/fakenetwork.h"

#include <QJsonObject>
#include <QMap>

#include <functional>

namespace otklik {

/// A program of somebody else's that speaks the webhook format: signs what it tells,
/// and checks the signature of what it is told. Its code shares nothing with ours.
class FakeWebhook final : public FakeNetwork
{
public:
    explicit FakeWebhook(const Clock &clock);

    [[nodiscard]] static ConnectorSetup setup();
    [[nodiscard]] std::unique_ptr<Connector> connector(Http &http, const Clock &clock, TimePoint readFrom) override;
    [[nodiscard]] Result<HttpResponse> answer(const HttpRequest &request) override;
    /// Waits in told() until it is taken.
    QString write(const QString &customer, const QString &text, const QString &inReplyTo = {}) override;
    [[nodiscard]] QStringList brandTexts() const override;

    /// It tells of the replies it has published as well; `before`: it does so before it thanks for the order, and calls
    /// `before` to be listened to.
    void tellOwn(std::function<void()> before = {});
    void writePrivately(const QString &customer, const QString &text);
    void edit(const QString &id, const QString &text);
    void remove(const QString &id);

    /// What it wants to tell next, signed now; none: nothing. The same until it is taken.
    [[nodiscard]] std::optional<PushedCall> told() const override;
    void taken() override;
    /// A body as it signs it.
    [[nodiscard]] PushedCall signedCall(const QByteArray &body) const;
    [[nodiscard]] static QJsonObject post(const QString &id, const QString &author, const QString &text);

    [[nodiscard]] QList<QJsonObject> orders() const { return m_orders; } ///< of moderation
    [[nodiscard]] int badCalls() const { return m_badCalls; }            ///< wrongly signed, or not of the format

private:
    [[nodiscard]] HttpResponse take(const QJsonObject &body, const QByteArray &delivery);

    const Clock &m_clock;
    QMap<QString, QJsonObject> m_posts;
    QList<QByteArray> m_queue;
    QMap<QString, QString> m_replies; ///< external id by delivery
    QStringList m_texts;
    QList<QJsonObject> m_orders;
    std::function<void()> m_beforeThanks;
    bool m_tellsOwn = false;
    int m_badCalls = 0;
    int m_counter = 0;
};

} // namespace otklik
