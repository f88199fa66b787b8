#include "server/store/sessionstore.h"

#include "server/store/rows.h"
#include "storage/database/database.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace otklik::server {

namespace {

QByteArray newToken()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
    const QByteArray raw(reinterpret_cast<const char *>(bits.data()), sizeof bits);
    return raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray hashOf(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex();
}

} // namespace

QByteArray SessionStore::create(const UserId &user, bool isEmbedded, std::chrono::seconds lasting)
{
    const QByteArray token = newToken();
    m_rows.database().run("INSERT INTO session(token_hash, user_id, created_at, expires_at, is_embedded) "
                          "VALUES(?, ?, ?, ?, ?)",
                          QString::fromLatin1(hashOf(token)), user, m_rows.now(), TimePoint(m_rows.now() + lasting),
                          isEmbedded);
    return token;
}

std::optional<Session> SessionStore::find(const QByteArray &token)
{
    const QByteArray hash = hashOf(token);
    auto query = m_rows.database().query(
        "SELECT user_id, expires_at, is_embedded FROM session WHERE token_hash=? AND expires_at>?");
    query.bind(1, QString::fromLatin1(hash));
    query.bind(2, m_rows.now());
    if (!query.next())
        return std::nullopt;
    const auto user = m_rows.find<User>(query.value<UserId>(0));
    if (!user || !user->isActive)
        return std::nullopt;
    return Session{*user, query.value<TimePoint>(1), query.value<bool>(2), hash};
}

void SessionStore::remove(const QByteArray &token)
{
    m_rows.database().run("DELETE FROM session WHERE token_hash=?", QString::fromLatin1(hashOf(token)));
}

void SessionStore::removeAllOf(const UserId &user)
{
    m_rows.database().run("DELETE FROM session WHERE user_id=?", user);
}

void SessionStore::removeExpired()
{
    m_rows.database().run("DELETE FROM session WHERE expires_at<=?", m_rows.now());
}

} // namespace otklik::server
