#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"
#include "models/linkproposal.h"
#include "models/stores.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace otklik {

/// Where customers are imported from.
enum class CustomerBaseKind { File, CardDav, Tryton };

template <>
struct EnumNames<CustomerBaseKind>
{
    using enum CustomerBaseKind;
    static constexpr EnumTable<CustomerBaseKind, 3> table{{
        {File, QLatin1StringView("file")},
        {CardDav, QLatin1StringView("carddav")},
        {Tryton, QLatin1StringView("tryton")},
    }};
};

/// What an import does, or would do, with a record.
enum class CustomerVerdict {
    New,
    Changed,
    Unchanged,
    Gone,    ///< the source has it no more; here it stays, and is marked
    Refused, ///< it cannot be used; a code says why
};

template <>
struct EnumNames<CustomerVerdict>
{
    using enum CustomerVerdict;
    static constexpr EnumTable<CustomerVerdict, 5> table{{
        {New, QLatin1StringView("new")},
        {Changed, QLatin1StringView("changed")},
        {Unchanged, QLatin1StringView("unchanged")},
        {Gone, QLatin1StringView("gone")},
        {Refused, QLatin1StringView("refused")},
    }};
};

/// What was asked of a job last.
enum class ImportStep {
    None,
    Look,   ///< reads the columns, or whether a server lets us in; stores nothing
    Try,    ///< shows what an import would change; stores nothing
    Import,
};

template <>
struct EnumNames<ImportStep>
{
    using enum ImportStep;
    static constexpr EnumTable<ImportStep, 4> table{{
        {None, QLatin1StringView("none")},
        {Look, QLatin1StringView("look")},
        {Try, QLatin1StringView("try")},
        {Import, QLatin1StringView("import")},
    }};
};

/// How far a job is. Legal ways: Receiving → Idle → Waiting → Running → Idle; Waiting and Running → Stopping → Idle.
enum class ImportState {
    Receiving, ///< the bytes of the file are not all there
    Idle,      ///< nothing is under way; CustomerJob::code says how the step ended
    Waiting,   ///< for the worker
    Running,
    Stopping,  ///< somebody has asked it to
};

template <>
struct EnumNames<ImportState>
{
    using enum ImportState;
    static constexpr EnumTable<ImportState, 5> table{{
        {Receiving, QLatin1StringView("receiving")},
        {Idle, QLatin1StringView("idle")},
        {Waiting, QLatin1StringView("waiting")},
        {Running, QLatin1StringView("running")},
        {Stopping, QLatin1StringView("stopping")},
    }};
};

/// One text of a list.
struct ImportText final
{
    QString text;

    static constexpr auto fields() { return std::tuple(field("text", &ImportText::text)); }
    friend bool operator==(const ImportText &, const ImportText &) = default;
};

/// What somebody has said a column is.
struct ImportAssignment final
{
    QString column;
    QString field; ///< a name of CustomerField: "phone", "detail", "ignore" …

    static constexpr auto fields()
    {
        return std::tuple(otklik::field("column", &ImportAssignment::column), otklik::field("field", &ImportAssignment::field));
    }
    friend bool operator==(const ImportAssignment &, const ImportAssignment &) = default;
};

/// A column of a file, or a property of its cards.
struct ImportColumn final
{
    QString name;
    QString field;   ///< what it is taken for
    QString usual;   ///< of a property with a meaning of its own: what it is when nobody says otherwise; else empty
    bool isSensitive = false; ///< never collected, whatever is said; has no samples
    QList<ImportText> samples; ///< what stands there in the first records

    static constexpr auto fields()
    {
        return std::tuple(otklik::field("name", &ImportColumn::name), otklik::field("field", &ImportColumn::field),
                          otklik::field("usual", &ImportColumn::usual),
                          otklik::field("is_sensitive", &ImportColumn::isSensitive),
                          otklik::field("samples", &ImportColumn::samples));
    }
    friend bool operator==(const ImportColumn &, const ImportColumn &) = default;
};

