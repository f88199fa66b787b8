#pragma once

#include <QtGlobal>

namespace otklik {

/// Rows counted by what a person would miss if they were gone.
struct RowCounts final
{
    qint64 mentions = 0; ///< not deleted, with a text
    qint64 cases = 0;    ///< open or in review
    qint64 notes = 0;    ///< not removed
    qint64 contacts = 0; ///< not removed
    qint64 drafts = 0;   ///< mine, not done

    [[nodiscard]] qint64 total() const { return mentions + cases + notes + contacts + drafts; }

    friend RowCounts operator+(const RowCounts &a, const RowCounts &b)
    {
        return {a.mentions + b.mentions, a.cases + b.cases, a.notes + b.notes, a.contacts + b.contacts,
                a.drafts + b.drafts};
    }
    friend bool operator==(const RowCounts &, const RowCounts &) = default;
};

/// More than a day's work ever takes away; sync stopped before it, and a person
/// is asked.
struct Removal final
{
    bool isRestored = false; ///< the server was restored and knows far less than the cache: all of it is read anew
    RowCounts taken;         ///< at least; when restored: not known
    RowCounts held;          ///< in the cache, before any of it was taken

    friend bool operator==(const Removal &, const Removal &) = default;
};

} // namespace otklik
