#pragma once

#include "guidance/textspan.h"
#include "models/id.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace otklik {

class AnswerLine;
class ChecklistView;
class ComposerPresenter;
class NoticeStrip;
class PartsStrip;
class PublicationActions;
class PublicationStrip;
class PublicLineRow;
class ReplyEditor;
class ReplyHighlighter;
class SendLaterButton;
class ToneLabel;

/// Where the reply is written: the editor with its coloured words, the checklist
/// beside it, what has become of the text above, the buttons and their reasons
/// below. Passive: what the person wants goes to the presenter.
class ComposerView final : public QWidget
{
    Q_OBJECT

public:
    ComposerView(ComposerPresenter &presenter, PublicationActions &actions, QWidget *parent = nullptr);
    ~ComposerView() override;

    [[nodiscard]] ReplyEditor &editor() { return *m_editor; }
    [[nodiscard]] ReplyHighlighter &highlighter() { return *m_highlighter; }
    [[nodiscard]] QAbstractButton &emojiButton();
    [[nodiscard]] QAbstractButton &pictureButton();
    [[nodiscard]] QAbstractButton &snippetButton();
    [[nodiscard]] QAbstractButton &ruleButton();
    /// Something of its own between the text and the buttons.
    void addBelowText(QWidget *widget);
    [[nodiscard]] ChecklistView &checklist() { return *m_checklist; }
    [[nodiscard]] PublicLineRow &publicLine() { return *m_line; }
    [[nodiscard]] QPushButton &publishButton() { return *m_publish; }
    [[nodiscard]] SendLaterButton &laterButton() { return *m_later; }
    [[nodiscard]] PublicationStrip &strip() { return *m_publication; }
    [[nodiscard]] QPushButton &reviewButton() { return *m_review; }
    /// A small button of another feature, in the row below the editor.
    void addTool(QWidget *tool);
    [[nodiscard]] QString reasonText() const;
    [[nodiscard]] QString lengthText() const;
    [[nodiscard]] QString stripText() const;
    [[nodiscard]] QString answerText() const;

Q_SIGNALS:
    /// The person wants to see these words of a mention.
    void questionChosen(const otklik::MentionId &id, const otklik::TextSpan &span);
    void faultWanted(); ///< see ChecklistView
    void linkChosen(const QUrl &url); ///< to be opened after the host has been shown

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    [[nodiscard]] QSize sizeHint() const override;

private:
    QWidget *makeVersions();
    QWidget *makeFooter();
    void connectPresenter();
    void connectEditor();
    void connectLine();
    void connectActions();
    void showText();
    void showState();
    void showReport();
    void showVersions();
    void showSameText();
    void forgetRefusals();
    void showRest();
    QToolButton *makeTool(const QString &iconName, const QString &name, const QString &help, QWidget *parent);
    void showGate();

    ComposerPresenter &m_presenter;
    PublicationActions &m_actions;
    PublicationStrip *m_publication;
    AnswerLine *m_answer;
    NoticeStrip *m_locked;
    NoticeStrip *m_versions;
    ToneLabel *m_otherText;
    PublicLineRow *m_line; ///< made before the editor: the keys reach it in this order
    ReplyEditor *m_editor;
    ReplyHighlighter *m_highlighter;
    ChecklistView *m_checklist;
    QLineEdit *m_override;
    ToneLabel *m_reason;
    QWidget *m_visibilityBox = nullptr;
    QButtonGroup *m_visibility = nullptr;
    ToneLabel *m_length = nullptr;
    QToolButton *m_emoji = nullptr;
    QToolButton *m_picture = nullptr;
    QToolButton *m_snippets = nullptr;
    QToolButton *m_rules = nullptr;
    NoticeStrip *m_same;
    ToneLabel *m_sameText;
    PartsStrip *m_parts;
    NoticeStrip *m_rest;
    QPushButton *m_cutRest;
    qsizetype m_refusedPaste = 0; ///< its size, until the text changes
    bool m_isKeyRefused = false;  ///< likewise
    QVBoxLayout *m_belowText = nullptr;
    QHBoxLayout *m_tools = nullptr;
    QPushButton *m_claim = nullptr;
    QPushButton *m_review = nullptr;
    QPushButton *m_publish = nullptr;
    SendLaterButton *m_later = nullptr;
    CaseId m_shownCase;
    bool m_isShowing = false; ///< the editor is being filled: nothing has been typed
};

} // namespace otklik
