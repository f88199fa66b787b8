#pragma once

#include "app/workplace.h"

#include <QObject>

namespace otklik {

class ConversationPresenter;
class ConversationView;
class DecisionPresenter;
class ModerationPresenter;
class ReplyEditor;
class ReplyPane;
class TeamData;

/// Moderation on the work page: its presenter, and what leads from the
/// conversation and the decision to it and from it into the reply. Owned by the
/// desk's pages.
class ModerationDesk final : public QObject
{
    Q_OBJECT

public:
    struct Parts final
    {
        ConversationPresenter &conversation;
        ConversationView &view;
        DecisionPresenter &decision;
        ReplyPane &pane;
        ReplyEditor &editor;
        const TeamData &team;
    };

    ModerationDesk(Workplace &workplace, const Clock &clock, const Parts &parts, QObject *parent = nullptr);
    ~ModerationDesk() override;

Q_SIGNALS:
    void told(const QString &sentence); ///< for the toast
    void failed(const otklik::Error &error);

private:
    void connectActions(const Parts &parts);
    void addTrollHint(const Parts &parts);
    /// Appends it to the reply, or copies it where no reply is being written.
    void writeInReply(ReplyEditor &editor, const QString &text, bool isHere);

    std::unique_ptr<ModerationPresenter> m_presenter;
};

} // namespace otklik
