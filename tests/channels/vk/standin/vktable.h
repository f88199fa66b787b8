#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>

namespace otklik {

enum class VkTokenKind { Group, User, Service };

/// What VK's methods take, by methods.json beside it. Refuses what the API's schema refuses; stricter than VK in one
/// thing: parameters it does not know are refused too.
class VkTable final
{
public:
    VkTable();

    struct Refusal final
    {
        int code = 0; ///< of errors.json
        QString message;
    };
    [[nodiscard]] std::optional<Refusal> refusal(const QString &method, VkTokenKind token,
                                                 const QMap<QString, QString> &parameters) const;
    [[nodiscard]] const QJsonObject &methods() const { return m_methods; }

private:
    QJsonObject m_methods;
};

} // namespace otklik
