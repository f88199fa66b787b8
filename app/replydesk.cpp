#include "app/replydesk.h"

#include "app/moderationdesk.h"
#include "channels/networkrules.h"
#include "ui/attachments/attachmententry.h"
#include "ui/attachments/attachmentspresenter.h"
#include "ui/bonus/bonusbutton.h"
#include "ui/bonus/bonuspresenter.h"
#include "ui/common/networks.h"
#include "ui/composer/composerpresenter.h"
#include "ui/composer/composerview.h"
#include "ui/composer/publicationstrip.h"
#include "ui/composer/replybrief.h"
#include "ui/composer/replyeditor.h"
#include "ui/composer/replypane.h"
#include "ui/composer/samenesswatch.h"
#include "ui/composer/sendlater.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/decision/decisionpresenter.h"
#include "ui/decision/decisionview.h"
#include "ui/emoji/emojientry.h"
#include "ui/promises/promisepicks.h"
#include "ui/promises/promisestrip.h"
#include "ui/presence/typingwatch.h"
#include "ui/snippets/replyaids.h"
#include "ui/spelling/spelling.h"
#include "ui/spelling/spellingmenu.h"
#include "ui/team/teamdata.h"

namespace otklik {

QHash<QString, NetworkRules> networkRulesByCode()
{
    QHash<QString, NetworkRules> rules;
    for (const NetworkRules &one : allNetworkRules())
        rules.insert(one.network, one);
    return rules;
}

ReplyDesk::ReplyDesk(Workplace &workplace, const Clock &clock, const Parts &parts, QObject *parent)
    : QObject(parent), m_workplace(workplace), m_clock(clock), m_parts(parts), m_me(workplace.entry().user)
{
    Cache &cache = workplace.cache();
    makeDecision();
    m_composer = std::make_unique<ComposerPresenter>(
        parts.conversation,
        ComposerWorld{cache.mutations(), cache.drafts(), clock, m_me, networkRulesByCode()});
    auto *composer = new ComposerView(*m_composer, parts.actions);
    m_decisionView = new DecisionView(*m_decision);
    m_pane = new ReplyPane(m_decisionView, composer);
    makeModeration(*composer);
    new SpellingMenu(composer->editor(), composer->highlighter(), parts.spelling);
    new EmojiEntry(composer->editor(), composer->emojiButton(), parts.kept);
    makePictures(*composer);
    makeReplyAids(*composer);
    connectPane(*composer);
    makeBonusButton(*composer);
}

ReplyDesk::~ReplyDesk() = default;

void ReplyDesk::makeDecision()
{
    m_decision = std::make_unique<DecisionPresenter>(m_parts.conversation, m_workplace.cache().mutations(), m_clock,
                                                     m_parts.team.matrix());
    connect(&m_parts.team, &TeamData::changed, m_decision.get(), [this](TeamDocumentKind kind) {
        if (kind == TeamDocumentKind::Matrix)
            m_decision->setMatrix(m_parts.team.matrix());
        m_decision->setModels(m_parts.team.models());
    });
    connect(m_decision.get(), &DecisionPresenter::failed, this, &ReplyDesk::failed);
}

void ReplyDesk::connectPane(ComposerView &composer)
{
    connect(m_decisionView, &DecisionView::evidenceLooked, this, &ReplyDesk::evidenceLooked);
    connect(&composer, &ComposerView::faultWanted, m_decisionView, [this] { m_decisionView->ask(faultQuestion); });
    connect(&composer, &ComposerView::linkChosen, this, &ReplyDesk::linkChosen);
    connect(&composer, &ComposerView::questionChosen, this,
            [this](const MentionId &id, const TextSpan &) { Q_EMIT questionChosen(id); });
    connect(m_composer.get(), &ComposerPresenter::submitted, this, &ReplyDesk::submitted);
    connect(m_composer.get(), &ComposerPresenter::refused, this, &ReplyDesk::told);
    connect(m_composer.get(), &ComposerPresenter::recorded, this,
            [this] { Q_EMIT told(tr("Kept as the answer that was posted by hand.")); });
    connect(m_composer.get(), &ComposerPresenter::failed, this, &ReplyDesk::failed);
}

void ReplyDesk::makeModeration(ComposerView &composer)
{
    auto &pane = static_cast<ReplyPane &>(*m_pane);
    m_moderation = std::make_unique<ModerationDesk>(
        m_workplace, m_clock,
        ModerationDesk::Parts{m_parts.conversation, m_parts.view, *m_decision, pane, composer.editor(), m_parts.team});
    connect(m_moderation.get(), &ModerationDesk::told, this, &ReplyDesk::told);
    connect(m_moderation.get(), &ModerationDesk::failed, this, &ReplyDesk::failed);
}

void ReplyDesk::makePictures(ComposerView &composer)
{
    m_attachments = std::make_unique<AttachmentsPresenter>(
        *m_composer, AttachmentsPresenter::World{m_workplace.attachments(), m_parts.reader, m_parts.shelf});
    connect(m_attachments.get(), &AttachmentsPresenter::undoOffered, this, &ReplyDesk::undoOffered);
    new AttachmentEntry(composer, *m_attachments);
}

void ReplyDesk::makeBonusButton(ComposerView &composer)
{
    Cache &cache = m_workplace.cache();
    m_bonus = std::make_unique<BonusPresenter>(
        m_parts.conversation, m_parts.team,
        BonusPresenter::World{cache.care(), cache.conversations(), cache.mutations(), m_clock, m_me});
    auto *button = new BonusButton(*m_bonus);
    composer.addTool(button);
    connect(button, &BonusButton::titleWanted, &composer, [this, editor = &composer.editor()](const QString &item) {
        if (!editor->isReadOnly())
            editor->insertPlainText(m_bonus->titleOf(item, m_composer->language()));
        editor->setFocus(Qt::OtherFocusReason);
    });
    connect(m_bonus.get(), &BonusPresenter::given, this,
            [this](const BonusGrantId &id, const QString &title, bool needsLead) {
                Q_EMIT undoOffered(needsLead ? tr("A lead is asked for: %1").arg(title) : tr("Given: %1").arg(title),
                                   [this, id] { m_bonus->takeBack(id); });
            });
    connect(m_bonus.get(), &BonusPresenter::failed, this, &ReplyDesk::failed);
}

/// What helps to write: facts, rules, promises with their time, replies that read the same.
void ReplyDesk::makeReplyAids(ComposerView &composer)
{
    m_promisePicks = std::make_unique<PromisePicks>(m_clock);
    m_sameness = std::make_unique<SamenessWatch>(m_workplace.cache().care(), m_workplace.events(), m_clock);
    composer.addBelowText(new PromiseStrip(*m_promisePicks));
    const TeamData &team = m_parts.team;
    const auto useTeamData = [this, &team, &composer] {
        composer.laterButton().times().setCalendar(team.calendar());
        composer.strip().times().setCalendar(team.calendar());
        m_promisePicks->setCalendar(team.calendar());
        m_composer->setNumberPatterns(team.numberPatterns());
        m_composer->setModels(team.models());
    };
    useTeamData();
    connect(&team, &TeamData::changed, this, useTeamData);
    connect(&m_parts.conversation, &ConversationPresenter::opened, m_promisePicks.get(), &PromisePicks::clear);
    connect(m_sameness.get(), &SamenessWatch::found, m_composer.get(), &ComposerPresenter::setSameText);
    m_composer->addCompanion([this](const PublicationSubmit &reply) { return m_promisePicks->timersOf(reply); });
    m_composer->addCompanion([this](const PublicationSubmit &reply) {
        return reply.publicLine.isEmpty() ? QList<Command>() : m_decision->moveToPrivate();
    });
    watchWriting(composer);
    m_sameness->start();
}

void ReplyDesk::watchWriting(ComposerView &composer)
{
    connect(new TypingWatch(&composer.editor()), &TypingWatch::typed, this, &ReplyDesk::typed);
    auto *aids = new ReplyAids(composer.editor(), composer.snippetButton(), composer.ruleButton(), m_parts.team);
    connect(&m_parts.conversation, &ConversationPresenter::loaded, aids, [this, aids](const Conversation &shown) {
        const auto *entry = entryOf(shown, shown.supportCase.mentionId);
        aids->setValues({{QStringLiteral("customer"), entry ? entry->authorName : QString()},
                         {QStringLiteral("agent"), m_me.name},
                         {QStringLiteral("network"), networkLook(shown.supportCase.network).title}});
    });
    connect(m_composer.get(), &ComposerPresenter::reportChanged, aids, [this, aids] {
        const bool isWriting = m_composer->state().mode == ComposerState::Mode::Writing;
        m_promisePicks->look(isWriting ? m_composer->text() : QString(), m_composer->report().wording);
        aids->setLanguage(m_composer->language());
        if (const auto &shown = m_parts.conversation.conversation(); shown && isWriting)
            m_sameness->look(shown->supportCase.id, m_composer->text(), shown->supportCase.personId);
    });
}

void ReplyDesk::showMatrix()
{
    if (m_decisionView)
        m_decisionView->showMatrix();
}

} // namespace otklik
