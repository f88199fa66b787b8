#pragma once

#include "models/entity.h"
#include "models/mutation.h"

namespace otklik::server {

/// How one command ended; the codes are RefusalCode of docs/openapi.yaml.
struct Verdict final
{
    MutationVerdict verdict = MutationVerdict::Accepted;
    QString code;
    QJsonObject current;
};

[[nodiscard]] Verdict accepted();
/// Something else stands there: `current` is what.
[[nodiscard]] Verdict conflict(QLatin1StringView code, const Entity &current);
[[nodiscard]] Verdict rejected(QLatin1StringView code, const QJsonObject &current = {});

} // namespace otklik::server
