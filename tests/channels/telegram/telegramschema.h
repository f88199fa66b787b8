#pragma once

#include <QJsonObject>
#include <QString>

namespace otklik {

/// The Bot API's own schema, which tests check both sides against. Not a part of the project: read from where
/// OTKLIK_TELEGRAM_SCHEMA says, else from beside the tree; without it nothing is checked.
class TelegramSchema final
{
public:
    TelegramSchema();

    [[nodiscard]] bool isThere() const { return !m_types.isEmpty(); }
    /// What is wrong with a value of this type ("Update", "Array of Message"); empty when nothing is.
    [[nodiscard]] QString faultIn(const QJsonValue &value, const QString &type) const;
    /// What is wrong with the parameters of a call; files count as text.
    [[nodiscard]] QString faultInCall(const QString &method, const QJsonObject &parameters) const;
    /// Likewise with the answer.
    [[nodiscard]] QString faultInAnswer(const QString &method, const QJsonValue &result) const;

private:
    [[nodiscard]] QString faultInFields(const QJsonObject &object, const QJsonObject &definition) const;
    [[nodiscard]] QString faultInAnyOf(const QJsonValue &value, const QJsonArray &types) const;

    QJsonObject m_types;
    QJsonObject m_methods;
};

} // namespace otklik
