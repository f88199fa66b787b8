#pragma once

#include <QWidget>

namespace otklik {

class ElidedLabel;
class PresencePresenter;

/// One line in the head of a card: who else has it open. Hidden while nobody has.
class PresenceStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit PresenceStrip(PresencePresenter &presenter, QWidget *parent = nullptr);

private:
    void fill();

    PresencePresenter &m_presenter;
    ElidedLabel *m_writing;
    ElidedLabel *m_looking;
};

} // namespace otklik
