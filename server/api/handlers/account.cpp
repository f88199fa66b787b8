#include "server/api/handlers/account.h"

#include "models/json.h"
#include "server/auth/idtokensignin.h"
#include "server/auth/issuer.h"
#include "server/auth/password.h"
#include "server/store/auditlog.h"
#include "server/store/store.h"
#include "server/store/userstore.h"
#include "server/store/rowrights.h"
#include "server/store/workspacestore.h"

#include <QJsonArray>

namespace otklik::server {

namespace {

constexpr int mostWaitingForHash = 4;
constexpr std::chrono::milliseconds longestWaitForHash = std::chrono::seconds(1);
constexpr qsizetype longestPassword = 1000;
constexpr qsizetype longestNonce = 200;
/// Whom the issuer no longer lets in is out within the hour: only it knows, and it is asked when the session ends.
constexpr std::chrono::hours idTokenSession{1};

tl::unexpected<Error> badMessage()
{
    return failure(Error::Kind::CorrectInput, QStringLiteral("bad_message"));
}

} // namespace

Result<HttpAnswer> MeHandler::handle(const Call &call)
{
    return m_store.read([&](Rows &rows) -> Result<HttpAnswer> {
        const Workspace workspace = WorkspaceStore(rows).workspace();
        return jsonAnswer({{QStringLiteral("user"), toJson(call.session->user)},
                           {QStringLiteral("workspace_id"), workspace.id},
                           {QStringLiteral("workspace_name"), workspace.name},
                           {QStringLiteral("epoch"), RowRights(rows, call.session->user).epoch()},
                           {QStringLiteral("server_version"), m_version},
                           {QStringLiteral("is_demo"), workspace.isDemo}});
    });
}

Result<HttpAnswer> SignInWaysHandler::handle(const Call &)
{
    QJsonObject ways{{QStringLiteral("password"), true}};
    if (m_issuer) {
        const IssuerSettings &settings = m_issuer->settings();
        QJsonArray ports;
        for (const quint16 port : settings.redirectPorts)
            ports.append(port);
        ways.insert(QStringLiteral("openid"),
                    QJsonObject{{QStringLiteral("issuer"), settings.issuer},
                                {QStringLiteral("client_id"), settings.clientId},
                                {QStringLiteral("scopes"), QJsonArray::fromStringList(settings.scopes)},
                                {QStringLiteral("redirect_ports"), ports}});
    }
    return jsonAnswer(ways);
}

Result<HttpAnswer> SignInHandler::handle(const Call &call)
{
    const auto body = call.object();
    if (!body)
        return tl::unexpected<Error>(body.error());
    if (body->contains(QStringLiteral("secret")))
        return withSecret(*body);
    if (body->contains(QStringLiteral("password")))
        return withPassword(*body);
    if (body->contains(QStringLiteral("id_token")))
        return withIdToken(*body);
    if (!body->value(QStringLiteral("act_as")).isString())
        return badMessage();
    if (!call.session)
        return failure(Error::Kind::SignIn, QStringLiteral("signed_out"));
    if (!m_secret.isEmbedded() || !call.session->isEmbedded)
        return failure(Error::Kind::GiveUp, QStringLiteral("not_allowed"));
    return actAs(body->value(QStringLiteral("act_as")).toString());
}

Result<HttpAnswer> SignInHandler::withPassword(const QJsonObject &body)
{
    QString login;
    QString password;
    if (!json::read(body.value(QStringLiteral("login")), login)
        || !json::read(body.value(QStringLiteral("password")), password) || password.size() > longestPassword)
        return badMessage();
    struct Found final
    {
        UserId id;
        QString hash;
    };
    const auto found = m_store.read([&](Rows &rows) -> Result<Found> {
        UserStore users(rows);
        const auto user = users.byLogin(login);
        if (!user || !user->isActive)
            return Found{};
        return Found{user->id, users.passwordHash(user->id)};
    });
    if (!found)
        return tl::unexpected<Error>(found.error());
    const auto fits = checkPassword(found->hash, password);
    if (!fits)
        return tl::unexpected<Error>(fits.error());
    if (!*fits)
        return failure(Error::Kind::SignIn, QStringLiteral("wrong_password"));
    return open(found->id, false);
}

Result<bool> SignInHandler::checkPassword(const QString &hash, const QString &password)
{
    const bool mayWait = ++m_waitingForHash <= mostWaitingForHash;
    const bool hasTurn = m_hashing.try_acquire_for(mayWait ? longestWaitForHash : std::chrono::milliseconds(0));
    --m_waitingForHash;
    if (!hasTurn)
        return failure(Error::Kind::Retry, QStringLiteral("busy"));
    const bool fits = verifyPassword(hash, password);
    m_hashing.release();
    return fits;
}

Result<HttpAnswer> SignInHandler::withIdToken(const QJsonObject &body)
{
    QString token;
    const QJsonValue nonce = body.value(QStringLiteral("nonce"));
    if (!json::read(body.value(QStringLiteral("id_token")), token) || (!nonce.isUndefined() && !nonce.isString())
        || nonce.toString().size() > longestNonce)
        return badMessage();
    if (!m_issuer)
        return failure(Error::Kind::GiveUp, QStringLiteral("not_available"));
    const auto verified =
        m_issuer->verify(token.toUtf8(), nonce.toString()); // asks the network: before the transaction
    if (!verified)
        return tl::unexpected<Error>(verified.error());
    return m_store.write([&](Rows &rows) -> Result<HttpAnswer> {
        const auto user = IdTokenSignIn(m_issuer->settings(), rows).enter(*verified);
        if (!user)
            return tl::unexpected<Error>(user.error());
        return opened(rows, *user, false, idTokenSession);
    });
}

Result<HttpAnswer> SignInHandler::withSecret(const QJsonObject &body)
{
    QString secret;
    if (!json::read(body.value(QStringLiteral("secret")), secret))
        return badMessage();
    if (!m_secret.matches(secret.toUtf8()))
        return failure(Error::Kind::SignIn, QStringLiteral("wrong_secret"));
    return actAs(body.value(QStringLiteral("act_as")).toString());
}

Result<HttpAnswer> SignInHandler::actAs(const QString &login)
{
    const auto user = m_store.read([&](Rows &rows) -> Result<UserId> {
        if (login.isEmpty())
            return WorkspaceStore(rows).workspace().ownerId;
        const auto found = UserStore(rows).byLogin(login);
        if (!found || !found->isActive)
            return failure(Error::Kind::GiveUp, QStringLiteral("not_found"));
        return found->id;
    });
    if (!user)
        return tl::unexpected<Error>(user.error());
    return open(*user, true);
}

Result<HttpAnswer> SignInHandler::open(const UserId &id, bool isEmbedded)
{
    return m_store.write(
        [&](Rows &rows) -> Result<HttpAnswer> { return opened(rows, id, isEmbedded, SessionStore::usualTime); });
}

Result<HttpAnswer> SignInHandler::opened(Rows &rows, const UserId &id, bool isEmbedded, std::chrono::seconds lasting)
{
    SessionStore sessions(rows);
    sessions.removeExpired();
    const QByteArray token = sessions.create(id, isEmbedded, lasting);
    const auto session = sessions.find(token);
    if (!session)
        return failure(Error::Kind::GiveUp, QStringLiteral("not_found"));
    const Workspace workspace = WorkspaceStore(rows).workspace();
    AuditLog(rows).write(id, QLatin1StringView("session.opened"), id.value);
    return jsonAnswer({{QStringLiteral("token"), QString::fromLatin1(token)},
                       {QStringLiteral("expires_at"), json::toValue(session->expiresAt)},
                       {QStringLiteral("user"), toJson(session->user)},
                       {QStringLiteral("workspace_id"), workspace.id},
                       {QStringLiteral("epoch"), RowRights(rows, session->user).epoch()}},
                      201);
}

Result<HttpAnswer> SignOutHandler::handle(const Call &call)
{
    return m_store.write([&](Rows &rows) -> Result<HttpAnswer> {
        SessionStore(rows).remove(call.request.token);
        return emptyAnswer();
    });
}

} // namespace otklik::server
