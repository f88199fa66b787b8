#include "channels/email/emailpost.h"

#include "channels/email/mailquote.h"
#include "channels/problems.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace otklik {

namespace {

using namespace std::chrono_literals;

/// How long a letter may be on its way, and how far its author's clock may go fast.
constexpr auto longestWay = 24h * 14;
constexpr auto clockSlack = 15min;

/// Whom an answer reaches: that is who speaks. Web forms write in the brand's own name and put the customer
/// into Reply-To; mailing lists put themselves there.
MailAddress authorOf(const MailMessage &mail)
{
    const MailAddress from = mail.from.value(0);
    const MailAddress answered = mail.replyTo.value(0);
    const bool isOne = mail.replyTo.size() == 1 && answered.address.contains(u'@');
    if (!isOne || answered.address == from.address || answered.address == mail.listPost)
        return from;
    return {answered.name.isEmpty() ? from.name : answered.name, answered.address};
}

QString answeredParent(const MailMessage &mail)
{
    if (mail.report && !mail.report->originalId.isEmpty())
        return mail.report->originalId;
    const QString parent = !mail.inReplyTo.isEmpty() ? mail.inReplyTo : mail.references.isEmpty() ? QString() : mail.references.last();
    return parent == mail.messageId ? QString() : parent;
}

/// What its author says, unless that cannot be.
TimePoint writtenAt(const FoundMail &found)
{
    if (!found.mail.date)
        return found.arrivedAt;
    const bool isUnknown = found.arrivedAt == TimePoint();
    const bool isBelievable = *found.mail.date <= found.arrivedAt + clockSlack && *found.mail.date >= found.arrivedAt - longestWay;
    return isUnknown || isBelievable ? *found.mail.date : found.arrivedAt;
}

QString hashed(const QStringList &parts)
{
    return QString::fromLatin1(QCryptographicHash::hash(parts.join(QChar::Null).toUtf8(), QCryptographicHash::Sha256).toHex());
}

QStringList headPartsOf(const MailMessage &mail, const QString &own)
{
    static const QRegularExpression listTag(QStringLiteral("\\[[^\\]]{1,60}\\]\\s*"));
    const MailAddress author = authorOf(mail);
    return {QString::number(mail.date.value_or(TimePoint()).time_since_epoch().count()), author.address,
            author.address == own ? QStringLiteral("own") : QString(), QString(mail.subject).remove(listTag)};
}

} // namespace

QString rootOf(const MailMessage &mail)
{
    const QString root = mail.references.isEmpty() ? answeredParent(mail) : mail.references.first();
    return root == mail.messageId ? QString() : root;
}

QList<Media> mediaOfMail(const MailMessage &mail)
{
    QList<Media> media;
    for (const MailFile &file : mail.files) {
        Media one;
        const QString sort = file.mediaType.section(u'/', 0, 0);
        one.kind = sort == QLatin1StringView("image")   ? MediaKind::Picture
                 : sort == QLatin1StringView("video") ? MediaKind::Video
                 : sort == QLatin1StringView("audio") ? MediaKind::Sound
                                                      : MediaKind::File;
        one.name = file.name;
        one.size = file.size;
        // A letter is found again by its Message-ID only.
        if (one.kind == MediaKind::Picture && !mail.messageId.isEmpty())
            one.key = file.part;
        media.append(one);
    }
    return media;
}

IncomingPost postOfMail(const FoundMail &found, const QString &own)
{
    const MailMessage &mail = found.mail;
    const MailAddress author = found.isSent ? mail.from.value(0) : authorOf(mail);
    IncomingPost post;
    post.externalId = found.externalId.isEmpty() ? plainExternalId(mail, own) : found.externalId;
    post.inReplyTo = answeredParent(mail);
    post.threadTitle = mail.subject;
    post.authorHandle = author.address.isEmpty() ? QStringLiteral("unknown") : author.address;
    post.authorExternalId = post.authorHandle;
    post.authorName = author.name;
    post.text = postText(mail);
    post.media = mediaOfMail(mail);
    post.visibility = Visibility::Private;
    post.publishedAt = writtenAt(found);
    post.isBrand = found.isSent;
    const bool isToNobody = mail.isAutoReply || (mail.isAutomatic && authorOf(mail) == mail.from.value(0));
    if (!found.isSent && (isToNobody || author.address.isEmpty()))
        post.answerObstacle = problem::automaticMessage;
    return post;
}

QString fingerprint(const MailMessage &mail, const QString &own)
{
    return hashed(headPartsOf(mail, own)).left(16);
}

QString plainExternalId(const MailMessage &mail, const QString &own)
{
    if (!mail.messageId.isEmpty())
        return mail.messageId;
    return QStringLiteral("no-id ") + hashed(headPartsOf(mail, own) + QStringList{postText(mail)}).left(40);
}

void nameApart(QList<FoundMail> &letters, const QString &own)
{
    std::map<QString, QList<FoundMail *>> byId;
    for (FoundMail &letter : letters)
        byId[plainExternalId(letter.mail, own)].append(&letter);
    for (auto &[id, same] : byId) {
        std::stable_sort(same.begin(), same.end(), [&own](const FoundMail *a, const FoundMail *b) {
            if (a->isSent != b->isSent)
                return a->isSent;
            if (a->arrivedAt != b->arrivedAt)
                return a->arrivedAt < b->arrivedAt;
            return fingerprint(a->mail, own) < fingerprint(b->mail, own);
        });
        const QString first = fingerprint(same.first()->mail, own);
        for (FoundMail *letter : std::as_const(same)) {
            const QString print = fingerprint(letter->mail, own);
            letter->isSent = letter->isSent || (same.first()->isSent && print == first); // a copy to oneself
            letter->externalId = print == first || letter->mail.messageId.isEmpty() ? id : id + u' ' + print;
        }
    }
}

QString messageIdIn(const QString &externalId)
{
    const QString id = externalId.section(u' ', 0, 0);
    return id == QLatin1StringView("no-id") ? QString() : id;
}

} // namespace otklik
