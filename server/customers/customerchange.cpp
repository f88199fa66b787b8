#include "server/customers/customerchange.h"

namespace otklik {

void CustomerCounts::count(CustomerVerdict verdict)
{
    if (verdict != CustomerVerdict::Gone)
        ++read;
    switch (verdict) {
    case CustomerVerdict::New:
        ++fresh;
        break;
    case CustomerVerdict::Changed:
        ++changed;
        break;
    case CustomerVerdict::Unchanged:
        ++unchanged;
        break;
    case CustomerVerdict::Gone:
        ++gone;
        break;
    case CustomerVerdict::Refused:
        ++refused;
        break;
    }
}

QJsonObject CustomerCounts::json() const
{
    QJsonObject counts{{QStringLiteral("read"), read},       {QStringLiteral("new"), fresh},
                       {QStringLiteral("changed"), changed}, {QStringLiteral("unchanged"), unchanged},
                       {QStringLiteral("refused"), refused}, {QStringLiteral("gone"), gone},
                       {QStringLiteral("missing"), missing}};
    if (likely > 0) // known in a dry run only
        counts.insert(QStringLiteral("likely"), likely);
    return counts;
}

} // namespace otklik
