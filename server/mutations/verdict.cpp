#include "server/mutations/verdict.h"

#include "models/json.h"

namespace otklik::server {

Verdict accepted()
{
    return {};
}

Verdict conflict(QLatin1StringView code, const Entity &current)
{
    return {MutationVerdict::Conflict,
            code,
            {{QStringLiteral("kind"), QString(nameOf(kindOf(current)))},
             {QStringLiteral("row"), std::visit([](const auto &row) { return toJson(row); }, current)}}};
}

Verdict rejected(QLatin1StringView code, const QJsonObject &current)
{
    return {MutationVerdict::Rejected, code, current};
}

} // namespace otklik::server
