#pragma once

#include "channels/http/curlhttp.h"
#include "tests/servers/support/scriptserver.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace otklik {

/// Bluesky's reference PDS and AppView on the loopback, with the accounts brand, alice and bob, for as long as the
/// object lives; and what its people do there with programs of their own. Blocks; one thread.
class BlueskyServer final
{
public:
    /// Starts one. The detail of an error says why it could not.
    [[nodiscard]] static Result<std::unique_ptr<BlueskyServer>> start();

    [[nodiscard]] QUrl address() const { return m_server->address(); }
    [[nodiscard]] QString did(const QString &account);
    /// A new app password of the account.
    [[nodiscard]] QString appPassword(const QString &account);

    /// Somebody writes; "@brand.test" in the text is a mention. `more` goes into the record as it is. The URI.
    [[nodiscard]] QString post(const QString &account, const QString &text, const QString &inReplyTo = {}, const QJsonObject &more = {});
    /// Writes a record of any kind under a key of its own, or under `key`; the URI.
    [[nodiscard]] QString write(const QString &account, const QString &collection, const QJsonObject &record, const QString &key = {});
    [[nodiscard]] bool remove(const QString &account, const QString &uri);
    [[nodiscard]] bool rename(const QString &account, const QString &handle);
    /// uri and cid, as records name each other.
    [[nodiscard]] QJsonObject reference(const QString &account, const QString &uri);

    /// A call of the API as the account; an empty object when it failed.
    [[nodiscard]] QJsonObject get(const QString &account, const QString &method, const QList<std::pair<QString, QString>> &query);
    [[nodiscard]] QJsonObject call(const QString &account, const QString &method, const QJsonObject &body);
    /// The PostViews right under a post, as the account sees them.
    [[nodiscard]] QList<QJsonObject> answers(const QString &account, const QString &uri);
    /// The reasons why the account was told of a post.
    [[nodiscard]] QStringList reasons(const QString &account, const QString &uri);

private:
    explicit BlueskyServer(std::unique_ptr<ScriptServer> server) : m_server(std::move(server)) { }

    [[nodiscard]] QJsonObject session(const QString &account);
    [[nodiscard]] QJsonObject perform(HttpRequest request, const QByteArray &token);
    [[nodiscard]] QUrl at(const QString &method) const;

    std::unique_ptr<ScriptServer> m_server;
    CurlHttp m_http;
    QHash<QString, QJsonObject> m_sessions;
};

} // namespace otklik
