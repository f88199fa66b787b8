#pragma once

#include <QAbstractButton>

namespace otklik {

struct BonusOffer;

/// An offer as one big button: title and cost, why, what stands against it; at its
/// right a small one that takes the title into the reply.
class BonusOfferRow final : public QAbstractButton
{
    Q_OBJECT

public:
    BonusOfferRow(const BonusOffer &offer, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void titleWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void focusNeighbour(int step);
};

} // namespace otklik
