#pragma once

#include "models/syncstatus.h"

#include <QWidget>

namespace otklik {

class ElidedLabel;

/// One line at the foot of the window that says in words how things stand.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setStatus(const SyncStatus &status, TimePoint now);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void activated(); ///< clicked: show the sync page

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    ElidedLabel *m_label;
    SyncStatus m_status;
};

} // namespace otklik
