#include "server/main/modelversions.h"

#include "guidance/learning/modeldocument.h"
#include "server/store/auditlog.h"
#include "server/store/makeid.h"
#include "server/store/rows.h"
#include "server/store/store.h"
#include "server/store/teamdocumentstore.h"

namespace otklik::server {

namespace {

qint64 publishBody(Rows &rows, TeamDocumentKind kind, const QString &body, const QString &note)
{
    const TeamDocument stored =
        TeamDocumentStore(rows).publish({makeId<TeamDocumentId>(rows), kind, 0, body, note, {}, {}});
    AuditLog(rows).write(
        {}, QLatin1StringView("team.published"), stored.id.value,
        {{QStringLiteral("kind"), QString(nameOf(kind))}, {QStringLiteral("version"), stored.version}});
    return stored.version;
}

} // namespace

Result<std::optional<TextModel>> ModelVersions::inUse() const
{
    const auto newest = m_store.read([&](Rows &rows) -> Result<QString> {
        const auto document = TeamDocumentStore(rows).newest(m_kind);
        return document ? document->body : QString();
    });
    if (!newest)
        return tl::unexpected<Error>(newest.error());
    return readModelDocument(*newest).value_or(std::nullopt);
}

Result<QList<TeamDocument>> ModelVersions::versions() const
{
    return m_store.read([&](Rows &rows) -> Result<QList<TeamDocument>> {
        QList<TeamDocument> all;
        TeamDocumentStore documents(rows);
        const auto newest = documents.newest(m_kind);
        for (qint64 version = 1; newest && version <= newest->version; ++version)
            if (auto document = documents.version(m_kind, version)) {
                if (!document->body.isEmpty())
                    document->body = QStringLiteral("model");
                all.append(*document);
            }
        return all;
    });
}

Result<qint64> ModelVersions::publish(const TextModel &model, const QString &note)
{
    return m_store.write(
        [&](Rows &rows) -> Result<qint64> { return publishBody(rows, m_kind, modelDocument(model), note); });
}

Result<qint64> ModelVersions::revert(std::optional<qint64> version)
{
    return m_store.write([&](Rows &rows) -> Result<qint64> {
        TeamDocumentStore documents(rows);
        const auto newest = documents.newest(m_kind);
        if (!newest)
            return failure(Error::Kind::CorrectInput, QStringLiteral("no_model"));
        const qint64 wanted = version.value_or(newest->version - 1);
        const auto older = documents.version(m_kind, wanted);
        if (wanted != 0 && !older)
            return failure(Error::Kind::CorrectInput, QStringLiteral("no_such_version"), QString::number(wanted));
        if (older && !readModelDocument(older->body))
            return failure(Error::Kind::CorrectInput, QStringLiteral("version_unusable"), QString::number(wanted));
        return publishBody(rows, m_kind, older ? older->body : QString(),
                           QStringLiteral("version %1 again").arg(wanted));
    });
}

} // namespace otklik::server
