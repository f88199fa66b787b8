#include "ui/imports/importsview.h"

#include "ui/common/metrics.h"
#include "ui/imports/importform.h"
#include "ui/imports/importjobpane.h"
#include "ui/imports/importlistpane.h"
#include "ui/imports/importspresenter.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace otklik {

ImportsView::ImportsView(ImportsPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_pages(new QStackedWidget(this)), m_list(new ImportListPane(presenter)),
      m_form(new ImportForm(presenter)), m_job(new ImportJobPane(presenter))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, metrics::space4);
    column->addWidget(m_pages);
    for (QWidget *page : {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_job)})
        m_pages->addWidget(page);
    connect(m_list, &ImportListPane::fileWanted, this, [this] { askForFile(-1); });
    connect(m_list, &ImportListPane::repeatWanted, this, &ImportsView::repeat);
    connect(&presenter, &ImportsPresenter::changed, this, &ImportsView::refresh);
    refresh();
}

void ImportsView::askForFile(int row)
{
    if (m_dialog)
        return m_dialog->raise();
    m_dialog = new QFileDialog(this, tr("Choose a file of customers"));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setFileMode(QFileDialog::ExistingFile);
    m_dialog->setNameFilters({tr("Tables and cards (*.csv *.tsv *.txt *.json *.jsonl *.vcf *.vcard)"), tr("All files (*)")});
    connect(m_dialog, &QFileDialog::fileSelected, this, [this, row](const QString &file) {
        if (row < 0)
            m_presenter.beginFile(file);
        else
            m_presenter.repeat(row, file);
    });
    m_dialog->open();
}

void ImportsView::repeat(int row)
{
    if (m_presenter.kindOf(row) == CustomerBaseKind::File)
        askForFile(row);
    else
        m_presenter.repeat(row);
}

void ImportsView::refresh()
{
    using enum ImportsPresenter::Stage;
    const auto stage = m_presenter.stage();
    QWidget *page = stage == List ? static_cast<QWidget *>(m_list) : stage == Form ? static_cast<QWidget *>(m_form) : m_job;
    setFocusProxy(page);
    if (m_pages->currentWidget() == page)
        return;
    const bool hadFocus = isAncestorOf(focusWidget());
    m_pages->setCurrentWidget(page);
    if (hadFocus && isVisible())
        page->setFocus();
}

} // namespace otklik
