#include "ui/channels/dutyplacedialog.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int usualWidth = 480;
constexpr int minutesAnHour = 60;
constexpr int minutesADay = 24 * minutesAnHour;

} // namespace

DutyPlaceDialog::DutyPlaceDialog(const DutyPlace &place, const QList<NetworkRules> &networks, QWidget *parent)
    : QDialog(parent), m_place(place), m_title(new QLineEdit(place.title, this)), m_url(new QLineEdit(place.url, this)),
      m_network(new QComboBox(this)), m_note(new QPlainTextEdit(place.note, this)), m_every(new QSpinBox(this)),
      m_unit(new QComboBox(this)), m_problem(new ToneLabel(LabelTone::Danger, this))
{
    setWindowTitle(place.id.isEmpty() ? tr("A new place to look at") : tr("Change the place"));
    setMinimumWidth(usualWidth);
    for (const NetworkRules &one : networks)
        m_network->addItem(networkLook(one.network).title, one.network);
    m_network->setCurrentIndex(std::max(0, m_network->findData(place.network.isEmpty() ? QStringLiteral("manual") : place.network)));
    m_url->setPlaceholderText(QStringLiteral("https://"));
    m_note->setPlaceholderText(tr("What to look for, and how to get in"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(m_note->fontMetrics().lineSpacing() * 3 + metrics::space4);
    m_unit->addItem(tr("hours"), minutesAnHour);
    m_unit->addItem(tr("days"), minutesADay);
    const bool isInDays = place.everyMinutes % minutesADay == 0;
    m_unit->setCurrentIndex(isInDays ? 1 : 0);
    m_every->setRange(1, 365);
    m_every->setValue(static_cast<int>(std::max<qint64>(1, place.everyMinutes / (isInDays ? minutesADay : minutesAnHour))));

    auto *every = new QHBoxLayout;
    every->addWidget(m_every);
    every->addWidget(m_unit);
    every->addStretch();
    auto *form = new QFormLayout;
    form->setSpacing(metrics::space2);
    form->addRow(tr("&Name"), m_title);
    form->addRow(tr("&Address"), m_url);
    form->addRow(tr("Net&work"), m_network);
    form->addRow(tr("Look &every"), every);
    form->addRow(tr("N&ote"), m_note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::space3);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &DutyPlaceDialog::tryAccept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

DutyPlace DutyPlaceDialog::place() const
{
    DutyPlace place = m_place;
    place.title = m_title->text().trimmed();
    place.url = m_url->text().trimmed();
    place.network = m_network->currentData().toString();
    place.note = m_note->toPlainText().trimmed();
    place.everyMinutes = qint64(m_every->value()) * m_unit->currentData().toInt();
    return place;
}

void DutyPlaceDialog::tryAccept()
{
    if (place().title.isEmpty()) {
        m_problem->setText(tr("Give the place a name."));
        m_problem->show();
        m_title->setFocus();
        return;
    }
    accept();
}

} // namespace otklik
