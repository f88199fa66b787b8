#pragma once

#include "models/id.h"
#include "ui/cards/cardpage.h"

class QPlainTextEdit;
class QPushButton;
class QUrl;
class QVBoxLayout;

namespace otklik {

class ModerationReviewPresenter;
class ToneLabel;

/// The page of removals and blocks that wait: for a lead's word, or to be done in
/// the network. Passive.
class ModerationReviewView final : public CardPage
{
    Q_OBJECT

public:
    explicit ModerationReviewView(ModerationReviewPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] QPlainTextEdit &commentEdit() { return *m_comment; }
    [[nodiscard]] QPushButton &approveButton() { return *m_approve; }
    [[nodiscard]] QPushButton &refuseButton() { return *m_refuse; }
    [[nodiscard]] QPushButton &doneButton() { return *m_done; }
    [[nodiscard]] QPushButton &takeBackButton() { return *m_takeBack; }
    [[nodiscard]] QString detailText() const;
    [[nodiscard]] QString historyText() const;

Q_SIGNALS:
    void caseChosen(const otklik::CaseId &id);
    /// To be asked about before it is opened.
    void linkChosen(const QUrl &url, const QString &written, const QPoint &at);

private:
    QWidget *makeDetail();
    QWidget *makeTexts(QWidget *parent);
    QWidget *makeFooter(QWidget *parent);
    void connectButtons();
    void showCurrent();
    void showHistory();
    void showButtons();
    void showWhatIsThere();

    ModerationReviewPresenter &m_presenter;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_who = nullptr;
    QPlainTextEdit *m_snapshot = nullptr;
    ToneLabel *m_rule = nullptr;
    ToneLabel *m_notice = nullptr;
    ToneLabel *m_history = nullptr;
    QPlainTextEdit *m_comment = nullptr;
    QPushButton *m_case = nullptr;
    QPushButton *m_there = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_takeBack = nullptr;
    QPushButton *m_done = nullptr;
    QPushButton *m_refuse = nullptr;
    QPushButton *m_approve = nullptr;
    QString m_shownId;
};

} // namespace otklik
