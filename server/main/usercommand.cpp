#include "server/main/usercommand.h"

#include "models/uuid7.h"
#include "server/auth/password.h"
#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/main/passwordprompt.h"
#include "server/store/auditlog.h"
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

Result<QString> askForHash()
{
    const QString password = askPassword();
    if (password.isEmpty())
        return failure(Error::Kind::CorrectInput, QStringLiteral("empty_password"));
    return hashPassword(password);
}

/// "A, B" as "A,B": each once, none empty.
QString namesOf(const QString &typed)
{
    QStringList names;
    for (const QString &name : typed.split(u','))
        names.append(name.trimmed());
    names.removeAll(QString());
    names.removeDuplicates();
    return names.join(u',');
}

Result<void> list(Store &store)
{
    const auto users = store.read([](Rows &rows) -> Result<QList<User>> { return UserStore(rows).users(); });
    if (!users)
        return tl::unexpected<Error>(users.error());
    for (const User &user : *users)
        std::printf("%s\t%s\t%s%s%s%s\n", qUtf8Printable(user.login), qUtf8Printable(user.name),
                    qUtf8Printable(QString(nameOf(user.role))), qUtf8Printable(user.teams.isEmpty() ? QString() : u'\t' + user.teams), user.needsReview ? "\tneeds review" : "",
                    user.isActive ? "" : "\tdisabled");
    return {};
}

Result<void> add(Store &store, User user)
{
    const auto isTaken =
        store.read([&](Rows &rows) -> Result<bool> { return UserStore(rows).byLogin(user.login).has_value(); });
    if (!isTaken || *isTaken)
        return isTaken ? failure(Error::Kind::CorrectInput, QStringLiteral("login_taken"))
                       : tl::unexpected<Error>(isTaken.error());
    const auto hash = askForHash();
    if (!hash)
        return tl::unexpected<Error>(hash.error());
    return store.write([&](Rows &rows) -> Result<void> {
        UserStore users(rows);
        if (users.byLogin(user.login))
            return failure(Error::Kind::CorrectInput, QStringLiteral("login_taken"));
        user.id = newId<UserId>(store.clock());
        rows.put(user);
        users.setPasswordHash(user.id, *hash);
        AuditLog(rows).write({}, QLatin1StringView("user.added"), user.id.value);
        return {};
    });
}

Result<void> disable(Store &store, const QString &login)
{
    return store.write([&](Rows &rows) -> Result<void> {
        auto user = UserStore(rows).byLogin(login);
        if (!user)
            return notFound();
        user->isActive = false;
        rows.put(*user);
        SessionStore(rows).removeAllOf(user->id);
        AuditLog(rows).write({}, QLatin1StringView("user.disabled"), user->id.value);
        return {};
    });
}

/// Changes role and teams as far as they are given, and lets a disabled one in again.
Result<void> change(Store &store, const QString &login, const std::optional<Role> &role, const std::optional<QString> &teams)
{
    return store.write([&](Rows &rows) -> Result<void> {
        auto user = UserStore(rows).byLogin(login);
        if (!user)
            return notFound();
        user->isActive = true;
        user->role = role.value_or(user->role);
        user->teams = teams.value_or(user->teams);
        rows.put(*user);
        AuditLog(rows).write({}, QLatin1StringView("user.changed"), user->id.value,
                             {{QStringLiteral("role"), QString(nameOf(user->role))}, {QStringLiteral("teams"), user->teams}});
        return {};
    });
}

Result<void> setPassword(Store &store, const QString &login)
{
    const auto user = store.read([&](Rows &rows) -> Result<std::optional<User>> { return UserStore(rows).byLogin(login); });
    if (!user || !*user)
        return user ? notFound() : tl::unexpected<Error>(user.error());
    const auto hash = askForHash();
    if (!hash)
        return tl::unexpected<Error>(hash.error());
    return store.write([&](Rows &rows) -> Result<void> {
        UserStore(rows).setPasswordHash((*user)->id, *hash);
        // Whoever knew the old one is out.
        SessionStore(rows).removeAllOf((*user)->id);
        AuditLog(rows).write({}, QLatin1StringView("user.password"), (*user)->id.value);
        return {};
    });
}

} // namespace

QString UserCommand::name() const
{
    return QStringLiteral("user");
}

QString UserCommand::usage() const
{
    return QStringLiteral("add LOGIN [--name NAME] [--role agent|lead|administrator] [--teams A,B] [--needs-review] | list | "
                          "change LOGIN [--role ROLE] [--teams A,B] | disable LOGIN | password LOGIN – colleagues");
}

int UserCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    DataPlace::addOption(parser);
    parser.addOption({QStringLiteral("name"), QStringLiteral("Full name."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("role"), QStringLiteral("Role."), QStringLiteral("ROLE"), QStringLiteral("agent")});
    parser.addOption({QStringLiteral("teams"), QStringLiteral("Teams, with commas between."), QStringLiteral("TEAMS")});
    parser.addOption({QStringLiteral("needs-review"), QStringLiteral("Every reply goes through a lead.")});
    const bool isParsed = parser.parse(QStringList{name()} + arguments);
    const QString verb = parser.positionalArguments().value(0);
    const QString login = parser.positionalArguments().value(1);
    const auto role = fromName<Role>(parser.value(QStringLiteral("role")));
    const bool isKnown = verb == QLatin1StringView("list")
        || (!login.isEmpty()
            && QStringList{QStringLiteral("add"), QStringLiteral("change"), QStringLiteral("disable"), QStringLiteral("password")}.contains(verb));
    if (!isParsed || !isKnown || !role)
        return wrongArguments(parser.errorText());
    const DataPlace place(parser);
    const SystemClock clock;
    const auto store = verb == QLatin1StringView("add") ? place.open(clock) : place.openExisting(clock);
    if (!store)
        return FailureReport(place.name())(store.error());
    const auto teams = parser.isSet(QStringLiteral("teams")) ? std::optional(namesOf(parser.value(QStringLiteral("teams"))))
                                                             : std::nullopt;
    const QString fullName = parser.isSet(QStringLiteral("name")) ? parser.value(QStringLiteral("name")) : login;
    const auto done = verb == QLatin1StringView("list") ? list(**store)
        : verb == QLatin1StringView("add")
        ? add(**store, User{{}, login, fullName, *role, parser.isSet(QStringLiteral("needs-review")), true, teams.value_or(QString())})
        : verb == QLatin1StringView("change")
        ? change(**store, login, parser.isSet(QStringLiteral("role")) ? role : std::nullopt, teams)
        : verb == QLatin1StringView("disable") ? disable(**store, login)
                                               : setPassword(**store, login);
    return done ? exitOk : FailureReport(login)(done.error());
}

} // namespace otklik::server
