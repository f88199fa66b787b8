#pragma once

#include "models/networksetup.h"

#include <optional>

namespace otklik {

/// How the networks of this build are connected; those that are connected by typing, in the order of
/// allNetworkRules(). Read once; safe on any thread.
[[nodiscard]] const QList<NetworkSetup> &allNetworkSetups();
[[nodiscard]] std::optional<NetworkSetup> networkSetup(const QString &network);

/// Reads one setup.json: {"fields": [{"key", "kind": "text|secret|url|number", "required", "label": {"en", "ru"},
/// "help": {"en", "ru"}}], "steps": [{"en", "ru"}], "rights": [{"name", "why": {"en", "ru"}}],
/// "test_answer": {"is_possible", "where": {"en", "ru"}}}. Nothing may be missing
/// or unknown. Error kind Corruption, code "bad_setup", detail the place.
[[nodiscard]] Result<NetworkSetup> parseNetworkSetup(const QString &network, const QByteArray &json);

} // namespace otklik
