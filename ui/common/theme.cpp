#include "ui/common/theme.h"

#include "ui/common/calmstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace otklik {

namespace {

QColor rgb(uint value)
{
    return QColor::fromRgb(static_cast<int>(value >> 16), static_cast<int>((value >> 8) & 0xff),
                           static_cast<int>(value & 0xff));
}

const Colours light{
    .window = rgb(0xf1f3f5),
    .surface = rgb(0xffffff),
    .canvas = rgb(0xe9edf1),
    .border = rgb(0xdfe3e8),
    .text = rgb(0x17212b),
    .secondary = rgb(0x566573),
    .accent = rgb(0x1a69ad),
    .accentFill = rgb(0x2374b8),
    .onAccent = rgb(0xffffff),
    .selection = rgb(0xdcebf9),
    .hover = rgb(0xf0f3f6),
    .bubble = rgb(0xffffff),
    .brandBubble = rgb(0xdff1e3),
    .good = rgb(0x1b6e35),
    .warning = rgb(0x8a4f00),
    .danger = rgb(0xb3261e),
    .goodSoft = rgb(0xe3f3e6),
    .warningSoft = rgb(0xfdf0d8),
    .dangerSoft = rgb(0xfce4e2),
    .mark = rgb(0xffe58a),
    .heat = {rgb(0xb8c4ce), rgb(0x8fb27a), rgb(0xd9a93a), rgb(0xdd7a2b), rgb(0xcb3a2f)},
};

const Colours dark{
    .window = rgb(0x141c25),
    .surface = rgb(0x19232e),
    .canvas = rgb(0x10171f),
    .border = rgb(0x293643),
    .text = rgb(0xeef2f5),
    .secondary = rgb(0x9babba),
    .accent = rgb(0x71b7f2),
    .accentFill = rgb(0x2b6ca6),
    .onAccent = rgb(0xffffff),
    .selection = rgb(0x24405b),
    .hover = rgb(0x202c38),
    .bubble = rgb(0x1f2b37),
    .brandBubble = rgb(0x1f3d33),
    .good = rgb(0x79d396),
    .warning = rgb(0xf0b95f),
    .danger = rgb(0xff9a91),
    .goodSoft = rgb(0x1c3a2a),
    .warningSoft = rgb(0x40331a),
    .dangerSoft = rgb(0x472523),
    .mark = rgb(0x6b5a16),
    .heat = {rgb(0x4a5a69), rgb(0x6f9a5c), rgb(0xc79a35), rgb(0xe0822f), rgb(0xef5a4c)},
};

double luminance(const QColor &colour)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// The system's font; where the platform has none of its own (offscreen), the
/// first of our choice that is installed.
QFont uiFont(const QFont &system)
{
    if (QGuiApplication::platformName() != QLatin1StringView("offscreen"))
        return system;
    QFont font = system;
    const QStringList wished{QStringLiteral("Inter"), QStringLiteral("DejaVu Sans"),
                             QStringLiteral("Noto Color Emoji")};
    font.setFamilies(wished);
    font.setPointSizeF(10);
    return font;
}

} // namespace

const Colours &coloursOf(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? dark : light;
}

QColor heatColour(const Colours &colours, qint64 heat)
{
    const auto step = std::clamp<qint64>(heat, 0, 99) / 20;
    return colours.heat[static_cast<size_t>(step)];
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Theme::Theme(QApplication &application, QObject *parent) : QObject(parent), m_application(application)
{
    m_application.setStyle(new CalmStyle);
    m_application.setFont(uiFont(m_application.font()));
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::setDesktopIsDark(bool isDark)
{
    if (m_desktopIsDark == isDark)
        return;
    m_desktopIsDark = isDark;
    apply();
}

bool Theme::isDark() const
{
    return m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::Desktop && m_desktopIsDark);
}

void Theme::apply()
{
    m_application.setPalette(palette(isDark()));
    Q_EMIT changed();
}

QPalette Theme::palette(bool isDark)
{
    const Colours &c = isDark ? dark : light;
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(canvasRole, c.canvas);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.secondary);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.danger);
    palette.setColor(QPalette::Highlight, c.accentFill);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::ToolTipBase, c.surface);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Light, c.surface);
    palette.setColor(QPalette::Midlight, c.hover);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, c.border.darker(isDark ? 80 : 115));
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0, 60));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.secondary);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
    return palette;
}

} // namespace otklik
