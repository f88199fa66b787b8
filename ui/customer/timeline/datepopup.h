#pragma once

#include "ui/common/popup.h"

#include <QDate>

class QCalendarWidget;
class QDateEdit;

namespace otklik {

/// Asks for a day of the past: written, or picked from a calendar. Enter takes it, Escape leaves it.
class DatePopup final : public Popup
{
    Q_OBJECT

public:
    DatePopup(const QDate &day, const QDate &today, QWidget *parent);

    [[nodiscard]] QDateEdit &edit() { return *m_edit; }
    [[nodiscard]] QCalendarWidget &calendar() { return *m_calendar; }

Q_SIGNALS:
    void chosen(const QDate &day);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(const QDate &day);

    QDateEdit *m_edit;
    QCalendarWidget *m_calendar;
};

} // namespace otklik
