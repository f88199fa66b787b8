#include "ui/customer/timeline/timelinefilters.h"

#include "ui/common/chip.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/decision/flowlayout.h"

#include <QVBoxLayout>

namespace otklik {

using Show = MomentFilter::Show;

TimelineFilters::TimelineFilters(QWidget *parent)
    : QWidget(parent), m_chipsBox(new QWidget(this)), m_row(new FlowLayout(m_chipsBox, metrics::space1))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space4, metrics::space1, metrics::space1, metrics::space2);
    column->addWidget(m_chipsBox);
    fill();
}

void TimelineFilters::setNetworks(const QStringList &networks)
{
    const QStringList shown = networks.size() > 1 ? networks : QStringList();
    if (shown == m_networks)
        return;
    m_networks = shown;
    fill();
}

void TimelineFilters::setFilter(const MomentFilter &filter)
{
    m_filter = filter;
    const bool areMessages = filter.show != Show::Notes && filter.show != Show::Care;
    for (const auto &[chip, leadsTo] : std::as_const(m_chips)) {
        const bool isOfNetwork = !chip->property("network").toString().isEmpty();
        chip->setVisible(!isOfNetwork || areMessages);
        chip->setChecked(isOfNetwork ? chip->property("network").toString() == filter.network : leadsTo.show == filter.show);
    }
}

void TimelineFilters::fill()
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        // Later: the click that led here may still be on its way through the chip.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_chips.clear();
    add(tr("Everything"), tr("Messages, calls, notes, promises, bonuses and orders"), {Show::Everything, {}});
    add(tr("Public"), tr("What everybody can read"), {Show::Public, {}});
    add(tr("Private"), tr("Private messages"), {Show::Private, {}});
    add(tr("Calls and notes"), tr("What colleagues have written down"), {Show::Notes, {}});
    add(tr("Care"), tr("Promises, bonuses and orders"), {Show::Care, {}});
    for (const QString &code : std::as_const(m_networks)) {
        const QString title = networkLook(code).title;
        add(title, tr("Only messages in %1; once more: in all networks").arg(title), {Show::Everything, code})
            ->setProperty("network", code);
    }
    setFilter(m_filter);
    updateGeometry();
}

QAbstractButton *TimelineFilters::add(const QString &title, const QString &hint, const MomentFilter &leadsTo)
{
    auto *chip = new Chip(title, m_chipsBox);
    chip->setCheckable(true);
    chip->setToolTip(hint);
    chip->setAccessibleDescription(hint);
    m_row->addWidget(chip);
    m_chips.append({chip, leadsTo});
    connect(chip, &QAbstractButton::clicked, this, [this, leadsTo] {
        MomentFilter wanted = m_filter;
        if (!leadsTo.network.isEmpty())
            wanted.network = wanted.network == leadsTo.network ? QString() : leadsTo.network;
        else
            wanted.show = leadsTo.show;
        if (wanted.show == Show::Notes || wanted.show == Show::Care)
            wanted.network.clear(); // they are of no network
        setFilter(wanted);
        Q_EMIT chosen(wanted);
    });
    return chip;
}

} // namespace otklik
