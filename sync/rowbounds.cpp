#include "sync/rowbounds.h"

#include <QJsonDocument>

#include <algorithm>

namespace otklik {

namespace {

constexpr qint64 largestNumber = qint64(1) << 53; ///< beyond it, JSON's numbers are not exact
constexpr qint64 farthestTime = qint64(1) << 49;  ///< milliseconds: some 17,000 years before and after 1970

constexpr qsizetype mostParts = 200; ///< of a list in a row

qsizetype lengthOf(const QJsonObject &object)
{
    return object.isEmpty() ? 0 : QJsonDocument(object).toJson(QJsonDocument::Compact).size();
}

bool isWithin(qint64 value, qint64 bound)
{
    return value >= -bound && value <= bound;
}

/// Looks at each field of a row; keeps the first thing that cannot be right.
class FieldCheck final
{
public:
    void operator()(const char *, const QString &text) { tooLarge(text.size() > longestText); }
    void operator()(const char *, const QJsonObject &object) { tooLarge(lengthOf(object) > longestText); }
    template <class Tag>
    void operator()(const char *, const Id<Tag> &id)
    {
        tooLarge(id.value.size() > longestName);
    }
    void operator()(const char *, qint64 number) { outOfRange(!isWithin(number, largestNumber)); }
    void operator()(const char *, TimePoint at) { outOfRange(!isWithin(at.time_since_epoch().count(), farthestTime)); }
    void operator()(const char *name, const std::optional<TimePoint> &at)
    {
        if (at)
            (*this)(name, *at);
    }
    void operator()(const char *, const QList<Attachment> &attachments)
    {
        tooLarge(attachments.size() > mostAttachments);
        outOfRange(!std::ranges::all_of(attachments, isSound));
    }
    template <class Part>
    void operator()(const char *, const QList<Part> &parts)
    {
        tooLarge(parts.size() > mostParts);
        for (const Part &part : parts)
            forEachField(part, *this);
    }
    template <class Other>
    void operator()(const char *, const Other &)
    {}

    [[nodiscard]] QString code() const { return m_code; }

private:
    void tooLarge(bool isSo) { keep(isSo, QStringLiteral("row_too_large")); }
    void outOfRange(bool isSo) { keep(isSo, QStringLiteral("row_out_of_range")); }
    void keep(bool isSo, const QString &code)
    {
        if (isSo && m_code.isEmpty())
            m_code = code;
    }

    QString m_code;
};

tl::unexpected<Error> refuse(const QString &code)
{
    return failure(Error::Kind::GiveUp, code);
}

Result<bool> checkRows(const QList<EntityChange> &rows)
{
    for (const EntityChange &change : rows) {
        FieldCheck check;
        std::visit([&](const auto &row) { forEachField(row, check); }, change.entity);
        if (!check.code().isEmpty())
            return refuse(check.code());
    }
    return true;
}

bool isName(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestName;
}

bool isAnswerTo(const MutationAnswer &answer, const Mutation &mutation)
{
    return answer.id == mutation.id && answer.code.size() <= longestName
        && (answer.verdict == MutationVerdict::Accepted || !answer.code.isEmpty());
}

} // namespace

Result<bool> checkPage(const ChangesBatch &page, qint64 after, int limit)
{
    if (!isName(page.epoch))
        return refuse(QStringLiteral("bad_message"));
    if (page.changes.size() > limit)
        return refuse(QStringLiteral("page_too_large"));
    if (page.upTo < after)
        return refuse(QStringLiteral("numbers_went_back"));
    if (page.upTo - after > longestLeap)
        return refuse(QStringLiteral("numbers_leapt"));
    qint64 last = after;
    for (const EntityChange &change : page.changes) {
        if (change.seq <= last || change.seq > page.upTo)
            return refuse(QStringLiteral("numbers_went_back"));
        last = change.seq;
    }
    if (page.hasMore && page.upTo == after)
        return refuse(QStringLiteral("no_progress"));
    return checkRows(page.erasures + page.changes);
}

Result<bool> checkBatch(const SnapshotBatch &batch, const QString &checkpoint, qint64 rows)
{
    if (batch.isEnd && (!isName(batch.epoch) || batch.upTo < 0 || batch.upTo > largestNumber))
        return refuse(QStringLiteral("bad_message"));
    if (batch.checkpoint.size() > longestName)
        return refuse(QStringLiteral("bad_message"));
    const bool standsStill = !batch.isEnd && !batch.checkpoint.isEmpty() && batch.checkpoint == checkpoint;
    if (standsStill || rows + batch.changes.size() > mostRowsToCheckpoint)
        return refuse(QStringLiteral("no_progress"));
    return checkRows(batch.changes);
}

Result<bool> checkHistory(const HistoryPage &page, const HistoryQuestion &question)
{
    if (page.entries.size() > question.limit)
        return refuse(QStringLiteral("page_too_large"));
    if (page.next.size() > longestName)
        return refuse(QStringLiteral("bad_message"));
    if (!page.next.isEmpty() && page.next == question.from)
        return refuse(QStringLiteral("no_progress"));
    FieldCheck check;
    check("back_to", page.backTo);
    QSet<MentionId> seen;
    std::optional<TimePoint> newest;
    for (const ConversationEntry &entry : page.entries) {
        const Mention &mention = entry.mention;
        const bool isAskedFor = question.thread.isEmpty() || mention.threadId == question.thread;
        if (!isAskedFor || seen.contains(mention.id) || (newest && mention.publishedAt > *newest))
            return refuse(QStringLiteral("bad_message"));
        seen.insert(mention.id);
        newest = mention.publishedAt;
        forEachField(mention, check);
        for (const MentionVersion &version : entry.earlier)
            forEachField(version, check);
        check("author_name", entry.authorName);
        check("handle", entry.handle);
    }
    if (!check.code().isEmpty())
        return refuse(check.code());
    return true;
}

Result<bool> checkAnswers(const QList<MutationAnswer> &answers, const QList<Mutation> &mutations, qint64 reached)
{
    if (!std::ranges::equal(answers, mutations, isAnswerTo))
        return refuse(QStringLiteral("bad_message"));
    for (const MutationAnswer &answer : answers) {
        if (answer.seq < 0)
            return refuse(QStringLiteral("numbers_went_back"));
        if (answer.seq - reached > longestLeap)
            return refuse(QStringLiteral("numbers_leapt"));
        if (lengthOf(answer.current) > longestText)
            return refuse(QStringLiteral("row_too_large"));
    }
    return true;
}

} // namespace otklik
