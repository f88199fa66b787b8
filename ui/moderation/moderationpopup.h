#pragma once

#include "models/conversation.h"
#include "ui/common/popup.h"

#include <QUrl>

namespace otklik {

class ModerationPresenter;

/// What was decided about a message, whole: the rule, the notice, a lead's words;
/// and what can be done about it. Deletes itself when it closes.
class ModerationPopup final : public Popup
{
    Q_OBJECT

public:
    ModerationPopup(ModerationPresenter &presenter, const MentionId &id, QWidget *parent);

Q_SIGNALS:
    /// The message in its network, to be asked about before it is opened.
    void linkChosen(const QUrl &url);
    void noticeCopied();

private:
    void addDecision(const Moderation &moderation);
    void addButtons(const Moderation &moderation);

    ModerationPresenter &m_presenter;
    QUrl m_url;
};

} // namespace otklik
