#include "server/import/postcolumns.h"

namespace otklik {

namespace {

/// Names that exports of the networks and of common tools give their columns, most telling first.
const char *usualNames(ImportField field)
{
    switch (field) {
        using enum ImportField;
    case Id:
        return "id tweet_id twitid tweetid post_id message_id comment_id textid rp_id index";
    case Text:
        return "text review_text message body content comment toxic_comment request response_post full_text";
    case Time:
        return "time created_at date datetime published_at timestamp review_date tweet_created created";
    case Author:
        return "author handle username user screen_name client name login";
    case AuthorId:
        return "author_id user_id from_id owner_id";
    case AuthorName:
        return "author_name full_name display_name";
    case AuthorUrl:
        return "author_url profile_url";
    case Bio:
        return "bio about description";
    case Followers:
        return "followers followers_count";
    case ReplyTo:
        return "reply_to in_reply_to in_response_to_tweet_id in_reply_to_status_id parent_id in_reply_to_id";
    case Thread:
        return "thread thread_id conversation_id dialogheader.sessionid";
    case ThreadUrl:
        return "thread_url";
    case Title:
        return "title thread_title";
    case Url:
        return "url link permalink";
    case Language:
        return "language lang";
    case Visibility:
        return "visibility";
    case Seen:
        return "seen parsed_at scraped_at collected_at crawled_at";
    case Inbound:
        return "inbound";
    case Brand:
        return "brand is_brand from_brand agent";
    }
    return "";
}

} // namespace

const ColumnFields &postColumns()
{
    static const ColumnFields columns = [] {
        ColumnFields list;
        for (const auto &[field, name] : EnumNames<ImportField>::table)
            list.append({name, QString::fromLatin1(usualNames(field)).split(u' ')});
        return list;
    }();
    return columns;
}

} // namespace otklik
