#include "server/main/retentioncommand.h"

#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/retention/retention.h"
#include "server/store/store.h"

#include <QCommandLineParser>

#include <cstdio>

namespace otklik::server {

namespace {

void print(const Retention::Scope &scope)
{
    for (const OldTexts::Count &count : scope.texts)
        std::printf("%-12s texts of %lld old messages, %lld deleted ones\n", qUtf8Printable(count.network),
                    static_cast<long long>(count.old), static_cast<long long>(count.deleted));
    for (const PersonId &id : scope.people)
        std::printf("person       %s\n", qUtf8Printable(id.value));
    if (scope.texts.isEmpty() && scope.people.isEmpty())
        std::puts("Nothing is kept for too long.");
}

/// Part after part until there is none.
Result<void> carryOut(Retention &retention)
{
    for (bool hasMore = true; hasMore;) {
        const auto part = retention.emptyTexts();
        if (!part)
            return tl::unexpected<Error>(part.error());
        hasMore = *part;
    }
    if (auto begun = retention.startOver(); !begun)
        return begun;
    for (bool hasMore = true; hasMore;) {
        const auto part = retention.erasePeople();
        if (!part)
            return tl::unexpected<Error>(part.error());
        hasMore = *part;
    }
    return {};
}

} // namespace

QString RetentionCommand::name() const
{
    return QStringLiteral("retention");
}

QString RetentionCommand::usage() const
{
    return QStringLiteral("[--dry-run] – takes away what is kept for too long by the team's own rules");
}

int RetentionCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    DataPlace::addOption(parser);
    parser.addOption({QStringLiteral("dry-run"), QStringLiteral("Only says what would go.")});
    if (!parser.parse(QStringList{name()} + arguments) || !parser.positionalArguments().isEmpty())
        return wrongArguments(parser.errorText());
    const DataPlace place(parser);
    const FailureReport report(place.name());
    const SystemClock clock;
    const auto store = place.openExisting(clock);
    if (!store)
        return report(store.error());
    Retention retention(**store);
    if (parser.isSet(QStringLiteral("dry-run"))) {
        const auto scope = retention.scope();
        if (!scope)
            return report(scope.error());
        print(*scope);
        return exitOk;
    }
    if (const auto done = carryOut(retention); !done)
        return report(done.error());
    std::printf("%lld texts were emptied, %lld people erased\n", static_cast<long long>(retention.emptied()),
                static_cast<long long>(retention.erased()));
    std::fflush(stdout);
    const auto scrubbed = (*store)->scrubIfDue();
    return scrubbed ? exitOk : report(scrubbed.error());
}

} // namespace otklik::server
