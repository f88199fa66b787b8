#pragma once

#include "channels/feed/feedreader.h"
#include "models/result.h"

#include <QList>
#include <QMap>
#include <QString>

namespace otklik::bench {

/// One of feedparser's test files: a feed, and in it what is expected of whoever reads it.
struct ExpectedFeed final
{
    QString name;        ///< path below the folder
    QString expectation; ///< after "Expect:"
    FeedBytes bytes;     ///< with the headers the file tells
};

/// All files below `folder`/feeds/tests, by name. "absent_set" where there is no such folder.
[[nodiscard]] Result<QList<ExpectedFeed>> feedCorpus(const QString &folder);

/// What came of a format's expectations.
struct FormatScore final
{
    int asked = 0; ///< in scope
    int held = 0;
    int exact = 0; ///< held letter for letter
};

struct CorpusScore final
{
    QMap<QString, FormatScore> formats; ///< "rss", "rdf", "atom 0.3", "atom 1.0", "json", "none" (no feed was read)
    QMap<QString, int> outOfScope;      ///< how many by reason
    QList<std::pair<QString, QString>> failed; ///< file and what differs
};

[[nodiscard]] CorpusScore scoreCorpus(const QList<ExpectedFeed> &corpus);

} // namespace otklik::bench
