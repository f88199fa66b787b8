#pragma once

#include <QDialog>

class QListWidget;
class QPushButton;
class QTableView;

namespace otklik {

class MatrixEditorPresenter;

/// The published versions of the matrix with who, when and why; the chosen one is
/// shown below and can be brought back into the editor. Not modal; deletes itself
/// when it is closed.
class VersionsBox final : public QDialog
{
    Q_OBJECT

public:
    VersionsBox(MatrixEditorPresenter &presenter, const QString &language, QWidget *parent = nullptr);

    [[nodiscard]] QListWidget &list() { return *m_list; }
    [[nodiscard]] QPushButton &restoreButton() { return *m_restore; }
    void showVersion(qint64 version);

private:
    void fill();
    void showCurrent();
    [[nodiscard]] int rowOf(qint64 version) const;

    MatrixEditorPresenter &m_presenter;
    const QString m_language;
    QListWidget *m_list;
    QTableView *m_table;
    QPushButton *m_restore;
    qint64 m_shown = -1; ///< stays when another one is published
};

} // namespace otklik
