#include "server/import/columnmap.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace otklik {

namespace {

/// Names that exports of the networks and of common tools give their columns,
/// most telling first.
const QHash<ImportField, QStringList> &usualNames()
{
    using enum ImportField;
    static const auto list = [](const char *names) { return QString::fromLatin1(names).split(u' '); };
    static const QHash<ImportField, QStringList> names{
        {Id, list("id tweet_id twitid tweetid post_id message_id comment_id textid rp_id index")},
        {Text, list("text review_text message body content comment toxic_comment request response_post full_text")},
        {Time, list("time created_at date datetime published_at timestamp review_date tweet_created created")},
        {Author, list("author handle username user screen_name client name login")},
        {AuthorId, list("author_id user_id from_id owner_id")},
        {AuthorName, list("author_name full_name display_name")},
        {AuthorUrl, list("author_url profile_url")},
        {Bio, list("bio about description")},
        {Followers, list("followers followers_count")},
        {ReplyTo, list("reply_to in_reply_to in_response_to_tweet_id in_reply_to_status_id parent_id in_reply_to_id")},
        {Thread, list("thread thread_id conversation_id dialogheader.sessionid")},
        {ThreadUrl, list("thread_url")},
        {Title, list("title thread_title")},
        {Url, list("url link permalink")},
        {Language, list("language lang")},
        {Visibility, list("visibility")},
        {Seen, list("seen parsed_at scraped_at collected_at crawled_at")},
        {Inbound, list("inbound")},
        {Brand, list("brand is_brand from_brand agent")},
    };
    return names;
}

/// The column called so: by its whole name, or by the last part of a dotted
/// name, one below `prefix` first. -1 where there is none.
int indexOf(const std::vector<std::string> &columns, const std::string &prefix, const QString &wanted)
{
    int byLastPart = -1;
    for (size_t i = 0; i < columns.size(); ++i) {
        const QString name = QString::fromStdString(columns[i]);
        if (name.compare(wanted, Qt::CaseInsensitive) == 0)
            return static_cast<int>(i);
        if (name.section(u'.', -1).compare(wanted, Qt::CaseInsensitive) != 0)
            continue;
        const bool isPreferred = !prefix.empty() && columns[i].starts_with(prefix);
        if (byLastPart < 0 || (isPreferred && !columns[static_cast<size_t>(byLastPart)].starts_with(prefix)))
            byLastPart = static_cast<int>(i);
    }
    return byLastPart;
}

} // namespace

Result<bool> ColumnMap::add(const QString &assignment)
{
    const qsizetype equals = assignment.lastIndexOf(u'=');
    const auto field = fromName<ImportField>(QStringView(assignment).sliced(equals + 1));
    if (equals < 1 || !field)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_map"), assignment);
    m_columns[*field].append(assignment.left(equals));
    return true;
}

Result<ColumnMap> ColumnMap::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::CorrectInput, QStringLiteral("map_not_found"), path);
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    ColumnMap map;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto field = fromName<ImportField>(it.key());
        if (!field || !it->isArray())
            return failure(Error::Kind::CorrectInput, QStringLiteral("bad_map"), it.key());
        map.m_columns.insert(*field, it->toVariant().toStringList());
    }
    if (map.isEmpty())
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_map"), path);
    return map;
}

Result<bool> ColumnMap::save(const QString &path) const
{
    QJsonObject object;
    for (auto it = m_columns.begin(); it != m_columns.end(); ++it)
        object.insert(nameOf(it.key()), QJsonArray::fromStringList(it.value()));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(object).toJson()) < 0 || !file.commit())
        return failure(Error::Kind::GiveUp, QStringLiteral("map_not_saved"), file.errorString());
    return true;
}

ColumnMap::Indexes ColumnMap::resolve(const std::vector<std::string> &columns, const std::string &prefix) const
{
    Indexes indexes;
    std::vector<bool> used(columns.size());
    const auto take = [&](ImportField field, const QString &name) {
        const int found = indexOf(columns, prefix, name);
        if (found < 0 || used[static_cast<size_t>(found)])
            return false;
        used[static_cast<size_t>(found)] = true;
        indexes[static_cast<size_t>(field)].push_back(static_cast<size_t>(found));
        return true;
    };
    for (auto it = m_columns.begin(); it != m_columns.end(); ++it)
        for (const QString &name : it.value())
            take(it.key(), name);
    for (const auto &[field, fieldName] : EnumNames<ImportField>::table) {
        if (m_columns.contains(field))
            continue;
        for (const QString &name : usualNames().value(field))
            if (take(field, name))
                break;
    }
    return indexes;
}

QStringList ColumnMap::missing(const std::vector<std::string> &columns) const
{
    QStringList names;
    for (const QStringList &given : m_columns)
        for (const QString &name : given)
            if (name != QLatin1StringView("-") && indexOf(columns, {}, name) < 0)
                names.append(name);
    return names;
}

} // namespace otklik
