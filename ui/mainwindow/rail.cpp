#include "ui/mainwindow/rail.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QPainter>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

using namespace metrics;

constexpr int fullHeight = 60;
constexpr int leastHeight = 46; ///< in a low window, where all pages must find room

class RailButton final : public QAbstractButton
{
public:
    RailButton(const QString &title, const QString &iconName, QWidget *parent)
        : QAbstractButton(parent), m_icon(iconName)
    {
        setText(title);
        setAccessibleName(title);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFixedWidth(railWidth);
        setMinimumHeight(leastHeight);
        setMaximumHeight(fullHeight);
        setFocusPolicy(Qt::TabFocus);
    }

    void setBadge(qint64 count)
    {
        m_badge = count <= 0 ? QString() : count > 99 ? QStringLiteral("99+") : QString::number(count);
        update();
    }

    [[nodiscard]] QSize sizeHint() const override { return {railWidth, fullHeight}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colours &c = coloursOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? c.selection : c.hover);
            painter.drawRoundedRect(rect().adjusted(4, 3, -4, -3), radius, radius);
        }
        if (hasFocus()) {
            painter.setPen(c.accent);
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(rect().adjusted(4, 3, -4, -3), radius, radius);
        }
        const QColor colour = isChecked() ? c.accent : c.secondary;
        constexpr int size = 24;
        const int missing = (fullHeight - height()) / 2;
        const QPoint at((width() - size) / 2, 10 - missing);
        painter.drawPixmap(at, iconPixmap(m_icon, size, colour, devicePixelRatioF()));
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.8);
        painter.setFont(small);
        painter.setPen(colour);
        painter.drawText(QRect(2, 36 - missing, width() - 4, 16), Qt::AlignCenter,
                         QFontMetrics(small).elidedText(text(), Qt::ElideRight, width() - 10));
        paintBadge(painter, c, at + QPoint(size - 8, -4), small);
    }

private:
    void paintBadge(QPainter &painter, const Colours &c, const QPoint &at, QFont small)
    {
        if (m_badge.isEmpty())
            return;
        small.setWeight(QFont::DemiBold);
        const int width = std::max(16, QFontMetrics(small).horizontalAdvance(m_badge) + 8);
        const QRect pill(at.x(), at.y(), width, 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.accentFill);
        painter.drawRoundedRect(pill, 8, 8);
        painter.setFont(small);
        painter.setPen(c.onAccent);
        painter.drawText(pill, Qt::AlignCenter, m_badge);
    }

    QString m_icon;
    QString m_badge;
};

QIcon faceIcon(const QString &name, const QString &id)
{
    QPixmap face(QSize(smallAvatar, smallAvatar) * 2);
    face.fill(Qt::transparent);
    QPainter painter(&face);
    paintAvatar(&painter, face.rect(), name, id);
    painter.end();
    face.setDevicePixelRatio(2);
    return QIcon(face);
}

} // namespace

Rail::Rail(QWidget *parent) : QWidget(parent), m_pages(new QVBoxLayout), m_user(new QToolButton(this))
{
    setFixedWidth(railWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space1, 0, space2);
    column->setSpacing(0);
    column->addLayout(m_pages);
    column->addStretch();
    column->addWidget(m_user, 0, Qt::AlignHCenter);
    m_pages->setSpacing(0);
    m_user->setIconSize(QSize(smallAvatar, smallAvatar));
    m_user->setFixedSize(smallAvatar + space3, smallAvatar + space3);
    m_user->setAutoRaise(true);
    m_user->setPopupMode(QToolButton::InstantPopup);
    m_user->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; width: 0 }"));
    connect(&m_group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT pageChosen(m_keys.at(id)); });
}

void Rail::addPage(const QString &key, const QString &title, const QString &iconName, const QKeySequence &shortcut)
{
    auto *button = new RailButton(title, iconName, this);
    button->setToolTip(shortcut.isEmpty() ? title
                                          : QStringLiteral("%1 (%2)").arg(title, shortcut.toString(QKeySequence::NativeText)));
    m_group.addButton(button, static_cast<int>(m_keys.size()));
    m_keys.append(key);
    m_pages->addWidget(button);
    if (m_keys.size() == 1)
        button->setChecked(true);
    if (shortcut.isEmpty())
        return;
    auto *keys = new QShortcut(shortcut, this);
    connect(keys, &QShortcut::activated, this, [this, key] { Q_EMIT pageChosen(key); });
}

void Rail::setCurrent(const QString &key)
{
    if (const auto id = m_keys.indexOf(key); id >= 0)
        m_group.button(static_cast<int>(id))->setChecked(true);
}

void Rail::setBadge(const QString &key, qint64 count)
{
    if (const auto id = m_keys.indexOf(key); id >= 0)
        static_cast<RailButton *>(m_group.button(static_cast<int>(id)))->setBadge(count);
}

void Rail::setUser(const QString &name, const QString &id)
{
    m_user->setIcon(faceIcon(name, id));
    m_user->setToolTip(plaintext::toolTip(name));
    m_user->setAccessibleName(name);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = coloursOf(palette());
    painter.fillRect(rect(), c.window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), c.border);
}

} // namespace otklik
