#include "server/import/rowmapper.h"

#include "server/import/encoding.h"
#include "server/import/idtext.h"
#include "server/import/timetext.h"

#include <QCryptographicHash>

#include <algorithm>

namespace otklik {

namespace {

constexpr size_t longestText = 64 * 1024;
const std::string nothing;

bool isTrue(const std::string &text)
{
    return text == "true" || text == "True" || text == "TRUE" || text == "1" || text == "yes";
}

bool isBoolean(const std::string &text)
{
    return isTrue(text) || text.empty() || text == "false" || text == "False" || text == "FALSE" || text == "0"
        || text == "no";
}

QString toQString(const std::string &text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// "ru-RU" is "ru"; a language that guidance does not know is left to be recognised.
QString languageCode(const std::string &text)
{
    const QString code = toQString(text).left(2).toLower();
    return code == u"ru" || code == u"en" ? code : QString();
}

/// A made-up id that is the same whenever the same row is read.
QString contentId(const RawRow &row)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const std::string &value : row.values) {
        hash.addData({value.data(), static_cast<qsizetype>(value.size())});
        hash.addData(QByteArrayView("\x1f", 1));
    }
    return QStringLiteral("row-") + QString::fromLatin1(hash.result().toHex());
}

} // namespace

RowMapper::RowMapper(ColumnMap map, RowDefaults defaults) : m_map(std::move(map)), m_defaults(std::move(defaults)) { }

void RowMapper::resolve(const std::vector<std::string> &columns)
{
    if (columns.size() == m_resolvedColumns)
        return;
    m_indexes = m_map.resolve(columns, m_defaults.columnPrefix);
    m_resolvedColumns = columns.size();
}

bool RowMapper::hasColumn(ImportField field, const std::vector<std::string> &columns)
{
    resolve(columns);
    return !m_indexes[static_cast<size_t>(field)].empty();
}

const std::string &RowMapper::value(const RawRow &row, ImportField field) const
{
    for (const size_t index : m_indexes[static_cast<size_t>(field)])
        if (index < row.values.size() && !row.values[index].empty())
            return row.values[index];
    return nothing;
}

std::optional<TimePoint> RowMapper::timeOf(const RawRow &row, const std::vector<std::string> &columns)
{
    resolve(columns);
    const std::string &text = value(row, ImportField::Time);
    if (const auto time = parseTimeText(text))
        return time;
    // Mostly the year is there, and then nobody asks when the row was seen.
    const auto seen = parseTimeText(value(row, ImportField::Seen));
    return seen ? parseTimeText(text, seen) : std::nullopt;
}

void RowMapper::fillAuthor(const RawRow &row, IncomingPost &post) const
{
    using enum ImportField;
    const std::string &brand = value(row, Brand);
    const bool namesBrand = !isBoolean(brand);
    const std::string &inbound = value(row, Inbound);
    post.isBrand = namesBrand || isTrue(brand) || (!inbound.empty() && !isTrue(inbound));
    post.authorExternalId = toQString(idText(value(row, AuthorId)));
    post.authorHandle = toQString(namesBrand ? brand : value(row, Author));
    post.authorName = toQString(value(row, AuthorName));
    post.authorUrl = toQString(value(row, AuthorUrl));
    post.authorBio = toQString(value(row, Bio));
    if (post.authorHandle.startsWith(u'@'))
        post.authorHandle.remove(0, 1);
    if (post.authorHandle.isEmpty())
        post.authorHandle = post.authorExternalId;
    // Without a name two anonymous people must not become one.
    if (post.authorExternalId.isEmpty() && post.authorHandle.isEmpty())
        post.authorExternalId = QStringLiteral("post:") + post.externalId;
}

bool RowMapper::map(const RawRow &row, const std::vector<std::string> &columns, IncomingPost &post,
                    std::string &problem)
{
    using enum ImportField;
    resolve(columns);
    problem = row.problem;
    if (!problem.empty())
        return false;
    const auto refuse = [&problem](const char *code) {
        problem = code;
        return false;
    };
    const bool isText = std::all_of(row.values.begin(), row.values.end(), [](const std::string &text) {
        return isUtf8(text, false);
    });
    if (!isText)
        return refuse("not_utf8");
    const std::string &text = value(row, Text);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        return refuse("no_text");
    if (text.size() > longestText)
        return refuse("text_too_long");

    post = {};
    if (value(row, Time).empty()) {
        post.publishedAt = m_defaults.time;
    } else if (const auto time = timeOf(row, columns)) {
        post.publishedAt = *time + m_defaults.shift;
    } else {
        return refuse("bad_time");
    }
    post.text = toQString(text);
    post.text.replace(QChar(u'\0'), QChar(u'\u2400')); // shown, and no end of a C string
    post.externalId = toQString(idText(value(row, Id)));
    if (post.externalId.isEmpty())
        post.externalId = contentId(row);
    post.inReplyTo = toQString(idText(value(row, ReplyTo)));
    post.threadExternalId = toQString(idText(value(row, Thread)));
    post.threadUrl = toQString(value(row, ThreadUrl));
    post.threadTitle = toQString(value(row, Title));
    post.url = toQString(value(row, Url));
    post.language = languageCode(value(row, Language));
    post.visibility = value(row, ImportField::Visibility) == "private" ? otklik::Visibility::Private
                                                                       : otklik::Visibility::Public;
    if (const std::string &followers = value(row, Followers); !followers.empty())
        post.authorFollowers = toQString(followers).toLongLong();
    fillAuthor(row, post);
    return true;
}

} // namespace otklik
