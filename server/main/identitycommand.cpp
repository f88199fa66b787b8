#include "server/main/identitycommand.h"

#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/store/auditlog.h"
#include "server/store/identitystore.h"
#include "server/store/sessionstore.h"
#include "server/store/store.h"
#include "server/store/userstore.h"

#include <QCommandLineParser>

#include <cstdio>

namespace otklik::server {

namespace {

tl::unexpected<Error> notFound()
{
    return failure(Error::Kind::CorrectInput, QStringLiteral("not_found"));
}

Result<void> list(Store &store)
{
    return store.read([](Rows &rows) -> Result<void> {
        const QList<Identity> identities = IdentityStore(rows).all();
        for (const Identity &one : identities) {
            const auto user = rows.find<User>(one.userId);
            std::printf("%s\t%s\t%s\n", qUtf8Printable(user ? user->login : QString()), qUtf8Printable(one.issuer),
                        qUtf8Printable(one.subject.isEmpty() ? one.email + QStringLiteral(" (invited)") : one.subject));
        }
        return {};
    });
}

Result<void> add(Store &store, const QString &login, const Identity &identity)
{
    return store.write([&](Rows &rows) -> Result<void> {
        const auto user = UserStore(rows).byLogin(login);
        if (!user)
            return notFound();
        IdentityStore identities(rows);
        if (identity.subject.isEmpty())
            identities.invite(identity.issuer, identity.email, user->id);
        else
            identities.link(identity.issuer, identity.subject, user->id);
        AuditLog(rows).write({}, QLatin1StringView("identity.added"), user->id.value);
        return {};
    });
}

Result<void> remove(Store &store, const QString &login)
{
    return store.write([&](Rows &rows) -> Result<void> {
        const auto user = UserStore(rows).byLogin(login);
        if (!user)
            return notFound();
        IdentityStore(rows).remove(user->id);
        SessionStore(rows).removeAllOf(user->id);
        AuditLog(rows).write({}, QLatin1StringView("identity.removed"), user->id.value);
        return {};
    });
}

} // namespace

QString IdentityCommand::name() const
{
    return QStringLiteral("identity");
}

QString IdentityCommand::usage() const
{
    return QStringLiteral("add LOGIN --issuer URL (--subject ID | --email ADDRESS) | list | remove LOGIN – which "
                          "user somebody is who signs in through an issuer");
}

int IdentityCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    DataPlace::addOption(parser);
    for (const auto &[option, what, value] :
         {std::tuple{"issuer", "The issuer, as it writes itself.", "URL"},
          std::tuple{"subject", "Its own name for the person.", "ID"},
          std::tuple{"email", "The person's address, which the issuer has verified.", "ADDRESS"}})
        parser.addOption({QLatin1StringView(option), QLatin1StringView(what), QLatin1StringView(value)});
    const bool isParsed = parser.parse(QStringList{name()} + arguments);
    const QString verb = parser.positionalArguments().value(0);
    const QString login = parser.positionalArguments().value(1);
    const Identity identity{parser.value(QStringLiteral("issuer")),
                            parser.value(QStringLiteral("subject")),
                            parser.value(QStringLiteral("email")),
                            {}};
    const bool isWhole = !identity.issuer.isEmpty() && identity.subject.isEmpty() != identity.email.isEmpty();
    const bool isKnown = verb == QLatin1StringView("list") || (verb == QLatin1StringView("remove") && !login.isEmpty())
                      || (verb == QLatin1StringView("add") && !login.isEmpty() && isWhole);
    if (!isParsed || !isKnown)
        return wrongArguments(parser.errorText());
    const DataPlace place(parser);
    const SystemClock clock;
    const auto store = place.openExisting(clock);
    if (!store)
        return FailureReport(place.folder())(store.error());
    const auto done = verb == QLatin1StringView("list") ? list(**store)
                    : verb == QLatin1StringView("add")  ? add(**store, login, identity)
                                                        : remove(**store, login);
    return done ? exitOk : FailureReport(login)(done.error());
}

} // namespace otklik::server
