#include "server/main/contactcommand.h"

#include "guidance/privacy/personaldata.h"
#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/store/auditlog.h"
#include "server/store/owncontactstore.h"
#include "server/store/store.h"

#include <QCommandLineParser>

#include <cstdio>

namespace otklik::server {

namespace {

Result<void> list(Store &store)
{
    const auto values = store.read([](Rows &rows) -> Result<QStringList> { return OwnContactStore(rows).values(); });
    if (!values)
        return tl::unexpected<Error>(values.error());
    for (const QString &value : *values)
        std::printf("%s\n", qUtf8Printable(value));
    return {};
}

/// Something that a reply could not name anyway would only seem to help.
bool isContact(const QString &value)
{
    const QString example = value.startsWith(u'@') ? QStringLiteral("help") + value : value;
    return !findPersonalData(example).isEmpty() && findPersonalData(example, {{value}}).isEmpty();
}

Result<void> add(Store &store, const QString &value)
{
    if (!isContact(value))
        return failure(Error::Kind::CorrectInput, QStringLiteral("not_a_contact"));
    return store.write([&](Rows &rows) -> Result<void> {
        OwnContactStore(rows).add(value);
        AuditLog(rows).write({}, QLatin1StringView("contact.own_added"), value);
        return {};
    });
}

Result<void> remove(Store &store, const QString &value)
{
    return store.write([&](Rows &rows) -> Result<void> {
        if (!OwnContactStore(rows).remove(value))
            return failure(Error::Kind::CorrectInput, QStringLiteral("no_such_contact"));
        AuditLog(rows).write({}, QLatin1StringView("contact.own_removed"), value);
        return {};
    });
}

} // namespace

QString ContactCommand::name() const
{
    return QStringLiteral("contact");
}

QString ContactCommand::usage() const
{
    return QStringLiteral("add VALUE | list | remove VALUE – the company's own public contacts (an e-mail address, "
                          "@domain, a phone number), which replies may name in public");
}

int ContactCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    DataPlace::addOption(parser);
    const bool isParsed = parser.parse(QStringList{name()} + arguments);
    const QString verb = parser.positionalArguments().value(0);
    const QString value = parser.positionalArguments().value(1).trimmed();
    const bool isKnown = verb == QLatin1StringView("list")
        || (!value.isEmpty() && (verb == QLatin1StringView("add") || verb == QLatin1StringView("remove")));
    if (!isParsed || !isKnown)
        return wrongArguments(parser.errorText());
    const DataPlace place(parser);
    const SystemClock clock;
    const auto store = verb == QLatin1StringView("add") ? place.open(clock) : place.openExisting(clock);
    if (!store)
        return FailureReport(place.name())(store.error());
    const auto done = verb == QLatin1StringView("list") ? list(**store)
        : verb == QLatin1StringView("add")              ? add(**store, value)
                                                        : remove(**store, value);
    return done ? exitOk : FailureReport(value)(done.error());
}

} // namespace otklik::server
