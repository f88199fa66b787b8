#include "ui/conversation/links.h"

#include <QRegularExpression>
#include <QSet>

namespace otklik {

namespace {

/// Without the punctuation that ends the sentence around it. A closing bracket
/// stays when its opening one is part of the address.
QStringView withoutTail(QStringView address)
{
    static const QString tail = QStringLiteral(".,;:!?'\"*_~»”’…");
    while (!address.isEmpty()) {
        const QChar last = address.back();
        const bool isOpenInside = (last == u')' && address.count(u'(') >= address.count(u')'))
            || (last == u']' && address.count(u'[') >= address.count(u']'));
        const bool isBracket = last == u')' || last == u']' || last == u'}';
        if (!tail.contains(last) && (!isBracket || isOpenInside))
            break;
        address.chop(1);
    }
    return address;
}

bool mixesScripts(const QString &host)
{
    const QStringList labels = host.split(u'.');
    for (const QString &label : labels) {
        QSet<int> scripts;
        const QList<uint> letters = label.toUcs4();
        for (const uint c : letters)
            if (QChar::isLetter(c))
                scripts.insert(QChar::script(c));
        if (scripts.size() > 1)
            return true;
    }
    return false;
}

} // namespace

QList<LinkSpan> findLinks(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\bhttps?://[^\\s<>\"«»“”‹›\\x{2028}\\x{2400}-\\x{2426}]+"),
                                            QRegularExpression::CaseInsensitiveOption
                                                | QRegularExpression::UseUnicodePropertiesOption);
    QList<LinkSpan> links;
    if (!text.contains(QLatin1StringView("://")))
        return links;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QStringView address = withoutTail(match.capturedView());
        const QUrl url(address.toString(), QUrl::TolerantMode);
        if (!url.isValid() || url.host().isEmpty())
            continue;
        links.append({static_cast<int>(match.capturedStart()), static_cast<int>(address.size()), url});
    }
    return links;
}

QUrl webAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    return url.isValid() && isWeb && !url.host().isEmpty() ? url : QUrl();
}

LinkFacts factsOf(const QUrl &url)
{
    LinkFacts facts;
    facts.host = url.host(QUrl::FullyEncoded).toLower();
    facts.writtenHost = QUrl::fromAce(facts.host.toLatin1(), QUrl::IgnoreIDNWhitelist);
    if (facts.writtenHost.isEmpty())
        facts.writtenHost = facts.host;
    facts.hasOtherLetters = facts.writtenHost != facts.host;
    facts.mixesScripts = mixesScripts(facts.writtenHost);
    facts.hasUserInfo = !url.userInfo().isEmpty();
    facts.isEncrypted = url.scheme().compare(QLatin1StringView("https"), Qt::CaseInsensitive) == 0;
    facts.port = url.port();
    return facts;
}

} // namespace otklik
