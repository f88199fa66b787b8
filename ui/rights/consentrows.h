#pragma once

#include <QWidget>

class QVBoxLayout;

namespace otklik {

class RightsPresenter;

/// What the customer has agreed to and refused: one row for each kind that was ever asked about.
class ConsentRows final : public QWidget
{
    Q_OBJECT

public:
    explicit ConsentRows(RightsPresenter &presenter, QWidget *parent = nullptr);

private:
    void fill();

    RightsPresenter &m_presenter;
    QVBoxLayout *m_column;
};

} // namespace otklik
