#pragma once

#include <QWidget>

class QCheckBox;
class QPushButton;
class QVBoxLayout;

namespace otklik {

class PromisePicks;
class ToneLabel;

/// The promises of the draft with the time by which they have to be kept, below the
/// text: a glance, a click where one is none, another time where it is meant otherwise.
/// Hidden while nothing is promised. Passive.
class PromiseStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit PromiseStrip(PromisePicks &picks, QWidget *parent = nullptr);

private:
    struct Row final
    {
        QWidget *whole = nullptr;
        QCheckBox *isOn = nullptr;
        QPushButton *time = nullptr;
        ToneLabel *doubt = nullptr;
    };

    void showPicks();
    void showPick(const Row &row, int index);
    [[nodiscard]] Row makeRow(int index);

    PromisePicks &m_picks;
    QVBoxLayout *m_column;
    QList<Row> m_rows;
};

} // namespace otklik
