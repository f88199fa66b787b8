#include "ui/moderation/moderationactions.h"

#include "ui/conversation/conversationpresenter.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/threadview.h"
#include "ui/decision/decisionpresenter.h"
#include "ui/moderation/moderationdialog.h"
#include "ui/moderation/moderationform.h"
#include "ui/moderation/moderationpopup.h"
#include "ui/moderation/moderationpresenter.h"
#include "ui/moderation/moderationtext.h"

#include <QMenu>

namespace otklik {

ModerationActions::ModerationActions(ModerationPresenter &presenter, ConversationView &view)
    : QObject(&view), m_presenter(presenter), m_view(view)
{
    connect(&view.thread(), &ThreadView::menuOpening, this, &ModerationActions::addTo);
    connect(&view.thread(), &ThreadView::marksRequested, this, &ModerationActions::showDecisions);
}

void ModerationActions::follow(DecisionPresenter &decision, const ConversationPresenter &conversation)
{
    connect(&decision, &DecisionPresenter::decided, this, [this, &conversation](Outcome outcome) {
        if (outcome == Outcome::RemoveWithNotice && conversation.conversation())
            open(ModerationKind::Removal, conversation.conversation()->supportCase.mentionId);
    });
}

void ModerationActions::addTo(QMenu *menu, const MentionId &id, const QPoint &at)
{
    if (!m_presenter.canBegin(id))
        return;
    menu->addSeparator();
    if (!m_presenter.decisionsAbout(id).isEmpty())
        connect(menu->addAction(tr("What was &decided…")), &QAction::triggered, this,
                [this, id, at] { showDecisions(id, at); });
    for (const ModerationKind kind : {ModerationKind::Warning, ModerationKind::Removal, ModerationKind::Block})
        connect(menu->addAction(ModerationText::deed(kind) + QStringLiteral("…")), &QAction::triggered, this,
                [this, kind, id] { open(kind, id); });
}

void ModerationActions::open(ModerationKind kind, const MentionId &id)
{
    if (m_dialog && m_dialog->isVisible()) {
        // What is being written is not thrown away for another message.
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    auto form = m_presenter.begin(kind, id);
    if (!form)
        return;
    m_dialog = new ModerationDialog(std::move(form), m_presenter.clock(), m_view.window());
    connect(m_dialog, &ModerationDialog::sendChosen, &m_presenter,
            [this, dialog = m_dialog.data()](bool isToldInReply) { m_presenter.send(dialog->form(), isToldInReply); });
    m_dialog->show();
}

void ModerationActions::showDecisions(const MentionId &id, const QPoint &at)
{
    auto *popup = new ModerationPopup(m_presenter, id, &m_view);
    connect(popup, &ModerationPopup::linkChosen, &m_view,
            [this, at](const QUrl &url) { m_view.askAboutLink(url, url.toDisplayString(), at); });
    connect(popup, &ModerationPopup::noticeCopied, this, &ModerationActions::noticeCopied);
    popup->popUp(at);
}

ModerationDialog *ModerationActions::dialog() const
{
    return m_dialog;
}

} // namespace otklik
