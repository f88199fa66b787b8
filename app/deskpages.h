#pragma once

#include "app/desk.h"

namespace otklik {

class CardFieldsPresenter;
class CarePresenter;
class ChannelPages;
class CustomerPresenter;
class CustomerView;
class KeptTexts;
class ImportsPresenter;
class MatrixEditorPresenter;
class ModerationReviewPresenter;
class LedgerPresenter;
class LinkPages;
class OutboxPresenter;
class PersonalWords;
class PhotoPresenter;
class PictureReader;
class PictureShelf;
class PresencePresenter;
class PromisesPresenter;
class PublicationActions;
class ReplyDesk;
class ReviewPresenter;
class RightsPresenter;
class SearchPresenter;
class SignInPresenter;
class Spelling;
class SyncPresenter;
class TakeOverWatch;
class TeamData;
class TeamWording;
class TeamWords;
class TeamPresenter;
class TeamView;
class ViewJournal;

/// Everything of the desk that the first paint does not need: the composer with
/// its decision strip, the card, and the pages beside the work page. Presenters
/// first, then their widgets, then what leads from one to the other. Owned by
/// the desk.
class DeskPages final : public QObject
{
    Q_OBJECT

public:
    struct Panes final
    {
        MainWindow &window;
        QWidget *composer;
        QWidget *card;
        ConversationView &conversation;
    };

    DeskPages(Workplace &workplace, const DeskWorld &world, ConversationPresenter &conversation, const Panes &panes,
              QObject *parent = nullptr);
    ~DeskPages() override;

    void setStatus(const SyncStatus &status);
    /// What was typed is on the disk when this returns to the event loop.
    void flush();
    /// Opens the dialog for a message that was found by hand, with what the clipboard holds.
    void captureFromClipboard();

Q_SIGNALS:
    void caseChosen(const otklik::CaseId &id);
    /// A link of a post: shown with its real host before it is opened.
    void linkChosen(const QUrl &url, const QString &written, const QPoint &at);
    void questionChosen(const otklik::MentionId &id);
    void evidenceLooked(const QStringList &words);
    void workspaceChosen(otklik::LocalWorkspace workspace);

private:
    void makeSpelling();
    void makeReplyPane(const Panes &panes);
    void makeCard(QWidget *pane);
    void addProfile(CustomerView &view);
    void addCare(CustomerView &view);
    void showCardFields();
    void addPresence(CustomerView &view);
    void addRights(CustomerView &view);
    void makeSearchPage();
    void makeReviewPage();
    void makePromisesPage();
    void followTeamWording();
    [[nodiscard]] QWidget *makeModerationReview();
    void makeOutboxPage();
    void makeBonusPage();
    void makeSyncPage();
    void makeMatrixPage();
    void makeChannelPages();
    void makeImportsPage();
    void makeTeamPage();
    void makeUserSwitch();
    void makeWorkspaceMenu();
    void offerUndo(const PublicationId &id, bool forReview);
    void tell(const Error &error);
    void openUrl(const QUrl &url);

    Workplace &m_workplace;
    const DeskWorld m_world;
    ConversationPresenter &m_conversation;
    MainWindow &m_window;
    const User m_me;
    std::unique_ptr<KeptTexts> m_kept;
    std::unique_ptr<TeamData> m_team;
    std::unique_ptr<PersonalWords> m_words;
    std::unique_ptr<TeamWords> m_teamWords;
    std::unique_ptr<Spelling> m_spelling;
    std::unique_ptr<PublicationActions> m_actions;
    std::unique_ptr<TakeOverWatch> m_takeOvers;
    std::unique_ptr<PromisesPresenter> m_promises;
    std::unique_ptr<PictureReader> m_pictureReader;
    std::unique_ptr<PictureShelf> m_pictures;
    std::unique_ptr<PictureShelf> m_postPictures;
    std::unique_ptr<ReplyDesk> m_reply;
    std::unique_ptr<CustomerPresenter> m_customer;
    std::unique_ptr<PhotoPresenter> m_photo;
    std::unique_ptr<CardFieldsPresenter> m_cardFields;
    std::unique_ptr<CarePresenter> m_care;
    std::unique_ptr<LinkPages> m_links;
    std::unique_ptr<PresencePresenter> m_presence;
    std::unique_ptr<ViewJournal> m_views;
    std::unique_ptr<RightsPresenter> m_rights;
    std::unique_ptr<SearchPresenter> m_search;
    std::unique_ptr<ReviewPresenter> m_review;
    std::unique_ptr<ModerationReviewPresenter> m_moderationReview;
    std::unique_ptr<OutboxPresenter> m_outbox;
    std::unique_ptr<LedgerPresenter> m_ledger;
    std::unique_ptr<SyncPresenter> m_sync;
    std::unique_ptr<MatrixEditorPresenter> m_matrix;
    std::unique_ptr<ChannelPages> m_channels;
    std::unique_ptr<ImportsPresenter> m_imports;
    std::unique_ptr<KeptTexts> m_keptDocuments;
    std::unique_ptr<TeamPresenter> m_teamPage;
    TeamView *m_teamView = nullptr;
    std::unique_ptr<SignInPresenter> m_signIn;
    std::unique_ptr<TeamWording> m_wording; ///< goes before those whose analyzers it fills
};

} // namespace otklik
