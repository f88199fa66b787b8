#include "identity/linkage/levelnames.h"

namespace otklik::identity {

QLatin1StringView levelName(LinkField field, int level)
{
    if (level < 0 || level > 255) // the range of the enums
        return {};
    switch (field) {
    case LinkField::Name:
        return nameOf(static_cast<NameLevel>(level));
    case LinkField::Handle:
        return nameOf(static_cast<HandleLevel>(level));
    case LinkField::NameInHandle:
        return nameOf(static_cast<NameInHandleLevel>(level));
    case LinkField::Email:
        return nameOf(static_cast<EmailLevel>(level));
    case LinkField::Phone:
        return nameOf(static_cast<PhoneLevel>(level));
    case LinkField::Number:
        return nameOf(static_cast<NumberLevel>(level));
    case LinkField::BirthDate:
        return nameOf(static_cast<BirthDateLevel>(level));
    case LinkField::Address:
        return nameOf(static_cast<AddressLevel>(level));
    case LinkField::City:
        return nameOf(static_cast<CityLevel>(level));
    case LinkField::Mention:
        return nameOf(static_cast<MentionLevel>(level));
    case LinkField::Style:
        return nameOf(static_cast<StyleLevel>(level));
    }
    return {};
}

} // namespace otklik::identity
