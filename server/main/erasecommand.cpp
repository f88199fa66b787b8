#include "server/main/erasecommand.h"

#include "server/erasure/erasureact.h"
#include "server/erasure/personlookup.h"
#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/main/newfile.h"
#include "server/main/operatorname.h"
#include "server/store/store.h"

#include <QCommandLineParser>

#include <cstdio>
#include <iostream>
#include <string>

namespace otklik::server {

namespace {

bool saysYes()
{
    std::fputs("All of this is removed for good, here and on every laptop. Type yes to go on: ", stderr);
    std::string line;
    std::getline(std::cin, line);
    return line == "yes";
}

/// Shows whom; answers whether to go on.
Result<PersonId> choose(Store &store, const QString &name, bool isSure)
{
    QString summary;
    const auto person = store.read([&](Rows &rows) -> Result<PersonId> {
        const auto found = findPerson(rows, name);
        if (!found)
            return found;
        const auto all = PersonRows::gather(rows, *found);
        if (!all)
            return tl::unexpected<Error>(all.error());
        summary = summaryOf(*all);
        return found;
    });
    if (!person || isSure)
        return person;
    std::fputs(qUtf8Printable(summary), stderr);
    if (!saysYes())
        return failure(Error::Kind::CorrectInput, QStringLiteral("not_confirmed"));
    return person;
}

Result<ErasureReport> erase(Store &store, const PersonId &person, const QString &reason)
{
    return store.write([&](Rows &rows) -> Result<ErasureReport> {
        const auto all = PersonRows::gather(rows, person);
        if (!all)
            return tl::unexpected<Error>(all.error());
        return PersonEraser(rows).erase(*all, {{}, nameOfOperator(), reason});
    });
}

} // namespace

QString EraseCommand::name() const
{
    return QStringLiteral("erase");
}

QString EraseCommand::usage() const
{
    return QStringLiteral("PERSON [--reason TEXT] [--act FILE] [--yes] – removes a person for good, here and on every "
                          "laptop; PERSON is an id or NETWORK:HANDLE");
}

int EraseCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    DataPlace::addOption(parser);
    parser.addOption({QStringLiteral("reason"), QStringLiteral("Why; stands in the act."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("act"), QStringLiteral("Writes the act to a new file as well."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("yes"), QStringLiteral("Does not ask.")});
    if (!parser.parse(QStringList{name()} + arguments) || parser.positionalArguments().size() != 1)
        return wrongArguments(parser.errorText());
    const DataPlace place(parser);
    const QString who = parser.positionalArguments().constFirst();
    const SystemClock clock;
    const auto store = place.openExisting(clock);
    if (!store)
        return FailureReport(place.name())(store.error());
    const auto person = choose(**store, who, parser.isSet(QStringLiteral("yes")));
    if (!person)
        return FailureReport(person.error().code == QLatin1StringView("person_ambiguous") ? person.error().detail : who)(
            person.error());
    const QString actPath = parser.value(QStringLiteral("act"));
    std::unique_ptr<NewFile> actFile;
    if (!actPath.isEmpty()) { // before anything is removed: an act that cannot be written is none
        auto made = NewFile::make(actPath);
        if (!made)
            return FailureReport(actPath)(made.error());
        actFile = std::move(*made);
    }
    const auto report = erase(**store, *person, parser.value(QStringLiteral("reason")));
    if (!report) {
        if (actFile)
            actFile->discard();
        return FailureReport(who)(report.error());
    }
    const QByteArray act = actOf(*report).toUtf8();
    std::fwrite(act.constData(), 1, static_cast<size_t>(act.size()), stdout);
    std::fflush(stdout);
    const auto written = actFile ? actFile->write(act) : Result<void>();
    const auto scrubbed = (*store)->scrub();
    if (!scrubbed)
        return FailureReport(place.name())(scrubbed.error());
    return written ? exitOk : FailureReport(actPath)(written.error());
}

} // namespace otklik::server
