#pragma once

#include "channels/heard.h"
#include "models/coverage.h"

namespace otklik {
class BusinessCalendar;
}

namespace otklik::server {

class Rows;

/// Keeps how completely the sources are heard (M3): what a step of reading has proven, what was missed, and how long
/// a source is usually silent. Works within the transaction of `rows`.
class Ledger final
{
public:
    explicit Ledger(Rows &rows) : m_rows(rows) { }

    /// A step of reading was stored. `published` are the times of the posts that were new.
    void noteHeard(const SourceId &id, const Heard &heard, const QList<TimePoint> &published);
    /// The gap is read after all.
    void noteRefilled(const SourceGapId &id);
    /// The network does not give it any more: a person has to know.
    void noteLost(const SourceGapId &id);
    /// Raises or ends the alarm of a source that is silent for longer than it ever was, in business time.
    void lookForSilence(const SourceId &id, const BusinessCalendar &calendar);

private:
    void addGap(const SourceId &id, const HeardGap &gap);
    void countHours(const SourceId &id, const QList<TimePoint> &published);

    Rows &m_rows;
};

/// The longest silence of a source in these hours (since the epoch, with a post each, in order), in business time;
/// none while there are too few to tell.
[[nodiscard]] std::optional<std::chrono::minutes> usualSilence(const QList<qint64> &hours, const BusinessCalendar &calendar);

} // namespace otklik::server
