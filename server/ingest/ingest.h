#pragma once

#include "channels/incomingpost.h"
#include "models/mention.h"
#include "models/network.h"

#include <QList>

#include <memory>

namespace otklik::server {

class Rows;

/// Makes threads, accounts, mentions and cases of posts, whatever they come
/// from: a network, an import, the demo workspace, our own publication. Works
/// within one transaction of `rows`; the same post again changes nothing.
class Ingest final
{
public:
    enum class Mode {
        Inbox,   ///< a customer's post makes, extends or reopens a case; so does one that was
                 ///< stored as History before (the thread around a mention) and has no case yet
        History, ///< never does (M6)
    };

    struct Counts final
    {
        qint64 stored = 0;
        qint64 unchanged = 0; ///< known, with this text or with an edit that is already here
        qint64 edited = 0;    ///< known, and the text is a new one: the old one is kept as a version (M4)

        friend bool operator==(const Counts &, const Counts &) = default;
    };

    static constexpr qsizetype longestText = 200'000; ///< in UTF-16 units; a laptop takes rows up to 256 Ki
    static constexpr qsizetype longestName = 2'000;   ///< of everything else

    explicit Ingest(Rows &rows);
    ~Ingest();
    Ingest(const Ingest &) = delete;
    Ingest &operator=(const Ingest &) = delete;

    /// Stores `posts` of a source in the order of their times, so that a reply
    /// meets its parent. A parent that comes later brings its thread along.
    /// Texts beyond `longestText` and names beyond `longestName` are cut.
    Counts store(const Source &source, QList<IncomingPost> posts, Mode mode);

    /// Marks posts that are gone in the network; their texts stay. Returns how
    /// many were not marked yet.
    qint64 markDeleted(const SourceId &source, const QList<QString> &externalIds);
    /// The other way round: they are there again.
    qint64 markRestored(const SourceId &source, const QList<QString> &externalIds);

private:
    class Batch;
    qint64 mark(const SourceId &source, const QList<QString> &externalIds, bool isDeleted);

    Rows &m_rows;
};

} // namespace otklik::server
