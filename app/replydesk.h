#pragma once

#include "app/desk.h"

#include <QPointer>

namespace otklik {

class AttachmentsPresenter;
class BonusPresenter;
class ComposerPresenter;
class ComposerView;
class DecisionPresenter;
class DecisionView;
class KeptTexts;
class ModerationDesk;
class PictureReader;
class PictureShelf;
class PromisePicks;
class PublicationActions;
class SamenessWatch;
class Spelling;
class TeamData;

/// The reply of the work page: the decision strip over the composer with all that
/// helps to write: spelling, emoji, pictures, facts, rules, promises, bonuses. Their
/// presenters, and what leads from one to the other. Owned by the desk's pages.
class ReplyDesk final : public QObject
{
    Q_OBJECT

public:
    struct Parts final
    {
        ConversationPresenter &conversation;
        ConversationView &view;
        PublicationActions &actions;
        TeamData &team;
        Spelling &spelling;
        KeptTexts &kept;
        PictureReader &reader;
        PictureShelf &shelf;
    };

    ReplyDesk(Workplace &workplace, const Clock &clock, const Parts &parts, QObject *parent = nullptr);
    ~ReplyDesk() override;

    /// To be put into the window, which owns it from then on.
    [[nodiscard]] QWidget *pane() const { return m_pane; }
    [[nodiscard]] ComposerPresenter &composer() { return *m_composer; }
    void showMatrix();

Q_SIGNALS:
    void typed(); ///< a key in the editor
    void questionChosen(const otklik::MentionId &id);
    void evidenceLooked(const QStringList &words);
    void linkChosen(const QUrl &url);
    void submitted(const otklik::PublicationId &id, bool forReview);
    void told(const QString &sentence); ///< for the toast
    void undoOffered(const QString &what, const std::function<void()> &undo);
    void failed(const otklik::Error &error);

private:
    void makeDecision();
    void connectPane(ComposerView &composer);
    void makeModeration(ComposerView &composer);
    void makeBonusButton(ComposerView &composer);
    void makePictures(ComposerView &composer);
    void makeReplyAids(ComposerView &composer);
    void watchWriting(ComposerView &composer);

    Workplace &m_workplace;
    const Clock &m_clock;
    const Parts m_parts;
    const User m_me;
    std::unique_ptr<DecisionPresenter> m_decision;
    std::unique_ptr<PromisePicks> m_promisePicks;
    std::unique_ptr<SamenessWatch> m_sameness;
    std::unique_ptr<ComposerPresenter> m_composer;
    std::unique_ptr<AttachmentsPresenter> m_attachments;
    std::unique_ptr<ModerationDesk> m_moderation;
    std::unique_ptr<BonusPresenter> m_bonus;
    QPointer<DecisionView> m_decisionView;
    QPointer<QWidget> m_pane;
};

/// The rules of all networks by their code.
[[nodiscard]] QHash<QString, NetworkRules> networkRulesByCode();

} // namespace otklik
