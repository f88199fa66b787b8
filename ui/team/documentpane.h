#pragma once

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace otklik {

class NoticeStrip;
class TeamPresenter;
class ToneLabel;

/// The document that is selected: what it is for, its text, what is wrong with it,
/// what was changed and why, publishing it. Passive.
class DocumentPane final : public QWidget
{
    Q_OBJECT

public:
    explicit DocumentPane(TeamPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] QPlainTextEdit &editor() { return *m_editor; }
    [[nodiscard]] QLineEdit &noteEdit() { return *m_note; }
    [[nodiscard]] QPushButton &publishButton() { return *m_publish; }
    [[nodiscard]] QPushButton &keepMineButton() { return *m_keepMine; }
    [[nodiscard]] QPushButton &takeTheirsButton() { return *m_takeTheirs; }
    [[nodiscard]] QPushButton &discardButton() { return *m_discard; }
    [[nodiscard]] QString text() const; ///< as it was typed
    [[nodiscard]] QString standingText() const;
    [[nodiscard]] QString faultText() const;

Q_SIGNALS:
    void versionsWanted();
    void matrixWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addHead(QVBoxLayout *column);
    void addEditor(QVBoxLayout *column);
    void addButtons(QVBoxLayout *column);
    void showText();
    void showState();
    void showStanding();
    void showFault();
    void goToFault();
    void chooseImport();
    void chooseExport();

    TeamPresenter &m_presenter;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_version = nullptr;
    ToneLabel *m_about = nullptr;
    QPushButton *m_matrix = nullptr;
    NoticeStrip *m_standing;
    QPushButton *m_compare = nullptr;
    QPushButton *m_keepMine = nullptr;
    QPushButton *m_takeTheirs = nullptr;
    QPlainTextEdit *m_editor;
    QWidget *m_rest; ///< takes the room of an editor that is not shown
    NoticeStrip *m_fault;
    QPushButton *m_goThere = nullptr;
    QWidget *m_noteRow = nullptr;
    QLineEdit *m_note = nullptr;
    ToneLabel *m_problem = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_versions = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_publish = nullptr;
    QString m_shownKind;
};

} // namespace otklik
