#include "ui/customer/section.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace otklik {

Section::Section(const QString &title, QWidget *parent)
    : QWidget(parent), m_titleRow(new QHBoxLayout), m_rows(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space1);
    column->addLayout(m_titleRow);
    column->addLayout(m_rows);
    m_rows->setSpacing(2);
    m_titleRow->addWidget(new ToneLabel(title, LabelTone::Bold, this), 1);
}

void Section::clearRows()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        // Later: the click that led here may still be on its way through the row.
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace otklik