/// An import on its way from a place to the records: one of each colleague, kept for a day. Holds no password.
struct CustomerJob final
{
    QString id;
    QString title; ///< of the source; stands at everything that it brings
    CustomerBaseKind kind = CustomerBaseKind::File;
    QString url;      ///< of a server
    QString userName; ///< who signs in there
    QString fileName; ///< of a file, without its folder
    qint64 fileSize = 0; ///< bytes
    qint64 fileReceived = 0;
    bool isWhole = false; ///< the file holds all customers: who is not in it is gone
    QList<ImportAssignment> mapping;
    ImportStep step = ImportStep::None;
    ImportState state = ImportState::Idle;
    QString code;   ///< why the step ended early; empty: it did not
    QString detail; ///< what `code` is about: a column, an address; comes from outside
    QJsonObject counts; ///< of the step so far: "read", "new", "changed", "unchanged", "refused", "gone", "missing",
                        ///< "likely", and "left_out": by code, of how many records
    QList<ImportColumn> columns;

    static constexpr auto fields()
    {
        return std::tuple(field("id", &CustomerJob::id), field("title", &CustomerJob::title), field("kind", &CustomerJob::kind),
                          field("url", &CustomerJob::url), field("user_name", &CustomerJob::userName),
                          field("file_name", &CustomerJob::fileName), field("file_size", &CustomerJob::fileSize),
                          field("file_received", &CustomerJob::fileReceived), field("is_whole", &CustomerJob::isWhole),
                          field("mapping", &CustomerJob::mapping), field("step", &CustomerJob::step),
                          field("state", &CustomerJob::state), field("code", &CustomerJob::code),
                          field("detail", &CustomerJob::detail), field("counts", &CustomerJob::counts),
                          field("columns", &CustomerJob::columns));
    }
    friend bool operator==(const CustomerJob &, const CustomerJob &) = default;
};

/// One value of a record, as it was and as it is now told; an empty one is none.
struct ImportChange final
{
    QString field;
    QString before;
    QString after;

    static constexpr auto fields()
    {
        return std::tuple(otklik::field("field", &ImportChange::field), otklik::field("before", &ImportChange::before),
                          otklik::field("after", &ImportChange::after));
    }
    friend bool operator==(const ImportChange &, const ImportChange &) = default;
};

/// A known account that may be the owner's of a new record.
struct ImportLikely final
{
    QString network;
    QString name;
    QString handle;
    qint64 probability = 0; ///< of a thousand
    QList<ProposalReason> reasons;

    static constexpr auto fields()
    {
        return std::tuple(field("network", &ImportLikely::network), field("name", &ImportLikely::name),
                          field("handle", &ImportLikely::handle), field("probability", &ImportLikely::probability),
                          field("reasons", &ImportLikely::reasons));
    }
    friend bool operator==(const ImportLikely &, const ImportLikely &) = default;
};

/// What became of one record, or would.
struct ImportOutcome final
{
    CustomerVerdict verdict = CustomerVerdict::Unchanged;
    QString externalId;
    QString name;
    QString place; ///< in the source: "line 12"
    QString code;  ///< of a refused one
    QString raw;   ///< of a refused one: its beginning
    QList<ImportChange> changes;
    QList<ImportLikely> likely;
    QList<ImportText> leftOut; ///< codes

    static constexpr auto fields()
    {
        return std::tuple(field("verdict", &ImportOutcome::verdict), field("external_id", &ImportOutcome::externalId),
                          field("name", &ImportOutcome::name), field("place", &ImportOutcome::place),
                          field("code", &ImportOutcome::code), field("raw", &ImportOutcome::raw),
                          field("changes", &ImportOutcome::changes), field("likely", &ImportOutcome::likely),
                          field("left_out", &ImportOutcome::leftOut));
    }
    friend bool operator==(const ImportOutcome &, const ImportOutcome &) = default;
};

/// What a step did record by record, as far as that is kept: the first ones of each verdict.
struct ImportReport final
{
    QList<ImportOutcome> outcomes;

    static constexpr auto fields() { return std::tuple(field("outcomes", &ImportReport::outcomes)); }
    friend bool operator==(const ImportReport &, const ImportReport &) = default;
};

/// One import that was made, or failed. Names no customer.
struct ImportRun final
{
    QString id;
    SourceId sourceId;
    QString startedBy; ///< as the colleague was called then; on the command line, who was signed in to the computer
    TimePoint startedAt{};
    std::optional<TimePoint> endedAt; ///< none: under way, or the program ended in it
    QJsonObject counts;               ///< as in CustomerJob
    QString code;                     ///< why it ended early; empty: it did not

