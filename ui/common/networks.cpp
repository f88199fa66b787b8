#include "ui/common/networks.h"

#include "ui/common/plaintext.h"

#include <QCoreApplication>
#include <QFont>
#include <QHash>
#include <QPainter>
#include <QTextBoundaryFinder>

#include <array>

namespace otklik {

namespace {

struct Known final
{
    const char *code;
    const char *title;
    const char *letters;
    uint colour;
};

constexpr std::array known{
    Known{"mastodon", "Mastodon", "Ma", 0x563acc}, Known{"vk", "VK", "VK", 0x0a62c9},
    Known{"telegram", "Telegram", "Tg", 0x1c6fb0}, Known{"ok", "OK", "OK", 0xb35400},
    Known{"youtube", "YouTube", "YT", 0xc4001d},   Known{"bluesky", "Bluesky", "Bs", 0x0866c6},
    Known{"x", "X", "X", 0x39424b},                Known{"twitter", "Twitter", "Tw", 0x1570ad},
    Known{"facebook", "Facebook", "Fb", 0x1558c0}, Known{"instagram", "Instagram", "In", 0xa62c78},
    Known{"whatsapp", "WhatsApp", "Wa", 0x167248}, Known{"matrix", "Matrix", "Mx", 0x2b5f58},
    Known{"discord", "Discord", "Dc", 0x4752c4},   Known{"reddit", "Reddit", "Re", 0xb93a08},
    Known{"email", "E-mail", "@", 0x5a6672},       Known{"reviews", QT_TRANSLATE_NOOP("Networks", "Reviews"), "★", 0x7a5c00},
    Known{"wordpress", "WordPress", "Wp", 0x21607d}, Known{"feed", "RSS / Atom", "Fe", 0xa8530b},
    Known{"webhook", "Webhook", "Wh", 0x55597f},
    Known{"forum", QT_TRANSLATE_NOOP("Networks", "Forum"), "Fo", 0x4b6a2b},
    Known{"phone", QT_TRANSLATE_NOOP("Networks", "Phone"), "☎", 0x55597f},
    Known{"manual", QT_TRANSLATE_NOOP("Networks", "By hand"), "✎", 0x55597f},
    Known{"crm", QT_TRANSLATE_NOOP("Networks", "Customer base"), "№", 0x3f5f7a},
    Known{"import", QT_TRANSLATE_NOOP("Networks", "Imported"), "Im", 0x5a6672},
};

/// Quiet backgrounds for initials; white is readable on each.
constexpr std::array<uint, 8> avatarColours{0x5b7083, 0x7a6a4f, 0x5f7d5a, 0x80607f, 0x4f7a7f, 0x8a5f55, 0x5d6894, 0x6d7450};

void drawLetters(QPainter *painter, const QRectF &rect, const QString &letters, double scale)
{
    QFont font = painter->font();
    font.setPixelSize(std::max(7, static_cast<int>(rect.height() * scale)));
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(Qt::white);
    painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, letters);
}

} // namespace

NetworkLook networkLook(const QString &code)
{
    for (const Known &k : known)
        if (code == QLatin1StringView(k.code))
            return {QCoreApplication::translate("Networks", k.title), QString::fromUtf8(k.letters),
                    QColor::fromRgb(0xff000000 | k.colour)};
    QString title = code;
    if (!title.isEmpty())
        title[0] = title.at(0).toUpper();
    return {title, title.left(2), QColor::fromRgb(0xff5a6672)};
}

void paintNetworkBadge(QPainter *painter, const QRectF &rect, const QString &code)
{
    const NetworkLook look = networkLook(code);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(look.colour);
    painter->drawRoundedRect(rect, rect.height() * 0.3, rect.height() * 0.3);
    drawLetters(painter, rect, look.letters, 0.58);
    painter->restore();
}

void paintAvatar(QPainter *painter, const QRectF &rect, const QString &name, const QString &key)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    // A hash that is the same in every run, unlike qHash.
    uint sum = 0;
    for (const QChar c : key.isEmpty() ? name : key)
        sum = sum * 31 + c.unicode();
    painter->setBrush(QColor::fromRgb(0xff000000 | avatarColours[sum % avatarColours.size()]));
    painter->drawEllipse(rect);
    drawLetters(painter, rect, initialsOf(name), 0.38);
    painter->restore();
}

QString initialsOf(const QString &name)
{
    QString initials;
    const QStringList words = plaintext::oneLine(name).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
        const qsizetype end = finder.toNextBoundary();
        const QString first = word.left(end);
        if (end <= 0 || end > 4 || !first.at(0).isLetterOrNumber())
            continue;
        initials += first.toUpper();
        if (initials.size() >= 2)
            break;
    }
    return initials.isEmpty() ? QStringLiteral("?") : initials;
}

} // namespace otklik
