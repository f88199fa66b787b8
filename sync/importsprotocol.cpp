#include "sync/importsprotocol.h"

#include "models/json.h"

#include <QJsonDocument>
#include <QUrl>

namespace otklik::importsprotocol {

namespace {

constexpr qsizetype mostOutcomes = 2'000;
constexpr qsizetype mostRows = 2'000; ///< of any other list
const QByteArray json("application/json");

bool isSane(const CustomerJob &job)
{
    return job.columns.size() <= importlimit::columns && job.mapping.size() <= importlimit::columns;
}

bool isSane(const ImportReport &report)
{
    return report.outcomes.size() <= mostOutcomes;
}

bool isSane(const ImportOverview &overview)
{
    return overview.sources.size() <= mostRows && overview.runs.size() <= mostRows && overview.jobs.size() <= 1;
}

template <class T>
Then<QByteArray> decoded(Then<T> then)
{
    return [then = std::move(then)](Reply<QByteArray> answer) {
        if (!answer)
            return then(tl::unexpected<Failure>(answer.error()));
        auto value = fromJson<T>(QJsonDocument::fromJson(*answer).object());
        if (value && isSane(*value))
            return then(std::move(*value));
        const QString detail = value ? QString() : value.error().detail;
        then(tl::unexpected<Failure>(Failure{{Error::Kind::GiveUp, QStringLiteral("bad_message"), detail}, {}, {}}));
    };
}

QString pathOf(const QString &job, const QString &what = {})
{
    return u'/' + QString::fromLatin1(QUrl::toPercentEncoding(job)) + what;
}

ImportsRequest post(const QString &path, const QJsonObject &body)
{
    return {"POST", path, {}, json, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

} // namespace

void overview(RemoteApi &api, Then<ImportOverview> then)
{
    api.customerImports({"GET", {}, {}, {}, {}}, decoded(std::move(then)));
}

void start(RemoteApi &api, const ImportStart &start, Then<CustomerJob> then)
{
    api.customerImports(post({}, toJson(start)), decoded(std::move(then)));
}

void send(RemoteApi &api, const QString &job, qint64 at, const QByteArray &bytes, Then<CustomerJob> then)
{
    const QString query = QStringLiteral("at=") + QString::number(at);
    api.customerImports({"PUT", pathOf(job, QStringLiteral("/file")), query, "application/octet-stream", bytes}, decoded(std::move(then)));
}

void order(RemoteApi &api, const QString &job, const ImportOrder &order, Then<CustomerJob> then)
{
    api.customerImports(post(pathOf(job, QStringLiteral("/steps")), toJson(order)), decoded(std::move(then)));
}

void job(RemoteApi &api, const QString &id, Then<CustomerJob> then)
{
    api.customerImports({"GET", pathOf(id), {}, {}, {}}, decoded(std::move(then)));
}

void report(RemoteApi &api, const QString &job, Then<ImportReport> then)
{
    api.customerImports({"GET", pathOf(job, QStringLiteral("/report")), {}, {}, {}}, decoded(std::move(then)));
}

void stop(RemoteApi &api, const QString &job, Then<CustomerJob> then)
{
    api.customerImports(post(pathOf(job, QStringLiteral("/stop")), {}), decoded(std::move(then)));
}

void forget(RemoteApi &api, const QString &job, Then<bool> then)
{
    api.customerImports({"DELETE", pathOf(job), {}, {}, {}}, [then = std::move(then)](Reply<QByteArray> answer) {
        if (answer)
            then(true);
        else
            then(tl::unexpected<Failure>(answer.error()));
    });
}

} // namespace otklik::importsprotocol
