#include "channels/webhook/webhookformat.h"

#include "channels/problems.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace otklik {

namespace {

/// Half a character, or none at all: it is stored as the sign for that.
QString withoutHalves(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (isPair)
            ++i;
        else if (text.at(i).isSurrogate() || text.at(i).isNull())
            text[i] = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

/// Takes typed values out of an object and remembers the first that is wrong.
class Reader final
{
public:
    Reader(const QJsonObject &object, const QString &where, std::optional<WebhookProblem> &problem)
        : m_object(object), m_where(where), m_problem(problem)
    {
    }

    /// Text of up to `longest` characters; empty where the key is not there.
    QString text(const char *key, qsizetype longest, bool isRequired = false)
    {
        const QJsonValue value = take(key, isRequired);
        if (value.isUndefined())
            return {};
        const bool isGood = value.isString() && value.toString().size() <= longest;
        check(isGood, key, QStringLiteral("must be a string of at most %1 characters").arg(longest));
        return withoutHalves(value.toString());
    }

    QString id(const char *key, bool isRequired = false)
    {
        const QJsonValue value = take(key, isRequired);
        if (value.isUndefined())
            return {};
        check(value.isString() && isWebhookId(value.toString()), key,
              QStringLiteral("must be a string of 1 to %1 characters without control characters").arg(webhook::longestId));
        return value.toString();
    }

    QString address(const char *key)
    {
        const QString address = text(key, 2000);
        const QUrl url(address, QUrl::StrictMode);
        const bool isWeb = url.isValid() && !url.host().isEmpty()
            && (url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http"));
        check(address.isEmpty() || isWeb, key, QStringLiteral("must be an http or https address"));
        return address;
    }

    bool flag(const char *key)
    {
        const QJsonValue value = take(key, false);
        check(value.isUndefined() || value.isBool(), key, QStringLiteral("must be true or false"));
        return value.toBool();
    }

    std::optional<qint64> count(const char *key)
    {
        constexpr double largest = 9007199254740991.0; // 2^53 - 1
        const QJsonValue value = take(key, false);
        if (value.isUndefined())
            return std::nullopt;
        const double number = value.toDouble(-1);
        const bool isGood = value.isDouble() && number >= 0 && number <= largest && number == std::floor(number);
        check(isGood, key, QStringLiteral("must be a whole number from 0 on"));
        return isGood ? std::optional(static_cast<qint64>(number)) : std::nullopt;
    }

    /// RFC 3339: the offset from UTC is a part of it.
    std::optional<TimePoint> time(const char *key, bool isRequired = false)
    {
        static const QRegularExpression rfc3339(
            QStringLiteral("^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})$"));
        const QJsonValue value = take(key, isRequired);
        if (value.isUndefined())
            return std::nullopt;
        const QString written = value.toString();
        const QDateTime time = rfc3339.match(written).hasMatch() ? QDateTime::fromString(written.toUpper(), Qt::ISODateWithMs) : QDateTime();
        check(time.isValid(), key, QStringLiteral("must be a time like 2026-11-23T08:30:00Z or with +03:00 in place of Z"));
        return TimePoint(std::chrono::milliseconds(time.isValid() ? time.toMSecsSinceEpoch() : 0));
    }

    QJsonObject object(const char *key, bool isRequired = false)
    {
        const QJsonValue value = take(key, isRequired);
        check(value.isUndefined() || value.isObject(), key, QStringLiteral("must be an object"));
        return value.toObject();
    }

    QJsonArray array(const char *key, qsizetype most = webhook::mostPosts)
    {
        const QJsonValue value = take(key, false);
        check(value.isUndefined() || (value.isArray() && value.toArray().size() <= most), key,
              QStringLiteral("must be an array of at most %1").arg(most));
        return value.toArray();
    }

    void check(bool isGood, const char *key, const QString &detail)
    {
        if (!isGood)
            say(QStringLiteral("bad_value"), at(key), detail);
    }

    /// Every key has been taken: what is left is none of the format's.
    void finish()
    {
        const QStringList keys = m_object.keys();
        for (const QString &key : keys)
            if (!m_taken.contains(key))
                say(QStringLiteral("unknown_key"), m_where + u'/' + escaped(key.left(60)), QStringLiteral("is not a key of the format"));
    }

    [[nodiscard]] QString at(const char *key) const { return m_where + u'/' + QLatin1StringView(key); }

private:
    QJsonValue take(const char *key, bool isRequired)
    {
        const QLatin1StringView name(key);
        m_taken.append(name);
        const QJsonValue value = m_object.value(name);
        if (value.isUndefined() && isRequired)
            say(QStringLiteral("missing_key"), at(key), QStringLiteral("is missing"));
        return value;
    }

    void say(const QString &code, const QString &where, const QString &detail)
    {
        if (!m_problem)
            m_problem = WebhookProblem{code, where, detail};
    }

    static QString escaped(const QString &key)
    {
        QString pointer = withoutHalves(key);
        pointer.replace(u'~', QLatin1StringView("~0")).replace(u'/', QLatin1StringView("~1"));
        return pointer;
    }

    QJsonObject m_object;
    QString m_where;
    std::optional<WebhookProblem> &m_problem;
    QStringList m_taken;
};

void readAuthor(const QJsonObject &json, const QString &where, std::optional<WebhookProblem> &problem, IncomingPost &post)
{
    Reader author(json, where, problem);
    post.authorExternalId = author.id("id");
    post.authorHandle = author.text("handle", webhook::longestId);
    post.authorName = author.text("name", 500).simplified();
    post.authorUrl = author.address("url");
    post.authorBio = author.text("bio", 5000);
    post.authorFollowers = author.count("followers");
    author.check(!post.authorExternalId.isEmpty() || !post.authorHandle.isEmpty(), "id", QStringLiteral("or a handle must tell who wrote it"));
    author.finish();
    if (post.authorHandle.isEmpty())
        post.authorHandle = post.authorExternalId;
}

void readThread(const QJsonObject &json, const QString &where, std::optional<WebhookProblem> &problem, IncomingPost &post)
{
    Reader thread(json, where, problem);
    post.threadExternalId = thread.id("id", true);
    post.threadTitle = thread.text("title", 1000).simplified();
    post.threadUrl = thread.address("url");
    thread.finish();
}

/// What stands beside the text is described only: its bytes stay with the sender, and no address of it is taken, as this
/// server would have to ask for it.
QList<Media> readFiles(const QJsonArray &files, const QString &where, std::optional<WebhookProblem> &problem)
{
    QList<Media> media;
    for (qsizetype i = 0; i < files.size() && !problem; ++i) {
        Reader file(files.at(i).toObject(), QStringLiteral("%1/%2").arg(where).arg(i), problem);
        Media one;
        const auto kind = fromName<MediaKind>(file.text("kind", 20, true));
        file.check(kind.has_value(), "kind", QStringLiteral("must be picture, video, sound or file"));
        one.kind = kind.value_or(MediaKind::File);
        one.name = file.text("name", longestMediaName);
        one.description = file.text("description", 5000).simplified();
        one.size = file.count("size").value_or(0);
        one.width = file.count("width").value_or(0);
        one.height = file.count("height").value_or(0);
        file.finish();
        media.append(one);
    }
    return media;
}

IncomingPost readPost(const QJsonObject &json, const QString &where, TimePoint now, std::optional<WebhookProblem> &problem)
{
    Reader reader(json, where, problem);
    IncomingPost post;
    post.externalId = reader.id("id", true);
    readAuthor(reader.object("author", true), reader.at("author"), problem, post);
    post.text = reader.text("text", webhook::largestBody, true);
    post.publishedAt = reader.time("published_at", true).value_or(TimePoint{});
    post.editedAt = reader.time("edited_at");
    if (const QJsonObject thread = reader.object("thread"); json.contains(QLatin1StringView("thread")))
        readThread(thread, reader.at("thread"), problem, post);
    post.inReplyTo = reader.id("reply_to");
    post.url = reader.address("url");
    post.language = reader.text("language", 35);
    post.visibility = reader.flag("private") ? Visibility::Private : Visibility::Public;
    post.isBrand = reader.flag("own");
    post.answerUntil = reader.time("answer_until");
    post.media = readFiles(reader.array("files", mostMedia), reader.at("files"), problem);
    if (reader.flag("closed"))
        post.answerObstacle = problem::commentsClosed;
    reader.check(post.inReplyTo != post.externalId || post.externalId.isEmpty(), "reply_to", QStringLiteral("must be another post"));
    const auto latest = now + std::chrono::hours(24);
    reader.check(post.publishedAt <= latest, "published_at", QStringLiteral("must not lie in the future"));
    reader.check(!post.editedAt || (*post.editedAt >= post.publishedAt && *post.editedAt <= latest), "edited_at",
                 QStringLiteral("must not lie before published_at or in the future"));
    reader.finish();
    return post;
}

} // namespace

QByteArray WebhookProblem::toJson() const
{
    QJsonObject json{{QStringLiteral("problem"), code}};
    if (!where.isEmpty())
        json.insert(QStringLiteral("where"), where);
    if (!detail.isEmpty())
        json.insert(QStringLiteral("detail"), detail);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

bool isWebhookId(const QString &id)
{
    if (id.isEmpty() || id.size() > webhook::longestId || id != withoutHalves(id))
        return false;
    return std::none_of(id.cbegin(), id.cend(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

tl::expected<ReadResult, WebhookProblem> readWebhook(QByteArrayView body, TimePoint now)
{
    const QJsonDocument document = QJsonDocument::fromJson(body.toByteArray());
    if (!document.isObject())
        return tl::unexpected(WebhookProblem{QStringLiteral("not_json"), {}, QStringLiteral("the body must be a JSON object in UTF-8")});
    std::optional<WebhookProblem> problem;
    Reader reader(document.object(), {}, problem);
    reader.check(reader.count("version") == 1, "version", QStringLiteral("must be 1"));
    const QJsonArray posts = reader.array("posts");
    const QJsonArray deleted = reader.array("deleted");
    reader.finish();

    ReadResult result;
    for (qsizetype i = 0; i < posts.size() && !problem; ++i) {
        const QString where = QStringLiteral("/posts/%1").arg(i);
        if (posts.at(i).isObject())
            result.posts.append(readPost(posts.at(i).toObject(), where, now, problem));
        else
            problem = WebhookProblem{QStringLiteral("bad_value"), where, QStringLiteral("must be an object")};
    }
    for (qsizetype i = 0; i < deleted.size() && !problem; ++i) {
        if (!deleted.at(i).isString() || !isWebhookId(deleted.at(i).toString()))
            problem = WebhookProblem{QStringLiteral("bad_value"), QStringLiteral("/deleted/%1").arg(i), QStringLiteral("must be the id of a post")};
        result.deleted.append(deleted.at(i).toString());
    }
    if (problem)
        return tl::unexpected(*problem);
    result.heard.received = result.posts.size();
    return result;
}

} // namespace otklik
