#pragma once

#include "models/conversation.h"
#include "ui/common/popup.h"

namespace otklik {

/// One mention of the past, whole: for history that no case can be opened for.
class MomentPopup final : public Popup
{
    Q_OBJECT

public:
    MomentPopup(const ConversationEntry &entry, const Clock &clock, QWidget *parent);

Q_SIGNALS:
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);
};

} // namespace otklik
