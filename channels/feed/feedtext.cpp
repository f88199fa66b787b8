#include "channels/feed/feedtext.h"

#include "channels/text/htmltext.h"

#include <QRegularExpression>
#include <QSet>

#include <libxml/HTMLparser.h>

namespace otklik {

namespace {

constexpr qsizetype maxText = 256 * 1024;

/// What Windows-1252 has at 0x80 … 0x9F (the WHATWG's index; 0: nothing).
constexpr char16_t windows1252[32]{0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                   0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
                                   0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

/// libxml2 knows the elements of HTML 4; these came later.
bool isLaterElement(const QString &name)
{
    static const QSet<QString> later{
        QStringLiteral("article"), QStringLiteral("aside"),   QStringLiteral("audio"),   QStringLiteral("details"),
        QStringLiteral("figure"),  QStringLiteral("footer"),  QStringLiteral("header"),  QStringLiteral("main"),
        QStringLiteral("mark"),    QStringLiteral("nav"),     QStringLiteral("picture"), QStringLiteral("section"),
        QStringLiteral("source"),  QStringLiteral("summary"), QStringLiteral("time"),    QStringLiteral("video"),
        QStringLiteral("wbr"),     QStringLiteral("figcaption")};
    return later.contains(name);
}

bool isHtmlElement(const QString &name)
{
    const QByteArray latin = name.toLatin1();
    return htmlTagLookup(reinterpret_cast<const xmlChar *>(latin.constData())) != nullptr || isLaterElement(name);
}

/// UTF-8 that somebody took for Latin-1 and encoded again: only there is U+0080 … U+009F among letters of Latin-1
/// that make whole characters.
QString decodedOnceMore(const QString &text)
{
    bool hasControls = false;
    for (const QChar c : text) {
        if (c.unicode() > 0xFF)
            return text;
        hasControls = hasControls || (c.unicode() >= 0x80 && c.unicode() < 0xA0);
    }
    const QByteArray bytes = hasControls ? text.toLatin1() : QByteArray();
    return hasControls && bytes.isValidUtf8() ? QString::fromUtf8(bytes) : text;
}

} // namespace

char32_t htmlCharacter(const QByteArray &name)
{
    const htmlEntityDesc *entity = htmlEntityLookup(reinterpret_cast<const xmlChar *>(name.constData()));
    return entity ? entity->value : 0;
}

QString cleanFeedText(const QString &told)
{
    const QString text = decodedOnceMore(told);
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const char16_t code = c.unicode();
        if (code == u'\r') {
            if (i + 1 == text.size() || text.at(i + 1) != u'\n')
                clean += u'\n';
        } else if (code >= 0x80 && code < 0xA0) {
            if (windows1252[code - 0x80] != 0)
                clean += QChar(windows1252[code - 0x80]);
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            clean += c;
            clean += text.at(++i);
        } else if (c.isSurrogate()) {
            clean += QChar(QChar::ReplacementCharacter);
        } else if (code >= 0x20 ? code != 0x7F && code != 0xFFFE && code != 0xFFFF : code == u'\n' || code == u'\t') {
            clean += c;
        }
    }
    return clean;
}

QString plainFeedText(const QString &value, bool isMarkup, const QUrl &base)
{
    if (isMarkup)
        return cleanFeedText(plainTextOfHtml(value, {}, base)).trimmed();
    return cleanFeedText(value.left(maxText)).trimmed();
}

bool looksLikeHtml(const QString &text)
{
    static const QRegularExpression tag(QStringLiteral("<(/?)([A-Za-z][A-Za-z0-9]*)(\\s[^<>]*)?/?>"));
    static const QRegularExpression reference(QStringLiteral("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"));
    static const QRegularExpression comment(QStringLiteral("<!--.*?-->"), QRegularExpression::DotMatchesEverythingOption);
    const QString head = text.left(maxText);
    bool isHtml = head.contains(comment);
    for (auto it = tag.globalMatch(head); it.hasNext();) {
        if (!isHtmlElement(it.next().captured(2).toLower()))
            return false;
        isHtml = true;
    }
    if (isHtml)
        return true;
    for (auto it = reference.globalMatch(head); it.hasNext();) {
        const QString name = it.next().captured(1);
        if (!name.startsWith(u'#') && htmlCharacter(name.toLatin1()) == 0)
            return false;
        isHtml = true;
    }
    return isHtml;
}

QString webAddressOf(const QString &address)
{
    const QUrl url(address.trimmed());
    const bool isWeb = url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    return isWeb && !url.host().isEmpty() ? address.trimmed() : QString();
}

QString resolvedAddress(const QString &address, const QUrl &base)
{
    const QString trimmed = address.trimmed();
    const QUrl url(trimmed);
    if (trimmed.isEmpty() || !url.isValid() || !url.isRelative() || !base.isValid() || base.isRelative())
        return trimmed;
    return base.resolved(url).toString();
}

} // namespace otklik
