#pragma once

#include "models/stores.h"
#include "ui/common/popup.h"

class QPushButton;

namespace otklik {

class PastConversation;
class ThreadView;
class ToneLabel;

/// One mention of the past, whole, and what stands around it in its thread as far
/// as the server has it: for history that no case can be opened for.
class MomentPopup final : public Popup
{
    Q_OBJECT

public:
    /// `older` may be null: then there is only the mention.
    MomentPopup(const ConversationEntry &entry, const Clock &clock, OlderHistory *older, QWidget *parent);

    [[nodiscard]] ThreadView &thread() { return *m_view; }

Q_SIGNALS:
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);

private:
    void addConversation(const ConversationEntry &entry, OlderHistory &older);
    void showState();

    ThreadView *m_view;
    ToneLabel *m_hint;
    QPushButton *m_earlier = nullptr;
    QPushButton *m_later = nullptr;
    PastConversation *m_past = nullptr;
    MentionId m_mention;
    bool m_isPlaced = false; ///< the mention has been brought into view
};

} // namespace otklik
