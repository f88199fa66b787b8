#pragma once

#include "models/historywindow.h"

#include <QWidget>

class QComboBox;

namespace otklik {

/// Chooses how much history this computer keeps, by age and by size. Passive.
class HistoryBox final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryBox(QWidget *parent = nullptr);

    void setWindow(const HistoryWindow &window);

Q_SIGNALS:
    void chosen(const otklik::HistoryWindow &window);

private:
    [[nodiscard]] static QString sizeText(qint64 bytes);
    void tell();

    QComboBox *m_age;
    QComboBox *m_size;
};

} // namespace otklik
