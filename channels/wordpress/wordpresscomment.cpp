#include "channels/wordpress/wordpresscomment.h"

#include "channels/problems.h"
#include "channels/text/htmltext.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTimeZone>

namespace otklik {

namespace {

QString textAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

QString webAddress(const QString &address)
{
    const QUrl url(address);
    const bool isWeb = url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    return isWeb && !url.host().isEmpty() ? address : QString();
}

/// The site writes dates of UTC without saying so.
std::optional<TimePoint> timeAt(const QJsonObject &row)
{
    QDateTime time = QDateTime::fromString(textAt(row, "date_gmt").left(19), Qt::ISODate);
    if (!time.isValid() || time.date().year() < 1970)
        return std::nullopt;
    time.setTimeZone(QTimeZone::utc());
    return TimePoint(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

/// Accounts by their number; others by their e-mail, of which a hash is kept only, or by what they call themselves.
QString authorIdOf(const WordPressComment &comment, const QJsonObject &row, const QUrl &base)
{
    const QString site = base.host() + base.path().section(u'/', 0, -1, QString::SectionSkipEmpty);
    if (comment.author > 0)
        return site + QStringLiteral(":user:") + QString::number(comment.author);
    const QString mail = textAt(row, "author_email").trimmed().toLower();
    const QString name = textAt(row, "author_name") + u'\n' + textAt(row, "author_url");
    const QByteArray hash = QCryptographicHash::hash((mail.isEmpty() ? name : mail).toUtf8(), QCryptographicHash::Sha256);
    return site + (mail.isEmpty() ? QStringLiteral(":name:") : QStringLiteral(":guest:")) + QString::fromLatin1(hash.toHex().left(24));
}

QString restBaseOf(const QJsonObject &row)
{
    static const QRegularExpression route(QStringLiteral("/wp/v2/([a-z0-9_-]{1,40})/\\d+$"));
    const QJsonObject links = row.value(QLatin1StringView("_links")).toObject();
    const QJsonArray up = links.value(QLatin1StringView("up")).toArray();
    return up.isEmpty() ? QString() : route.match(textAt(up.first().toObject(), "href")).captured(1);
}

qint64 numberAfter(const QString &start, const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.startsWith(start) ? text.mid(start.size()).toLongLong(&isNumber) : 0;
    return isNumber && number > 0 ? number : 0;
}

} // namespace

QString commentExternalId(qint64 id)
{
    return QStringLiteral("comment-") + QString::number(id);
}

qint64 commentNumber(const QString &externalId)
{
    return numberAfter(QStringLiteral("comment-"), externalId);
}

QString threadOfPost(qint64 post)
{
    return QStringLiteral("post-") + QString::number(post);
}

qint64 postNumber(const QString &threadExternalId)
{
    return numberAfter(QStringLiteral("post-"), threadExternalId);
}

std::optional<WordPressComment> commentOf(const QJsonObject &row, const QUrl &base, qint64 me)
{
    WordPressComment comment;
    comment.id = row.value(QLatin1StringView("id")).toInteger();
    comment.post = row.value(QLatin1StringView("post")).toInteger();
    comment.parent = row.value(QLatin1StringView("parent")).toInteger();
    comment.author = row.value(QLatin1StringView("author")).toInteger();
    comment.status = textAt(row, "status");
    comment.restBase = restBaseOf(row);
    const auto writtenAt = timeAt(row);
    if (comment.id <= 0 || comment.post < 0 || comment.parent < 0 || !writtenAt)
        return std::nullopt;
    IncomingPost &said = comment.said;
    said.externalId = commentExternalId(comment.id);
    said.threadExternalId = threadOfPost(comment.post);
    said.inReplyTo = comment.parent > 0 ? commentExternalId(comment.parent) : QString();
    said.url = webAddress(textAt(row, "link"));
    said.authorName = plainTextOfHtml(textAt(row, "author_name")).simplified().left(500);
    said.authorHandle = said.authorName.isEmpty() ? QStringLiteral("anonymous") : said.authorName;
    said.authorExternalId = authorIdOf(comment, row, base);
    said.authorUrl = webAddress(textAt(row, "author_url"));
    const QJsonObject content = row.value(QLatin1StringView("content")).toObject();
    said.text = plainTextOfHtml(textAt(content, "rendered"), {}, QUrl(said.url));
    said.publishedAt = *writtenAt;
    said.isBrand = me > 0 && comment.author == me;
    return comment;
}

IncomingPost postOfComment(const WordPressComment &comment, const WordPressPlace &place)
{
    IncomingPost post = comment.said;
    post.threadTitle = place.title;
    post.threadUrl = place.url;
    if (!place.takesComments)
        post.answerObstacle = problem::commentsClosed;
    return post;
}

QString wordPressContent(const QString &text)
{
    QString content = text;
    return content.replace(u'&', QStringLiteral("&amp;")).replace(u'<', QStringLiteral("&lt;")).replace(u'>', QStringLiteral("&gt;"));
}

QString comparableText(const QString &text)
{
    static const QRegularExpression quotes(QStringLiteral("[\"'`´‘’‚“”„«»′″]+"));
    static const QRegularExpression dashes(QStringLiteral("[-‐‑‒–—−]+"));
    static const QRegularExpression dots(QStringLiteral("…|\\.{2,}"));
    static const QRegularExpression times(QStringLiteral("(?<=\\d)[x×](?=\\d)"));
    QString same = text.normalized(QString::NormalizationForm_C);
    same.replace(quotes, QStringLiteral("'")).replace(dashes, QStringLiteral("-")).replace(dots, QStringLiteral("…")).replace(times, QStringLiteral("x"));
    return same.simplified();
}

} // namespace otklik
