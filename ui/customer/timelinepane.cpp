#include "ui/customer/timelinepane.h"

#include "ui/common/anchoredlistview.h"
#include "ui/common/chip.h"
#include "ui/common/emptystate.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/conversation/momentdelegate.h"
#include "ui/customer/customerpresenter.h"

#include <QButtonGroup>
#include <QHBoxLayout>

namespace otklik {

TimelinePane::TimelinePane(CustomerPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_filterRow(new QWidget(this)), m_filters(new QHBoxLayout(m_filterRow)),
      m_list(new AnchoredListView(AnchoredListView::Follows::Top, this)),
      m_empty(new EmptyState(QStringLiteral("history"), tr("Nothing here yet"),
                             tr("Everything this person wrote and was answered stands here, from all networks."), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filterRow);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    m_empty->hide();
    m_filters->setContentsMargins(metrics::space4, metrics::space2, metrics::space4, metrics::space2);
    m_filters->setSpacing(metrics::space1);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("All mentions and replies"));
    m_list->setItemDelegate(new MomentDelegate(presenter.clock(), 2, m_list));
    m_list->setModel(&presenter.timeline());
    const auto open = [this](const QModelIndex &index) { m_presenter.openMoment(m_presenter.timeline().entryAt(index.row())); };
    connect(m_list, &QAbstractItemView::clicked, this, open);
    connect(m_list, &QAbstractItemView::activated, this, open);
    connect(&presenter.timeline(), &TimelineModel::settled, this, [this] {
        const bool isEmpty = m_presenter.timeline().isLoaded() && m_presenter.timeline().rowCount() == 0;
        m_empty->setVisible(isEmpty);
        m_list->setVisible(!isEmpty);
    });
}

void TimelinePane::showCard(const CustomerCard &card)
{
    QStringList networks;
    for (const Account &account : card.accounts)
        if (!networks.contains(account.network))
            networks.append(account.network);
    showFilters(networks);
}

void TimelinePane::showFilters(const QStringList &networks)
{
    m_filterRow->setVisible(networks.size() > 1);
    if (networks == m_networks)
        return;
    m_networks = networks;
    while (QLayoutItem *item = m_filters->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto *group = new QButtonGroup(m_filterRow);
    const auto add = [&](const QString &code, const QString &title) {
        auto *chip = new Chip(title, m_filterRow);
        chip->setCheckable(true);
        chip->setChecked(code == m_presenter.timeline().network());
        group->addButton(chip);
        m_filters->addWidget(chip);
        connect(chip, &QAbstractButton::clicked, this, [this, code] { m_presenter.timeline().setNetwork(code); });
    };
    add({}, tr("All"));
    for (const QString &code : networks)
        add(code, networkLook(code).title);
    m_filters->addStretch();
}

} // namespace otklik
