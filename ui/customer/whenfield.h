#pragma once

#include "models/clock.h"

#include <QWidget>

#include <optional>

class QDateTimeEdit;
class QToolButton;

namespace otklik {

/// When something was said: "now", or a moment of the past that one chooses. Lives beside the notes.
class WhenField final : public QWidget
{
    Q_OBJECT

public:
    explicit WhenField(const Clock &clock, QWidget *parent = nullptr);

    /// None: now. Tells nobody.
    void setMoment(const std::optional<TimePoint> &moment);
    [[nodiscard]] std::optional<TimePoint> moment() const;

Q_SIGNALS:
    void changed();

private:
    void show(bool isChosen);

    const Clock &m_clock;
    QToolButton *m_choose;
    QDateTimeEdit *m_edit;
    QToolButton *m_now;
    bool m_isChosen = false;
};

} // namespace otklik
