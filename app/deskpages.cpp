#include "app/deskpages.h"

#include "app/channelpages.h"
#include "app/linkpages.h"
#include "app/replydesk.h"
#include "app/settings.h"
#include "guidance/spelling/personalwords.h"
#include "guidance/spelling/speller.h"
#include "ui/attachments/picturereader.h"
#include "ui/attachments/pictureshelf.h"
#include "ui/bonus/ledgerpresenter.h"
#include "ui/bonus/ledgerview.h"
#include "ui/common/errortext.h"
#include "ui/common/kepttexts.h"
#include "ui/common/pagetabs.h"
#include "ui/common/toast.h"
#include "ui/composer/composerpresenter.h"
#include "ui/composer/publicationstrip.h"
#include "ui/composer/sendlater.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/takeoverwatch.h"
#include "ui/conversation/threadview.h"
#include "ui/customer/bonusessection.h"
#include "ui/customer/cardfieldspresenter.h"
#include "ui/customer/cardfieldssection.h"
#include "ui/customer/carepresenter.h"
#include "ui/customer/customerpresenter.h"
#include "ui/customer/customerview.h"
#include "ui/customer/interestssection.h"
#include "ui/customer/loyaltysection.h"
#include "ui/customer/photopresenter.h"
#include "ui/imports/importspresenter.h"
#include "ui/imports/importsview.h"
#include "ui/matrix/matrixeditorpresenter.h"
#include "ui/matrix/matrixeditorview.h"
#include "ui/moderation/moderationreviewpresenter.h"
#include "ui/moderation/moderationreviewview.h"
#include "ui/outbox/outboxpresenter.h"
#include "ui/outbox/outboxview.h"
#include "ui/outbox/publicationactions.h"
#include "ui/presence/presencepresenter.h"
#include "ui/presence/presencestrip.h"
#include "ui/presence/viewjournal.h"
#include "ui/promises/promisespresenter.h"
#include "ui/promises/promisesview.h"
#include "ui/review/reviewpresenter.h"
#include "ui/review/reviewview.h"
#include "ui/rights/rightspresenter.h"
#include "ui/rights/rightssection.h"
#include "ui/search/searchpresenter.h"
#include "ui/search/searchview.h"
#include "ui/signin/signinpresenter.h"
#include "ui/signin/signinview.h"
#include "ui/signin/userlist.h"
#include "ui/spelling/spelling.h"
#include "ui/spelling/spellingmenu.h"
#include "ui/spelling/teamwords.h"
#include "ui/sync/syncpresenter.h"
#include "ui/sync/syncview.h"
#include "ui/team/teamdata.h"
#include "ui/team/teamtext.h"
#include "ui/team/teamwording.h"
#include "ui/team/teampresenter.h"
#include "ui/team/teamview.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QShortcut>
#include <QVBoxLayout>

