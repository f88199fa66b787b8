#pragma once

#include <QWidget>

class QVBoxLayout;

namespace otklik {

class PromisePicks;

/// The promises of the draft with the time by which they have to be kept, below the
/// text: a glance, a click where one is none, another time where it is meant otherwise.
/// Hidden while nothing is promised. Passive.
class PromiseStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit PromiseStrip(PromisePicks &picks, QWidget *parent = nullptr);

private:
    void showPicks();
    void makeRow(int index);

    PromisePicks &m_picks;
    QVBoxLayout *m_column;
    QList<QWidget *> m_rows;
};

} // namespace otklik
