#include "ui/matrix/versionsbox.h"

#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/decision/matrixcells.h"
#include "ui/decision/matrixmodel.h"
#include "ui/matrix/matrixeditorpresenter.h"

#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace otklik {

VersionsBox::VersionsBox(MatrixEditorPresenter &presenter, const QString &language, QWidget *parent)
    : QDialog(parent), m_presenter(presenter), m_language(language), m_list(new QListWidget(this)),
      m_table(new QTableView(this)), m_restore(new QPushButton(tr("Bring back into the editor"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Versions of the matrix"));
    resize(1100, 640);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_list, 1);
    column->addWidget(m_table, 3);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *done = new QPushButton(tr("Close"), this);
    buttons->addWidget(m_restore);
    buttons->addWidget(done);
    column->addLayout(buttons);
    m_list->setAccessibleName(tr("Versions"));
    m_list->setSpacing(2);
    MatrixCells::dress(*m_table);
    m_table->verticalHeader()->setDefaultSectionSize(metrics::buttonHeight);
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsBox::showCurrent);
    connect(&presenter, &MatrixEditorPresenter::versionsChanged, this, &VersionsBox::fill);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        m_presenter.restore(m_presenter.versions().at(m_list->currentRow()).document.version);
        close();
    });
    connect(done, &QPushButton::clicked, this, &QWidget::close);
    fill();
}

void VersionsBox::fill()
{
    const int shown = std::max(0, m_list->currentRow());
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const MatrixVersion &version : m_presenter.versions()) {
        if (version.document.version == 0) {
            m_list->addItem(tr("Built in: what a new workspace starts with"));
            continue;
        }
        QString line = tr("Version %1, %2, %3")
                           .arg(version.document.version)
                           .arg(plaintext::isolated(plaintext::oneLine(version.author)),
                                RelativeTime::ago(version.document.publishedAt, m_presenter.clock().now()));
        if (!version.document.note.isEmpty())
            line += QStringLiteral(" – ") + plaintext::oneLine(version.document.note);
        if (!version.matrix)
            line += QStringLiteral(". ") + tr("It cannot be read: %1").arg(version.problem);
        m_list->addItem(line);
    }
    m_list->setCurrentRow(std::min(shown, m_list->count() - 1));
    showCurrent();
}

void VersionsBox::showVersion(qint64 version)
{
    for (int i = 0; i < static_cast<int>(m_presenter.versions().size()); ++i)
        if (m_presenter.versions().at(i).document.version == version)
            m_list->setCurrentRow(i);
}

void VersionsBox::showCurrent()
{
    const int row = m_list->currentRow();
    const bool isReadable = row >= 0 && m_presenter.versions().at(row).matrix.has_value();
    m_restore->setEnabled(isReadable);
    QAbstractItemModel *before = m_table->model();
    MatrixModel *model = nullptr;
    if (isReadable)
        model = new MatrixModel(*m_presenter.versions().at(row).matrix, m_language, this);
    m_table->setModel(model);
    delete before;
    if (model)
        MatrixCells::fitColumns(*m_table, model->outcomeColumn());
}

} // namespace otklik
