#pragma once

#include <QWidget>

class QLineEdit;
class QListView;
class QPushButton;
class QTabWidget;

namespace otklik {

class MatrixEditorPresenter;
class NoticeStrip;
class ProblemList;
class QuestionsPane;
class RowsPane;
class ToneLabel;
class VersionsBox;
struct MatrixProblem;

/// The page where leads edit the response matrix: rows and questions, beside them
/// what is wrong with the draft, below why it can or cannot be published. Passive.
class MatrixEditorView final : public QWidget
{
    Q_OBJECT

public:
    explicit MatrixEditorView(MatrixEditorPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] RowsPane &rows() { return *m_rows; }
    [[nodiscard]] QuestionsPane &questions() { return *m_questions; }
    [[nodiscard]] QListView &problems() { return *m_problemView; }
    [[nodiscard]] QPushButton &publishButton() { return *m_publish; }
    [[nodiscard]] QLineEdit &noteEdit() { return *m_note; }
    [[nodiscard]] QString reasonText() const;
    [[nodiscard]] QString noticeText() const;
    /// Shows the list of versions, and one of them.
    VersionsBox *openVersions(qint64 version = -1);

private:
    QWidget *makeHeader();
    QWidget *makeProblems();
    QWidget *makeFooter();
    void makeNotice();
    void showState();
    void showNotice();
    void showReason();
    void goTo(const MatrixProblem &problem);
    void addMissingRow();
    [[nodiscard]] const MatrixProblem *currentProblem() const;

    MatrixEditorPresenter &m_presenter;
    RowsPane *m_rows;
    QuestionsPane *m_questions;
    QTabWidget *m_tabs;
    ProblemList *m_problems;
    NoticeStrip *m_notice;
    QPushButton *m_look = nullptr;
    QPushButton *m_keep = nullptr;
    QPushButton *m_take = nullptr;
    QListView *m_problemView = nullptr;
    ToneLabel *m_problemTitle = nullptr;
    QPushButton *m_addRow = nullptr;
    QPushButton *m_discard = nullptr;
    QLineEdit *m_note = nullptr;
    ToneLabel *m_reason = nullptr;
    QPushButton *m_publish = nullptr;
};

} // namespace otklik
