#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>

/// docs/openapi.yaml as something that can be held against answers. One per
/// test program; every answer that TestClient gets goes through it.
class Contract final
{
public:
    static Contract &document();
    ~Contract();

    /// What in an answer is not as the document says; empty when all is well.
    [[nodiscard]] QStringList offences(const QByteArray &method, const QByteArray &path, int status,
                                       const QByteArray &contentType, const QByteArray &body);
    /// What in a value is not as components/schemas/NAME says.
    [[nodiscard]] QStringList offencesOf(const QString &schema, const QJsonValue &value);
    [[nodiscard]] QJsonObject schema(const QString &name) const;
    [[nodiscard]] QStringList schemaNames() const;
    /// "GET /v1/me" of every operation.
    [[nodiscard]] QStringList operations() const;
    /// x-access of one of operations().
    [[nodiscard]] QString accessOf(const QString &operation) const;

private:
    Contract();
    [[nodiscard]] QString patternOf(const QByteArray &path) const;
    [[nodiscard]] QStringList offencesOfContent(const QJsonObject &schema, const QByteArray &contentType,
                                                const QByteArray &body);
    [[nodiscard]] QStringList validate(const QString &key, const QJsonObject &schema, const QJsonValue &value);

    struct Private;
    std::unique_ptr<Private> d;
};
