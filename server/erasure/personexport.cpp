#include "server/erasure/personexport.h"

#include "models/json.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace otklik::server {

namespace {

QString timeText(TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODate);
}

QJsonArray followersOf(const PersonRows &person)
{
    QJsonArray list;
    for (const FollowerCount &one : person.followers())
        list.append(QJsonObject{{QStringLiteral("account_id"), one.account.value},
                                {QStringLiteral("count"), one.count},
                                {QStringLiteral("seen_at"), timeText(one.seenAt)}});
    return list;
}

QJsonArray picturesOf(const PersonRows &person)
{
    QJsonArray list;
    for (const StoredPicture &one : person.pictures())
        list.append(QJsonObject{{QStringLiteral("hash"), one.hash},
                                {QStringLiteral("base64"), QString::fromLatin1(one.bytes.toBase64())}});
    return list;
}

QJsonArray auditOf(const PersonRows &person)
{
    QJsonArray list;
    for (const AuditEntry &one : person.audit())
        list.append(QJsonObject{{QStringLiteral("at"), timeText(one.at)},
                                {QStringLiteral("user_id"), one.user.value},
                                {QStringLiteral("action"), one.action},
                                {QStringLiteral("subject_id"), one.subject},
                                {QStringLiteral("detail"), one.detail}});
    return list;
}

QJsonArray answersOf(const PersonRows &person)
{
    QJsonArray list;
    for (const AnsweredCommand &one : person.commands())
        list.append(QJsonObject{{QStringLiteral("at"), timeText(one.at)},
                                {QStringLiteral("user_id"), one.user.value},
                                {QStringLiteral("verdict"), QString(nameOf(one.verdict))},
                                {QStringLiteral("code"), one.code},
                                {QStringLiteral("current"), one.current}});
    return list;
}

} // namespace

QByteArray exportOf(const PersonRows &person, TimePoint at)
{
    QJsonObject counts;
    QJsonObject document;
    for (const auto &[kind, name] : EnumNames<EntityKind>::table) {
        QJsonArray rows;
        for (const Entity &entity : person.of(kind))
            rows.append(std::visit([](const auto &row) { return toJson(row); }, entity));
        if (rows.isEmpty())
            continue;
        counts.insert(name, rows.size());
        document.insert(name, rows);
    }
    document.insert(QStringLiteral("follower_count"), followersOf(person));
    if (!person.pictures().isEmpty())
        document.insert(QStringLiteral("attachments"), picturesOf(person));
    document.insert(QStringLiteral("audit"), auditOf(person));
    document.insert(QStringLiteral("answers"), answersOf(person));
    const QJsonObject about{
        {QStringLiteral("what"), QStringLiteral("Everything that Otklik holds about one person. Times inside the rows are "
                                                "milliseconds since 1970-01-01 UTC.")},
        {QStringLiteral("person_id"), person.person().value},
        {QStringLiteral("written_at"), timeText(at)},
        {QStringLiteral("counts"), counts}};
    // An object's keys are sorted: the heading is written by itself to come first.
    const QByteArray heading = QJsonDocument(QJsonObject{{QStringLiteral("about"), about}}).toJson();
    const QByteArray rest = QJsonDocument(document).toJson();
    return heading.chopped(3) + ",\n" + rest.mid(2);
}

} // namespace otklik::server
