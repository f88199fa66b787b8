#include "server/linkage/profilelinks.h"

#include <QHash>
#include <QRegularExpression>

namespace otklik::server {

namespace {

constexpr qsizetype mostLinks = 8;
constexpr qsizetype longestProfile = 8000;

/// Networks by the host of their addresses, without www. and m.
const QHash<QString, QString> &networksByHost()
{
    static const QHash<QString, QString> hosts{
        {QStringLiteral("vk.com"), QStringLiteral("vk")},
        {QStringLiteral("vk.ru"), QStringLiteral("vk")},
        {QStringLiteral("t.me"), QStringLiteral("telegram")},
        {QStringLiteral("telegram.me"), QStringLiteral("telegram")},
        {QStringLiteral("ok.ru"), QStringLiteral("ok")},
        {QStringLiteral("bsky.app"), QStringLiteral("bluesky")},
        {QStringLiteral("twitter.com"), QStringLiteral("twitter")},
        {QStringLiteral("x.com"), QStringLiteral("twitter")},
        {QStringLiteral("instagram.com"), QStringLiteral("instagram")},
        {QStringLiteral("facebook.com"), QStringLiteral("facebook")},
        {QStringLiteral("youtube.com"), QStringLiteral("youtube")},
    };
    return hosts;
}

/// Pages of a network that are nobody's profile.
bool isPage(const QString &name)
{
    static const QStringList pages{QStringLiteral("wall"), QStringLiteral("share"), QStringLiteral("joinchat"),
                                   QStringLiteral("hashtag"), QStringLiteral("search"), QStringLiteral("watch"),
                                   QStringLiteral("groups"), QStringLiteral("p"), QStringLiteral("reel"),
                                   QStringLiteral("intent"), QStringLiteral("channel"), QStringLiteral("c")};
    static const QRegularExpression post(QStringLiteral("^(?:wall|photo|video|topic|clip)-?\\d+_\\d+"));
    return pages.contains(name.toLower()) || post.match(name).hasMatch();
}

QString linkOf(QString host, QStringList path)
{
    for (const char *prefix : {"www.", "m."})
        if (host.startsWith(QLatin1StringView(prefix)))
            host.remove(0, qstrlen(prefix));
    path.removeAll(QString());
    if (path.isEmpty())
        return {};
    const QString network = networksByHost().value(host);
    if (network.isEmpty()) // a server of the fediverse: https://host/@name
        return path.size() == 1 && path.first().startsWith(u'@') && path.first().size() > 1
                 ? QStringLiteral("mastodon/%1@%2").arg(path.first().mid(1), host)
                 : QString();
    if (path.size() > 1 && (path.first() == QLatin1StringView("profile") || path.first() == QLatin1StringView("s")))
        path.removeFirst();
    QString name = path.first();
    if (name.startsWith(u'@'))
        name.remove(0, 1);
    return path.size() > 1 || name.isEmpty() || isPage(name) ? QString() : network + u'/' + name;
}

} // namespace

QStringList profileLinksIn(const QString &text)
{
    static const QRegularExpression address(
        QStringLiteral(R"((?:https?://|(?<![\w@./-]))((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})((?:/[\w@.%-]{1,128}){1,4}))"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QStringList links;
    for (auto found = address.globalMatch(text.left(longestProfile)); found.hasNext() && links.size() < mostLinks;) {
        const QRegularExpressionMatch match = found.next();
        QString path = match.captured(2);
        while (path.endsWith(u'.') || path.endsWith(u'/'))
            path.chop(1);
        const QString link = linkOf(match.captured(1).toLower(), path.split(u'/'));
        if (!link.isEmpty() && !links.contains(link))
            links.append(link);
    }
    return links;
}

} // namespace otklik::server
