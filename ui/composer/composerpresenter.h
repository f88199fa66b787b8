#pragma once

#include "guidance/wording/replyanalyzer.h"
#include "ui/composer/checklistmodel.h"
#include "ui/composer/draftkeeper.h"
#include "ui/composer/publishgate.h"
#include "ui/outbox/standing.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <functional>

namespace otklik {

/// A part of a long reply, and its length as the network counts it.
struct ReplyPart final
{
    QString text;
    TextLength length;
};

/// What the composer allows and shows at a moment.
struct ComposerState final
{
    enum class Mode {
        Nothing,     ///< no case on the screen, or not read yet
        Writing,
        HeldByOther, ///< the own draft stays visible, but cannot be changed
        OnItsWay,    ///< the text that left is shown until its fate is known
    };

    Mode mode = Mode::Nothing;
    ClaimStanding claim = ClaimStanding::Free;
    QString holderName;
    std::optional<Publication> publication; ///< whose state is shown above the editor
    QString reviewerName;
    std::optional<Draft> otherVersion;
    bool isByHand = false;          ///< nothing is connected: the reply is posted by hand
    bool canChooseVisibility = false;
    bool canOverride = false;       ///< a lead may publish the personal data with a reason
    bool onlyReview = false;        ///< a trainee: no publish button
    AnswerStanding answer;          ///< whether one can go out, known before anybody writes
    QString mentionUrl;             ///< the post that is answered, in the network
    std::optional<QList<StandingPost>> standing; ///< while nobody knows what became of the publication
};

/// What the composer needs from the outside, besides the case.
struct ComposerWorld final
{
    MutationLog &log;
    DraftStore &drafts;
    const Clock &clock;
    User me;
    QHash<QString, NetworkRules> rules; ///< by network code
};

/// The guided reply: keeps the draft, runs all checks as it is typed, says what
/// stands in the way of publishing, and hands the text over. Needs no widget.
/// Owned by the composition root; UI thread.
class ComposerPresenter final : public QObject
{
    Q_OBJECT

public:
    ComposerPresenter(ConversationPresenter &conversation, const ComposerWorld &world, QObject *parent = nullptr);

    /// Typing. The checks run in the next turn of the event loop, once however
    /// many keys came in between.
    void setText(const QString &text);
    void setCursor(DraftCursor cursor);
    /// Of any case, the open one or another: a picture may have been read after the case was left.
    void setAttachments(const Case &supportCase, const QList<Attachment> &attachments, Visibility visibility);
    /// So many pictures of a case are being read: it cannot be handed over without them.
    void setPicturesBeingRead(const CaseId &id, qsizetype count);
    void setVisibility(Visibility visibility);
    /// What goes out in public before a private text; written into the draft with it.
    void setPublicLine(const QString &text);
    /// Left out, or wanted again: then it is the usual one.
    void setPublicLineOn(bool isOn);
    void setOverrideReason(const QString &reason);
    /// The team's own numbers, which are personal data, too.
    void setNumberPatterns(const QList<NumberPattern> &patterns);
    /// What the team has taught; they live until the next call.
    void setModels(const TeamModels &models);
    /// The analyzer has been given other definitions or words.
    void readWordingAnew();
    /// What was found to read like the draft of the open case.
    void setSameText(const CaseId &id, const std::optional<SameText> &same);

    [[nodiscard]] const QString &overrideReason() const { return m_overrideReason; }
    [[nodiscard]] const CaseId &caseId() const { return m_conversation.openCase(); }
    /// Null while none is open, or it has not been read yet.
    [[nodiscard]] const Case *openSupportCase() const;
    [[nodiscard]] QString text() const;
    /// What is shown with text(), and the row that names it: see AttachmentStore::bytes().
    [[nodiscard]] QList<Attachment> attachments() const;
    [[nodiscard]] QString attachmentsRow() const;
    [[nodiscard]] DraftCursor cursor() const;
    [[nodiscard]] PublicLine publicLine();
    [[nodiscard]] Visibility visibility() const { return m_visibility; }
    [[nodiscard]] const ComposerState &state() const { return m_state; }
    [[nodiscard]] const ReplyReport &report();
    [[nodiscard]] const ReplyBrief &brief() const { return m_brief; }
    [[nodiscard]] QString language() const;
    [[nodiscard]] const NetworkRules &rules() const { return m_rules; }
    [[nodiscard]] ChecklistModel &checklist() { return m_checklist; }
    [[nodiscard]] ReplyAnalyzer &analyzer() { return m_analyzer; }
    [[nodiscard]] const Clock &clock() const { return m_world.clock; }
    [[nodiscard]] DraftKeeper &keeper() { return m_keeper; }

