#pragma once

#include <QFileDialog>
#include <QPointer>
#include <QWidget>

class QStackedWidget;

namespace otklik {

class ImportForm;
class ImportJobPane;
class ImportListPane;
class ImportsPresenter;

/// The page of customer imports: the list, the form, and the import on its way, one in the place of the other. Passive.
class ImportsView final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportsView(ImportsPresenter &presenter, QWidget *parent = nullptr);

    /// The dialog that asks for a file, while it is open.
    [[nodiscard]] QFileDialog *dialog() const { return m_dialog; }

private:
    /// `row` of the customer base that is imported again; -1: a new one.
    void askForFile(int row);
    void repeat(int row);
    void refresh();

    ImportsPresenter &m_presenter;
    QStackedWidget *m_pages;
    ImportListPane *m_list;
    ImportForm *m_form;
    ImportJobPane *m_job;
    QPointer<QFileDialog> m_dialog;
};

} // namespace otklik
