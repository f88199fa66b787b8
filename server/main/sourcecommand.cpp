#include "server/main/sourcecommand.h"

#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/store/auditlog.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"
#include "server/store/teamstore.h"

#include <QCommandLineParser>

#include <cstdio>

namespace otklik::server {

namespace {

Result<void> list(Store &store)
{
    const auto sources = store.read([](Rows &rows) -> Result<QList<Source>> { return SourceStore(rows).sources(); });
    if (!sources)
        return tl::unexpected<Error>(sources.error());
    for (const Source &source : *sources)
        std::printf("%s\t%s\t%s\t%s\n", qUtf8Printable(source.id.value), qUtf8Printable(source.title),
                    qUtf8Printable(QString(nameOf(source.state))),
                    source.team.isEmpty() ? "(shared)" : qUtf8Printable(source.team));
    return {};
}

Result<void> give(Store &store, const QString &id, const QString &team)
{
    return store.write([&](Rows &rows) -> Result<void> {
        const auto source = rows.find<Source>(id);
        if (!source)
            return failure(Error::Kind::CorrectInput, QStringLiteral("no_such_source"));
        TeamStore(rows).give(*source, team);
        AuditLog(rows).write({}, QLatin1StringView("source.given"), id, {{QStringLiteral("team"), team}});
        return {};
    });
}

} // namespace

QString SourceCommand::name() const
{
    return QStringLiteral("source");
}

QString SourceCommand::usage() const
{
    return QStringLiteral("list | give ID TEAM | share ID – who works with what comes in");
}

int SourceCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    DataPlace::addOption(parser);
    const bool isParsed = parser.parse(QStringList{name()} + arguments);
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    const QString id = words.value(1);
    const QString team = words.value(2).trimmed();
    const bool isList = verb == QLatin1StringView("list") && words.size() == 1;
    const bool isGive = verb == QLatin1StringView("give") && words.size() == 3 && !team.isEmpty() && !team.contains(u',');
    const bool isShare = verb == QLatin1StringView("share") && words.size() == 2;
    if (!isParsed || (!isList && !isGive && !isShare))
        return wrongArguments(parser.errorText());
    const DataPlace place(parser);
    const SystemClock clock;
    const auto store = place.openExisting(clock);
    if (!store)
        return FailureReport(place.name())(store.error());
    const auto done = isList ? list(**store) : give(**store, id, team);
    return done ? exitOk : FailureReport(id)(done.error());
}

} // namespace otklik::server
