#include "ui/composer/sendlater.h"

#include "ui/common/icons.h"
#include "ui/common/relativetime.h"

#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

using std::chrono::milliseconds;

const QTime morning(9, 0);
constexpr int farthestDays = 366; ///< as the server takes it

QDateTime localTime(TimePoint moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count());
}

} // namespace

SendTimes sendTimes(const BusinessCalendar &calendar, TimePoint now)
{
    SendTimes times;
    if (const TimePoint opening = calendar.nextOpening(now); opening > now)
        times.opening = opening;
    const QDate tomorrow = calendar.dateAt(now).addDays(1);
    const QList<WorkingHours> hours = calendar.hoursOn(tomorrow);
    times.tomorrow = calendar.moment(tomorrow, hours.isEmpty() ? morning : hours.constFirst().from);
    return times;
}

SendTimesMenu::SendTimesMenu(const Clock &clock, QWidget *parent)
    : QMenu(parent), m_clock(clock), m_calendar(BusinessCalendar::usual(QTimeZone::systemTimeZone()))
{
    connect(this, &QMenu::aboutToShow, this, &SendTimesMenu::fill);
}

void SendTimesMenu::fill()
{
    clear();
    const SendTimes times = sendTimes(m_calendar, m_clock.now());
    const auto add = [this](const QString &text, std::optional<TimePoint> at) {
        connect(addAction(text), &QAction::triggered, this, [this, at] { Q_EMIT chosen(at); });
    };
    if (m_moving)
        add(tr("As soon as it may"), std::nullopt);
    if (times.opening)
        add(tr("When we open: %1").arg(RelativeTime::full(*times.opening)), times.opening);
    if (times.tomorrow != times.opening)
        add(tr("Tomorrow morning: %1").arg(RelativeTime::full(times.tomorrow)), times.tomorrow);
    connect(addAction(tr("Choose date and time…")), &QAction::triggered, this, &SendTimesMenu::askTime);
}

void SendTimesMenu::askTime()
{
    auto *dialog = new QDialog(parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Send later"));
    auto *column = new QVBoxLayout(dialog);
    auto *label = new QLabel(tr("The reply goes out at:"), dialog);
    const QDateTime now = localTime(m_clock.now());
    auto *edit = new QDateTimeEdit(localTime(m_moving.value_or(sendTimes(m_calendar, m_clock.now()).tomorrow)), dialog);
    edit->setCalendarPopup(true);
    edit->setDateTimeRange(now, now.addDays(farthestDays));
    label->setBuddy(edit);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    auto *send = buttons->addButton(tr("Send then"), QDialogButtonBox::AcceptRole);
    send->setDefault(true);
    column->addWidget(label);
    column->addWidget(edit);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, [this, dialog, edit] {
        const TimePoint at{milliseconds(edit->dateTime().toMSecsSinceEpoch())};
        if (at <= m_clock.now()) // the dialog was open for long
            return edit->setFocus();
        dialog->accept();
        Q_EMIT chosen(at);
    });
    dialog->open();
}

SendLaterButton::SendLaterButton(const Clock &clock, QWidget *parent)
    : QToolButton(parent), m_times(new SendTimesMenu(clock, this))
{
    setIcon(otklik::icon(QStringLiteral("clock"), IconTone::Quiet));
    setAccessibleName(tr("Send later"));
    setToolTip(tr("Send later (Ctrl+Shift+Enter)"));
    setAutoRaise(true);
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Return);
    setMenu(m_times);
}

} // namespace otklik
