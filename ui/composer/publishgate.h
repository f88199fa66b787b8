#pragma once

#include "guidance/checklist/replyreport.h"
#include "models/user.h"
#include "ui/composer/answerstanding.h"
#include "ui/conversation/conversationpresenter.h"

namespace otklik {

/// Why a reply cannot go out right now.
enum class GateReason {
    Open,          ///< nothing in the way
    NothingOpen,
    CaseClosed,
    OnItsWay,      ///< an earlier text has not arrived yet
    HeldByOther,
    Empty,
    Unclaimed,
    TwoVersions,   ///< of the draft: choose first
    NotAnswerable, ///< no answer can go out to this message, see GateInput::answer
    NotPossibleThere, ///< the network has no answer of this visibility
    NeedsReview,   ///< trainee: only a lead sends it out
    PersonalData,
    TooLong,
    PictureBeingRead, ///< and would be left behind
    TooManyPictures, ///< for this network, which may take none
    DescribedPersonalData, ///< in what is said about a picture, which goes out with it
    Check,         ///< another check says stop, see `check`
    LineEmpty,     ///< the public line is wanted, and says nothing
    LineTooLong,
    LinePersonalData, ///< in the public line, see GateInput::line
};

struct Gate final
{
    GateReason reason = GateReason::NothingOpen;
    CheckKey check = CheckKey::Interest;

    [[nodiscard]] bool isOpen() const { return reason == GateReason::Open; }
    friend bool operator==(const Gate &, const Gate &) = default;
};

/// What goes out in public before a private text (Q5): "we have written to you".
struct PublicLine final
{
    bool isOffered = false; ///< the reply is private, and the customer wrote in public
    bool isOn = false;
    QString text;           ///< as typed
    TextLength length;
    QList<PersonalDataSpan> personalData;
};

/// All that decides whether a draft may leave.
struct GateInput final
{
    const Conversation *conversation = nullptr;
    const User *me = nullptr;
    const NetworkRules *rules = nullptr;
    const ReplyReport *report = nullptr;
    QString text;
    Visibility visibility = Visibility::Public;
    ClaimStanding claim = ClaimStanding::Free;
    AnswerStanding answer;
    bool hasOtherVersion = false;
    bool isInParts = false;         ///< goes out as several posts: the length of one does not count
    qsizetype pictures = 0;         ///< attached
    qsizetype picturesBeingRead = 0;
    QList<PersonalDataSpan> inDescriptions; ///< personal data in what is said about the pictures
    PublicLine line;
    QString overrideReason; ///< why personal data in public: a lead's own, or an agent's to the lead
};

/// Whether a publication still occupies its case: another text has to wait.
[[nodiscard]] bool isOnItsWay(const std::optional<Publication> &publication);

/// How many pictures a reply to that network may have.
[[nodiscard]] qsizetype mostPictures(const NetworkRules &rules);

[[nodiscard]] Gate publishGate(const GateInput &input);
/// For what a person has posted in the network already: only what colleagues and the law need of it.
[[nodiscard]] Gate postedGate(const GateInput &input);
/// Review is for what may not simply go out, so it asks for less.
[[nodiscard]] Gate reviewGate(const GateInput &input);

} // namespace otklik
