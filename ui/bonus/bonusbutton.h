#pragma once

#include "models/result.h"

#include <QPointer>
#include <QToolButton>

namespace otklik {

class BonusPopup;
class BonusPresenter;

/// The composer's way to a bonus: a small button with a key (Ctrl+B) that shows
/// what would suit the customer, over itself.
class BonusButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit BonusButton(BonusPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] BonusPopup *popup() const;

Q_SIGNALS:
    void titleWanted(const QString &item);

private:
    void showOffers();

    BonusPresenter &m_presenter;
    QPointer<BonusPopup> m_popup;
    bool m_isWaiting = false; ///< asked, and the offers are on their way
};

} // namespace otklik