    static constexpr auto fields()
    {
        return std::tuple(field("id", &ImportRun::id), field("source_id", &ImportRun::sourceId),
                          field("started_by", &ImportRun::startedBy), field("started_at", &ImportRun::startedAt),
                          field("ended_at", &ImportRun::endedAt), field("counts", &ImportRun::counts),
                          field("code", &ImportRun::code));
    }
    friend bool operator==(const ImportRun &, const ImportRun &) = default;
};

/// A customer base that was imported from before.
struct ImportSource final
{
    SourceId id;
    QString title;
    CustomerBaseKind kind = CustomerBaseKind::File;
    QString url;
    QString userName;
    bool hasPassword = false; ///< it is kept by the server

    static constexpr auto fields()
    {
        return std::tuple(field("id", &ImportSource::id), field("title", &ImportSource::title),
                          field("kind", &ImportSource::kind), field("url", &ImportSource::url),
                          field("user_name", &ImportSource::userName), field("has_password", &ImportSource::hasPassword));
    }
    friend bool operator==(const ImportSource &, const ImportSource &) = default;
};

struct ImportOverview final
{
    QList<ImportSource> sources; ///< by title
    QList<ImportRun> runs;       ///< newest first, a hundred at most
    QList<CustomerJob> jobs;       ///< mine: one, or none

    static constexpr auto fields()
    {
        return std::tuple(field("sources", &ImportOverview::sources), field("runs", &ImportOverview::runs),
                          field("jobs", &ImportOverview::jobs));
    }
    friend bool operator==(const ImportOverview &, const ImportOverview &) = default;
};

/// What a new import is to be.
struct ImportStart final
{
    QString title;
    CustomerBaseKind kind = CustomerBaseKind::File;
    QString url;
    QString userName;
    QString password; ///< empty: the one that is kept, for the same address and user only
    QString fileName;
    qint64 fileSize = 0;

    static constexpr auto fields()
    {
        return std::tuple(field("title", &ImportStart::title), field("kind", &ImportStart::kind), field("url", &ImportStart::url),
                          field("user_name", &ImportStart::userName), field("password", &ImportStart::password),
                          field("file_name", &ImportStart::fileName), field("file_size", &ImportStart::fileSize));
    }
};

/// What the next step of a job is to do.
struct ImportOrder final
{
    ImportStep step = ImportStep::Look;
    QList<ImportAssignment> mapping;
    bool isWhole = false;

    static constexpr auto fields()
    {
        return std::tuple(field("step", &ImportOrder::step), field("mapping", &ImportOrder::mapping),
                          field("is_whole", &ImportOrder::isWhole));
    }
};

namespace importlimit {
inline constexpr qint64 file = 64 * 1024 * 1024; ///< bytes
inline constexpr qint64 piece = 512 * 1024;      ///< of a file, in one request
inline constexpr qsizetype columns = 500;
inline constexpr qsizetype title = 100;
inline constexpr qsizetype detail = 2'000; ///< of CustomerJob
} // namespace importlimit

/// Imports of customers, done by the server at the wish of an administrator. Errors: Retry "offline" while there is no
/// connection, GiveUp "not_allowed", "not_found" (the job is gone: it is kept for a day), Conflict "import_busy"
/// (a step is under way); CorrectInput "bad_title", "file_too_large", "file_incomplete", "unsafe_address",
/// "password_missing", "bad_message".
class CustomerImports
{
public:
    virtual ~CustomerImports() = default;
    virtual Answer<ImportOverview> overview() = 0;
    /// Takes the place of my job before.
    virtual Answer<CustomerJob> start(const ImportStart &start) = 0;
    /// Bytes of the file from `at` on, at most importlimit::piece.
    virtual Answer<CustomerJob> send(const QString &job, qint64 at, const QByteArray &bytes) = 0;
    virtual Answer<CustomerJob> order(const QString &job, const ImportOrder &order) = 0;
    virtual Answer<CustomerJob> job(const QString &id) = 0;
    virtual Answer<ImportReport> report(const QString &job) = 0;
    /// The step under way ends soon; what an import has stored by then stays.
    virtual Answer<CustomerJob> stop(const QString &job) = 0;
    /// Stops it and forgets the file and the report.
    virtual Answer<bool> forget(const QString &job) = 0;
};

} // namespace otklik