namespace otklik {

namespace {

const QString searchKey = QStringLiteral("search");
const QString reviewKey = QStringLiteral("review");
const QString promisesKey = QStringLiteral("promises");
const QString outboxKey = QStringLiteral("outbox");
const QString bonusKey = QStringLiteral("bonuses");
const QString syncKey = QStringLiteral("sync");
const QString matrixKey = QStringLiteral("matrix");
const QString importsKey = QStringLiteral("imports");
const QString teamKey = QStringLiteral("team");

} // namespace

DeskPages::DeskPages(Workplace &workplace, const DeskWorld &world, ConversationPresenter &conversation,
                     const Panes &panes, QObject *parent)
    : QObject(parent), m_workplace(workplace), m_world(world), m_conversation(conversation), m_window(panes.window),
      m_me(workplace.entry().user)
{
    Cache &cache = workplace.cache();
    m_kept = std::make_unique<KeptTexts>(workplace.folder() + QStringLiteral("/kept-") + m_me.id.value
                                         + QStringLiteral(".json"));
    m_actions = std::make_unique<PublicationActions>(cache.mutations());
    connect(m_actions.get(), &PublicationActions::failed, this, &DeskPages::tell);
    m_takeOvers = std::make_unique<TakeOverWatch>(cache.conversations(), workplace.events());
    connect(m_takeOvers.get(), &TakeOverWatch::told, &m_window.toast(), &Toast::show);
    m_team = std::make_unique<TeamData>(cache.teamDocuments(), m_workplace.events());
    m_pictureReader = std::make_unique<PictureReader>();
    m_pictures = std::make_unique<PictureShelf>(m_workplace.attachments(), *m_pictureReader);
    m_postPictures = std::make_unique<PictureShelf>(m_workplace.postPictures(), *m_pictureReader, PictureReader::Origin::Post);
    panes.conversation.thread().setPictures(*m_postPictures);
    makeSpelling();
    makeReplyPane(panes);
    makeCard(panes.card);
    makeSearchPage();
    makeReviewPage();
    makeOutboxPage();
    makePromisesPage();
    followTeamWording();
    if (canReview(m_me.role))
        makeMatrixPage();
    makeBonusPage();
    m_links->addPage();
    makeChannelPages();
    if (m_me.role == Role::Administrator)
        makeImportsPage();
    makeTeamPage();
    makeSyncPage();
    makeUserSwitch();
    makeWorkspaceMenu();
}

DeskPages::~DeskPages() = default;

void DeskPages::makeSpelling()
{
    m_words = std::make_unique<PersonalWords>(m_workplace.folder() + QStringLiteral("/words-") + m_me.id.value
                                              + QStringLiteral(".txt"));
    m_teamWords = std::make_unique<TeamWords>(*m_team, m_workplace.cache().mutations(), m_world.clock, m_me.role);
    connect(m_teamWords.get(), &TeamWords::failed, this, &DeskPages::tell);
    m_spelling = std::make_unique<Spelling>(Speller::systemFolders(), *m_words, m_teamWords.get());
    connect(m_teamWords.get(), &TeamWords::changed, m_spelling.get(), &Spelling::verdictsChanged);
    m_spelling->setOn(m_world.settings.isSpellingOn());
    connect(m_spelling.get(), &Spelling::onChanged, this, [this](bool isOn) { m_world.settings.setSpellingOn(isOn); });
}

void DeskPages::makeReplyPane(const Panes &panes)
{
    m_reply = std::make_unique<ReplyDesk>(
        m_workplace, m_world.clock,
        ReplyDesk::Parts{m_conversation, panes.conversation, *m_actions, *m_team, *m_spelling, *m_kept, *m_pictureReader,
                         *m_pictures});
    panes.composer->layout()->addWidget(m_reply->pane());
    connect(m_reply.get(), &ReplyDesk::questionChosen, this, &DeskPages::questionChosen);
    connect(m_reply.get(), &ReplyDesk::evidenceLooked, this, &DeskPages::evidenceLooked);
    connect(m_reply.get(), &ReplyDesk::linkChosen, this, &DeskPages::openUrl);
    connect(m_reply.get(), &ReplyDesk::submitted, this, &DeskPages::offerUndo);
    connect(m_reply.get(), &ReplyDesk::told, &m_window.toast(), &Toast::show);
    connect(m_reply.get(), &ReplyDesk::undoOffered, &m_window.toast(), &Toast::showWithUndo);
    connect(m_reply.get(), &ReplyDesk::failed, this, &DeskPages::tell);
}

/// The team's own language of replies, for the editor and for the review.
void DeskPages::followTeamWording()
{
    m_wording = std::make_unique<TeamWording>(*m_team, QList<ReplyAnalyzer *>{&m_reply->composer().analyzer(), &m_review->analyzer()});
    connect(m_wording.get(), &TeamWording::changed, &m_reply->composer(), &ComposerPresenter::readWordingAnew);
    connect(m_wording.get(), &TeamWording::changed, m_review.get(), &ReviewPresenter::readWordingAnew);
    const auto tellUnusable = [this](TeamDocumentKind kind, const QString &problem) {
        // Who can mend it is told; the others go on with what they have.
        if (canReview(m_me.role))
            m_window.toast().show(tr("“%1” cannot be used as it was published: %2").arg(TeamText::title(kind), problem));
    };
    connect(m_wording.get(), &TeamWording::unusable, this, tellUnusable);
    connect(m_team.get(), &TeamData::unusable, this, tellUnusable);
    const auto useTeamData = [this] {
        m_review->setNumberPatterns(m_team->numberPatterns());
        m_review->setModels(m_team->models());
    };
    useTeamData();
    connect(m_team.get(), &TeamData::changed, m_review.get(), useTeamData);
}

void DeskPages::makePromisesPage()
{
    Cache &cache = m_workplace.cache();
    m_promises = std::make_unique<PromisesPresenter>(cache.care(), cache.mutations(), m_workplace.events(), m_world.clock);
    auto *view = new PromisesView(*m_promises);
    m_window.addPage({promisesKey, tr("Promises"), QStringLiteral("promise"), QKeySequence(Qt::CTRL | Qt::Key_P)}, view);
    connect(view, &PromisesView::caseChosen, this, &DeskPages::caseChosen);
    connect(m_promises.get(), &PromisesPresenter::failed, this, &DeskPages::tell);
    connect(m_promises.get(), &PromisesPresenter::overdueChanged, this,
            [this](int count) { m_window.setBadge(promisesKey, count); });
    m_promises->model().setTimeZone(m_team->calendar().timeZone());
    connect(m_team.get(), &TeamData::changed, m_promises.get(),
            [this] { m_promises->model().setTimeZone(m_team->calendar().timeZone()); });
    m_promises->start();
}

void DeskPages::makeCard(QWidget *pane)
{
    Cache &cache = m_workplace.cache();
    m_customer = std::make_unique<CustomerPresenter>(cache.conversations(), cache.cards(), cache.directory(),
                                                     cache.mutations(), m_workplace.events(), *m_kept, m_world.clock, m_me);
    auto *view = new CustomerView(*m_customer);
    pane->layout()->addWidget(view);
    connect(view, &CustomerView::linkClicked, this, &DeskPages::linkChosen);
    connect(m_customer.get(), &CustomerPresenter::caseChosen, this, &DeskPages::caseChosen);
    connect(m_customer.get(), &CustomerPresenter::failed, this, &DeskPages::tell);
    connect(&m_conversation, &ConversationPresenter::loaded, this,
            [this](const Conversation &shown) { m_customer->open(shown.supportCase.personId); });
    connect(&m_conversation, &ConversationPresenter::closed, m_customer.get(), &CustomerPresenter::close);
    addProfile(*view);
    addCare(*view);
    addRights(*view);
    addPresence(*view);
    m_links = std::make_unique<LinkPages>(m_workplace, m_world.clock, LinkPages::Parts{m_window, *m_customer, *view});
    connect(m_links.get(), &LinkPages::caseChosen, this, &DeskPages::caseChosen);
    connect(m_links.get(), &LinkPages::linkChosen, this, &DeskPages::linkChosen);
    connect(m_links.get(), &LinkPages::failed, this, &DeskPages::tell);
}

void DeskPages::addProfile(CustomerView &view)
{
    MutationLog &log = m_workplace.cache().mutations();
    m_photo = std::make_unique<PhotoPresenter>(
        *m_customer, PhotoPresenter::World{m_workplace.attachments(), *m_pictureReader, *m_pictures, log});
    view.setPhotos(*m_photo);
    m_cardFields = std::make_unique<CardFieldsPresenter>(*m_customer, *m_team, log);
    auto *fields = new CardFieldsSection(*m_cardFields, &view);
    view.addSection(fields, CardPlace::Fields);
    connect(fields, &CardFieldsSection::linkClicked, this, &DeskPages::linkChosen);
    connect(fields, &CardFieldsSection::fieldsWanted, this, &DeskPages::showCardFields);
}

void DeskPages::showCardFields()
{
    m_teamView->showDocument(TeamDocumentKind::CardFields);
    m_window.showPage(teamKey);
}

void DeskPages::addCare(CustomerView &view)
{
    m_care = std::make_unique<CarePresenter>(*m_customer, m_conversation, *m_team, m_workplace.cache().mutations(),
                                             m_world.clock);
    view.addSection(new LoyaltySection(*m_care, &view), CardPlace::Care);
    view.addSection(new InterestsSection(*m_care, &view), CardPlace::Care);
    view.addSection(new BonusesSection(*m_care, &view), CardPlace::Care);
    connect(m_care.get(), &CarePresenter::undoOffered, &view.toast(),
            [this, &view](const QString &what, const Command &inverse) {
                view.toast().showWithUndo(what, [this, inverse] { m_care->undo(inverse); });
            });
    connect(m_care.get(), &CarePresenter::failed, this, &DeskPages::tell);
}

/// Who else is at the card; and that I am, for colleagues and for the journal.
void DeskPages::addPresence(CustomerView &view)
{
    Cache &cache = m_workplace.cache();
    m_presence = std::make_unique<PresencePresenter>(
        PresencePresenter::World{cache.cards(), m_workplace.presenceTeller(), m_workplace.events(), m_world.clock,
                                 [this] { return m_window.isActiveWindow(); }});
    view.setPresence(new PresenceStrip(*m_presence));
    m_views = std::make_unique<ViewJournal>(cache.mutations(), m_world.clock);
    connect(m_customer.get(), &CustomerPresenter::opened, m_presence.get(), [this] { m_presence->open(m_customer->person()); });
    connect(m_customer.get(), &CustomerPresenter::loaded, m_presence.get(),
            [this](const CustomerCard &card) { m_views->shown(card.person.id); });
    connect(m_reply.get(), &ReplyDesk::typed, m_presence.get(), &PresencePresenter::typed);
    connect(qApp, &QGuiApplication::applicationStateChanged, m_presence.get(), [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            m_presence->wake();
    });
    connect(&m_window, &MainWindow::closing, m_presence.get(), &PresencePresenter::close);
}

void DeskPages::addRights(CustomerView &view)
{
    m_rights = std::make_unique<RightsPresenter>(*m_customer, m_workplace.rights(), m_workplace.cache().mutations());
    view.addSection(new RightsSection(*m_rights, &view), CardPlace::End);
    connect(m_rights.get(), &RightsPresenter::undoOffered, &view.toast(), [this, &view](const QString &what, const Command &inverse) {
        view.toast().showWithUndo(what, [this, inverse] { m_rights->undo(inverse); });
    });
    connect(m_rights.get(), &RightsPresenter::failed, this, &DeskPages::tell);
}

void DeskPages::makeSearchPage()
{
    Cache &cache = m_workplace.cache();
    m_search = std::make_unique<SearchPresenter>(cache.search(), &m_workplace.olderHistory(), cache.conversations(),
                                                 m_world.clock);
    auto *view = new SearchView(*m_search);
    m_window.addPage({searchKey, tr("Search"), QStringLiteral("search"), QKeySequence(Qt::CTRL | Qt::Key_K)}, view);
    auto *find = new QShortcut(QKeySequence::Find, &m_window); // the other habit
    connect(find, &QShortcut::activated, &m_window, [this] { m_window.showPage(searchKey); });
    connect(view, &SearchView::linkClicked, this, &DeskPages::linkChosen);
    connect(m_search.get(), &SearchPresenter::caseChosen, this, &DeskPages::caseChosen);
    connect(&m_window, &MainWindow::pageShown, view, [view](const QString &key) {
        if (key == searchKey)
            view->focusBox();
    });
}

void DeskPages::makeReviewPage()
{
    Cache &cache = m_workplace.cache();
    m_review = std::make_unique<ReviewPresenter>(ReviewPresenter::World{
        cache.outbox(), cache.conversations(), cache.mutations(), m_workplace.events(), m_world.clock, m_me, networkRulesByCode()});
    auto *view = new ReviewView(*m_review, *m_pictures);
    new SpellingMenu(view->draftEditor(), view->highlighter(), *m_spelling);
    auto *tabs = new PageTabs;
    QWidget *moderation = makeModerationReview();
    tabs->addPage(tr("Replies"), view);
    tabs->addPage(tr("Removals and blocks"), moderation);
    m_window.addPage({reviewKey, tr("Review"), QStringLiteral("review"), QKeySequence(Qt::CTRL | Qt::Key_R)}, tabs);
    const auto showCount = [this, tabs](QWidget *page, int count) {
        tabs->setCount(page, count);
        m_window.setBadge(reviewKey, tabs->count());
    };
    connect(m_review.get(), &ReviewPresenter::failed, this, &DeskPages::tell);
    connect(m_review.get(), &ReviewPresenter::waitingChanged, view, [showCount, view](int count) { showCount(view, count); });
    connect(m_moderationReview.get(), &ModerationReviewPresenter::waitingChanged, moderation,
            [showCount, moderation](int count) { showCount(moderation, count); });
    m_review->start();
    m_moderationReview->start();
}

QWidget *DeskPages::makeModerationReview()
{
    Cache &cache = m_workplace.cache();
    m_moderationReview = std::make_unique<ModerationReviewPresenter>(
        ModerationReviewPresenter::World{cache.care(), cache.conversations(), cache.mutations(), m_workplace.events(),
                                         *m_team, m_world.clock, m_me});
    auto *view = new ModerationReviewView(*m_moderationReview);
    connect(view, &ModerationReviewView::caseChosen, this, &DeskPages::caseChosen);
    connect(view, &ModerationReviewView::linkChosen, this, &DeskPages::linkChosen);
    connect(m_moderationReview.get(), &ModerationReviewPresenter::failed, this, &DeskPages::tell);
    return view;
}

void DeskPages::makeOutboxPage()
{
    Cache &cache = m_workplace.cache();
    m_outbox = std::make_unique<OutboxPresenter>(cache.outbox(), cache.conversations(), m_workplace.events(), m_world.clock);
    m_actions->follow(m_outbox->model());
    auto *view = new OutboxView(*m_outbox, *m_actions, *m_pictures);
    m_window.addPage({outboxKey, tr("Outbox"), QStringLiteral("outbox"), QKeySequence(Qt::CTRL | Qt::Key_O)}, view);
    connect(view, &OutboxView::caseChosen, this, &DeskPages::caseChosen);
    connect(view, &OutboxView::linkChosen, this, &DeskPages::openUrl);
    const auto useCalendar = [this, view] { view->strip().times().setCalendar(m_team->calendar()); };
    useCalendar();
    connect(m_team.get(), &TeamData::changed, view, useCalendar);
    connect(m_outbox.get(), &OutboxPresenter::attentionChanged, this,
            [this](int count) { m_window.setBadge(outboxKey, count); });
    m_outbox->start();
}

void DeskPages::makeBonusPage()
{
    Cache &cache = m_workplace.cache();
    m_ledger = std::make_unique<LedgerPresenter>(
        *m_team, LedgerPresenter::World{cache.care(), cache.mutations(), m_workplace.events(), m_world.clock, m_me});
    auto *view = new LedgerView(*m_ledger);
    m_window.addPage({bonusKey, tr("Bonuses"), QStringLiteral("gift"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)},
                     view);
    connect(view, &LedgerView::caseChosen, this, &DeskPages::caseChosen);
    connect(m_ledger.get(), &LedgerPresenter::failed, this, &DeskPages::tell);
    connect(m_ledger.get(), &LedgerPresenter::waitingChanged, this,
            [this](int count) { m_window.setBadge(bonusKey, count); });
    m_ledger->start();
}

void DeskPages::makeSyncPage()
{
    Cache &cache = m_workplace.cache();
    m_sync = std::make_unique<SyncPresenter>(
        SyncPresenter::World{cache.outbox(), cache.conversations(), cache.mutations(), m_world.clock},
        m_workplace.events());
    m_window.addPage({syncKey, tr("Sync"), QStringLiteral("sync"), QKeySequence(Qt::CTRL | Qt::Key_Y)},
                     new SyncView(*m_sync));
    connect(m_sync.get(), &SyncPresenter::statusChanged, this,
            [this] { m_window.setBadge(syncKey, m_sync->status().refused + (m_sync->status().removal ? 1 : 0)); });
    connect(m_sync.get(), &SyncPresenter::caseChosen, this, &DeskPages::caseChosen);
    m_sync->setHistoryWindow(m_world.settings.historyWindow());
    connect(m_sync.get(), &SyncPresenter::historyWindowChosen, this, [this](const HistoryWindow &window) {
        m_world.settings.setHistoryWindow(window);
        m_workplace.setHistoryWindow(window);
    });
    connect(m_sync.get(), &SyncPresenter::retryWanted, this, [this] {
        if (m_workplace.sync())
            m_workplace.sync()->retry();
    });
    connect(m_sync.get(), &SyncPresenter::removalAllowed, this, [this] {
        if (m_workplace.sync())
            m_workplace.sync()->allowRemoval();
    });
}

void DeskPages::makeMatrixPage()
{
    Cache &cache = m_workplace.cache();
    m_matrix = std::make_unique<MatrixEditorPresenter>(
        MatrixEditorPresenter::World{cache.teamDocuments(), cache.directory(), cache.mutations(), m_workplace.events(),
                                     *m_kept, m_world.clock});
    auto *view = new MatrixEditorView(*m_matrix);
    m_window.addPage({matrixKey, tr("Matrix"), QStringLiteral("matrix"), QKeySequence(Qt::CTRL | Qt::Key_M)}, view);
    connect(m_matrix.get(), &MatrixEditorPresenter::failed, this, &DeskPages::tell);
    m_matrix->start();
}

void DeskPages::makeChannelPages()
{
    m_channels = std::make_unique<ChannelPages>(m_workplace, ChannelPages::World{m_world.sources, m_world.clock, m_me.role}, m_window);
    connect(m_channels.get(), &ChannelPages::browserNeeded, this, &DeskPages::openUrl);
    connect(m_channels.get(), &ChannelPages::linkChosen, this, &DeskPages::linkChosen);
    connect(m_channels.get(), &ChannelPages::failed, this, &DeskPages::tell);
}

void DeskPages::makeImportsPage()
{
    m_imports = std::make_unique<ImportsPresenter>(m_workplace.imports(), m_world.clock);
    auto *view = new ImportsView(*m_imports);
    m_window.addPage({importsKey, tr("Import"), QStringLiteral("import"), QKeySequence(Qt::CTRL | Qt::Key_I)}, view);
    connect(&m_window, &MainWindow::pageShown, m_imports.get(), [this](const QString &key) {
        if (key == importsKey)
            m_imports->reload();
    });
}

void DeskPages::makeTeamPage()
{
    Cache &cache = m_workplace.cache();
    // Apart from the other texts: whole documents are written here.
    m_keptDocuments = std::make_unique<KeptTexts>(m_workplace.folder() + QStringLiteral("/documents-") + m_me.id.value
                                                  + QStringLiteral(".json"));
    m_teamPage = std::make_unique<TeamPresenter>(TeamPresenter::World{*m_team, cache.teamDocuments(), cache.directory(),
                                                                      cache.outbox(), cache.mutations(), m_workplace.events(),
                                                                      *m_keptDocuments, m_world.clock, m_me});
    m_teamView = new TeamView(*m_teamPage);
    auto *view = m_teamView;
    m_window.addPage({teamKey, tr("Team"), QStringLiteral("book"), QKeySequence(Qt::CTRL | Qt::Key_T)}, view);
    connect(view, &TeamView::matrixWanted, this, [this] {
        if (m_matrix)
            m_window.showPage(matrixKey);
        else
            m_reply->showMatrix();
    });
    connect(m_teamPage.get(), &TeamPresenter::attentionChanged, this,
            [this](int count) { m_window.setBadge(teamKey, count); });
    connect(m_teamPage.get(), &TeamPresenter::exported, this, [this] { m_window.toast().show(tr("The file was written.")); });
    connect(m_teamPage.get(), &TeamPresenter::failed, this, &DeskPages::tell);
    m_teamPage->start();
}

void DeskPages::makeUserSwitch()
{
    m_signIn = std::make_unique<SignInPresenter>(m_world.sessions);
    connect(m_signIn.get(), &SignInPresenter::browserWanted, this, &DeskPages::openUrl);
    connect(&m_window, &MainWindow::userSwitchChosen, this, [this] {
        auto *list = new UserList(*m_signIn, m_me.id, &m_window);
        list->popUp(m_window.mapToGlobal(QPoint(m_window.width() / 2 - list->sizeHint().width() / 2, 80)));
    });
}

void DeskPages::makeWorkspaceMenu()
{
    const Entry &entry = m_workplace.entry();
    const bool isInDemo = entry.isLocal() && entry.local == LocalWorkspace::Demo;
    QAction *other = m_window.addUserAction(isInDemo ? tr("Open my own workspace") : tr("Open the demo workspace"));
    connect(other, &QAction::triggered, this, [this, isInDemo] {
        Q_EMIT workspaceChosen(isInDemo ? LocalWorkspace::Own : LocalWorkspace::Demo);
    });
    QAction *signIn = m_window.addUserAction(tr("Sign in to a server…"));
    connect(signIn, &QAction::triggered, this, [this] {
        auto *view = new SignInView(*m_signIn, &m_window);
        view->setWindowFlag(Qt::Dialog);
        view->setAttribute(Qt::WA_DeleteOnClose);
        view->setServer(m_workplace.entry().server.toString());
        view->show();
    });
    if (entry.isLocal())
        return;
    QAction *signOut = m_window.addUserAction(tr("Sign out"));
    connect(signOut, &QAction::triggered, m_signIn.get(), &SignInPresenter::signOut);
}

void DeskPages::setStatus(const SyncStatus &status)
{
    m_sync->setStatus(status);
}

void DeskPages::captureFromClipboard()
{
    m_channels->captureFromClipboard();
}

void DeskPages::flush()
{
    m_kept->flush();
    m_keptDocuments->flush();
    m_reply->composer().keeper().flush();
}

void DeskPages::offerUndo(const PublicationId &id, bool forReview)
{
    m_window.toast().showWithUndo(forReview ? tr("Sent to review") : tr("The reply leaves in a few seconds"),
                                  [this, id] { m_actions->undo(id); });
}

void DeskPages::tell(const Error &error)
{
    m_window.toast().show(ErrorText::sentence(error));
}

void DeskPages::openUrl(const QUrl &url)
{
    QDesktopServices::openUrl(url);
}

} // namespace otklik
