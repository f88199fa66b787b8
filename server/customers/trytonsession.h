#pragma once

#include "channels/http/http.h"

#include <QJsonArray>
#include <QJsonObject>

namespace otklik {

/// Where a Tryton database is, and who reads it.
struct TrytonAccess final
{
    QUrl url; ///< "https://host/database/"
    QString user;
    QString password;
};

/// Calls to a Tryton server over JSON-RPC. Signs in by itself, and once more where the
/// session has ended. Blocks, each call as long as Http does.
class TrytonSession final
{
public:
    /// `http` must outlive the session.
    TrytonSession(Http &http, TrytonAccess access) : m_http(http), m_access(std::move(access)) { }

    /// Error codes: those of httpcode and of sourceproblem.
    [[nodiscard]] Result<bool> signIn();
    /// model.search_read: records with these fields, by rising id, from the one behind `after`.
    [[nodiscard]] Result<QList<QJsonObject>> read(const QString &model, QJsonArray domain, qint64 after, int most,
                                                  const QStringList &fields);

private:
    [[nodiscard]] Result<QJsonValue> call(const QString &method, const QJsonArray &parameters);
    [[nodiscard]] Result<QJsonValue> post(const QString &method, const QJsonArray &parameters);

    Http &m_http;
    TrytonAccess m_access;
    QByteArray m_authorization;
    QJsonObject m_context; ///< of the user: company, language
    int m_calls = 0;
};

/// A Decimal, as text; a date or a datetime as ISO 8601; a number; a text. Empty for nothing.
[[nodiscard]] QString trytonText(const QJsonValue &value);

} // namespace otklik
