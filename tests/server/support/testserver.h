#pragma once

#include "channels/incomingpost.h"
#include "models/command.h"
#include "models/entity.h"
#include "server/api/api.h"
#include "server/auth/issuer.h"
#include "server/http/httpserver.h"
#include "server/ingest/ingest.h"
#include "server/log.h"
#include "server/metrics.h"
#include "server/store/store.h"
#include "server/watch/watchpoints.h"
#include "tests/server/support/testdatabase.h"

#include <QTemporaryDir>

#include <atomic>

/// A clock that tests move, also while the server reads it.
class TestClock final : public otklik::Clock
{
public:
    [[nodiscard]] otklik::TimePoint now() const override { return otklik::TimePoint(std::chrono::milliseconds(m_now.load())); }
    void advance(std::chrono::milliseconds by) { m_now += by.count(); }

private:
    std::atomic<qint64> m_now = 1'800'000'000'000;
};

/// A whole server in this process on a free port of the loopback, with a
/// database of its own and four colleagues: agent, lead, trainee, administrator.
class TestServer final
{
public:
    struct Setup final
    {
        otklik::server::HttpLimits limits{};
        QByteArray embeddedSecret{};
        otklik::server::SourceConnector *connector = nullptr;
        std::optional<otklik::server::IssuerSettings> issuer{};
    };
    TestServer() : TestServer(Setup{}) { }
    explicit TestServer(const Setup &setup);
    ~TestServer();

    [[nodiscard]] quint16 port() const { return m_port; }
    /// A token of a new session.
    [[nodiscard]] QByteArray tokenOf(const otklik::User &user);
    [[nodiscard]] otklik::Mutation mutation(const otklik::Command &command) { return otklik::makeMutation(command, clock); }
    void stop() { m_http->stop(); }

    /// Stores posts of the source as its connector would.
    otklik::server::Ingest::Counts ingestInto(const otklik::Source &into, const QList<otklik::IncomingPost> &posts,
                                              otklik::server::Ingest::Mode mode = otklik::server::Ingest::Mode::Inbox);
    otklik::server::Ingest::Counts ingest(const QList<otklik::IncomingPost> &posts,
                                          otklik::server::Ingest::Mode mode = otklik::server::Ingest::Mode::Inbox);
    [[nodiscard]] otklik::IncomingPost post(const QString &id, const QString &author, const QString &text,
                                            const QString &inReplyTo = {}) const;
    [[nodiscard]] otklik::Mention mention(const QString &externalId);
    [[nodiscard]] otklik::Case caseOf(const QString &externalId);

    template <class Row>
    [[nodiscard]] Row row(const QString &id)
    {
        return store->read([&](otklik::server::Rows &rows) -> otklik::Result<Row> {
                        return rows.find<Row>(id).value_or(Row{});
                    })
            .value_or(Row{});
    }
    template <class Row, class Tag>
    [[nodiscard]] Row row(const otklik::Id<Tag> &id) { return row<Row>(id.value); }
    /// Everything in the database, by kind and id.
    [[nodiscard]] QMap<QString, QJsonObject> everything();

    TestClock clock;
    QTemporaryDir folder;
    TestDatabase database;
    QByteArray logged;
    otklik::User agent, lead, trainee, administrator;
    otklik::Source source;
    std::unique_ptr<otklik::server::Store> store;
    otklik::server::Metrics metrics;
    std::unique_ptr<otklik::server::Watchpoints> watch;
    /// What Prometheus would be told now.
    [[nodiscard]] QByteArray metricsText() { return watch->metrics().body; }

    otklik::User addUser(const QString &login, otklik::Role role, bool needsReview, const QString &teams = {});
    otklik::Source addSource(const QString &title, const QString &team);

private:

    otklik::server::Log m_log;
    std::unique_ptr<otklik::Http> m_issuerHttp;
    std::optional<otklik::server::Issuer> m_issuer;
    std::unique_ptr<otklik::server::Api> m_api;
    std::unique_ptr<otklik::server::HttpServer> m_http;
    quint16 m_port = 0;
};
