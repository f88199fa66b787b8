#pragma once

#include "models/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace otklik {

/// A sentence in both languages.
struct SetupText final
{
    QString en;
    QString ru;
    /// In `language` ("ru", else English).
    [[nodiscard]] const QString &in(const QString &language) const { return language == QLatin1StringView("ru") ? ru : en; }
    friend bool operator==(const SetupText &, const SetupText &) = default;
};

/// What an administrator is asked for when a network is connected.
struct SetupField final
{
    enum class Kind { Text, Secret, Url, Number };
    QString key; ///< "url" is the server's address, "handle" the account; every other a value of its connector
    Kind kind = Kind::Text;
    bool isRequired = false;
    SetupText label;
    SetupText help;
};

/// A right of the network that is asked for, and why.
struct SetupRight final
{
    QString name; ///< the network's own
    SetupText why;
};

/// How a network is connected, in an administrator's words. The values are data: channels/<network>/setup.json.
struct NetworkSetup final
{
    QString network;
    QList<SetupField> fields;
    QList<SetupText> steps; ///< what to do there, in order
    QList<SetupRight> rights;
    bool canTestAnswer = false; ///< there is a place that only the brand's own people see
    SetupText testAnswer{};     ///< which it is and what becomes of the test; or why there is none
    bool canTestConnected = false; ///< it can also be tested later, while the source is read
    std::optional<SetupText> calls{}; ///< the network calls us at an address of the source's own: where that is entered
};

} // namespace otklik
