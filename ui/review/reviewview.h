#pragma once

#include "ui/cards/cardpage.h"

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace otklik {

class AttachmentStrip;
class ChecklistView;
class NoticeStrip;
class PictureShelf;
class ReplyEditor;
class ReplyHighlighter;
class ReviewPresenter;
class ThreadView;
class ToneLabel;

/// The page of drafts that wait for a lead: the list, the thread, the draft in
/// its colours with the checklist, approve (A) and return (R). Agents read their
/// own there. Passive.
class ReviewView final : public CardPage
{
    Q_OBJECT

public:
    ReviewView(ReviewPresenter &presenter, PictureShelf &shelf, QWidget *parent = nullptr);
    ~ReviewView() override;

    [[nodiscard]] QPushButton &approveButton() { return *m_approve; }
    [[nodiscard]] QPushButton &returnButton() { return *m_return; }
    [[nodiscard]] QPlainTextEdit &commentEdit() { return *m_comment; }
    [[nodiscard]] QLineEdit &overrideEdit() { return *m_override; }
    [[nodiscard]] ReplyEditor &draftEditor() { return *m_draft; }
    [[nodiscard]] AttachmentStrip &pictures() { return *m_pictures; }
    [[nodiscard]] ReplyHighlighter &highlighter() { return *m_highlighter; }
    [[nodiscard]] QString changesText() const;
    [[nodiscard]] QString togetherText() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeDetail();
    QWidget *makeDraft(QWidget *parent);
    QWidget *makeFooter(QWidget *parent);
    void addActions();
    void showCurrent();
    void showTogether();
    void showChanges();
    void showButtons();
    void showWhatIsThere();
    void approve();
    void giveBack();

    ReviewPresenter &m_presenter;
    PictureShelf &m_shelf;
    ThreadView *m_thread = nullptr;
    NoticeStrip *m_changes = nullptr;
    ToneLabel *m_author = nullptr;
    ToneLabel *m_together = nullptr;
    ReplyEditor *m_draft = nullptr;
    AttachmentStrip *m_pictures = nullptr;
    ReplyHighlighter *m_highlighter = nullptr;
    ChecklistView *m_checklist = nullptr;
    QPlainTextEdit *m_comment = nullptr;
    QLineEdit *m_override = nullptr;
    ToneLabel *m_reason = nullptr;
    QPushButton *m_takeBack = nullptr;
    QPushButton *m_return = nullptr;
    QPushButton *m_approve = nullptr;
    QString m_shownId;
    bool m_isThreadShown = false;
};

} // namespace otklik
