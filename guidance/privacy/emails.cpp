#include "guidance/privacy/emails.h"

#include <QRegularExpression>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype localAtMost = 64;
constexpr qsizetype domainAtMost = 253;

bool isLocalPart(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || QStringView(u".!#$%&'*+/=?^_`{|}~-").contains(c);
}

bool isDomainPart(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c == u'-' || c == u'.' || c == u'。';
}

/// The end of the host that starts at `i`, or `i` when there is none.
qsizetype readDomain(const QString &text, qsizetype i)
{
    qsizetype end = i;
    while (end < text.size() && end - i < domainAtMost && isDomainPart(text.at(end)))
        ++end;
    while (end > i && !text.at(end - 1).isLetterOrNumber() && !text.at(end - 1).isMark())
        --end;
    const QStringView host = QStringView(text).mid(i, end - i);
    const qsizetype dot = std::max(host.lastIndexOf(u'.'), host.lastIndexOf(u'。'));
    if (dot <= 0 || host.size() - dot <= 2 || host.contains(u"..") || !host.at(0).isLetterOrNumber())
        return i;
    const QStringView top = host.mid(dot + 1);
    const bool isName = top.startsWith(u"xn--")
                     || std::all_of(top.begin(), top.end(), [](QChar c) { return c.isLetter() || c.isMark(); });
    return isName ? end : i;
}

void findSpelledOut(const QString &text, QList<TextSpan> &found)
{
    if (!text.contains(QLatin1StringView("at"), Qt::CaseInsensitive)
        && !text.contains(QStringLiteral("собак"), Qt::CaseInsensitive))
        return;
    // «иван собака пример точка ру»: with spaces it takes both words, else it is about a dog
    static const QRegularExpression pattern(
        QStringLiteral(
            "(?<![\\w.+-])[\\w.+-]{1,64}(?:\\s?[\\(\\[\\{]\\s?(?:at|собак[аи]|собачка|@)\\s?[\\)\\]\\}]\\s?|\\sсобач?"
            "ка\\s)"
            "[\\w-]{1,63}(?:(?:\\s?[\\(\\[\\{]\\s?(?:dot|точка)\\s?[\\)\\]\\}]\\s?|\\sточка\\s|\\.)[\\w-]{2,63}){1,4}"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        found.append({match.capturedStart(), match.capturedLength()});
    }
}

/// The next "@", also a full-width or a small one.
qsizetype nextAt(const QString &text, qsizetype from)
{
    const auto *const found =
        std::find_if(text.cbegin() + from, text.cend(), [](QChar c) { return c == u'@' || c == u'＠' || c == u'﹫'; });
    return found == text.cend() ? -1 : found - text.cbegin();
}

} // namespace

QList<TextSpan> findEmails(const QString &text)
{
    QList<TextSpan> found;
    for (qsizetype at = nextAt(text, 0); at >= 0; at = nextAt(text, at + 1)) {
        qsizetype start = at;
        while (start > 0 && at - start < localAtMost && isLocalPart(text.at(start - 1)))
            --start;
        while (start < at && QStringView(u".'/=?*-").contains(text.at(start)))
            ++start;
        const bool isHandle = start > 0 && text.at(start - 1) == u'@';
        if (start == at || text.at(at - 1) == u'.' || isHandle)
            continue;
        const qsizetype end = readDomain(text, at + 1);
        if (end == at + 1)
            continue;
        found.append({start, end - start});
    }
    findSpelledOut(text, found);
    return found;
}

} // namespace otklik
