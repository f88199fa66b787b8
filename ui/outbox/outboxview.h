#pragma once

#include "models/id.h"
#include "models/publication.h"
#include "ui/cards/cardpage.h"

class QLayout;
class QPlainTextEdit;
class QPushButton;

namespace otklik {

class AttachmentStrip;
class OutboxPresenter;
class PictureShelf;
class PublicationActions;
class PublicationStrip;
class StandingView;
class ToneLabel;
struct OutboxItem;

/// The page of replies on their way: the list by state, and beside it the reply
/// with what can be done about it. Passive.
class OutboxView final : public CardPage
{
    Q_OBJECT

public:
    OutboxView(OutboxPresenter &presenter, PublicationActions &actions, PictureShelf &shelf, QWidget *parent = nullptr);

    [[nodiscard]] PublicationStrip &strip() { return *m_strip; }
    [[nodiscard]] AttachmentStrip &pictures() { return *m_pictures; }
    [[nodiscard]] StandingView &standing() { return *m_standing; }

Q_SIGNALS:
    void caseChosen(const otklik::CaseId &id);
    void linkChosen(const QUrl &url);

private:
    QWidget *makeDetail();
    QLayout *makeViews(QWidget *detail);
    void connectStrip();
    void showStanding(const OutboxItem &item);
    void showRow(int row);
    void showWhatIsThere();

    OutboxPresenter &m_presenter;
    PublicationActions &m_actions;
    PictureShelf &m_shelf;
    PublicationStrip *m_strip = nullptr;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_mention = nullptr;
    ToneLabel *m_sent = nullptr; ///< heading of the text, while the network's view stands beside it
    QPlainTextEdit *m_text = nullptr;
    StandingView *m_standing = nullptr;
    AttachmentStrip *m_pictures = nullptr;
    QPushButton *m_open = nullptr;
    PublicationId m_shown;
    CaseId m_shownCase;
};

} // namespace otklik
