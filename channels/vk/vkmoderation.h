#pragma once

#include "channels/vk/vkapi.h"

namespace otklik {

/// Removes a comment, brings it back (Unhide), bans its author with the notice as a comment that the person sees, or
/// lifts the ban. Most of it takes an administrator's token. VK has no hiding, and a community cannot take back
/// somebody else's message: problem::notPossible.
[[nodiscard]] ModerationResult vkModerate(VkApi &api, const ModerationOrder &order);

} // namespace otklik
