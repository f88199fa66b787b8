#pragma once

#include "models/clock.h"
#include "ui/common/popup.h"

#include <QTimeZone>

class QDateTimeEdit;

namespace otklik {

/// Asks for another moment, in the team's time. Enter takes it, Escape leaves it.
class TimePopup final : public Popup
{
    Q_OBJECT

public:
    TimePopup(TimePoint moment, const QTimeZone &zone, QWidget *parent);

    [[nodiscard]] QDateTimeEdit &edit() { return *m_edit; }

Q_SIGNALS:
    void chosen(otklik::TimePoint moment);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();

    const QTimeZone m_zone;
    QDateTimeEdit *m_edit;
};

} // namespace otklik
