#include "channels/bluesky/aturi.h"

#include "models/uuid7.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <array>

namespace otklik {

namespace {

constexpr qsizetype uuidLength = 36;
constexpr int clockBits = 10;
constexpr quint64 microsMask = (quint64(1) << 53) - 1;

/// The first eight bytes of the name's SHA-256.
quint64 digestOf(const QString &name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    quint64 number = 0;
    for (int i = 0; i < 8; ++i)
        number = (number << 8) | static_cast<quint8>(hash.at(i));
    return number;
}

QString sortableBase32(quint64 number)
{
    constexpr QLatin1StringView alphabet("234567abcdefghijklmnopqrstuvwxyz");
    std::array<QChar, 13> digits;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        *digit = alphabet.at(static_cast<qsizetype>(number & 31));
        number >>= 5;
    }
    return QString(digits.data(), digits.size());
}

} // namespace

QString AtUri::text() const
{
    return QStringLiteral("at://%1/%2/%3").arg(did, collection, key);
}

bool isDid(const QString &text)
{
    static const QRegularExpression did(QStringLiteral("\\Adid:[a-z]+:[A-Za-z0-9._:%-]{1,2000}(?<![:%])\\z"));
    return did.match(text).hasMatch();
}

std::optional<AtUri> AtUri::parse(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\Aat://([^/?#]+)/([A-Za-z0-9.-]{3,317})/([A-Za-z0-9._:~-]{1,512})\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch() || !isDid(match.captured(1)))
        return std::nullopt;
    return AtUri{match.captured(1), match.captured(2), match.captured(3)};
}

std::optional<AtUri> postUri(const QString &text)
{
    auto uri = AtUri::parse(text);
    if (!uri || uri->collection != atcollection::post)
        return std::nullopt;
    return uri;
}

QString webAddressOf(const AtUri &post)
{
    return QStringLiteral("https://bsky.app/profile/%1/post/%2").arg(post.did, post.key);
}

QString webAddressOfAccount(const QString &did)
{
    return QStringLiteral("https://bsky.app/profile/") + did;
}

QString recordKeyOf(const QString &name)
{
    const quint64 digest = digestOf(name);
    const QString uuid = name.left(uuidLength);
    if (!isUuid7(uuid))
        return sortableBase32(digest & ~(quint64(1) << 63));
    const quint64 milliseconds = QString(uuid).remove(u'-').left(12).toULongLong(nullptr, 16);
    const quint64 micros = (milliseconds * 1000 + (digest >> clockBits) % 1000) & microsMask;
    return sortableBase32((micros << clockBits) | (digest & ((quint64(1) << clockBits) - 1)));
}

} // namespace otklik
