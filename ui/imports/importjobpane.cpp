#include "ui/imports/importjobpane.h"

#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/rowdelegate.h"
#include "ui/common/plaintext.h"
#include "ui/imports/importfielddelegate.h"
#include "ui/imports/importspresenter.h"
#include "ui/imports/importwords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>

namespace otklik {

namespace {

constexpr int choiceWidth = 280;
constexpr int nameWidth = 220;
constexpr int verdictWidth = 130;
constexpr int thereWidth = 240;

enum Body { ColumnsBody, NothingBody, ReportBody, ProgressBody };

} // namespace

ImportJobPane::ImportJobPane(ImportsPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_title(new ToneLabel(LabelTone::Title, this)),
      m_hint(new ToneLabel(LabelTone::Normal, this)), m_remarks(new ToneLabel(LabelTone::Quiet, this)),
      m_trouble(new ToneLabel(LabelTone::Danger, this)), m_body(new QStackedWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space3);
    for (ToneLabel *label : {m_title, m_hint, m_remarks, m_trouble}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_body->addWidget(makeColumns());
    m_nothing = new EmptyState(QStringLiteral("check"), tr("Nothing to say about columns"),
                               tr("This server says by itself what is what. Try out what an import would change; nothing is "
                                  "stored by that."), this);
    m_body->addWidget(m_nothing);
    m_body->addWidget(makeReport());
    m_body->addWidget(makeProgress());
    column->addWidget(m_body, 1);
    column->addWidget(makeButtons());
    connect(&presenter, &ImportsPresenter::changed, this, &ImportJobPane::refresh);
    refresh();
}

QWidget *ImportJobPane::makeColumns()
{
    m_columns = new QTreeView(this);
    m_columns->setObjectName(QStringLiteral("columns"));
    m_columns->setAccessibleName(tr("Columns of the file"));
    m_columns->setRootIsDecorated(false);
    m_columns->setSelectionMode(QAbstractItemView::NoSelection);
    m_columns->setModel(&m_presenter.columns());
    m_columns->setItemDelegateForColumn(ImportColumnsModel::Field, new ImportFieldDelegate(m_columns));
    QHeaderView *header = m_columns->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ImportColumnsModel::Samples, QHeaderView::Stretch);
    header->resizeSection(ImportColumnsModel::Name, nameWidth);
    header->resizeSection(ImportColumnsModel::Field, choiceWidth);
    connect(&m_presenter.columns(), &QAbstractItemModel::rowsInserted, this, &ImportJobPane::openChoices);
    openChoices();
    return m_columns;
}

void ImportJobPane::openChoices()
{
    const ImportColumnsModel &model = m_presenter.columns();
    for (int row = 0; row < model.rowCount(); ++row)
        if (const QModelIndex index = model.index(row, ImportColumnsModel::Field); index.flags() & Qt::ItemIsEditable)
            m_columns->openPersistentEditor(index);
}

QWidget *ImportJobPane::makeReport()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space2);
    auto *row = new QHBoxLayout;
    auto *label = new ToneLabel(tr("&Show"), LabelTone::Normal, page);
    m_filter = new QComboBox(page);
    m_filter->setObjectName(QStringLiteral("filter"));
    label->setBuddy(m_filter);
    m_filter->addItem(tr("All that is not unchanged"), -1);
    using enum CustomerVerdict;
    for (const CustomerVerdict verdict : {New, Changed, Refused, Gone})
        m_filter->addItem(ImportWords::verdict(verdict), static_cast<int>(verdict));
    row->addWidget(label);
    row->addWidget(m_filter);
    row->addWidget(new ToneLabel(tr("the first 200 of each kind"), LabelTone::Quiet, page));
    row->addStretch();
    column->addLayout(row);
    m_report = new QTreeView(page);
    m_report->setObjectName(QStringLiteral("report"));
    m_report->setAccessibleName(tr("What becomes of single records"));
    m_report->setModel(&m_presenter.report());
    m_report->setItemDelegate(new RowDelegate(m_report));
    m_report->setUniformRowHeights(true);
    m_report->setAllColumnsShowFocus(true);
    QHeaderView *header = m_report->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ImportReportModel::Who, QHeaderView::Stretch);
    header->resizeSection(ImportReportModel::Verdict, verdictWidth);
    header->resizeSection(ImportReportModel::Where, thereWidth);
    column->addWidget(m_report, 1);
    connect(&m_presenter.report(), &QAbstractItemModel::rowsInserted, m_report, [this] { m_report->expandAll(); });
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this] {
        const int verdict = m_filter->currentData().toInt();
        m_presenter.report().setFilter(verdict < 0 ? std::nullopt : std::optional(static_cast<CustomerVerdict>(verdict)));
    });
    return page;
}

QWidget *ImportJobPane::makeProgress()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->addStretch();
    m_doing = new ToneLabel(LabelTone::Normal, page);
    m_doing->setAlignment(Qt::AlignCenter);
    column->addWidget(m_doing);
    m_progress = new QProgressBar(page);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(choiceWidth * 2);
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(m_progress, 1);
    middle->addStretch();
    column->addLayout(middle);
    column->addStretch();
    return page;
}

