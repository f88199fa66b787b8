#include "server/api/handlers/customerimports.h"

#include "models/json.h"
#include "server/customers/customerfield.h"
#include "server/customers/customerjobstep.h"
#include "server/customers/customeropening.h"
#include "server/customers/knownsource.h"
#include "server/store/customerjobstore.h"
#include "server/store/makeid.h"
#include "server/store/secrets.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"

#include <QFileInfo>
#include <QUrl>

namespace otklik::server {

namespace {

constexpr qint64 mostRuns = 100;
constexpr qsizetype longestUrl = 2'000;
constexpr qsizetype longestName = 255; ///< of a file, of a user, and a password
constexpr qsizetype longestColumn = 500;

tl::unexpected<Error> refused(const char *code, Error::Kind kind = Error::Kind::CorrectInput)
{
    return failure(kind, QString::fromLatin1(code));
}

bool isUnderWay(const CustomerJob &job)
{
    return job.state == ImportState::Waiting || job.state == ImportState::Running || job.state == ImportState::Stopping;
}

/// The body as what it should be. Codes of Call::object().
template <class T>
Result<T> bodyOf(const Call &call)
{
    const auto object = call.object();
    if (!object)
        return tl::unexpected<Error>(object.error());
    auto value = fromJson<T>(*object);
    return value ? std::move(value) : refused("bad_message");
}

Result<void> checkStart(const ImportStart &start)
{
    if (!isSourceTitle(start.title))
        return refused("bad_title");
    const bool isTooLong = start.url.size() > longestUrl || start.userName.size() > longestName
        || start.password.size() > longestName || start.fileName.size() > longestName;
    if (isTooLong || start.fileName.contains(u'/'))
        return refused("bad_message");
    if (start.kind == CustomerBaseKind::File) {
        if (start.fileSize < 1 || start.fileName.isEmpty() || !start.url.isEmpty() || !start.password.isEmpty())
            return refused(start.fileSize == 0 ? "file_empty" : "bad_message");
        return start.fileSize > importlimit::file ? Result<void>(refused("file_too_large")) : Result<void>();
    }
    const QUrl url(start.url);
    if (!start.url.isEmpty() && (!url.isValid() || !mayCarrySecrets(url)))
        return refused("unsafe_address");
    return {};
}

bool isMapping(const QList<ImportAssignment> &mapping)
{
    return mapping.size() <= importlimit::columns
        && std::ranges::all_of(mapping, [](const ImportAssignment &one) {
               return !one.column.isEmpty() && one.column.size() <= longestColumn && fromName<CustomerField>(one.field);
           });
}

ImportSource sourceOf(Rows &rows, const Source &source)
{
    const CustomerBase base = CustomerSourceStore(rows).base(source.id).value_or(CustomerBase{});
    const bool isFile = base.kind == CustomerBaseKind::File;
    return {source.id, source.title, base.kind, isFile ? QFileInfo(base.url).fileName() : base.url, base.user,
            !Secrets(rows).value(source.id.value, jobPasswordName).isEmpty()};
}

} // namespace

Result<HttpAnswer> CustomerImportsHandler::handle(const Call &call)
{
    if (call.session->user.role != Role::Administrator)
        return refused("not_allowed", Error::Kind::GiveUp);
    return answer(call);
}

template <class Change>
Result<HttpAnswer> CustomerImportsHandler::changed(const Call &call, const Change &change)
{
    return m_store.write([&](Rows &rows) -> Result<HttpAnswer> {
        CustomerJobStore jobs(rows);
        auto job = jobs.find(QString::fromUtf8(call.path.value("id")), call.session->user.id);
        if (!job)
            return refused("not_found", Error::Kind::GiveUp);
        if (const Result<void> done = change(rows, *job); !done)
            return tl::unexpected<Error>(done.error());
        jobs.put(*job);
        return jsonAnswer(toJson(*job));
    });
}

Result<HttpAnswer> CustomerImportsOverviewHandler::answer(const Call &call)
{
    return m_store.read([&](Rows &rows) -> Result<HttpAnswer> {
        ImportOverview overview;
        for (const Source &source : SourceStore(rows).sourcesOf(customerBase))
            overview.sources.append(sourceOf(rows, source));
        std::ranges::sort(overview.sources, {}, &ImportSource::title);
        overview.runs = CustomerSourceStore(rows).runs(mostRuns);
        if (const auto job = CustomerJobStore(rows).jobOf(call.session->user.id))
            overview.jobs.append(*job);
        return jsonAnswer(toJson(overview));
    });
}

Result<HttpAnswer> StartCustomerImportHandler::answer(const Call &call)
{
    const auto start = bodyOf<ImportStart>(call);
    if (!start)
        return tl::unexpected<Error>(start.error());
    if (const auto checked = checkStart(*start); !checked)
        return tl::unexpected<Error>(checked.error());
    const UserId &me = call.session->user.id;
    return m_store.write([&](Rows &rows) -> Result<HttpAnswer> {
        CustomerJobStore jobs(rows);
        const auto before = jobs.jobOf(me);
        if (before && isUnderWay(*before))
            return refused("import_busy", Error::Kind::Conflict);
        CustomerImportOptions options;
        options.title = start->title;
        options.base = {{}, start->kind, start->url, start->userName, {}};
        const auto kept = addWhatIsKnown(rows, options);
        if (!kept)
            return tl::unexpected<Error>(kept.error());
        const bool isFile = options.base.kind == CustomerBaseKind::File;
        if (!isFile && kept->isEmpty() && start->password.isEmpty())
            return refused("password_missing");
        if (before)
            jobs.remove(before->id);
        jobs.removeOld();
        CustomerJob job;
        job.id = makeId<Id<struct CustomerJobTag>>(rows).value;
        job.title = options.title;
        job.kind = options.base.kind;
        job.url = options.base.url;
        job.userName = options.base.user;
        job.mapping = assignmentsOf(options.base.mapping);
        job.fileName = start->fileName;
        job.fileSize = isFile ? start->fileSize : 0;
        job.state = isFile ? ImportState::Receiving : ImportState::Idle;
        if (isFile)
            job.url.clear();
        else if (!start->password.isEmpty())
            Secrets(rows).set(job.id, jobPasswordName, start->password);
        jobs.add(job, me);
        return jsonAnswer(toJson(job), 201);
    });
}

Result<HttpAnswer> CustomerJobHandler::answer(const Call &call)
{
    return m_store.read([&](Rows &rows) -> Result<HttpAnswer> {
        const auto job = CustomerJobStore(rows).find(QString::fromUtf8(call.path.value("id")), call.session->user.id);
        if (!job)
            return refused("not_found", Error::Kind::GiveUp);
        return jsonAnswer(toJson(*job));
    });
}

Result<HttpAnswer> PutCustomerFileHandler::answer(const Call &call)
{
    const QByteArray &bytes = call.request.body;
    bool isNumber = false;
    const qint64 at = call.query(QLatin1StringView("at")).value_or(QString()).toLongLong(&isNumber);
    if (!isNumber || at < 0)
        return refused("bad_query");
    if (call.request.contentType != "application/octet-stream" || bytes.isEmpty() || bytes.size() > importlimit::piece)
        return refused("bad_message");
    return changed(call, [&](Rows &rows, CustomerJob &job) -> Result<void> {
        if (job.kind != CustomerBaseKind::File || at > job.fileReceived || at + bytes.size() > job.fileSize)
            return refused("bad_query");
        if (job.state != ImportState::Receiving || at < job.fileReceived)
            return {}; // it came before; the answer was lost
        CustomerJobStore(rows).putPiece(job.id, at, bytes);
        job.fileReceived += bytes.size();
        if (job.fileReceived == job.fileSize)
            job.state = ImportState::Idle;
        return {};
    });
}

Result<HttpAnswer> OrderCustomerImportHandler::answer(const Call &call)
{
    const auto order = bodyOf<ImportOrder>(call);
    if (!order)
        return tl::unexpected<Error>(order.error());
    if (order->step == ImportStep::None)
        return refused("bad_message");
    if (!isMapping(order->mapping))
        return refused("bad_map");
    auto answer = changed(call, [&](Rows &, CustomerJob &job) -> Result<void> {
        if (isUnderWay(job))
            return refused("import_busy", Error::Kind::Conflict);
        if (job.kind == CustomerBaseKind::File && job.fileReceived < job.fileSize)
            return refused("file_incomplete");
        if (!order->mapping.isEmpty())
            job.mapping = order->mapping;
        job.isWhole = order->isWhole;
        job.step = order->step;
        job.state = ImportState::Waiting;
        job.code.clear();
        job.detail.clear();
        job.counts = {};
        return {};
    });
    if (answer && m_asked)
        m_asked();
    return answer;
}

Result<HttpAnswer> CustomerImportReportHandler::answer(const Call &call)
{
    return m_store.read([&](Rows &rows) -> Result<HttpAnswer> {
        CustomerJobStore jobs(rows);
        const auto job = jobs.find(QString::fromUtf8(call.path.value("id")), call.session->user.id);
        if (!job)
            return refused("not_found", Error::Kind::GiveUp);
        const QByteArray report = jobs.report(job->id);
        HttpAnswer answer = jsonAnswer(toJson(ImportReport{}));
        if (!report.isEmpty())
            answer.body = report;
        return answer;
    });
}

Result<HttpAnswer> StopCustomerImportHandler::answer(const Call &call)
{
    return changed(call, [](Rows &, CustomerJob &job) -> Result<void> {
        if (job.state == ImportState::Running)
            job.state = ImportState::Stopping;
        if (job.state == ImportState::Waiting) {
            job.state = ImportState::Idle;
            job.code = QStringLiteral("cancelled");
        }
        return {};
    });
}

Result<HttpAnswer> ForgetCustomerImportHandler::answer(const Call &call)
{
    return m_store.write([&](Rows &rows) -> Result<HttpAnswer> {
        CustomerJobStore jobs(rows);
        const auto job = jobs.find(QString::fromUtf8(call.path.value("id")), call.session->user.id);
        if (!job)
            return refused("not_found", Error::Kind::GiveUp);
        jobs.remove(job->id); // a step under way misses it, and ends
        return emptyAnswer();
    });
}

} // namespace otklik::server
