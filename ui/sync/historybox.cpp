#include "ui/sync/historybox.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>

namespace otklik {

namespace {

constexpr qint64 gibibyte = qint64(1) << 30;
constexpr int year = 365;

/// Chooses the item with this value; a value that is not offered gets an item of its own.
void choose(QComboBox *box, qint64 value, const QString &text)
{
    int index = box->findData(value);
    if (index < 0) {
        box->addItem(text, value);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

} // namespace

HistoryBox::HistoryBox(QWidget *parent)
    : QWidget(parent)
    , m_age(new QComboBox(this))
    , m_size(new QComboBox(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space2);
    auto *what = new ToneLabel(tr("Kept on this computer: open work, and &history of"), LabelTone::Quiet, this);
    what->setBuddy(m_age);
    auto *most = new ToneLabel(tr("at &most"), LabelTone::Quiet, this);
    most->setBuddy(m_size);
    m_age->setAccessibleName(tr("Age of the history kept on this computer"));
    m_size->setAccessibleName(tr("Size of the history kept on this computer"));
    for (const int days : {30, 90, 180})
        m_age->addItem(tr("%n day(s)", nullptr, days), days);
    m_age->addItem(tr("a year"), year);
    m_age->addItem(tr("three years"), 3 * year);
    for (const int size : {1, 2, 5, 20})
        m_size->addItem(sizeText(size * gibibyte), size * gibibyte);
    row->addWidget(what);
    row->addWidget(m_age);
    row->addWidget(most);
    row->addWidget(m_size);
    row->addStretch();
    setToolTip(tr("Older history is let go of here, never on the server."));
    for (QComboBox *box : {m_age, m_size})
        connect(box, &QComboBox::activated, this, &HistoryBox::tell);
}

QString HistoryBox::sizeText(qint64 bytes)
{
    const double gigabytes = static_cast<double>(bytes) / static_cast<double>(gibibyte);
    return tr("%1 GB").arg(QLocale().toString(gigabytes, 'g', 3));
}

void HistoryBox::setWindow(const HistoryWindow &window)
{
    choose(m_age, window.days, tr("%n day(s)", nullptr, window.days));
    choose(m_size, window.bytes, sizeText(window.bytes));
}

void HistoryBox::tell()
{
    Q_EMIT chosen({m_age->currentData().toInt(), m_size->currentData().toLongLong()});
}

} // namespace otklik
