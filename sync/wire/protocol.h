#pragma once

#include "models/conversation.h"
#include "models/entity.h"
#include "models/mutation.h"
#include "models/result.h"

#include <QByteArray>
#include <QList>

namespace otklik::wire {

/// The messages of docs/openapi.yaml that carry rows and mutations, shared by
/// the desktop and the server. All decoders refuse what they do not understand
/// with CorrectInput and change nothing.

/// {"kind":"note","seq":17,"row":{…}}
[[nodiscard]] QJsonObject encodeChange(const EntityChange &change);
[[nodiscard]] Result<EntityChange> decodeChange(const QJsonObject &object);

/// Answer to GET /v1/changes: rows in the order of `seq`, each number once.
struct ChangesPage final
{
    QString epoch;  ///< changes when the server was restored: the cursor is void then
    qint64 upTo = 0; ///< ask after this next
    bool hasMore = false;
    QList<EntityChange> changes;
    /// Every tombstone after the number that was asked for, wherever the page ends: applied before
    /// `changes`, where each comes again in its turn.
    QList<EntityChange> erasures{};
};
[[nodiscard]] QByteArray encodeChanges(const ChangesPage &page);
[[nodiscard]] Result<ChangesPage> decodeChanges(const QByteArray &json);

/// One line of GET /v1/snapshot (newline-delimited JSON): a row; or a checkpoint
/// from which the stream can be taken up again; or the end.
struct SnapshotLine final
{
    std::optional<EntityChange> change;
    QString checkpoint;   ///< {"checkpoint":"…"}: opaque, for ?from=
    bool isOpenWorkDone = false; ///< {"checkpoint":"…","open_work_done":true}
    bool isEnd = false;   ///< {"end":true,"epoch":"…","up_to":N}
    QString epoch;
    qint64 upTo = 0;      ///< of the end: go on with /v1/changes?after=
};
[[nodiscard]] QByteArray encodeSnapshotLine(const SnapshotLine &line);
[[nodiscard]] Result<SnapshotLine> decodeSnapshotLine(const QByteArray &json);

/// POST /v1/mutations: {"mutations":[{"id","kind","created_at","payload"}]}, applied in order.
[[nodiscard]] QByteArray encodeMutations(const QList<Mutation> &mutations);
[[nodiscard]] Result<QList<Mutation>> decodeMutations(const QByteArray &json, int limit);

/// Its answer: {"answers":[{"id","verdict","seq","code","current"}]}, in the same order.
[[nodiscard]] QByteArray encodeAnswers(const QList<MutationAnswer> &answers);
[[nodiscard]] Result<QList<MutationAnswer>> decodeAnswers(const QByteArray &json);

/// The event stream's data: {"up_to":N}. Server-sent events, event name "news".
[[nodiscard]] QByteArray encodeNews(qint64 upTo);
[[nodiscard]] Result<qint64> decodeNews(const QByteArray &json);

/// Answer to GET /v1/search and GET /v1/threads/{id}/mentions:
/// {"entries":[{"mention":{…},"earlier":[…],"author_name","handle"}],"next":"…","back_to":ms or null}
[[nodiscard]] QByteArray encodeHistory(const HistoryPage &page);
[[nodiscard]] Result<HistoryPage> decodeHistory(const QByteArray &json);

/// A refusal: application/problem+json (RFC 9457) with `code` and `request_id`.
struct Problem final
{
    int status = 500;
    QString code;
    QString title;
    QString requestId;
};
[[nodiscard]] QByteArray encodeProblem(const Problem &problem);
/// Never fails: what is not a problem document (an HTML page of a proxy) gets
/// the code "not_otklik" and the status it came with.
[[nodiscard]] Problem decodeProblem(const QByteArray &body, int status);

/// What the caller can do about an HTTP status.
[[nodiscard]] Error::Kind kindOfStatus(int status);

} // namespace otklik::wire
