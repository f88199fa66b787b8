#include "ui/common/icons.h"

#include "ui/common/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace otklik {

namespace {

QColor toneColour(IconTone tone, const Colours &c)
{
    switch (tone) {
    case IconTone::Normal: return c.text;
    case IconTone::Quiet: return c.secondary;
    case IconTone::Accent: return c.accent;
    case IconTone::OnAccent: return c.onAccent;
    case IconTone::Danger: return c.danger;
    case IconTone::Warning: return c.warning;
    case IconTone::Good: return c.good;
    }
    return c.text;
}

/// Asks for the colour at each painting, so that a live change of theme needs
/// no new icons.
class TonedEngine final : public QIconEngine
{
public:
    TonedEngine(const QString &name, IconTone tone) : m_name(name), m_tone(tone) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        painter->drawPixmap(rect, make(rect.size(), mode, state, painter->device()->devicePixelRatioF()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return make(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return make(size, mode, state, 1);
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TonedEngine(m_name, m_tone); }
    QString iconName() override { return m_name; }

private:
    [[nodiscard]] QPixmap make(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal ratio) const
    {
        const Colours &c = coloursOf(QGuiApplication::palette());
        QColor colour = toneColour(m_tone, c);
        if (mode == QIcon::Disabled) {
            colour = c.secondary;
            colour.setAlpha(130);
        } else if (state == QIcon::On && m_tone == IconTone::Quiet) {
            colour = c.accent;
        }
        return iconPixmap(m_name, std::min(size.width(), size.height()), colour, ratio);
    }

    QString m_name;
    IconTone m_tone;
};

} // namespace

QIcon icon(const QString &name, IconTone tone)
{
    return QIcon(new TonedEngine(name, tone));
}

QPixmap iconPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("otklik/%1/%2/%3/%4")
                            .arg(name, colour.name(QColor::HexArgb))
                            .arg(size)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;

    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(QSize(size, size) * devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace otklik
