#pragma once

#include "models/teamdocument.h"

#include <QDialog>

class QCheckBox;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace otklik {

class TeamPresenter;

/// The versions of the selected document: to look at, to compare with the text in
/// the editor, to put back into it. Not modal; deletes itself when it closes.
class VersionsWindow final : public QDialog
{
    Q_OBJECT

public:
    explicit VersionsWindow(TeamPresenter &presenter, QWidget *parent);

    [[nodiscard]] QListWidget &list() { return *m_list; }
    [[nodiscard]] QCheckBox &compareBox() { return *m_compare; }
    [[nodiscard]] QPushButton &restoreButton() { return *m_restore; }
    [[nodiscard]] QString shownText() const;

private:
    void showList();
    void showVersion();
    void showDifferences(const TeamDocument &version);
    [[nodiscard]] const TeamDocument *chosen() const;

    TeamPresenter &m_presenter;
    QListWidget *m_list;
    QPlainTextEdit *m_text;
    QCheckBox *m_compare;
    QPushButton *m_restore;
    qint64 m_shown = -1; ///< stays when another one is published
};

} // namespace otklik
