#pragma once

#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace otklik {

/// The schema that VK publishes of its API (github.com/VKCOM/vk-api-schema), where it lies beside the project; it is
/// not a part of it. Checks values against it, strictly: what it does not name is a fault as well. One thread.
class VkSchema final
{
public:
    VkSchema();

    [[nodiscard]] bool isThere() const { return !m_folder.isEmpty(); }
    /// What is wrong with the whole answer of a method, {"response": …} or {"error": …}.
    [[nodiscard]] QStringList faultsOfAnswer(const QString &method, const QJsonObject &answer);
    /// What is wrong with the object of an event. `documented` are keys that only VK's pages name.
    [[nodiscard]] QStringList faultsOfEvent(const QString &type, const QJsonObject &object,
                                            const QStringList &documented);
    /// "messages.send" as methods.json there has it; empty where there is none.
    [[nodiscard]] QJsonObject method(const QString &name);
    /// The schema at "../wall/objects.json#/definitions/wall_post", seen from a folder there.
    [[nodiscard]] QJsonObject at(const QString &reference);
    /// The numbers in errors.json.
    [[nodiscard]] QList<int> errorCodes();

private:
    [[nodiscard]] QJsonObject file(const QString &name);
    void check(const QJsonValue &value, QJsonObject schema, const QString &where, bool isStrict, QStringList &faults);
    void checkObject(const QJsonObject &object, const QJsonObject &schema, const QString &where, bool isStrict,
                     QStringList &faults);
    void collectKeys(QJsonObject schema, QStringList &keys);
    [[nodiscard]] QJsonObject resolved(QJsonObject schema);

    QString m_folder;
    QHash<QString, QJsonObject> m_files;
    QStringList m_documented;
};

} // namespace otklik
