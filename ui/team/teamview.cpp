#include "ui/team/teamview.h"

#include "ui/cards/cardlist.h"
#include "ui/team/documentpane.h"
#include "ui/team/teampresenter.h"
#include "ui/team/versionswindow.h"

#include <QHBoxLayout>
#include <QSplitter>

namespace otklik {

namespace {

constexpr int listWidth = 300;

} // namespace

TeamView::TeamView(TeamPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_list(new CardList(this)), m_pane(new DocumentPane(presenter, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto *panes = new QSplitter(Qt::Horizontal, this);
    panes->setChildrenCollapsible(false);
    panes->setHandleWidth(1);
    panes->addWidget(m_list);
    panes->addWidget(m_pane);
    panes->setStretchFactor(1, 1);
    panes->setSizes({listWidth, 3 * listWidth});
    row->addWidget(panes);
    setFocusProxy(m_list);
    m_list->setAccessibleName(tr("Documents of the team"));
    m_list->setModel(&presenter.model());
    connect(m_list, &CardList::currentRowChanged, this, [this](int current) {
        if (current >= 0)
            m_presenter.select(m_presenter.model().rowAt(current).document.kind);
    });
    connect(&presenter.model(), &QAbstractItemModel::rowsInserted, m_list, &CardList::ensureCurrent);
    m_list->ensureCurrent();
    connect(m_pane, &DocumentPane::versionsWanted, this, &TeamView::showVersions);
    connect(m_pane, &DocumentPane::matrixWanted, this, &TeamView::matrixWanted);
}

void TeamView::showVersions()
{
    delete m_versions; // it may be about another document
    m_versions = new VersionsWindow(m_presenter, window());
    m_versions->show();
}

void TeamView::showDocument(TeamDocumentKind kind)
{
    if (const int row = m_presenter.model().find(QString(nameOf(kind))); row >= 0)
        m_list->setCurrentIndex(m_presenter.model().index(row));
}

VersionsWindow *TeamView::versions() const
{
    return m_versions;
}

} // namespace otklik
