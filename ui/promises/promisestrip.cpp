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
    while (m_rows.size() > m_picks.picks().size()) {
        QWidget *last = m_rows.takeLast();
        last->hide();
        last->deleteLater();
    }
    while (m_rows.size() < m_picks.picks().size())
        makeRow(static_cast<int>(m_rows.size()));
    for (int index = 0; index < m_rows.size(); ++index) {
        const PromisePick &pick = m_picks.picks().at(index);
        auto *check = m_rows.at(index)->findChild<QCheckBox *>();
        check->setChecked(pick.isOn);
        QString words = plaintext::oneLine(pick.words);
        if (words.size() > longestWords)
            words = words.left(longestWords) + u'…';
        check->setText(tr("Promise: “%1”").arg(plaintext::isolated(words)));
        check->setToolTip(plaintext::toolTip(pick.sentence));
        auto *time = m_rows.at(index)->findChild<QPushButton *>();
        time->setText(PromiseText::due(pick.due, m_picks.calendar().timeZone()));
        time->setEnabled(pick.isOn);
        time->setAccessibleName(tr("Due %1; choose another time").arg(time->text()));
        auto *note = m_rows.at(index)->findChild<ToneLabel *>();
        note->setText(!pick.isOn             ? tr("no timer")
                          : pick.isAmbiguous    ? tr("could be meant otherwise: look twice")
                          : pick.isOutsideHours ? tr("outside working hours")
                                                : QString());
        note->setTone(pick.isOn && (pick.isAmbiguous || pick.isOutsideHours) ? LabelTone::Warning : LabelTone::Quiet);
    }
    setVisible(!m_rows.isEmpty());
}

void PromiseStrip::makeRow(int index)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::space2);
    auto *check = new QCheckBox(row);
    auto *time = new QPushButton(row);
    time->setFlat(true);
    time->setAutoDefault(false);
    line->addWidget(check);
    line->addWidget(time);
    line->addWidget(new ToneLabel(LabelTone::Quiet, row), 1);
    connect(check, &QCheckBox::clicked, this, [this, index](bool isOn) { m_picks.setOn(index, isOn); });
    connect(time, &QPushButton::clicked, this, [this, index, time] {
        auto *popup = new TimePopup(m_picks.picks().at(index).due, m_picks.calendar().timeZone(), this);
        connect(popup, &TimePopup::chosen, this, [this, index](TimePoint due) {
            if (index < m_picks.picks().size())
                m_picks.setDue(index, due);
        });
        popup->popUp(time->mapToGlobal(QPoint(0, -popup->sizeHint().height())));
    });
    m_column->addWidget(row);
    m_rows.append(row);
}

} // namespace otklik
