#pragma once

#include "channels/connector.h"
#include "channels/connectorsetup.h"
#include "channels/http/http.h"

#include <QJsonObject>

namespace otklik {

/// Any program that speaks the format of docs/webhooks.en.md: it tells of posts by
/// calling this server, and is called with answers and orders. Both are signed.
///
/// Values of its setup: "inbound_key" checks what comes in; "inbound_key_next" does so
/// beside it while keys are changed; "outbound_key" signs what goes out, to
/// "publish_url". Without the first nothing comes in, without the last nothing goes out.
///
/// It hears what it is told and no more: nothing is ever claimed to be complete.
class WebhookConnector final : public Connector
{
public:
    /// `http` and `clock` must outlive it.
    WebhookConnector(Http &http, const Clock &clock, const ConnectorSetup &setup);

    /// Nothing is read by asking. Corruption for any cursor but the empty one.
    Result<ReadResult> read(const QString &cursor) override;
    Result<QList<IncomingPost>> thread(const QString &externalId) override;
    Result<ReadResult> refresh(const QList<KnownPost> &posts) override;
    PublishResult publish(const OutgoingReply &reply) override;
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply) override;
    Result<AccessCheck> check() override;
    ModerationResult moderate(const ModerationOrder &order) override;
    Result<PushAnswer> receive(const PushedCall &call) override;
    void interrupt() override;

private:
    [[nodiscard]] bool canPublish() const;
    [[nodiscard]] Result<HttpResponse> send(const QJsonObject &order, const QString &delivery);
    [[nodiscard]] Result<HttpResponse> ask(const QString &delivery);
    [[nodiscard]] Result<HttpResponse> perform(HttpRequest &request, QByteArrayView signedPart);
    [[nodiscard]] PublishResult outcomeOf(const HttpResponse &response) const;
    [[nodiscard]] int waitTold(const HttpResponse &response) const;

    Http &m_http;
    const Clock &m_clock;
    QString m_handle;
    QList<QByteArray> m_inboundKeys;
    QByteArray m_outboundKey;
    QUrl m_publishUrl;
    std::stop_source m_stop;
};

} // namespace otklik
