#pragma once

#include "models/clock.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace otklik {

/// A piece of text as a feed tells it.
struct FeedText final
{
    QString value;          ///< as written: plain text, or HTML where `isMarkup`
    bool isMarkup = false;
    QString type;           ///< "text/plain", "text/html", "application/xhtml+xml", or what the feed says
    QUrl base{};            ///< what relative addresses in it are relative to

    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    /// What a reader sees: no markup, addresses whole.
    [[nodiscard]] QString plain() const;
};

struct FeedPerson final
{
    QString name;
    QString email;
    QString url;

    [[nodiscard]] bool isEmpty() const { return name.isEmpty() && email.isEmpty() && url.isEmpty(); }
};

struct FeedLink final
{
    QString rel; ///< "alternate", "enclosure", "replies", …
    QString href; ///< absolute where the feed's own address is known
    QString type{};
    QString title{};
    QString language{}; ///< hreflang
    QString length{};   ///< bytes, as told
};

/// What is said of a feed as a whole, or of the feed an entry was taken from.
struct FeedHead final
{
    QString id;
    FeedText title;
    FeedText subtitle; ///< RSS: description; Atom 0.3: tagline
    FeedText info;
    FeedText rights;
    QList<FeedLink> links;
    QList<FeedPerson> authors;
    QList<FeedPerson> contributors;
    std::optional<TimePoint> published;
    std::optional<TimePoint> updated;
};

struct FeedEntry final
{
    QString id;              ///< guid, id or rdf:about, as written; may be empty
    bool isIdAddress = false; ///< the id is the entry's address, and no other is given
    FeedText title;
    FeedText summary;
    QList<FeedText> contents;
    FeedText rights;
    QList<FeedLink> links;
    QList<FeedPerson> authors;
    QList<FeedPerson> contributors;
    std::optional<TimePoint> published;
    std::optional<TimePoint> updated;
    std::optional<TimePoint> created;
    QString comments;        ///< address where people discuss it
    QString inReplyTo;       ///< id of the entry it answers (RFC 4685)
    FeedHead source;         ///< of an entry taken from another feed
};

struct Feed final
{
    enum class Format { Rss, Rdf, Atom, Json };
    Format format = Format::Rss;
    QString version;     ///< as told: "2.0", "0.91", "1.0", "0.3", "1.1"; empty: not told
    bool isUserland = false; ///< of the two kinds of RSS 0.91, the one without a document type
    QString charset;     ///< it was read in; lower case
    bool isDamaged = false; ///< not well-formed, or not of the charset it says: read as far as that goes
    FeedHead head;
    QList<FeedEntry> entries; ///< in the order of the document
};

/// The first web address among the links that is the entry's or feed's own page; else empty.
[[nodiscard]] QString pageAddress(const QList<FeedLink> &links);

} // namespace otklik
