#pragma once

#include "channels/connector.h"
#include "channels/vk/vkevents.h"

namespace otklik {

/// What the Callback API of one community is known by.
struct VkCallbackSecrets final
{
    qint64 groupId = 0;
    QString secret;       ///< stands in every call
    QString confirmation; ///< what VK wants to be answered when the address is entered there
};

/// Takes one call of the Callback API; `news` gets what it tells. What is not from VK gets 400 or 403, and tells
/// nothing. GiveUp with problem::notPossible where no secret is set.
[[nodiscard]] Result<PushAnswer> vkCallback(const PushedCall &call, const VkCallbackSecrets &secrets, TimePoint now,
                                            VkNews &news);

} // namespace otklik
