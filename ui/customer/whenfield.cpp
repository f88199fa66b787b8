#include "ui/customer/whenfield.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QToolButton>

namespace otklik {

namespace {

QDateTime localTime(TimePoint moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count());
}

} // namespace

WhenField::WhenField(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_choose(new QToolButton(this)), m_edit(new QDateTimeEdit(this)),
      m_now(new QToolButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (QWidget *part : {static_cast<QWidget *>(m_choose), static_cast<QWidget *>(m_edit), static_cast<QWidget *>(m_now)})
        row->addWidget(part, part == m_edit ? 1 : 0);
    row->addStretch();
    m_choose->setText(tr("now"));
    m_choose->setIcon(icon(QStringLiteral("calendar"), IconTone::Quiet));
    m_choose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_choose->setToolTip(tr("It was at another time"));
    m_choose->setAccessibleName(tr("When it was: now. Choose another time"));
    m_choose->setAutoRaise(true);
    m_choose->setObjectName(QStringLiteral("chooseWhen"));
    m_edit->setCalendarPopup(true);
    m_edit->setAccessibleName(tr("When it was"));
    m_now->setIcon(icon(QStringLiteral("close"), IconTone::Quiet));
    m_now->setToolTip(tr("It was just now"));
    m_now->setAccessibleName(m_now->toolTip());
    m_now->setAutoRaise(true);
    for (QToolButton *button : {m_choose, m_now})
        button->setIconSize(QSize(metrics::smallIconSize, metrics::smallIconSize));
    show(false);
    connect(m_choose, &QToolButton::clicked, this, [this] {
        setMoment(m_clock.now());
        m_edit->setFocus(Qt::OtherFocusReason);
        Q_EMIT changed();
    });
    connect(m_now, &QToolButton::clicked, this, [this] {
        setMoment({});
        m_choose->setFocus(Qt::OtherFocusReason);
        Q_EMIT changed();
    });
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, &WhenField::changed);
}

void WhenField::setMoment(const std::optional<TimePoint> &moment)
{
    if (moment) {
        const QSignalBlocker quiet(m_edit);
        m_edit->setMaximumDateTime(localTime(m_clock.now()));
        m_edit->setDateTime(localTime(*moment));
    }
    show(moment.has_value());
}

std::optional<TimePoint> WhenField::moment() const
{
    if (!m_isChosen)
        return {};
    return TimePoint(std::chrono::milliseconds(m_edit->dateTime().toMSecsSinceEpoch()));
}

void WhenField::show(bool isChosen)
{
    m_isChosen = isChosen;
    m_choose->setVisible(!isChosen);
    m_edit->setVisible(isChosen);
    m_now->setVisible(isChosen);
}

} // namespace otklik
