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

#include <algorithm>

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
        m_presenter.restore(m_shown);
        close();
    });
    connect(done, &QPushButton::clicked, this, &QWidget::close);
    fill();
}

void VersionsBox::fill()
{
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
    m_list->setCurrentRow(std::max(0, rowOf(m_shown)));
    showCurrent();
}

int VersionsBox::rowOf(qint64 version) const
{
    const auto &versions = m_presenter.versions();
    const auto it = std::ranges::find(versions, version, [](const MatrixVersion &one) { return one.document.version; });
    return it == versions.cend() ? -1 : static_cast<int>(it - versions.cbegin());
}

void VersionsBox::showVersion(qint64 version)
{
    if (const int row = rowOf(version); row >= 0)
        m_list->setCurrentRow(row);
}

void VersionsBox::showCurrent()
{
    const MatrixVersion *version = m_presenter.versions().isEmpty() ? nullptr : &m_presenter.versions().at(m_list->currentRow());
    m_shown = version ? version->document.version : -1;
    const bool isReadable = version && version->matrix;
    m_restore->setEnabled(isReadable);
    QAbstractItemModel *before = m_table->model();
    MatrixModel *model = nullptr;
    if (isReadable)
        model = new MatrixModel(*version->matrix, m_language, this);
    m_table->setModel(model);
    delete before;
    if (model)
        MatrixCells::fitColumns(*m_table, model->outcomeColumn());
}

} // namespace otklik
