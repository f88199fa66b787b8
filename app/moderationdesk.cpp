#include "app/moderationdesk.h"

#include "guidance/team/notices.h"
#include "ui/composer/replyeditor.h"
#include "ui/composer/replypane.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/conversation/conversationview.h"
#include "ui/decision/decisionpresenter.h"
#include "ui/moderation/moderationactions.h"
#include "ui/moderation/moderationpresenter.h"
#include "ui/moderation/trollhint.h"
#include "ui/team/teamdata.h"

#include <QClipboard>
#include <QGuiApplication>

namespace otklik {

ModerationDesk::ModerationDesk(Workplace &workplace, const Clock &clock, const Parts &parts, QObject *parent)
    : QObject(parent)
{
    Cache &cache = workplace.cache();
    m_presenter = std::make_unique<ModerationPresenter>(
        ModerationPresenter::World{parts.conversation, cache.conversations(), cache.outbox(), cache.mutations(),
                                   workplace.events(), parts.team, clock, workplace.entry().user});
    connect(m_presenter.get(), &ModerationPresenter::failed, this, &ModerationDesk::failed);
    connect(m_presenter.get(), &ModerationPresenter::sent, this,
            [this] { Q_EMIT told(tr("Written down: how it stands is said below the message.")); });
    connect(m_presenter.get(), &ModerationPresenter::replyWanted, this,
            [this, &editor = parts.editor](const QString &notice, bool isHere) { writeInReply(editor, notice, isHere); });
    connectActions(parts);
    addTrollHint(parts);
}

ModerationDesk::~ModerationDesk() = default;

void ModerationDesk::connectActions(const Parts &parts)
{
    auto *actions = new ModerationActions(*m_presenter, parts.view);
    connect(actions, &ModerationActions::noticeCopied, this, [this] { Q_EMIT told(tr("The notice was copied.")); });
    actions->follow(parts.decision, parts.conversation);
}

void ModerationDesk::addTrollHint(const Parts &parts)
{
    auto *hint = new TrollHint(parts.decision, parts.team);
    parts.pane.addHint(hint);
    connect(hint, &TrollHint::ruleChosen, this, [this, parts](const QString &key) {
        const TeamRule *rule = parts.team.discussionRules().find(key);
        const auto &conversation = parts.conversation.conversation();
        if (!rule || !conversation)
            return;
        const ConversationEntry *entry = m_presenter->entry(conversation->supportCase.mentionId);
        writeInReply(parts.editor, rule->text.in(noticeLanguage(entry ? entry->mention.language : QString())), true);
    });
}

void ModerationDesk::writeInReply(ReplyEditor &editor, const QString &text, bool isHere)
{
    if (!isHere || editor.isReadOnly()) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT told(tr("No reply to this author is being written here: the text was copied."));
        return;
    }
    QTextCursor cursor = editor.textCursor();
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(editor.toPlainText().trimmed().isEmpty() ? text : QStringLiteral("\n\n") + text);
    editor.setTextCursor(cursor);
    editor.setFocus(Qt::OtherFocusReason);
}

} // namespace otklik
