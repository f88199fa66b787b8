#pragma once

#include "models/network.h"
#include "models/result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace otklik {

/// The rules of all networks known to this build, in the order in which they are
/// offered. Read once from channels/<network>/rules.json; safe on any thread.
[[nodiscard]] const QList<NetworkRules> &allNetworkRules();

/// The rules of one network by its code; none for a network this build does not know.
[[nodiscard]] std::optional<NetworkRules> networkRules(const QString &code);

/// Reads one rules.json. Every key must be there with its type, none may be
/// there that is not known, and the values must fit together. Error kind
/// Corruption, code "bad_rules", detail the key.
[[nodiscard]] Result<NetworkRules> parseNetworkRules(const QString &network, const QByteArray &json);

} // namespace otklik