QWidget *ImportJobPane::makeButtons()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space2);
    m_whole = new QCheckBox(tr("The file holds &all customers: who is not in it is marked as gone there"), foot);
    m_whole->setObjectName(QStringLiteral("whole"));
    m_back = new QPushButton(tr("&Back"), foot);
    m_back->setObjectName(QStringLiteral("back"));
    m_try = new QPushButton(tr("&Try out"), foot);
    m_try->setObjectName(QStringLiteral("tryOut"));
    m_import = new QPushButton(tr("&Import"), foot);
    m_import->setObjectName(QStringLiteral("import"));
    m_stop = new QPushButton(tr("&Stop"), foot);
    m_stop->setObjectName(QStringLiteral("stop"));
    m_leave = new QPushButton(foot);
    m_leave->setObjectName(QStringLiteral("leave"));
    row->addWidget(m_whole);
    row->addStretch();
    for (QPushButton *button : {m_back, m_try, m_import, m_stop, m_leave})
        row->addWidget(button);
    connect(m_whole, &QCheckBox::toggled, &m_presenter, &ImportsPresenter::setWhole);
    connect(m_back, &QPushButton::clicked, &m_presenter, &ImportsPresenter::showColumns);
    connect(m_try, &QPushButton::clicked, &m_presenter, &ImportsPresenter::tryOut);
    connect(m_import, &QPushButton::clicked, &m_presenter, &ImportsPresenter::import);
    connect(m_stop, &QPushButton::clicked, &m_presenter, &ImportsPresenter::stop);
    connect(m_leave, &QPushButton::clicked, &m_presenter, &ImportsPresenter::leave);
    return foot;
}

void ImportJobPane::refresh()
{
    using enum ImportsPresenter::Stage;
    const auto stage = m_presenter.stage();
    if (stage == List || stage == Form)
        return;
    const bool isBusy = stage == Sending || stage == Working;
    const bool hasColumns = m_presenter.columns().rowCount() > 0;
    m_body->setCurrentIndex(isBusy                              ? ProgressBody
                                : stage == Tried || stage == Done ? ReportBody
                                : hasColumns                      ? ColumnsBody
                                                                  : NothingBody);
    const bool isFile = m_presenter.job().kind == CustomerBaseKind::File;
    m_nothing->setVisible(!isFile && m_body->currentIndex() == NothingBody);
    m_whole->setVisible(isFile && (stage == Columns || stage == Tried) && hasColumns);
    m_whole->setChecked(m_presenter.isWhole());
    m_try->setVisible(stage == Columns && (hasColumns || !isFile));
    m_back->setVisible(stage == Tried);
    m_import->setVisible(stage == Tried || (stage == Done && m_presenter.canImport()));
    m_import->setEnabled(m_presenter.canImport());
    m_stop->setVisible(isBusy);
    m_stop->setEnabled(m_presenter.job().state != ImportState::Stopping);
    m_leave->setVisible(!isBusy);
    m_leave->setText(stage == Done ? tr("&Close") : tr("&Discard"));
    QPushButton *next = stage == Tried ? m_import : stage == Done ? m_leave : isBusy ? m_stop : m_try;
    setFocusProxy(next);
    next->setDefault(true);
    showTexts();
    showProgress();
}

void ImportJobPane::showTexts()
{
    using enum ImportsPresenter::Stage;
    const CustomerJob &job = m_presenter.job();
    const ImportStart &form = m_presenter.form();
    const QString title = plaintext::oneLine(job.title.isEmpty() ? form.title : job.title);
    const QString from = plaintext::oneLine(form.kind == CustomerBaseKind::File ? form.fileName : form.url);
    m_title->setText(from.isEmpty() || from == title ? title : title + QStringLiteral(" — ") + from);
    QString hint;
    QStringList remarks;
    switch (m_presenter.stage()) {
    case Columns:
        if (m_presenter.columns().rowCount() > 0)
            hint = tr("Say what each column is. What is nothing else is kept under its own name.");
        break;
    case Tried:
        hint = tr("Nothing is stored yet. An import would do this. %1").arg(ImportWords::counts(job.counts));
        remarks = ImportWords::remarks(job.counts);
        break;
    case Done:
        hint = job.code.isEmpty() ? tr("Imported. %1").arg(ImportWords::counts(job.counts)) : ImportWords::counts(job.counts);
        remarks = ImportWords::remarks(job.counts);
        break;
    default:
        break;
    }
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
    m_trouble->setText(m_presenter.trouble());
    m_trouble->setVisible(!m_presenter.trouble().isEmpty());
}

void ImportJobPane::showProgress()
{
    const CustomerJob &job = m_presenter.job();
    if (m_presenter.stage() != ImportsPresenter::Stage::Sending) {
        m_progress->setRange(0, 0);
        m_doing->setText(ImportWords::progress(job));
        return;
    }
    constexpr int whole = 1000;
    m_progress->setRange(0, whole);
    m_progress->setValue(job.fileSize > 0 ? static_cast<int>(job.fileReceived * whole / job.fileSize) : 0);
    m_doing->setText(tr("Sending the file to the server…"));
}

} // namespace otklik
