#pragma once

#include "models/mention.h"

#include <optional>

namespace otklik::server {

class Rows;

/// Mentions, their versions and threads by what names them in the network.
class MentionStore final
{
public:
    explicit MentionStore(Rows &rows) : m_rows(rows) { }

    [[nodiscard]] std::optional<Mention> byExternalId(const SourceId &source, const QString &externalId);
    [[nodiscard]] std::optional<Thread> threadByExternalId(const SourceId &source, const QString &externalId);
    /// Whether this text stood there before an edit.
    [[nodiscard]] bool hadText(const MentionId &id, const QString &text);
    /// Whether its words were taken away because they were kept for too long.
    [[nodiscard]] bool isEmptied(const MentionId &id);
    /// When the brand answered this post, as far as is known; the latest time.
    [[nodiscard]] std::optional<TimePoint> answeredAt(const SourceId &source, const QString &externalId);
    /// Until when the network takes an answer in the mention's thread: the latest of what its customers wrote there, as
    /// each message of theirs opens the window anew. None: not told, or without end.
    [[nodiscard]] std::optional<TimePoint> answerUntil(const Mention &mention);
    /// The newest customer's mention of a thread at or before `time`.
    [[nodiscard]] std::optional<Mention> newestOfCustomers(const ThreadId &thread, TimePoint time);
    /// The `count` mentions of a thread that came or changed last, of its newest fifty; oldest change first.
    [[nodiscard]] QList<MentionId> changedLast(const ThreadId &thread, qint64 count);

private:
    Rows &m_rows;
};

} // namespace otklik::server
