#include "ui/bonus/bonusbutton.h"

#include "ui/bonus/bonuspopup.h"
#include "ui/bonus/bonuspresenter.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"

#include <QShortcut>

namespace otklik {

BonusButton::BonusButton(BonusPresenter &presenter, QWidget *parent)
    : QToolButton(parent)
    , m_presenter(presenter)
{
    setIcon(otklik::icon(QStringLiteral("gift"), IconTone::Quiet));
    setIconSize({metrics::iconSize, metrics::iconSize});
    setAutoRaise(true);
    setToolTip(tr("A bonus for this customer (Ctrl+B)"));
    setAccessibleName(tr("A bonus for this customer"));
    const auto look = [this] {
        m_isWaiting = true;
        m_presenter.look();
    };
    connect(this, &QToolButton::clicked, this, look);
    auto *keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_B), this);
    connect(keys, &QShortcut::activated, this, look);
    connect(&presenter, &BonusPresenter::ready, this, [this] {
        if (std::exchange(m_isWaiting, false))
            showOffers();
    });
    connect(&presenter, &BonusPresenter::failed, this, [this] { m_isWaiting = false; });
}

BonusPopup *BonusButton::popup() const
{
    return m_popup;
}

void BonusButton::showOffers()
{
    if (m_popup)
        m_popup->close();
    m_popup = new BonusPopup(m_presenter.offers(), window());
    connect(m_popup, &BonusPopup::chosen, &m_presenter, &BonusPresenter::give);
    connect(m_popup, &BonusPopup::titleWanted, this, &BonusButton::titleWanted);
    connect(m_popup, &BonusPopup::wantedAnyway, this, [this] {
        m_isWaiting = true;
        m_presenter.look(true);
    });
    m_popup->adjustSize();
    m_popup->popUp(mapToGlobal(QPoint(0, -m_popup->height() - metrics::space1)));
}

} // namespace otklik
