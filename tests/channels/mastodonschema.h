#pragma once

#include "channels/http/http.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QStringList>

namespace otklik {

/// The documentation of Mastodon's API (github.com/mastodon/documentation, Markdown),
/// where it is at hand: which calls there are, which parameters they take and what the
/// entities look like. Without it nothing is objected to.
class MastodonSchema final
{
public:
    [[nodiscard]] static const MastodonSchema &documentation();

    [[nodiscard]] bool isHere() const { return !m_calls.isEmpty(); }
    /// What is wrong with a request; empty: nothing.
    [[nodiscard]] QString check(const HttpRequest &request) const;
    /// What is wrong with an entity ("Status"): keys that are not documented, and values of another type.
    [[nodiscard]] QStringList check(const QString &entity, const QJsonObject &object) const;

private:
    struct Call final
    {
        QString method;
        QStringList path; ///< segments; ":id" stands for any
        QSet<QString> parameters;
    };

    explicit MastodonSchema(const QString &folder);
    void readMethods(const QString &text);
    void readEntity(const QString &name, const QString &text);

    QList<Call> m_calls;
    QMap<QString, QMap<QString, QString>> m_entities; ///< types by attribute
};

} // namespace otklik
