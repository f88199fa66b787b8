#include "ui/imports/importlistpane.h"

#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/rowdelegate.h"
#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"
#include "ui/imports/importspresenter.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>

namespace otklik {

ImportListPane::ImportListPane(ImportsPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_notice(new NoticeStrip(this)), m_trouble(new ToneLabel(LabelTone::Danger, this)),
      m_body(new QStackedWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space3);
    column->addWidget(makeHeader());
    m_trouble->setWordWrap(true);
    column->addWidget(m_trouble);
    column->addWidget(m_notice);
    QPushButton *resume = m_notice->addButton(tr("Go on with it"));
    QPushButton *discard = m_notice->addButton(tr("Discard"));
    connect(resume, &QPushButton::clicked, &presenter, &ImportsPresenter::resume);
    connect(discard, &QPushButton::clicked, &presenter, &ImportsPresenter::leave);
    m_body->addWidget(makeTables());
    m_body->addWidget(makeEmptyState());
    column->addWidget(m_body, 1);
    setFocusProxy(m_first);
    connect(&presenter, &ImportsPresenter::changed, this, &ImportListPane::refresh);
    refresh();
}

QWidget *ImportListPane::makeHeader()
{
    auto *header = new QWidget(this);
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space2);
    column->addWidget(new ToneLabel(tr("Customers from elsewhere"), LabelTone::Title, header));
    auto *hint = new ToneLabel(tr("Records of customers come in from a file, an address book or a CRM, in one direction and as "
                                  "often as you like. What a colleague typed is never overwritten, and nobody is linked by it."),
                               LabelTone::Quiet, header);
    hint->setWordWrap(true);
    column->addWidget(hint);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    m_first = new QPushButton(tr("From a &file…"), header);
    m_first->setObjectName(QStringLiteral("fromFile"));
    auto *book = new QPushButton(tr("From an &address book…"), header);
    book->setObjectName(QStringLiteral("fromCardDav"));
    auto *tryton = new QPushButton(tr("From Tr&yton…"), header);
    tryton->setObjectName(QStringLiteral("fromTryton"));
    for (QPushButton *button : {m_first, book, tryton})
        row->addWidget(button);
    row->addStretch();
    column->addLayout(row);
    connect(m_first, &QPushButton::clicked, this, &ImportListPane::fileWanted);
    connect(book, &QPushButton::clicked, this, [this] { m_presenter.beginServer(CustomerBaseKind::CardDav); });
    connect(tryton, &QPushButton::clicked, this, [this] { m_presenter.beginServer(CustomerBaseKind::Tryton); });
    return header;
}

QWidget *ImportListPane::makeEmptyState()
{
    return new EmptyState(QStringLiteral("people"), tr("Nothing was imported yet"),
                          tr("Export your customers from your CRM or spreadsheet as CSV or vCard and choose the file. You see "
                             "first what every column would become and what would change; nothing is stored before you say so."),
                          this);
}

QTreeView *ImportListPane::makeTable(ImportTableModel &model, const QString &name)
{
    auto *table = new QTreeView(this);
    table->setModel(&model);
    table->setRootIsDecorated(false);
    table->setItemDelegate(new RowDelegate(table));
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setAccessibleName(name);
    table->setFrameShape(QFrame::NoFrame);
    table->header()->setStretchLastSection(true);
    const auto fit = [table] {
        for (int column = 0; column < table->model()->columnCount(); ++column)
            table->resizeColumnToContents(column);
    };
    connect(&model, &QAbstractItemModel::rowsInserted, table, fit);
    connect(&model, &QAbstractItemModel::dataChanged, table, fit);
    fit();
    return table;
}

QWidget *ImportListPane::makeTables()
{
    auto *tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    auto *page = new QWidget(tabs);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, metrics::space2, 0, 0);
    m_sources = makeTable(m_presenter.sources(), tr("Where customers came from"));
    column->addWidget(m_sources, 1);
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    m_repeat = new QPushButton(tr("Import a&gain…"), page);
    m_repeat->setObjectName(QStringLiteral("again"));
    foot->addWidget(m_repeat);
    column->addLayout(foot);
    tabs->addTab(page, tr("Where from"));
    tabs->addTab(makeTable(m_presenter.runs(), tr("Log of imports")), tr("Log"));
    connect(m_repeat, &QPushButton::clicked, this, [this] { Q_EMIT repeatWanted(m_sources->currentIndex().row()); });
    connect(m_sources, &QTreeView::activated, this, [this](const QModelIndex &index) { Q_EMIT repeatWanted(index.row()); });
    connect(m_sources->selectionModel(), &QItemSelectionModel::currentChanged, this, &ImportListPane::refresh);
    return tabs;
}

void ImportListPane::refresh()
{
    const bool isEmpty = m_presenter.isKnown() && m_presenter.runs().rowCount() == 0 && m_presenter.sources().rowCount() == 0;
    m_body->setCurrentIndex(isEmpty ? 1 : 0);
    m_repeat->setEnabled(m_sources->currentIndex().isValid());
    m_trouble->setText(m_presenter.trouble());
    m_trouble->setVisible(!m_presenter.trouble().isEmpty());
    m_notice->setVisible(m_presenter.canResume());
    if (m_presenter.canResume())
        m_notice->setNotice(NoticeStrip::Tone::Quiet, QStringLiteral("clock"),
                            tr("Your import “%1” was not finished.").arg(plaintext::oneLine(m_presenter.job().title)));
}

} // namespace otklik
