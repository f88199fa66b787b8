#pragma once

#include "channels/vk/vkapi.h"

namespace otklik {

/// Whom the tokens stand for, and what is missing: rights of the community's token ("messages", "manage", "photos",
/// "wall"), events that Long Poll is not told to bring ("longpoll", "event:wall_reply_new"), an administrator's token
/// ("user_token", or "admin" where it is not an administrator's).
[[nodiscard]] Result<AccessCheck> vkCheck(VkApi &api, bool usesLongPoll);

/// The events that Long Poll or the Callback API has to bring.
[[nodiscard]] std::span<const char *const> vkEventsNeeded();

} // namespace otklik