    /// A draft that is too long for one post, cut into posts that fit; empty when it fits, or cannot be cut.
    [[nodiscard]] const QList<ReplyPart> &parts();
    /// Whether they may go out, one after the other; they are approved and taken back together.
    [[nodiscard]] Gate partsGate(bool forReview);
    void handParts(bool forReview);

    [[nodiscard]] Gate publishGate();
    [[nodiscard]] Gate reviewGate();
    [[nodiscard]] QString publishReason();
    [[nodiscard]] QString reviewReason();

    /// What else is written down together with a reply: asked when it is handed over, and kept or
    /// lost with it.
    using Companion = std::function<QList<Command>(const PublicationSubmit &reply)>;
    void addCompanion(const Companion &companion) { m_companions.append(companion); }

    void claim();
    /// What is written was posted in the network itself, and stands at this address: it is kept as the reply that
    /// answered the case.
    void recordPosted(const QString &url);
    /// At that moment, if there is one; until then it lies in the outbox.
    void publish(std::optional<TimePoint> at = {});
    void sendToReview();
    /// Ctrl+Enter: publishes, or sends to review where that is all one may do.
    void submit();
    void keepThisVersion();
    void showOtherVersion();
    void appendOtherVersion();

Q_SIGNALS:
    void textReplaced();   ///< the editor has to show text() and cursor()
    void stateChanged();
    void attachmentsChanged();
    void reportChanged();
    void wordingChanged(); ///< what is coloured is read anew
    void submitted(const otklik::PublicationId &id, bool forReview); ///< written down; offer an undo
    void recorded(); ///< written down as posted by hand
    void refused(const QString &reason); ///< submit() could not, and why
    void failed(const otklik::Error &error);

private:
    void takeCase();
    void takeConversation();
    void updateState();
    void watchAnswer(const AnswerStanding &answer, TimePoint now);
    void updateBrief();
    void analyse();
    void analyseSoon();
    void takeLine();
    void startLine();
    void keepLine();
    void weighLine();
    /// How a reply is handed over.
    struct Way final
    {
        bool forReview = false;
        QStringList parts{}; ///< none: in one
        std::optional<TimePoint> sendAt{};
        QString postedUrl{};
    };
    void hand(const Way &way);
    [[nodiscard]] QList<Command> commandsFor(const Way &way);
    void takeHanded(const PublicationSubmit &whole, const QString &line);
    [[nodiscard]] GateInput gateInput();
    [[nodiscard]] const Publication *shownPublication() const;
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] std::optional<Publication> relevantPublication(const Conversation &conversation) const;
    [[nodiscard]] Visibility startingVisibility(const Conversation &conversation) const;

    ConversationPresenter &m_conversation;
    ComposerWorld m_world;
    DraftKeeper m_keeper;
    ReplyAnalyzer m_analyzer;
    ChecklistModel m_checklist;
    ComposerState m_state;
    ReplyBrief m_brief;
    ReplyReport m_report;
    NetworkRules m_rules;
    QList<NumberPattern> m_numberPatterns;
    TeamModels m_models;
    std::optional<SameText> m_sameText;
    QList<Companion> m_companions;
    PublicLine m_line;
    QHash<CaseId, qsizetype> m_beingRead; ///< pictures
    QList<PersonalDataSpan> m_inDescriptions; ///< of the pictures, as of the report
    QSet<CaseId> m_handing; ///< submits that are being written down
    QString m_overrideReason;
    Visibility m_visibility = Visibility::Public;
    std::optional<QList<ReplyPart>> m_parts; ///< of the text that the report is of
    bool m_isStale = true;        ///< the report is of an older text
    bool m_isAnalysisDue = false; ///< posted to the event loop
    bool m_hasChosenVisibility = false;
    bool m_hasChosenLine = false; ///< before there was a draft to keep it in
    QTimer m_claimEnd;
    QTimer m_answerWatch; ///< what is left of the time for an answer
};

} // namespace otklik
