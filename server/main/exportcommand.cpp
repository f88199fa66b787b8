#include "server/main/exportcommand.h"

#include "server/erasure/personexport.h"
#include "server/erasure/personlookup.h"
#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/main/newfile.h"
#include "server/store/auditlog.h"
#include "server/store/store.h"

#include <QCommandLineParser>

#include <cstdio>

namespace otklik::server {

QString ExportCommand::name() const
{
    return QStringLiteral("export");
}

QString ExportCommand::usage() const
{
    return QStringLiteral("PERSON FILE – writes all data of a person to a new file; PERSON is an id or NETWORK:HANDLE");
}

int ExportCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    DataPlace::addOption(parser);
    if (!parser.parse(QStringList{name()} + arguments) || parser.positionalArguments().size() != 2)
        return wrongArguments(parser.errorText());
    const DataPlace place(parser);
    const QString who = parser.positionalArguments().at(0);
    const QString path = parser.positionalArguments().at(1);
    const SystemClock clock;
    const auto store = place.openExisting(clock);
    if (!store)
        return FailureReport(place.name())(store.error());
    PersonId person;
    const auto document = (*store)->read([&](Rows &rows) -> Result<QByteArray> {
        const auto found = findPerson(rows, who);
        if (!found)
            return tl::unexpected<Error>(found.error());
        person = *found;
        const auto all = PersonRows::gather(rows, person);
        return all ? Result<QByteArray>(exportOf(*all, rows.now())) : tl::unexpected<Error>(all.error());
    });
    if (!document)
        return FailureReport(document.error().code == QLatin1StringView("person_ambiguous") ? document.error().detail
                                                                                             : who)(document.error());
    const auto file = NewFile::make(path);
    if (!file)
        return FailureReport(path)(file.error());
    if (const auto written = (*file)->write(*document); !written)
        return FailureReport(path)(written.error());
    const auto audited = (*store)->write([&](Rows &rows) -> Result<void> {
        AuditLog(rows).write({}, QLatin1StringView("person.exported"), person.value);
        return {};
    });
    if (!audited)
        return FailureReport(place.name())(audited.error());
    std::printf("All data of the person is in %s\n", qUtf8Printable(path));
    return exitOk;
}

} // namespace otklik::server
