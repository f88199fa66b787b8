#pragma once

#include "models/conversation.h"
#include "ui/common/popup.h"

namespace otklik {

/// All texts a mention ever had, newest first, each with what changed marked:
/// removed words struck through, added ones underlined.
class VersionsPopup final : public Popup
{
    Q_OBJECT

public:
    VersionsPopup(const ConversationEntry &entry, QWidget *parent);
};

} // namespace otklik
