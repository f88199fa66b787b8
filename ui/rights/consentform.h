#pragma once

#include "models/clock.h"
#include "models/consent.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace otklik {

/// Asks what a customer has agreed to or refused, where they said so and when. With the keyboard alone:
/// Tab from field to field, Enter writes it down, Escape leaves.
class ConsentForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ConsentForm(QWidget *parent = nullptr);

    /// Empty fields, the date of `today`, and the keys.
    void begin(QDate today);

Q_SIGNALS:
    void filled(otklik::ConsentKind kind, bool isGiven, const QString &source, otklik::TimePoint saidAt);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();
    void refresh();

    QComboBox *m_kind;
    QComboBox *m_answer;
    QLineEdit *m_source;
    QDateEdit *m_date;
    QPushButton *m_add;
};

} // namespace otklik
