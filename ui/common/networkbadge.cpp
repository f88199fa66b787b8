#include "ui/common/networkbadge.h"

#include "ui/common/networks.h"

#include <QPainter>

namespace otklik {

namespace {

constexpr int badgeSize = 20;

} // namespace

NetworkBadge::NetworkBadge(const QString &code, QWidget *parent) : QWidget(parent)
{
    setFixedSize(badgeSize, badgeSize);
    setNetwork(code);
}

void NetworkBadge::setNetwork(const QString &code)
{
    m_code = code;
    setToolTip(networkLook(code).title);
    setAccessibleName(networkLook(code).title);
    update();
}

void NetworkBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintNetworkBadge(&painter, rect(), m_code);
}

Avatar::Avatar(int size, QWidget *parent) : QWidget(parent)
{
    setFixedSize(size, size);
}

void Avatar::setPerson(const QString &name, const QString &key)
{
    m_name = name;
    m_key = key;
    update();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAvatar(&painter, rect(), m_name, m_key);
}

} // namespace otklik
