#pragma once

#include "ui/conversation/conversationpresenter.h"

#include <QWidget>

class QPushButton;

namespace otklik {

class ToneLabel;

/// Says who answers this person, and offers what can be done about it.
class ClaimBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ClaimBar(QWidget *parent = nullptr);

    struct State final
    {
        ClaimStanding standing = ClaimStanding::Free;
        QString holderName;
        TimePoint until{};
        bool canTakeOver = false;
        bool isOpenWork = true;   ///< answered and closed cases need no claim
        bool isTakenOver = false; ///< it was mine until the holder took it
    };
    void setState(const State &state);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void claimChosen();
    void releaseChosen();
    void takeOverChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ToneLabel *m_label;
    QPushButton *m_claim;
    QPushButton *m_release;
    QPushButton *m_takeOver;
    ClaimStanding m_standing = ClaimStanding::Free;
};

} // namespace otklik
