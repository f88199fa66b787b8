#pragma once

#include "models/moderation.h"

#include <QObject>
#include <QPointer>

class QMenu;

namespace otklik {

class ConversationPresenter;
class ConversationView;
class DecisionPresenter;
class ModerationDialog;
class ModerationPresenter;

/// Brings moderation to the conversation: the entries of a message's menu, the
/// dialog they open, what opens at a decision's line. Child of the view.
class ModerationActions final : public QObject
{
    Q_OBJECT

public:
    ModerationActions(ModerationPresenter &presenter, ConversationView &view);

    /// Opens the dialog for a message of the open conversation; one at a time.
    void open(ModerationKind kind, const MentionId &id);
    /// Offers the dialog where it was decided to remove with notice.
    void follow(DecisionPresenter &decision, const ConversationPresenter &conversation);
    [[nodiscard]] ModerationDialog *dialog() const;

Q_SIGNALS:
    void noticeCopied();

private:
    void addTo(QMenu *menu, const MentionId &id, const QPoint &at);
    void showDecisions(const MentionId &id, const QPoint &at);

    ModerationPresenter &m_presenter;
    ConversationView &m_view;
    QPointer<ModerationDialog> m_dialog;
};

} // namespace otklik
