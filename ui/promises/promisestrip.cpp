#include "ui/promises/promisestrip.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/promises/promisepicks.h"
#include "ui/promises/promisetext.h"
#include "ui/promises/timepopup.h"

#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr qsizetype longestWords = 60;

} // namespace

PromiseStrip::PromiseStrip(PromisePicks &picks, QWidget *parent)
    : QWidget(parent), m_picks(picks), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::space1);
    connect(&picks, &PromisePicks::changed, this, &PromiseStrip::showPicks);
    showPicks();
}

void PromiseStrip::showPicks()
{
    // Few rows, and a click may come from one of them: they are kept as long as their number is.
    const qsizetype wanted = m_picks.picks().size();
    while (m_rows.size() > wanted) {
        QWidget *last = m_rows.takeLast().whole;
        last->hide();
        last->deleteLater();
    }
    while (m_rows.size() < wanted)
        m_rows.append(makeRow(static_cast<int>(m_rows.size())));
    for (int index = 0; index < static_cast<int>(wanted); ++index)
        showPick(m_rows.at(index), index);
    setVisible(wanted > 0);
}

void PromiseStrip::showPick(const Row &row, int index)
{
    const PromisePick &pick = m_picks.picks().at(index);
    row.isOn->setChecked(pick.isOn);
    row.isOn->setText(tr("Promise: “%1”").arg(plaintext::isolated(plaintext::excerpt(pick.words, longestWords))));
    row.isOn->setToolTip(plaintext::toolTip(pick.sentence));
    row.time->setText(PromiseText::due(pick.due, m_picks.calendar().timeZone()));
    row.time->setEnabled(pick.isOn);
    row.time->setAccessibleName(tr("Due %1; choose another time").arg(row.time->text()));
    row.doubt->setText(!pick.isOn               ? tr("no timer")
                           : pick.isAmbiguous    ? tr("could be meant otherwise: look twice")
                           : pick.isOutsideHours ? tr("outside working hours")
                                                 : QString());
    const bool isDoubtful = pick.isOn && (pick.isAmbiguous || pick.isOutsideHours);
    row.doubt->setTone(isDoubtful ? LabelTone::Warning : LabelTone::Quiet);
}

PromiseStrip::Row PromiseStrip::makeRow(int index)
{
    Row row;
    row.whole = new QWidget(this);
    auto *line = new QHBoxLayout(row.whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::space2);
    row.isOn = new QCheckBox(row.whole);
    row.time = new QPushButton(row.whole);
    row.time->setFlat(true);
    row.time->setAutoDefault(false);
    row.doubt = new ToneLabel(LabelTone::Quiet, row.whole);
    line->addWidget(row.isOn);
    line->addWidget(row.time);
    line->addWidget(row.doubt, 1);
    connect(row.isOn, &QCheckBox::clicked, this, [this, index](bool isOn) { m_picks.setOn(index, isOn); });
    connect(row.time, &QPushButton::clicked, this, [this, index, time = row.time] {
        auto *popup = new TimePopup(m_picks.picks().at(index).due, m_picks.calendar().timeZone(), this);
        connect(popup, &TimePopup::chosen, this, [this, index](TimePoint due) {
            if (index < m_picks.picks().size())
                m_picks.setDue(index, due);
        });
        popup->popUp(time->mapToGlobal(QPoint(0, -popup->sizeHint().height())));
    });
    m_column->addWidget(row.whole);
    return row;
}

} // namespace otklik
