#include "ui/common/pagetabs.h"

#include "ui/common/metrics.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <numeric>

namespace otklik {

PageTabs::PageTabs(QWidget *parent) : QWidget(parent), m_bar(new QTabBar(this)), m_pages(new QStackedWidget(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(metrics::space3, metrics::space1, metrics::space3, 0);
    row->addWidget(m_bar);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_pages, 1);
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        setFocusProxy(m_pages->currentWidget());
    });
}

void PageTabs::addPage(const QString &title, QWidget *page)
{
    m_titles.append(title);
    m_counts.append(0);
    m_pages->addWidget(page);
    m_bar->addTab(title);
    setFocusProxy(m_pages->currentWidget());
}

void PageTabs::setCount(QWidget *page, qint64 count)
{
    const int index = m_pages->indexOf(page);
    if (index < 0)
        return;
    m_counts[index] = count;
    m_bar->setTabText(index, count > 0 ? QStringLiteral("%1 · %2").arg(m_titles.at(index)).arg(count) : m_titles.at(index));
}

qint64 PageTabs::count() const
{
    return std::accumulate(m_counts.cbegin(), m_counts.cend(), qint64(0));
}

void PageTabs::showPage(QWidget *page)
{
    m_bar->setCurrentIndex(m_pages->indexOf(page));
}

QString PageTabs::titleOf(QWidget *page) const
{
    return m_bar->tabText(m_pages->indexOf(page));
}

} // namespace otklik
